#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "doc/image_path.h"

struct doc;
struct pass_options;

enum resource_state {
	RESOURCE_USABLE,
	RESOURCE_MISSING,     // no such file
	RESOURCE_REMOTE,      // on the network, and not fetched
	RESOURCE_OUTSIDE,     // outside the source root
	RESOURCE_BROKEN,      // cannot be decoded
	RESOURCE_UNSUPPORTED, // no image format that we know, or an SVG that is not self-contained
	RESOURCE_STATES
};

/**
 * A QR code: what an address 'bifolio-qr:TEXT?level=M&scale=4' asks for, TEXT being percent-encoded. It is drawn by
 * image_inspect.
 */
struct resource_qr {
	const char *text;
	char level;     // how much of it may be damaged: 'L' 7 %, 'M' 15 %, 'Q' 25 %, 'H' 30 %
	unsigned scale; // px of a module
};

/**
 * An image that a doc uses, once however often it is used; docs that share a pool share it. In a book it is named by
 * the first chapter that has it, and its index in the resources of that chapter's doc.
 */
struct resource {
	uint32_t id;           // index in doc->resources; in a book, in those of its chapter
	uint32_t chapter;      // set by book_create
	const char *url;       // as first written
	const char *path;      // resolved, inside the source root; NULL unless the file was found
	struct source_pos pos; // of its first use
	enum resource_state state;
	const struct resource_qr *qr; // NULL for a file
	const char *bytes;            // the file, when it was found or fetched
	size_t length;
	const char *media_type; // set by image_inspect; NULL unless usable
	uint32_t width;         // px after rotation; set by image_inspect
	uint32_t height;
};

/** How images on the network are fetched; doc/ itself knows no network. */
struct resource_fetcher {
	/** The bytes of an address, in the arena; NULL, reported at pos, when they cannot be had. */
	const char *(*fetch)(void *data, const char *url, struct source_pos pos, size_t *length, struct arena *arena,
		struct diag *diag);
	void *data;
};

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
struct resource *resource_find(struct resource_finder *finder, const char *url, struct source_pos pos);
