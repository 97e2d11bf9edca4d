#pragma once

#include <cairo.h>

#include "type/page_item.h"

/** Draws what --debug-boxes shows (type/debug.h), an ITEM_DEBUG: filled rectangles, without transparency. */
void paint_debug_item(cairo_t *cr, const struct page_item *item);
