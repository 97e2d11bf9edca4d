#pragma once

#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/value.h"

/**
 * JSON read into a tree of values (base/value.h) with positions. The only user of json-glib. Bounded: depth
 * JSON_DEPTH_MAX, at most JSON_NODE_MAX values.
 */
enum { JSON_DEPTH_MAX = 32, JSON_NODE_MAX = 100000 };

/**
 * Parses one JSON text. Numbers and words have the text that was written, and null is a null. A duplicate key, compared
 * without case, warns (duplicate-key); value_lookup finds the last one. Control characters become spaces.
 *
 * A syntax error is reported as `code`, at the place that json-glib gives; what was read before it is kept. A text
 * that is no list or map gives an empty map. Never NULL.
 */
struct value *json_parse(const char *text, size_t length, struct value_origin origin, enum diag_code code,
	struct arena *arena, struct diag *diag);
