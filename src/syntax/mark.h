#pragma once

#include <stdbool.h>

#include "base/arena.h"

/**
 * What is put into a text before the parser sees it, and taken out of every string that comes out again: the
 * noncharacter U+FDD0, which the parser takes for a letter, and a tab before one, at which a bare address ends.
 */
#define MARK_LETTER "\xEF\xB7\x90" // U+FDD0
#define MARK_STOP   "\t" MARK_LETTER

/** Whether a text that the parser gave starts with a mark. */
bool mark_stands_at(const char *text);

/**
 * A copy in the arena without any mark, with backslashes where they were. Characters that XML forbids (XML 1.0, 2.2),
 * noncharacters and what is not valid UTF-8 become U+FFFD.
 */
char *mark_clean(const char *text, struct arena *arena);
