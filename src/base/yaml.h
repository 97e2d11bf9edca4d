#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

/**
 * YAML read into a small tree with positions. The only user of libyaml. Bounded: depth YAML_DEPTH_MAX, at most
 * YAML_NODE_MAX nodes, an alias is an error rather than an expansion (front matter and themes need none).
 */
enum { YAML_DEPTH_MAX = 32, YAML_NODE_MAX = 100000 };

enum yaml_kind { YAML_SCALAR, YAML_SEQUENCE, YAML_MAP };

struct yaml_node {
	enum yaml_kind kind;
	struct source_pos pos;
	const char *text;       // YAML_SCALAR: its value, never NULL; plain null and ~ keep their spelling
	bool quoted;            // YAML_SCALAR: written with quotes or as a block scalar
	const char *key;        // a child of a YAML_MAP: its key, never NULL
	struct source_pos key_pos;
	struct yaml_node *first_child; // YAML_SEQUENCE, YAML_MAP: children in source order
	struct yaml_node *next;
};

/** Where the text starts in its file: positions are shifted so that they name the file's own lines. */
struct yaml_origin {
	uint32_t file;
	uint32_t first_line; // file line of the text's first line, counting from 1
};

/**
 * Parses one YAML document. Tabs that indent are read as spaces with one warning (tab-indent); a duplicate key warns
 * (duplicate-key) and the last one counts. A syntax error is reported as `code` at its position and what was read
 * before it, complete top-level entries only, is returned. An empty document gives an empty map. Never NULL.
 */
struct yaml_node *yaml_parse(const char *text, size_t length, struct yaml_origin origin, enum diag_code code,
	struct arena *arena, struct diag *diag);

/** The value of a key of a map, compared without case (ASCII); NULL when absent or when node is no map. */
const struct yaml_node *yaml_lookup(const struct yaml_node *map, const char *key);

/** True for a plain (unquoted) scalar that means null: empty, ~, null. */
bool yaml_is_null(const struct yaml_node *node);

/** Reads a YAML 1.2 core boolean, and yes/no/on/off; false when the node is none of them. */
bool yaml_read_bool(const struct yaml_node *node, bool *out);
