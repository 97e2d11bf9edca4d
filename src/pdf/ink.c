#include "pdf/ink.h"

void ink_set(cairo_t *cr, uint32_t color)
{
	cairo_set_source_rgb(cr, (color >> 16 & 0xff) / 255.0, (color >> 8 & 0xff) / 255.0, (color & 0xff) / 255.0);
}
