#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/value.h"

/**
 * TOML 1.0.0 (https://toml.io/en/v1.0.0) read into a tree of values (base/value.h) with positions. Bounded: depth
 * TOML_TREE_DEPTH_MAX (base/toml_tree.h), at most TOML_NODE_MAX values and TOML_ERROR_MAX lines that do not parse.
 */
enum { TOML_NODE_MAX = 100000, TOML_ERROR_MAX = 20 };

/**
 * Parses a TOML text. A string counts as quoted. An integer has its text in decimal, a float without its underscores, a
 * date the text that was written. Control characters become spaces, what stands for no text U+FFFD.
 *
 * An error is reported as `code` at its position. What it makes unreadable is left out, and reading goes on at the next
 * line that looks like the start of a table or of a key. A key that stands twice and a table that may not be defined
 * again are errors, of which the first value counts; two keys that differ by case only warn (duplicate-key). An empty
 * text gives an empty map. Never NULL.
 */
struct value *toml_parse(const char *text, size_t length, struct value_origin origin, enum diag_code code,
	struct arena *arena, struct diag *diag);
