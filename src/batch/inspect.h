#pragma once

#include <stdbool.h>

#include "base/diag.h"
#include "base/out.h"
#include "batch/dump_request.h"
#include "batch/job.h"
#include "batch/worker.h"

/** True when a name is that of a pass. */
bool inspect_knows_pass(const char *name);
/** The names of all passes with commas between them, for messages; the caller frees it. */
char *inspect_pass_names(void);

/** Prints what a stage made of one input. False, reported, when it cannot. */
bool inspect_dump(const struct dump_request *request, struct worker *worker, struct out *out, struct diag *diag);

/** Prints the fonts that would be used for each role and language, and why. False, reported, without a Chinese font. */
bool inspect_fonts(struct out *out, struct diag *diag);

/** Prints the built-in themes, a line each. */
void inspect_themes(struct world *world, struct out *out, struct diag *diag);

/**
 * Prints a theme whole, with where each value comes from (theme_print.h), flags over it: the one of that name, or, for
 * NULL, the one that a document in the working folder is set in. False, reported, when it cannot be loaded.
 */
bool inspect_theme(const char *name, const struct settings *settings, struct out *out, struct diag *diag);

/** Prints a theme that changes nothing, to be edited. */
void inspect_theme_template(struct out *out, struct diag *diag);
