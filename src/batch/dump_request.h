#pragma once

#include <stdbool.h>

#include "batch/job.h"

/** What `bifolio dump` is to print of one input. */
enum dump_stage { DUMP_DOC, DUMP_TEXT, DUMP_PAGES, DUMP_BREAKS, DUMP_ADVANCES, DUMP_LINES, DUMP_STAGES };

struct dump_request {
	enum dump_stage stage;
	const char *after; // DUMP_DOC: name of the last pass to run; NULL: all
	bool em_metrics;   // widths from the em table, no font is opened
	bool markdown;     // DUMP_BREAKS and on: the input is Markdown, not one paragraph a line
	double measure;    // DUMP_LINES: em
	double indent;     // DUMP_LINES: em
	const char *input;
	const struct settings *settings;
};
