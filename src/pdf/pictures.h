#pragma once

#include <cairo.h>

#include "base/diag.h"
#include "doc/resource.h"
#include "layout/pages.h"

/**
 * The images of one document. On a PDF an image stands once however often it is drawn: a gray or
 * colour JPEG as the file has it, an SVG as vectors, anything else as pixels without interpolation
 * (PDF/A, 6.2.8).
 */
struct pictures;

struct pictures *pictures_create(struct diag *diag);

/** Accepts NULL. */
void pictures_destroy(struct pictures *pictures);

/**
 * Draws an image into a box, upright; the box has its proportions. One that cannot be drawn is
 * reported (broken-image) and leaves the box empty.
 */
void pictures_draw(struct pictures *pictures, cairo_t *cr, const struct resource *resource, const struct rect *box);

/**
 * Frees what is decoded. Only between pages: cairo copies the pixels of an image that goes before
 * it is written.
 */
void pictures_forget(struct pictures *pictures);
