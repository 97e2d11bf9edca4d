#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/arena.h"
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

/** Where a text that is read into values starts in its file, so that positions name the file's own lines. */
struct value_origin {
	uint32_t file;
	uint32_t first_line; // file line of the text's first line, counting from 1
};

/** The last value of a key of a map, compared without case (ASCII); NULL when absent or when node is no map. */
const struct value *value_lookup(const struct value *map, const char *key);

/** The value at keys that dots join: "params.author" is the key author of the map under params. NULL when absent. */
const struct value *value_lookup_path(const struct value *map, const char *path);

/** True for a plain (unquoted) scalar that means null: empty, ~, null. */
bool value_is_null(const struct value *node);

/** Reads a YAML 1.2 core boolean, and yes/no/on/off, whatever its case; false, and *out unset, for anything else. */
bool value_bool_of(const char *text, bool *out);

/** The same of a scalar, quoted or not; false for another node. */
bool value_read_bool(const struct value *node, bool *out);

/** An empty map. */
struct value *value_map_create(struct source_pos pos, struct arena *arena);

/** Adds a copy of a node at the end of a map, under a key (borrowed). What the node holds is shared. */
void value_map_add(struct value *map, const char *key, const struct value *node, struct arena *arena);

/**
 * The entries of `over`, then those of `under` whose keys, compared without case, `over` does not have. With `deep`,
 * two maps under one key are merged in the same way, and the result stands where the last of the key's values stood.
 * Both must be maps; either may be NULL, which is an empty one. A new map in the arena that shares its children's
 * insides with both. Linear. Recurses no deeper than the readers let a tree become.
 */
struct value *value_merge(const struct value *over, const struct value *under, bool deep, struct arena *arena);
