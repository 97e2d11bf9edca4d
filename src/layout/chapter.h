#pragma once

#include "layout/flow.h"

/**
 * Sets a chapter into the flow as its kind wants it: what opens it, its body, its notes. The cover is set by cover.h.
 */
void chapter_place(struct flow *flow, const struct chapter *chapter);
