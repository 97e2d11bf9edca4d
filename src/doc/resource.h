#pragma once

#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"

enum resource_state {
	RESOURCE_USABLE,
	RESOURCE_MISSING,     // no such file
	RESOURCE_REMOTE,      // on the network, which is not fetched
	RESOURCE_OUTSIDE,     // outside the source root
	RESOURCE_BROKEN,      // cannot be decoded
	RESOURCE_UNSUPPORTED, // no image format that we know, or an SVG that is not self-contained
};

/** An image file that a doc uses, once however often it is used. */
struct resource {
	uint32_t id;      // index in doc->resources
	const char *url;  // as first written
	const char *path; // resolved, inside the source root; NULL unless the file was found
	struct source_pos pos; // of its first use
	enum resource_state state;
	const char *bytes; // the file, when it was found
	size_t length;
	const char *media_type; // set by image_inspect; NULL unless usable
	uint32_t width;         // px after rotation; set by image_inspect
	uint32_t height;
};
