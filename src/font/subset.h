#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "font/face.h"

/**
 * A font file with some of the glyphs of a face, and nothing that sets text: no features, no characters. Glyphs are
 * collected first, then the file is made. Equal faces and glyphs give equal bytes.
 */
struct subset;

/** The face's file is opened here; it must not change until subset_destroy. */
struct subset *subset_create(const struct face *face);

/** Accepts NULL. */
void subset_destroy(struct subset *subset);

/** Adds a glyph, by its id in the face. */
void subset_add(struct subset *subset, uint32_t glyph);

/**
 * Makes the file: hinting and subroutines go, the axes of a variable font are pinned where the face has them. False when
 * that cannot be done: the file is not readable, or a variable font's outlines are CFF2.
 */
bool subset_build(struct subset *subset);

/** The file; lent. Only after subset_build. */
const char *subset_bytes(const struct subset *subset, size_t *length);

/** The id in the file of a glyph that was added. Only after subset_build. */
uint32_t subset_glyph(const struct subset *subset, uint32_t glyph);

/**
 * Whether the font's licence bits allow a subset in a document (OpenType, OS/2 fsType: neither "restricted" alone nor
 * "no subsetting" nor "bitmaps only").
 */
bool subset_is_allowed(const struct subset *subset);
