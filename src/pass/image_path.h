#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/listing.h"
#include "base/world.h"
#include "pass/pass_options.h"

/** Finds the files that the addresses of a doc's images stand for. */
struct image_path_finder {
	struct world *world;
	struct doc *doc;
	const struct image_places *places;
	struct listing *listing;
};

/** All are borrowed and outlive the finder. */
void image_path_init(
	struct image_path_finder *out, struct doc *doc, const struct image_places *places, struct world *world);
void image_path_finish(struct image_path_finder *finder);

/** What was found. Strings live in the doc's arena. */
struct image_path {
	struct world_file *file; // open; the caller closes it. NULL: no such file inside the source root
	const char *path;        // of the file, resolved; else NULL
	const char *tried;       // where it should be; NULL: the address names no file at all
	bool outside;            // there is one, but outside the source root
	bool remote;             // the address is one of the network: the site's own
	bool respelled;          // the file's name is written otherwise
};

/** Whether an address is for the network: it has a scheme, or "//", and is neither the site's own nor a file's. */
bool image_path_is_remote(const struct image_path_finder *finder, const char *url);

/**
 * Finds the file of an address without its query and fragment, percent-encoded or not. A relative one is looked for in
 * the folder of the page, in the one named like the page, and in the places; one that starts with '/' in the places,
 * then as a path of the system; one below the site's own address as one with '/'; file: as a path of the system. What
 * is nowhere is looked for once more without regard to case.
 */
void image_path_find(struct image_path *out, struct image_path_finder *finder, const char *url);
