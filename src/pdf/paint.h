#pragma once

#include <cairo.h>

#include "base/diag.h"
#include "layout/pages.h"

/**
 * Paints page items with cairo, onto PDF pages or onto pixels; what it is decides the target of the
 * cairo_t. One painter serves one document: it keeps the fonts it opened.
 */
struct paint;

/** With embedded, the pages of a PDF, fonts are subset to what these use. */
struct paint *paint_create(const struct pages *embedded, struct diag *diag);

/** Accepts NULL. */
void paint_destroy(struct paint *paint);

/**
 * Draws glyphs, fills and images in the order of the items, in points from the top left corner.
 * Links and destinations have no looks: see links.h. An image that cannot be drawn is reported and
 * left out.
 */
void paint_page(struct paint *paint, cairo_t *cr, const struct page *page);

/**
 * Frees decoded images, after the page was shown. One used again is decoded again, but stands in a
 * PDF once.
 */
void paint_forget_pictures(struct paint *paint);
