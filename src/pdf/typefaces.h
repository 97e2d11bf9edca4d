#pragma once

#include <cairo.h>
#include <stdint.h>

#include "font/face.h"
#include "layout/pages.h"

/**
 * The cairo fonts of one document, each face opened once. For a PDF a face is cut down to the glyphs
 * that its pages use before cairo sees it: cairo reads and searches the whole file of a font, which
 * for a Chinese one takes more time and memory than everything else together.
 */
struct typefaces;

/** A face as cairo draws it. */
struct typeface {
	cairo_font_face_t *font;     // lent; for text: where there is a subset, its glyphs have no shapes
	const struct subset *subset; // NULL: glyph ids are those of the face
	bool shapes_only;            // the licence forbids embedding: glyphs are drawn as shapes
};

/** With pages (which must outlive it) faces are subset; with NULL they are opened as they are. */
struct typefaces *typefaces_create(const struct pages *pages, struct diag *diag);

/** Accepts NULL. */
void typefaces_destroy(struct typefaces *typefaces);

/** The face as cairo draws it; lent. */
const struct typeface *typefaces_lookup(struct typefaces *typefaces, const struct face *face);

/** The face for glyphs that are drawn as shapes; lent. */
cairo_font_face_t *typefaces_shapes(struct typefaces *typefaces, const struct face *face);

/** The id that a typeface's font has for a glyph of the face. */
uint32_t typefaces_glyph(const struct typeface *typeface, uint32_t glyph);
