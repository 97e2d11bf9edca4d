#include "image/qr.h"

#include <glib.h>
#include <math.h>
#include <qrencode.h>
#include <stdbool.h>
#include <string.h>

#include "image/probe.h"

enum { QUIET_ZONE = 4 }; // modules on each side (ISO/IEC 18004, 6.3.8)

static const double PX_PER_MM = 96 / 25.4;
static const double CODE_MIN = 15;   // mm, without the quiet zone
static const double MODULE_MIN = .4; // mm

static QRecLevel level_of(char letter)
{
	static const char letters[] = {
		[QR_ECLEVEL_L] = 'L',
		[QR_ECLEVEL_M] = 'M',
		[QR_ECLEVEL_Q] = 'Q',
		[QR_ECLEVEL_H] = 'H',
	};
	const char *found = memchr(letters, letter, sizeof(letters));
	g_assert(found); // whoever made the request has checked it
	return (QRecLevel)(found - letters);
}

static bool is_dark(const QRcode *code, int row, int column)
{
	return code->data[row * code->width + column] & 1;
}

// One rectangle for each run of dark modules in a row.
static void put_row(GString *svg, const QRcode *code, int row)
{
	for (int column = 0; column < code->width; column++) {
		int start = column;
		while (column < code->width && is_dark(code, row, column)) {
			column++;
		}
		if (column > start) {
			g_string_append_printf(svg, "M%d %dh%dv1H%dz", start + QUIET_ZONE, row + QUIET_ZONE,
				column - start, start + QUIET_ZONE);
		}
	}
}

static int side_in_px(const QRcode *code, unsigned scale)
{
	double module = MAX(scale, MAX(MODULE_MIN, CODE_MIN / code->width) * PX_PER_MM);
	return (int)ceil(module * (code->width + 2 * QUIET_ZONE));
}

char *qr_svg(const struct resource_qr *request, struct arena *arena, size_t *length)
{
	QRcode *code = QRcode_encodeString(request->text, 0, level_of(request->level), QR_MODE_8, 1);
	if (!code) {
		return NULL;
	}
	int modules = code->width + 2 * QUIET_ZONE;
	int side = side_in_px(code, request->scale);
	g_autoptr(GString) svg = g_string_new(NULL);
	g_string_append_printf(svg,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" "
		"shape-rendering=\"crispEdges\">\n<path fill=\"#fff\" d=\"M0 0h%dv%dH0z\"/>\n<path fill=\"#000\" d=\"",
		side, side, modules, modules, modules, modules);
	for (int row = 0; row < code->width; row++) {
		put_row(svg, code, row);
	}
	g_string_append(svg, "\"/>\n</svg>\n");
	QRcode_free(code);
	*length = svg->len;
	return arena_strndup(arena, svg->str, svg->len);
}

struct resource *qr_image(const char *text, struct arena *arena)
{
	const struct resource_qr request = { .text = text, .level = 'M', .scale = 1 };
	struct resource *image = arena_new(arena, struct resource);
	image->url = arena_strdup(arena, text);
	image->bytes = qr_svg(&request, arena, &image->length);
	struct image_info info;
	if (!image->bytes || !probe_header(&info, image->bytes, image->length)) {
		return NULL;
	}
	image->media_type = probe_media_type(info.type);
	image->width = (uint32_t)info.width;
	image->height = (uint32_t)info.height;
	return image;
}
