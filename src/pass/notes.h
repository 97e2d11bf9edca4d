#pragma once

#include "pass/pass_options.h"

/**
 * The pass "notes": numbers the notes in the order in which the body and then the notes themselves refer to them, and
 * collects the references. A note that is referred to from nowhere but itself and notes like it is reported and left
 * out.
 */
void notes_resolve(struct doc *doc, const struct pass_options *options, struct diag *diag);
