#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/value.h"

/**
 * YAML read into a tree of values (base/value.h) with positions. The only user of libyaml. Bounded: depth
 * YAML_DEPTH_MAX, at most YAML_NODE_MAX nodes and YAML_ERROR_MAX syntax errors; an alias is an error rather than an
 * expansion (front matter and themes need none) and reads as a null. Anchors and tags are ignored, and "<<" is a key
 * like any other.
 */
enum { YAML_DEPTH_MAX = 32, YAML_NODE_MAX = 100000, YAML_ERROR_MAX = 20 };

/**
 * Parses one YAML document; what follows it is not looked at. Tabs that indent are read as spaces with one warning
 * (tab-indent). A duplicate key, compared without case, warns (duplicate-key); both stay in the tree and value_lookup
 * finds the last one. A key that is no scalar is kept as its source text. Control characters become spaces.
 *
 * A syntax error is reported as `code` at its position. The top-level entry that holds it is left out, and reading goes
 * on at the next line that opens a top-level entry. An empty document gives an empty map. Never NULL.
 */
struct value *yaml_parse(const char *text, size_t length, struct value_origin origin, enum diag_code code,
	struct arena *arena, struct diag *diag);
