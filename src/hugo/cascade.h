#pragma once

#include "base/arena.h"
#include "base/diag.h"
#include "base/value.h"

/** The page that values are to cascade to, as a target may name it. */
struct cascade_page {
	const char *path; // as Hugo has it: "/posts/a", without suffix and language; a bundle's is its folder's
	const char *kind; // "page", "section", "home"
	const char *lang; // the key of its language; NULL: unknown
};

enum { CASCADE_LIST_MAX = 100 }; // maps of one list; each is merged with those before it

/**
 * Lays what a branch says over what is inherited from the branches above it, for one page: the values that the page's
 * own front matter stands before. cascade is the key `cascade` of the branch's _index.md or of the site: a map of
 * values, or a list of such maps, of which the first that has a key counts. A map with `target` (or `_target`) only
 * counts for pages that fit each of its patterns (base/glob.h): `path`, `kind`, `lang`, and `environment`, which is
 * "production". inherited and cascade may be NULL. The result is NULL when nothing cascades, else a map in the arena.
 * What has the wrong kind is reported and left out. Keys of the targets that are not known make a map count for no
 * page.
 */
const struct value *cascade_over(const struct value *inherited, const struct value *cascade,
	const struct cascade_page *page, struct arena *arena, struct diag *diag);
