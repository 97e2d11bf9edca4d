#pragma once

#include "base/arena.h"
#include "base/diag.h"
#include "batch/config.h"
#include "batch/job.h"
#include "batch/remote.h"
#include "doc/doc.h"
#include "pass/pass.h"
#include "source/source.h"
#include "style/style.h"

/** One input, read: its doc, images inspected, and the style it is to be set in. */
struct reading {
	struct doc *doc;
	struct style style;
	struct source_pos pos; // of the file as a whole
	bool embed_fonts;      // the flag or the configuration asks for it
};

/**
 * How an input is read: what the flags and the configuration say. Lends their strings. remote fetches images;
 * NULL: none are fetched. False, reported, when images are
 * to be fetched and nothing says from where.
 */
bool reading_options(struct source_options *out, const struct settings *settings, const struct config *config,
	struct remote *remote, struct diag *diag);

/**
 * Reads an input up to and including a pass; within as in struct source_options. False, reported, when the file, the
 * configuration or the theme cannot be read.
 */
bool reading_load(struct reading *out, const char *input, const char *within, const struct settings *settings,
	struct remote *remote, enum pass last, struct arena *arena, struct diag *diag);

/** What is wrong with a list of extensions of Markdown; NULL when nothing is. The caller frees it. */
char *reading_extensions_error(const char *list);
