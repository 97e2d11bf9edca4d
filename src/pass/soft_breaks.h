#pragma once

#include "pass/pass_options.h"

/**
 * The pass "soft-breaks": each line end of the source inside a paragraph vanishes where soft_break_joins says so, else
 * it becomes a space. The characters beside it are looked for across markup. When strict, it is always a space.
 */
void soft_breaks_resolve(struct doc *doc, const struct pass_options *options, struct diag *diag);
