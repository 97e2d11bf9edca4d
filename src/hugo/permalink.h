#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "doc/meta.h"
#include "hugo/site.h"

/** A page as its address depends on it. Strings may be NULL where they are unknown. */
struct permalink_page {
	const char *path;  // of its file, below the content folder: "posts/trip/index.md"
	const char *title; // NULL: none in the front matter
	const struct meta *meta;
	const struct site_language *language;
	bool opens_section; // its file stands for its folder, and the folder for other pages
};

/**
 * The path at which a site serves a page, with a '/' at both ends (or ".html" with uglyURLs): its front matter's `url`,
 * else the pattern for its section (permalinks), else the path of its file with `slug` for the last part. As Hugo makes
 * it: in lower case, with hyphens for spaces. Arena memory.
 */
const char *permalink_of(const struct site *site, const struct permalink_page *page, struct arena *arena);
