#pragma once

#include "layout/flow.h"

/** Sets the blocks of a doc into the flow: each kind has its place_<kind>(). */

/** Sets what a block holds, one below the other. */
void place_children(struct flow *flow, const struct block *block);
