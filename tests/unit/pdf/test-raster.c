#include <string.h>

#include "../image/fixtures.h"
#include "image/decode.h"
#include "pdf/raster.h"
#include "sample.h"

static struct image_pixels draw(const struct sample *sample, double dpi)
{
	struct out *out = out_create();
	g_assert_true(raster_write_page(&sample->pages, 0, dpi, out, NULL));
	size_t length;
	const char *bytes = out_bytes(out, &length);
	struct image_pixels pixels;
	g_assert_true(decode_image(&pixels, bytes, length));
	out_destroy(out);
	return pixels;
}

static uint32_t pixel_at(const struct image_pixels *pixels, int x, int y)
{
	return pixels->data[y * pixels->width + x];
}

static void test_fill_and_size(void)
{
	struct sample sample;
	sample_init(&sample, 1);
	sample_add(&sample, 0, ITEM_FILL, (struct rect){ 10, 10, 20, 20 })->as.color = 0x336699;
	struct image_pixels pixels = draw(&sample, 144);
	g_assert_cmpint(pixels.width, ==, 600);
	g_assert_cmpint(pixels.height, ==, 400);
	g_assert_cmphex(pixel_at(&pixels, 0, 0), ==, 0xffffffff);
	g_assert_cmphex(pixel_at(&pixels, 40, 40), ==, 0xff336699);
	g_assert_cmphex(pixel_at(&pixels, 61, 61), ==, 0xffffffff);
	decode_finish(&pixels);
	sample_finish(&sample);
}

// Every kind leaves something, in a colour of its own, and nothing transparent or far away from its box.
static void test_debug(void)
{
	g_autoptr(GHashTable) colors = g_hash_table_new(NULL, NULL);
	for (int kind = 0; kind < DEBUG_KINDS; kind++) {
		struct sample sample;
		sample_init(&sample, 1);
		struct page_item *item = sample_add(&sample, 0, ITEM_DEBUG, (struct rect){ 100, 100, 40, 20 });
		item->as.debug = (struct debug_mark){ .kind = (enum debug_kind)kind, .column = 10, .row = 10 };
		struct image_pixels pixels = draw(&sample, 288);
		uint32_t darkest = 0xffffffff;
		for (int y = 0; y < pixels.height; y++) {
			for (int x = 0; x < pixels.width; x++) {
				uint32_t color = pixel_at(&pixels, x, y);
				bool near = x > 380 && x < 580 && y > 380 && y < 500;
				g_assert_true(near || color == 0xffffffff);
				darkest = MIN(darkest, color);
			}
		}
		g_assert_cmphex(darkest, !=, 0xffffffff);
		g_assert_true(g_hash_table_add(colors, GUINT_TO_POINTER(darkest)));
		decode_finish(&pixels);
		sample_finish(&sample);
	}
}

// Ink within a box of pixels, 0 to 1.
static double ink(const struct image_pixels *pixels, int x, int y, int width, int height)
{
	double sum = 0;
	for (int row = y; row < y + height; row++) {
		for (int column = x; column < x + width; column++) {
			sum += (255 - (pixel_at(pixels, column, row) & 0xff)) / 255.0;
		}
	}
	return sum / (width * height);
}

static void test_glyphs(void)
{
	struct sample sample;
	sample_init(&sample, 1);
	sample_add_text(&sample, 0, 100, 100, "書書");
	struct image_pixels pixels = draw(&sample, 72);
	g_assert_cmpfloat(ink(&pixels, 100, 82, 20, 20), >, .1);
	g_assert_cmpfloat(ink(&pixels, 120, 82, 20, 20), >, .1);
	g_assert_cmpfloat(ink(&pixels, 141, 82, 20, 20), ==, 0);
	g_assert_cmpfloat(ink(&pixels, 79, 82, 20, 20), ==, 0);
	decode_finish(&pixels);
	sample_finish(&sample);
}

static void test_images_are_upright(void)
{
	for (int orientation = 1; orientation <= 8; orientation++) {
		const struct fixtures_jpeg how = { 64, 64, .components = 3, .orientation = orientation };
		g_autoptr(GByteArray) jpeg = fixtures_jpeg(&how);
		struct resource resource = { .url = "a", .bytes = (const char *)jpeg->data, .length = jpeg->len };
		struct image_pixels want;
		g_assert_true(decode_image(&want, jpeg->data, jpeg->len));
		struct sample sample;
		sample_init(&sample, 1);
		sample_add(&sample, 0, ITEM_IMAGE, (struct rect){ 8, 8, 64, 64 })->as.image = &resource;
		struct image_pixels pixels = draw(&sample, 72);
		g_assert_cmphex(pixel_at(&pixels, 12, 12), ==, pixel_at(&want, 4, 4));
		g_assert_cmphex(pixel_at(&pixels, 68, 12), ==, pixel_at(&want, 60, 4));
		g_assert_cmphex(pixel_at(&pixels, 12, 68), ==, pixel_at(&want, 4, 60));
		decode_finish(&pixels);
		decode_finish(&want);
		sample_finish(&sample);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/raster/fill-and-size", test_fill_and_size);
	g_test_add_func("/raster/debug", test_debug);
	g_test_add_func("/raster/glyphs", test_glyphs);
	g_test_add_func("/raster/images-are-upright", test_images_are_upright);
	return g_test_run();
}
