#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/**
 * Attributes in braces: {#id .class key=value key="value"}, with commas and a ':' behind the brace allowed, as
 * Goldmark, PHP Markdown Extra and kramdown write them. Only the id means anything here.
 */
struct attributes {
	const char *id;    // in the arena; NULL when absent
	const char *class; // the first one; NULL when absent
};

/**
 * Reads the attributes that a text of `length` bytes starts with. The bytes read, the closing brace included; 0 when
 * the text does not start with well-formed ones that are not empty.
 */
size_t attributes_read(const char *text, size_t length, struct attributes *out, struct arena *arena);

/**
 * Reads the attributes that a text ends with, white space behind them allowed. The bytes of the text before them,
 * without the white space between; `length` when there are none.
 */
size_t attributes_cut(const char *text, size_t length, struct attributes *out, struct arena *arena);
