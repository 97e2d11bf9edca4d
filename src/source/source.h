#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/world.h"
#include "doc/doc.h"
#include "pass/pass.h"
#include "syntax/dialect.h"
#include "front/frontmatter.h"
#include "hugo/shortcode_map.h"
#include "hugo/site.h"

/** One input, read and made clean: UTF-8, no byte order mark, LF line ends, no NUL. */
struct source {
	const char *path; // as the user named it; "-" is standard input
	const char *root; // the source root, resolved; the working folder for "-"
	uint32_t file;    // its index in the diagnostics
	const char *text; // in the arena, NUL-terminated
	size_t length;
};

struct source_options {
	struct world *world;
	const char *encoding;          // --from-encoding; NULL: UTF-8, or UTF-16 by its mark
	const char *root;              // --root; NULL: found
	const char *within;            // a folder, real, beneath which the source was found; NULL: the user named it
	bool strict_commonmark;        // no help for Chinese, Japanese and Korean
	bool lenient_lists;            // a list under a numbered item may be indented too little
	bool ruby;                     // {漢字|かんじ} is ruby; not when strict
	const struct site *site;       // the Hugo site that the source belongs to; NULL: none
	const struct value *cascade;   // a map of values for keys that the front matter does not have; NULL: none
	const struct dialect *dialect; // NULL: the site's, else dialect_default
	const char *extensions;        // changes to it that dialect_change accepts; NULL: none
	const struct shortcode_map *shortcodes; // of the configuration; NULL: shortcodes are text but in a site of Hugo
	bool may_be_empty;                      // it opens a folder: no text is no fault
	GHashTable *reported_shortcodes;        // names reported as unknown in other sources; NULL: none
	struct pass_options pass;
};

/**
 * Reads a file or standard input. Invalid bytes and NULs become U+FFFD with a warning at their place. False, with the
 * reason reported, when the file cannot be read, does not lie within the folder that it was found in, or the encoding
 * is unknown.
 */
bool source_load(struct source *out, const char *path, const struct source_options *options, struct arena *arena,
	struct diag *diag);

/** Reads the front matter of a source, with its dates; the site of the options gives these a zone and an order. */
void source_read_front(struct frontmatter *out, const struct source *source, const struct source_options *options,
	struct arena *arena, struct diag *diag);

/** Parses a source and runs the passes. Never NULL: bad input costs warnings, not the document. */
struct doc *doc_from_source(
	const struct source *source, const struct source_options *options, struct arena *arena, struct diag *diag);
