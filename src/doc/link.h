#pragma once

#include "base/diag.h"
#include "doc/doc.h"
#include "doc/pass.h"

/**
 * The pass "links": '#name' leads to the block whose anchor has that name, percent-decoded and, if need be, without
 * regard to case. A name that no block has, an empty address and one that runs a script are dead and reported
 * (dead-link). All else is external.
 */
void link_resolve(struct doc *doc, const struct pass_options *options, struct diag *diag);
