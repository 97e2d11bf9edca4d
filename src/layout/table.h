#pragma once

#include "layout/flow.h"

/** Sets a table into the flow: a BLOCK_TABLE with its rows and cells. */
void table_place(struct flow *flow, const struct block *block);
