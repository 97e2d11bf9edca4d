#pragma once

#include <cairo.h>
#include <stdbool.h>

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
 * Draws glyphs, a fill or an image, in points from the top left corner. Links and destinations have
 * no looks: see links.h. An image that cannot be drawn is reported and left out.
 */
void paint_item(struct paint *paint, cairo_t *cr, const struct page_item *item);

/** Whether an item is drawn at all. */
bool paint_is_visible(const struct page_item *item);

/** Whether an item is text that is drawn without saying so: as shapes or pictures. */
bool paint_hides_text(struct paint *paint, const struct page_item *item);

/**
 * Frees decoded images, after the page was shown. One used again is decoded again, but stands in a
 * PDF once.
 */
void paint_forget_pictures(struct paint *paint);
