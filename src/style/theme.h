#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/world.h"
#include "base/yaml.h"

enum { THEME_EXTENDS_MAX = 8 }; // how long a chain of themes may be

/** A theme file, parsed and not yet resolved. */
struct theme {
	const char *name;
	const char *summary;         // one line for `bifolio themes`; NULL when absent
	const struct theme *extends; // NULL for the default theme
	bool builtin;
	struct value *root;
};

/**
 * Loads a theme by name (a built-in one: "default", "book") or, when the name holds a '/' or ends in ".yaml", from a
 * file, with the themes it extends: the one its key `extends` names (a path is relative to its folder), else "default".
 * False, reported, when there is no such theme, a file cannot be read, or the chain is longer than THEME_EXTENDS_MAX.
 * A YAML syntax error is reported (invalid-option) and what was read before it counts. So is a file that holds no map;
 * then nothing of it counts. The world is asked only for files.
 */
bool theme_load(struct theme *out, const char *name, struct world *world, struct arena *arena, struct diag *diag);

/**
 * As theme_load, for a name at pos in a file that came with the source and is not to be trusted: themes must be regular
 * files inside root (itself resolved), also those that are extended; others are reported (outside-root, cannot-read).
 */
bool theme_load_inside(struct theme *out, const char *name, struct source_pos pos, const char *root,
	struct world *world, struct arena *arena, struct diag *diag);

/**
 * What theme_load takes for a theme that a file names: a path is relative to the folder of that file, the name of a
 * built-in theme stays as it is. Arena memory, or name itself.
 */
const char *theme_reference(const char *from, const char *name, struct arena *arena);

/** Whether --theme and `extends` take a name for a file's: it holds a '/' or ends in ".yaml". */
bool theme_names_file(const char *name);

/** Whether a key of a theme file is about the theme itself, and no subject of options. */
bool theme_is_own_key(const char *key);

/** The built-in themes in alphabetical order. */
size_t theme_builtin_count(void);
const char *theme_builtin_name(size_t index);
