#include <stdio.h>
#include <string.h>

#include "image/qr.h"
#include "image/svg.h"

static char *draw(struct arena *arena, const char *text, char level, unsigned scale)
{
	size_t length = 0;
	const struct resource_qr request = { .text = text, .level = level, .scale = scale };
	char *svg = qr_svg(&request, arena, &length);
	g_assert_cmpuint(svg ? strlen(svg) : 0, ==, length);
	return svg;
}

// Modules on a side with the quiet zone, and px.
static void measure(const char *svg, int *modules, int *side)
{
	g_assert_cmpint(sscanf(strstr(svg, "width="), "width=\"%d\"", side), ==, 1);
	g_assert_cmpint(sscanf(strstr(svg, "viewBox="), "viewBox=\"0 0 %d", modules), ==, 1);
}

static void test_sizes(void)
{
	static const struct {
		char level;
		unsigned scale;
		size_t length;
		int modules, side;
	} rows[] = {
		{ 'M', 4, 14, 29, 116 }, { 'M', 4, 15, 33, 132 }, // more than version 1 holds
		{ 'L', 4, 15, 29, 116 }, { 'Q', 4, 12, 33, 132 }, { 'H', 4, 8, 33, 132 },
		{ 'M', 1, 14, 29, 79 },     // 21 modules must be 15 mm
		{ 'M', 1, 2331, 185, 280 }, // .4 mm a module
	};
	struct arena *arena = arena_create();
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *text = g_strnfill(rows[i].length, 'a');
		const char *svg = draw(arena, text, rows[i].level, rows[i].scale);
		int modules, side;
		measure(svg, &modules, &side);
		g_assert_cmpint(modules, ==, rows[i].modules);
		g_assert_cmpint(side, ==, rows[i].side);
		g_assert_null(svg_problem(svg, strlen(svg)));
		g_assert_cmpstr(draw(arena, text, rows[i].level, rows[i].scale), ==, svg);
	}
	arena_destroy(arena);
}

static void test_refused(void)
{
	struct arena *arena = arena_create();
	g_autofree char *text = g_strnfill(2332, 'a');
	g_assert_null(draw(arena, text, 'M', 4));
	g_assert_nonnull(draw(arena, text, 'L', 4));
	g_assert_null(draw(arena, "", 'M', 4));
	arena_destroy(arena);
}

// Drawn at one pixel a module: the quiet zone is white, and a finder pattern stands in three corners.
static void test_picture(void)
{
	static const char *const finder[] = { "#######", "#     #", "# ### #", "# ### #", "# ### #", "#     #",
		"#######" };
	static const int corners[][2] = { { 4, 4 }, { 4, 18 }, { 18, 4 } };
	enum { SIDE = 29 };
	struct arena *arena = arena_create();
	const char *text = draw(arena, "中", 'M', 4);
	struct svg *svg = svg_open(text, strlen(text));
	cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, SIDE, SIDE);
	cairo_t *cr = cairo_create(surface);
	g_assert_true(svg_render(svg, cr, 0, 0, SIDE, SIDE));
	cairo_surface_flush(surface);
	const uint32_t *pixels = (const uint32_t *)(void *)cairo_image_surface_get_data(surface);
	for (int i = 0; i < SIDE * SIDE; i++) {
		int row = i / SIDE, column = i % SIDE;
		bool quiet = MIN(row, column) < 4 || MAX(row, column) >= SIDE - 4;
		g_assert_true(pixels[i] == 0xffffffff || (!quiet && pixels[i] == 0xff000000));
	}
	for (size_t i = 0; i < G_N_ELEMENTS(corners); i++) {
		for (int j = 0; j < 49; j++) {
			uint32_t pixel = pixels[(corners[i][0] + j / 7) * SIDE + corners[i][1] + j % 7];
			g_assert_cmphex(pixel, ==, finder[j / 7][j % 7] == '#' ? 0xff000000 : 0xffffffff);
		}
	}
	cairo_destroy(cr);
	cairo_surface_destroy(surface);
	svg_close(svg);
	arena_destroy(arena);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/qr/sizes", test_sizes);
	g_test_add_func("/qr/refused", test_refused);
	g_test_add_func("/qr/picture", test_picture);
	return g_test_run();
}
