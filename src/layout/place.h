#pragma once

#include "layout/flow.h"

/** Sets a chapter into the flow: its title block, its body, its notes. */
void place_chapter(struct flow *flow);

/** Sets one block with all below it; place_<kind>() does it for each kind. */
void place_block(struct flow *flow, const struct block *block);

/** Sets the children of a block one after the other. */
void place_children(struct flow *flow, const struct block *block);
