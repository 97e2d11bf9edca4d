#pragma once

#include "base/arena.h"
#include "base/diag.h"
#include "base/value.h"
#include "doc/meta.h"
#include "hugo/site.h"

/** A page's values, its own and those that cascade to it, and where it stands. All but path may be NULL. */
struct page_date_origin {
	const struct value *map;
	const struct value *cascade;
	const struct site *site;
	const char *path;
};

/**
 * Fills the dates of meta. Each is read from some keys in Hugo's order of preference, or in the one that the site's
 * [frontmatter] gives, where ":default" is Hugo's and ":filename" takes the day before the name of the file
 * (2024-03-01-title.md) and the rest as the slug, when there is none; ":git" and ":fileModTime" say nothing here. For a
 * page bundle its folder's name is the file's. Hugo's last resort for `lastmod` and `publish_date`, which is `date`, is
 * left to the caller. A date without a zone is one in the site's. A bad date is reported once, and the next key has its
 * turn.
 */
void page_date_read_all(
	struct meta *meta, const struct page_date_origin *origin, struct arena *arena, struct diag *diag);
