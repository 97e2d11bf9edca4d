#pragma once

#include "base/arena.h"
#include "doc/block.h"

/**
 * Makes of an element that has been closed, and could hold anything, what the model allows. It may be gone after that:
 * what would be empty is taken out, and what only stood around other things gives way to them.
 */
void html_settle(struct block *block, struct arena *arena);
