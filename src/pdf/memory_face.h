#pragma once

#include <ft2build.h>
#include FT_FREETYPE_H
#include <stdbool.h>
#include <stddef.h>

/** A font file in memory, opened by FreeType. */
struct memory_face;

/**
 * Opens a file that is no collection; the bytes are copied. Where glyphs are not to be drawn each has a box for its
 * outline, which is quick; their advances, and the tables of the file but for its first four bytes, are what they are.
 * NULL when FreeType cannot read it.
 */
struct memory_face *memory_face_open(const char *bytes, size_t length, bool drawn);

/** Accepts NULL. */
void memory_face_close(struct memory_face *memory);

/** FreeType's face; lent. */
FT_Face memory_face_ft(const struct memory_face *memory);
