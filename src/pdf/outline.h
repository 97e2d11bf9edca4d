#pragma once

#include <cairo.h>

#include "layout/pages.h"
#include "pdf/links.h"

/**
 * Writes the marks of the pages as the PDF's outline, nested by level; the first two levels are
 * shown open. A mark whose destination is on no page is left out and its children go to its parent.
 */
void outline_write(cairo_surface_t *surface, const struct pages *pages, const struct links *links);
