#pragma once

#include "base/arena.h"
#include "base/diag.h"
#include "base/value.h"
#include "base/world.h"

/** The configuration files of a Hugo site as one map. */
struct site_files {
	const char *path;           // of the first file; NULL when there is none
	const struct value *values; // NULL when there is none
};

/**
 * Reads hugo.* or else config.* of a folder, then lays over it, as Hugo does, the files of config/_default and
 * config/production: hugo.* and config.* hold top-level keys, params.toml the map `params`, params.en.toml that of the
 * language `en`. What cannot be read, or is a link that leads outside the folder, is reported and left out. root must
 * be resolved.
 */
void site_files_read(
	struct site_files *out, const char *root, struct world *world, struct arena *arena, struct diag *diag);
