#pragma once

#include "pass/pass_options.h"

/**
 * The pass "number": takes out empty text and paragraphs of nothing but white space, joins neighbouring text, and gives
 * blocks and spans their ids, over the body and then the notes.
 */
void number_assign(struct doc *doc, const struct pass_options *options, struct diag *diag);
