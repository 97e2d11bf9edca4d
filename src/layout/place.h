#pragma once

#include "layout/flow.h"

/** Sets a chapter into the flow: its title block, its body, its notes. */
void place_chapter(struct flow *flow);
