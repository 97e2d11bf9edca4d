#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/diag.h"

enum value_kind { VALUE_SCALAR, VALUE_LIST, VALUE_MAP };

/**
 * A tree of values as YAML, TOML and JSON write them, with positions: what front matter, themes and configurations are
 * read into. A number, a boolean and a date are scalars with the text that was written.
 */
struct value {
	enum value_kind kind;
	struct source_pos pos;
	const char *text; // VALUE_SCALAR: its value, never NULL; plain null and ~ keep their spelling
	bool quoted;      // VALUE_SCALAR: written with quotes or as a block scalar
	const char *key;  // a child of a VALUE_MAP: its key, never NULL
	struct source_pos key_pos;
	struct value *first_child; // VALUE_LIST, VALUE_MAP: children in source order
	struct value *next;
};

/** The last value of a key of a map, compared without case (ASCII); NULL when absent or when node is no map. */
const struct value *value_lookup(const struct value *map, const char *key);

/** True for a plain (unquoted) scalar that means null: empty, ~, null. */
bool value_is_null(const struct value *node);

/** Reads a YAML 1.2 core boolean, and yes/no/on/off, whatever its case; false, and *out unset, for anything else. */
bool value_bool_of(const char *text, bool *out);

/** The same of a scalar, quoted or not; false for another node. */
bool value_read_bool(const struct value *node, bool *out);
