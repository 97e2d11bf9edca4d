#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/world.h"
#include "batch/format.h"

/**
 * Where a run reads, and what the flags say about reading and looks: plain data, which jobs only read. Strings are NULL
 * when the flag is absent.
 */
struct settings {
	struct world *world;
	const char *theme;
	const char *lang;
	const char *root;
	const char *config; // a configuration file instead of the nearest bifolio.yaml
	const char *encoding;
	const char *pdf_standard;       // what a PDF is to conform to, as convert_knows_standard takes it
	const char *const *overrides;   // theme options as "key=value", NULL-terminated, over all others; may be NULL
	const char *const *fetch_hosts; // that it may ask, NULL-terminated; NULL: those of the configuration
	bool embed_fonts;               // the EPUB carries fonts; also a key of the configuration
	bool debug_boxes;               // pages show how they were set
	bool attach_source;             // the Markdown goes into the PDF; as convert_may_attach allows
	const char *extensions;         // of Markdown, to turn on and off, as reading_extensions_error takes them
	bool strict_commonmark;
	bool lenient_lists;
	bool ruby; // also a key of the configuration
};

struct job_output {
	enum format format;
	const char *path; // "-" is standard output
};

/** One source and all that is made of it in one reading. */
struct job {
	const char *input;
	const struct job_output *outputs;
	size_t output_count;
	bool makes_folders; // -O: the outputs' folders are made
	const char *within; // the folder, real, that it was found in: drafts are left out; NULL: the user named it
	const struct settings *settings;
};

enum job_result {
	JOB_DONE,
	JOB_SKIPPED, // a draft in a folder
	JOB_FAILED,  // an output is missing
};
