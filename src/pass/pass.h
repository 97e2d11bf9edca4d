#pragma once

#include <stdbool.h>

#include "pass/pass_options.h"

const char *pass_name(enum pass pass);
/** Finds a pass by name; false when there is none. */
bool pass_find(const char *name, enum pass *out);

/** Runs the passes on a doc just parsed. Positions are reported through diag. */
void pass_run(struct doc *doc, const struct pass_options *options, struct diag *diag);
