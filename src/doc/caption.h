#pragma once

#include "base/diag.h"
#include "doc/doc.h"
#include "doc/pass.h"

/**
 * The pass "captions": an admonition without a BLOCK_CAPTION gets one that says its type, details without a summary one
 * that says so, in the doc's language. An empty caption of an admonition stays: its author wants none.
 */
void caption_resolve(struct doc *doc, const struct pass_options *options, struct diag *diag);

/** The word for a type of admonition in a language; a type that is not known stands for itself. Arena memory. */
const char *caption_of_type(const char *type, const char *lang, struct arena *arena);
