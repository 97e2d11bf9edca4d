#pragma once

#include "book/manifest.h"

/**
 * The configuration of an mdBook (book.toml) or a GitBook (book.json) in a folder: title, authors, language,
 * description go into a manifest where it says nothing, `source` becomes the folder of the pages, relative to this one.
 * False when the folder holds none; one that cannot be read is reported.
 */
bool book_config_read(
	struct manifest *manifest, const char *folder, struct world *world, struct arena *arena, struct diag *diag);
