#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/**
 * Whether a soft line break of the source (a newline inside a paragraph) vanishes. before is text
 * that ends at the break, after is text that starts at it; one character of each is enough, markup
 * removed. Returns true if the break disappears, false if it becomes a space. Ignorable characters
 * are looked through; a side with nothing else (the edge of a paragraph) gives false.
 *
 * It vanishes between two characters of Chinese or Japanese text, beside CJK punctuation whatever
 * stands on the other side, and between such a character and one of the shared marks “ ” ‘ ’ — … –
 * ·. Hangul and emoji keep the space.
 */
bool soft_break_joins(const char *before, size_t before_length, const char *after, size_t after_length);
