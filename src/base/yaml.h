#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

/**
 * YAML read into a small tree with positions. The only user of libyaml. Bounded: depth YAML_DEPTH_MAX, at most
 * YAML_NODE_MAX nodes and YAML_ERROR_MAX syntax errors; an alias is an error rather than an expansion (front matter and
 * themes need none) and reads as a null. Anchors and tags are ignored, and "<<" is a key like any other.
 */
enum { YAML_DEPTH_MAX = 32, YAML_NODE_MAX = 100000, YAML_ERROR_MAX = 20 };

enum yaml_kind { YAML_SCALAR, YAML_SEQUENCE, YAML_MAP };

struct yaml_node {
	enum yaml_kind kind;
	struct source_pos pos;
	const char *text; // YAML_SCALAR: its value, never NULL; plain null and ~ keep their spelling
	bool quoted;      // YAML_SCALAR: written with quotes or as a block scalar
	const char *key;  // a child of a YAML_MAP: its key, never NULL
	struct source_pos key_pos;
	struct yaml_node *first_child; // YAML_SEQUENCE, YAML_MAP: children in source order
	struct yaml_node *next;
};

/** Where the text starts in its file, so that positions name the file's own lines. */
struct yaml_origin {
	uint32_t file;
	uint32_t first_line; // file line of the text's first line, counting from 1
};

/**
 * Parses one YAML document; what follows it is not looked at. Tabs that indent are read as spaces with one warning
 * (tab-indent). A duplicate key, compared without case, warns (duplicate-key); both stay in the tree and yaml_lookup
 * finds the last one. A key that is no scalar is kept as its source text. Control characters become spaces.
 *
 * A syntax error is reported as `code` at its position. The top-level entry that holds it is left out, and reading goes
 * on at the next line that opens a top-level entry. An empty document gives an empty map. Never NULL.
 */
struct yaml_node *yaml_parse(const char *text, size_t length, struct yaml_origin origin, enum diag_code code,
	struct arena *arena, struct diag *diag);

/** The last value of a key of a map, compared without case (ASCII); NULL when absent or when node is no map. */
const struct yaml_node *yaml_lookup(const struct yaml_node *map, const char *key);

/** True for a plain (unquoted) scalar that means null: empty, ~, null. */
bool yaml_is_null(const struct yaml_node *node);

/** Reads a YAML 1.2 core boolean, and yes/no/on/off, whatever its case; false, and *out unset, for anything else. */
bool yaml_bool_of(const char *text, bool *out);

/** The same of a scalar, quoted or not; false for another node. */
bool yaml_read_bool(const struct yaml_node *node, bool *out);
