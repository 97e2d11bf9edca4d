#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"

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
