#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/position_map.h"

/**
 * A text that is made from a source, in any order, and knows of each part where in the source it comes from. Places in
 * the source are bytes, from 0.
 */
struct traced {
	GString *text;
	GArray *pieces; // struct traced_piece, by place
	size_t limit;   // bytes that the text may have
	bool full;      // something was left out, for it was too long
};

struct traced_piece {
	size_t at;   // byte of the text where it starts; it reaches to the next one
	size_t from; // byte of the source
	bool copied; // the bytes that stand there; else it was made for what stands there
};

/** An empty text. What would make it longer than `limit` bytes is left out. */
void traced_init(struct traced *out, size_t limit);
void traced_finish(struct traced *traced);

/** Adds the bytes from `start` to `end` of the source. */
void traced_copy(struct traced *traced, const char *source, size_t start, size_t end);

/** Adds bytes that were made for what stands at `from`. */
void traced_add(struct traced *traced, const char *text, size_t length, size_t from);

/** The same of a whole string. */
void traced_puts(struct traced *traced, const char *text, size_t from);

/** Adds the bytes from `start` to `end` of another text, which comes from the same source. */
void traced_append(struct traced *traced, const struct traced *other, size_t start, size_t end);

/** Where in the source a byte of the text comes from. */
size_t traced_origin(const struct traced *traced, size_t at);

/**
 * The map of the whole text, in the arena. `source` is what all of it comes from; it starts at line `first_line` of a
 * file.
 */
struct position_map *traced_map(const struct traced *traced, const char *source, size_t length, uint32_t file,
	uint32_t first_line, struct arena *arena);
