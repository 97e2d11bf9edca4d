#pragma once

#include "pass/pass_options.h"

/**
 * The pass "captions": an admonition without a BLOCK_CAPTION gets one that says its type, details without a summary one
 * that says so, in the doc's language. An empty caption of an admonition stays: its author wants none.
 */
void captions_resolve(struct doc *doc, const struct pass_options *options, struct diag *diag);
