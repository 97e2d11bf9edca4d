#pragma once

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

/** Where the lines of a text start. */
struct line_index {
	GArray *starts; // size_t: bytes
};

void line_index_init(struct line_index *out, const char *text, size_t length);
void line_index_finish(struct line_index *index);

/** The line of a byte and its column in it, both from 1. Takes time by the logarithm of the lines. */
void line_index_find(const struct line_index *index, size_t at, uint32_t *line, uint32_t *column);
