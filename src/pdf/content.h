#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/**
 * The side in points of a square that is filled at the origin where a marked piece begins, and again where it ends. So
 * the painter says what belongs to the structure: cairo's own tags leave pictures and shapes out (1.18), or whole
 * pages. Nothing else is as small, and the number has no more digits than cairo writes.
 */
#define CONTENT_MARK 0.125

/**
 * Copies a page's content stream as cairo wrote it, with two changes: what is between two squares is marked content,
 * numbered as it comes, and all painting outside of it is made an artifact (ISO 32000-1, 14.8.2.2), so that readers
 * pass over it. The squares are gone.
 *
 * texts has an item for each piece: what it is to be copied and read as where its glyphs do not say so, else NULL.
 * texts may itself be NULL.
 *
 * Returns the number of marked pieces, or -1 when the stream is not what cairo writes, or a piece is open at the end.
 */
int content_mark(const char *bytes, size_t length, const char *const *texts, GString *out);
