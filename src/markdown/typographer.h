#pragma once

#include "base/arena.h"
#include "doc/block.h"

/**
 * Straight quotes, apostrophes, --, ---, ... and << >> in the text of a block become the typographic ones, as
 * Goldmark's typographer has it, with one rule more: nothing is changed beside a Chinese, Japanese or Korean character,
 * for there the author's own signs are meant (“中文”, ……, ——, 2020--2021年). A pair of quotes is changed as a whole or not
 * at all. Code, formulas and addresses stay as they are, and so does "--option".
 */
void typographer_run(struct block *block, struct arena *arena);
