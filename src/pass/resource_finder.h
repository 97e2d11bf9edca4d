#pragma once

#include <glib.h>

#include "pass/image_path.h"
#include "pass/pass_options.h"

/** What the docs of one book share: files, and addresses of the network. */
struct resource_pool;

/** A pool without resources; what it holds lives in the arena, which outlives the docs. The caller destroys it. */
struct resource_pool *resource_pool_create(struct arena *arena);

/** Accepts NULL. The resources stay. */
void resource_pool_destroy(struct resource_pool *pool);

/** Finds the image files of a doc and reads each once. */
struct resource_finder {
	struct doc *doc;
	struct diag *diag;
	struct resource_pool *pool;             // NULL: for this doc only
	const struct resource_fetcher *fetcher; // NULL: nothing is fetched
	struct image_path_finder paths;
	GHashTable *by_url;
	GHashTable *by_path;
	GPtrArray *found; // struct resource, in order of first use
};

/** Starts with no file found, as the options say. All is borrowed and outlives the finder. */
void resource_finder_init(
	struct resource_finder *out, struct doc *doc, const struct pass_options *options, struct diag *diag);

/** Hands what was found to the doc and releases the rest. */
void resource_finder_finish(struct resource_finder *finder);

/**
 * The resource of an image's address, never NULL. A file is found as image_path_find says; data: is decoded,
 * bifolio-qr: read. What cannot be had is reported at its first use.
 */
struct resource *resource_finder_find(struct resource_finder *finder, const char *url, struct source_pos pos);
