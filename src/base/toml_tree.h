#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/value.h"

/**
 * The tree that a TOML text fills, and the rules about what may be defined twice (TOML 1.0.0, "Keys", "Table", "Inline
 * Table", "Array of Tables"). What breaks them is reported and left out.
 */
struct toml_tree {
	enum diag_code code;
	struct arena *arena;
	struct diag *diag;
	GTree *nodes; // each table's nodes, by table and key
	struct toml_table *root;
	size_t table_count;
};

/** How a table came to be, which decides what may be added to it. */
enum toml_defined {
	TOML_DEFINED_NOT,       // only named in the header of another: [a.b] leaves a so
	TOML_DEFINED_BY_HEADER, // [a]
	TOML_DEFINED_BY_ARRAY,  // [[a]], of the list
	TOML_DEFINED_BY_DOT,    // a.b = 1
	TOML_DEFINED_WHOLE,     // { } or [ ], where all of it stands in one place
};

/** A map or a list of the tree. Its value comes first, so that the one is the other. */
struct toml_table {
	struct value value;
	struct value **tail; // where the next child is linked
	size_t id;
	unsigned depth; // of its children; those of the root have 1
	enum toml_defined defined;
};

/** A part of a key, such as each of a.b.c. */
struct toml_key {
	const char *text;
	struct source_pos pos;
};

enum { TOML_TREE_DEPTH_MAX = 32 };

/** An empty tree; the caller finishes it. What it makes lives in the arena. */
void toml_tree_init(
	struct toml_tree *out, struct source_pos pos, enum diag_code code, struct arena *arena, struct diag *diag);

/** Releases what is not in the arena. */
void toml_tree_finish(struct toml_tree *tree);

/** The table that [a.b] opens, or the new last one of [[a.b]]. When it may not, one outside the tree. Never NULL. */
struct toml_table *toml_tree_open(struct toml_tree *tree, const struct toml_key *keys, size_t count, bool of_array);

/**
 * A list, or the map of an inline table, that is not in the tree yet; its children have a depth. It grows until closed.
 */
struct toml_table *toml_tree_create(
	struct toml_tree *tree, enum value_kind kind, struct source_pos pos, unsigned depth);

/** Adds an item to a list. */
void toml_tree_add(struct toml_table *list, struct value *item);

/** Puts a value under a key, or the dotted keys of tables, of a table. Nothing is put there when it may not. */
void toml_tree_put(struct toml_tree *tree, struct toml_table *table, const struct toml_key *keys, size_t count,
	struct value *node);

/** An inline table is complete: nothing can be added to it from now on. */
void toml_tree_close(struct toml_table *table);
