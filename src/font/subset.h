#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "font/face.h"

/**
 * A font file with a part of a face. Glyphs or characters are collected first, then the file is made: of glyphs it has
 * nothing that sets text, no features and no characters. Equal faces and equal parts give equal bytes.
 */
struct subset;

/** The face's file is opened here; it must not change until subset_destroy. */
struct subset *subset_create(const struct face *face);

/** Accepts NULL. */
void subset_destroy(struct subset *subset);

/** The face; lent. */
const struct face *subset_face(const struct subset *subset);

/** Adds a glyph, by its id in the face. */
void subset_add(struct subset *subset, uint32_t glyph);

/** Adds a character, for subset_build_text. */
void subset_add_character(struct subset *subset, uint32_t character);

/**
 * Makes the file: hinting and subroutines go, the axes of a variable font are pinned where the face has them. False
 * when that cannot be done: the file is not readable, or a variable font's outlines are CFF2.
 */
bool subset_build(struct subset *subset);

/**
 * Makes a file that sets text: those of the added characters that the face has, and what marks, kerning, ligatures and
 * Chinese lines of both directions need of its features. The forms of other languages go: they would be two fifths of
 * the file. False as for subset_build.
 */
bool subset_build_text(struct subset *subset);

/** The file; lent. Only after it was made. */
const char *subset_bytes(const struct subset *subset, size_t *length);

/** The id in the file of a glyph that was added. Only after subset_build. */
uint32_t subset_glyph(const struct subset *subset, uint32_t glyph);

/**
 * Whether the font's licence bits allow a subset in a document (OpenType, OS/2 fsType: neither "restricted" alone nor
 * "no subsetting" nor "bitmaps only").
 */
bool subset_is_allowed(const struct subset *subset);
