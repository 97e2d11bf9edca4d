#pragma once

/**
 * A text with the names of emoji, ":smile:", as the emoji. A name in a longer word, std::memo::x or 12:key:5, is none.
 * The caller frees it; NULL when there is nothing to replace.
 */
char *emoji_replace(const char *text);
