#include "pdf/raster.h"

#include <cairo.h>
#include <math.h>

#include "pdf/paint.h"

static cairo_status_t append(void *out, const unsigned char *bytes, unsigned int length)
{
	out_write(out, bytes, length);
	return CAIRO_STATUS_SUCCESS;
}

// Glyphs stand where layout put them: no hinting moves or widens them.
static void set_font_options(cairo_t *cr)
{
	cairo_font_options_t *options = cairo_font_options_create();
	cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	cairo_set_font_options(cr, options);
	cairo_font_options_destroy(options);
}

static cairo_status_t draw_page(cairo_surface_t *surface, const struct page *page, double scale, struct diag *diag)
{
	cairo_t *cr = cairo_create(surface);
	cairo_set_source_rgb(cr, 1, 1, 1);
	cairo_paint(cr);
	cairo_scale(cr, scale, scale);
	set_font_options(cr);
	struct paint *paint = paint_create(NULL, diag);
	for (size_t i = 0; i < page->item_count; i++) {
		paint_item(paint, cr, &page->items[i]);
	}
	paint_destroy(paint);
	cairo_status_t status = cairo_status(cr);
	cairo_destroy(cr);
	return status;
}

bool raster_write_page(const struct pages *pages, size_t index, double dpi, struct out *out, struct diag *diag)
{
	double scale = CLAMP(dpi, RASTER_DPI_MIN, RASTER_DPI_MAX) / 72;
	cairo_surface_t *surface = cairo_image_surface_create(
		CAIRO_FORMAT_RGB24, (int)ceil(pages->width * scale), (int)ceil(pages->height * scale));
	cairo_status_t status = draw_page(surface, &pages->pages[index], scale, diag);
	if (status == CAIRO_STATUS_SUCCESS) {
		status = cairo_surface_write_to_png_stream(surface, append, out);
	}
	cairo_surface_destroy(surface);
	if (status != CAIRO_STATUS_SUCCESS) {
		diag_report(diag, DIAG_LIBRARY_FAILED, (struct source_pos){ 0 }, "cannot draw page %zu: %s", index + 1,
			cairo_status_to_string(status));
	}
	return status == CAIRO_STATUS_SUCCESS;
}
