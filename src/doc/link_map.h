#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/world.h"
#include "doc/meta.h"

/**
 * Which page of a collection an address leads to. Authors write addresses in many ways: the path of a file, with or
 * without its suffix, relative to their own file or to the content folder; the path or the whole address that the site
 * serves a page at, now or, as an alias, formerly; or just the file's name, with ref and relref.
 */

/** One page. Strings are borrowed; those that are unknown are NULL. */
struct link_page {
	const char *path;                // of its file, below the content folder: "posts/trip/index.md"
	const char *url;                 // its path on the site: "/posts/trip/"
	const struct meta_list *aliases; // further paths on the site
	const char *address;             // on the network
	bool included;                   // in the book, as the chapter; else left out
	uint32_t chapter;
};

struct link_map;

/**
 * An empty map. base_url is the site's address with a '/' at its end, or NULL; folders are those of files that the site
 * serves as they are, and names those of its lists ("tags"): both NULL-terminated, may be NULL. All is borrowed;
 * the world is asked only about these folders.
 */
struct link_map *link_map_create(
	struct world *world, const char *base_url, const char *const *folders, const char *const *names);
/** Accepts NULL. */
void link_map_destroy(struct link_map *map);

/** Adds a page, which is borrowed. Where two would have one name the first keeps it. */
void link_map_add(struct link_map *map, const struct link_page *page);

enum link_end {
	LINK_END_PAGE,    // a page of the collection
	LINK_END_SITE,    // something else that the site serves: at `address`
	LINK_END_OUTSIDE, // elsewhere: the address as it was written
	LINK_END_UNKNOWN, // no rule leads anywhere; `address` is where the site would look, or NULL
};

struct link_found {
	enum link_end end;
	const struct link_page *page; // LINK_END_PAGE
	const char *fragment;         // without '#'; NULL when there is none
	const char *address;          // on the network, in the arena
};

/** The scheme of addresses that the shortcodes ref and relref make: a path behind it, percent-encoded. */
extern const char link_map_ref_scheme[];

/** Where an address in a page leads. */
struct link_found link_map_find(
	const struct link_map *map, const struct link_page *from, const char *url, struct arena *arena);
