#pragma once

#include <stdbool.h>

#include "base/diag.h"
#include "base/out.h"
#include "batch/job.h"

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

/** True when a name is that of a pass. */
bool inspect_knows_pass(const char *name);
/** The names of all passes with commas between them, for messages; the caller frees it. */
char *inspect_pass_names(void);

/** Prints what a stage made of one input. False, reported, when it cannot. */
bool inspect_dump(const struct dump_request *request, struct out *out, struct diag *diag);

/** Prints the fonts that would be used for each role and language, and why. False, reported, without a Chinese font. */
bool inspect_fonts(struct out *out, struct diag *diag);

/** Prints the built-in themes, a line each. */
void inspect_themes(struct out *out, struct diag *diag);
