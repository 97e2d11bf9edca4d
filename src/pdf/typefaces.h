#pragma once

#include <cairo.h>

#include "font/face.h"

/** The cairo fonts of one document, each face opened once. */
struct typefaces;

struct typefaces *typefaces_create(void);

/** Accepts NULL. */
void typefaces_destroy(struct typefaces *typefaces);

/** The cairo font of a face; lent. Its glyph ids are those of the face. */
cairo_font_face_t *typefaces_lookup(struct typefaces *typefaces, const struct face *face);
