#pragma once

#include <glib.h>
#include <stdbool.h>

#include "batch/inspect.h"
#include "batch/job.h"
#include "batch/book_job.h"
#include "batch/plan.h"
#include "cli/book_options.h"
#include "cli/report.h"

enum command {
	COMMAND_CONVERT,
	COMMAND_BOOK,
	COMMAND_INIT,
	COMMAND_DUMP,
	COMMAND_FONTS,
	COMMAND_THEMES,
	COMMAND_COUNT
};

/** A parsed command line. The strings belong to it. */
struct options {
	enum command command;
	bool help;
	bool version;
	bool strict;
	bool timings;       // print how long each step took
	bool offline;       // images on the network come from the cache only
	char *fetch_images; // the hosts that they may come from, as they were written; NULL: not asked for
	char *cache_folder;
	enum report_level level;
	struct settings settings;
	struct request request;   // COMMAND_CONVERT
	struct dump_request dump; // COMMAND_DUMP
	struct book_options book; // COMMAND_BOOK, COMMAND_INIT
	struct book_job book_job; // COMMAND_BOOK
	bool show_theme;          // COMMAND_THEMES: of the first input's name; the theme that counts here without one
	char *new_theme;          // COMMAND_THEMES: the file to write; NULL: none
	// private state
	char **inputs;
	char **outputs;
	char *folder;
	GArray *book_outputs; // struct job_output
	GPtrArray *overrides; // char *, NULL-terminated
	char **fetch_hosts;
	char **set;
	char *theme, *lang, *root, *config, *encoding, *extensions, *pdf_standard, *stage, *after, *metrics;
	char *punctuation, *break_level;
};

/**
 * Parses argv. The first word is a command if it is the name of one; otherwise the command is convert. On a usage error
 * returns false and sets *error, which the caller frees. The world is borrowed by the settings.
 */
bool options_parse(struct options *out, struct world *world, int argc, char **argv, char **error);
void options_finish(struct options *options);

/** The help text of a command, from the same tables that parse; the caller frees it. */
char *options_help(enum command command);
