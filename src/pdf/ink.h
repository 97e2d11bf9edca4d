#pragma once

#include <cairo.h>
#include <stdint.h>

/** Sets the colour that is drawn with, 0xRRGGBB. */
void ink_set(cairo_t *cr, uint32_t color);
