#include "fixtures.h"
#include "image/decode.h"

static uint32_t pixel_at(const struct image_pixels *pixels, int x, int y)
{
	return pixels->data[y * pixels->width + x];
}

static void assert_near(uint32_t pixel, uint32_t want)
{
	for (int shift = 0; shift < 32; shift += 8) {
		int difference = (int)(pixel >> shift & 0xff) - (int)(want >> shift & 0xff);
		if (ABS(difference) > 12) {
			g_error("pixel is %08x, should be about %08x", pixel, want);
		}
	}
}

// The quarters in the order top left, top right, bottom left, bottom right.
static void assert_quarters(const GByteArray *bytes, int width, int height, const int *order)
{
	struct image_pixels pixels;
	g_assert_true(decode_image(&pixels, bytes->data, bytes->len));
	g_assert_cmpint(pixels.width, ==, width);
	g_assert_cmpint(pixels.height, ==, height);
	for (int i = 0; i < 4; i++) {
		int x = i % 2 ? width - 1 : 0, y = i / 2 ? height - 1 : 0;
		assert_near(pixel_at(&pixels, x, y), 0xff000000u | fixtures_quarter(order[i]));
	}
	decode_finish(&pixels);
}

static const int UPRIGHT[] = { 0, 1, 2, 3 };

static void test_png(void)
{
	g_autoptr(GByteArray) plain = fixtures_png(6, 4, false, 0xff);
	g_autoptr(GByteArray) interlaced = fixtures_png(10, 12, true, 0xff);
	assert_quarters(plain, 6, 4, UPRIGHT);
	assert_quarters(interlaced, 10, 12, UPRIGHT);
}

static void test_png_alpha(void)
{
	g_autoptr(GByteArray) half = fixtures_png(2, 2, false, 0x80);
	struct image_pixels pixels;
	g_assert_true(decode_image(&pixels, half->data, half->len));
	g_assert_cmphex(pixel_at(&pixels, 0, 0), ==, 0x80800000);
	g_assert_cmphex(pixel_at(&pixels, 1, 1), ==, 0x80808080);
	decode_finish(&pixels);
}

static void test_jpeg_orientations(void)
{
	// Where the four quarters of the file appear: Exif 2.32, table of orientations.
	static const int ORDERS[8][4] = { { 0, 1, 2, 3 }, { 1, 0, 3, 2 }, { 3, 2, 1, 0 }, { 2, 3, 0, 1 },
		{ 0, 2, 1, 3 }, { 2, 0, 3, 1 }, { 3, 1, 2, 0 }, { 1, 3, 0, 2 } };
	for (int orientation = 1; orientation <= 8; orientation++) {
		const struct fixtures_jpeg how = {
			.width = 64, .height = 32, .components = 3, .orientation = orientation
		};
		g_autoptr(GByteArray) bytes = fixtures_jpeg(&how);
		bool turned = orientation >= 5;
		assert_quarters(bytes, turned ? 32 : 64, turned ? 64 : 32, ORDERS[orientation - 1]);
	}
}

static void test_jpeg_colors(void)
{
	const struct fixtures_jpeg adobe = { 32, 32, .components = 4, .adobe = true };
	const struct fixtures_jpeg plain = { 32, 32, .components = 4 };
	g_autoptr(GByteArray) a = fixtures_jpeg(&adobe);
	g_autoptr(GByteArray) b = fixtures_jpeg(&plain);
	assert_quarters(a, 32, 32, UPRIGHT);
	assert_quarters(b, 32, 32, UPRIGHT);

	const struct fixtures_jpeg gray = { .width = 16, .height = 16, .components = 1 };
	g_autoptr(GByteArray) c = fixtures_jpeg(&gray);
	struct image_pixels pixels;
	g_assert_true(decode_image(&pixels, c->data, c->len));
	assert_near(pixel_at(&pixels, 15, 15), 0xffffffff);
	assert_near(pixel_at(&pixels, 0, 15), 0xff000000);
	decode_finish(&pixels);
}

static void test_gif(void)
{
	for (int interlaced = 0; interlaced < 2; interlaced++) {
		g_autoptr(GByteArray) bytes = fixtures_gif(12, 14, interlaced);
		struct image_pixels pixels;
		g_assert_true(decode_image(&pixels, bytes->data, bytes->len));
		g_assert_cmphex(pixel_at(&pixels, 0, 6), ==, 0xffff0000);
		g_assert_cmphex(pixel_at(&pixels, 11, 0), ==, 0xff00ff00);
		g_assert_cmphex(pixel_at(&pixels, 0, 7), ==, 0xff0000ff);
		g_assert_cmphex(pixel_at(&pixels, 11, 13), ==, 0);
		decode_finish(&pixels);
	}
}

static void test_webp(void)
{
	g_autoptr(GByteArray) lossless = fixtures_webp(20, 10, true, 0xff);
	g_autoptr(GByteArray) lossy = fixtures_webp(64, 64, false, 0xff);
	g_autoptr(GByteArray) animated = fixtures_webp_animated(12, 8);
	assert_quarters(lossless, 20, 10, UPRIGHT);
	assert_quarters(lossy, 64, 64, UPRIGHT);
	assert_quarters(animated, 12, 8, UPRIGHT);

	g_autoptr(GByteArray) half = fixtures_webp(4, 4, true, 0x80);
	struct image_pixels pixels;
	g_assert_true(decode_image(&pixels, half->data, half->len));
	g_assert_cmphex(pixel_at(&pixels, 0, 0), ==, 0x80800000);
	decode_finish(&pixels);
}

static void test_broken(void)
{
	g_autoptr(GByteArray) bytes = fixtures_png(6, 4, false, 0xff);
	struct image_pixels pixels;
	g_assert_false(decode_image(&pixels, bytes->data, bytes->len / 2));
	g_assert_null(pixels.data);
	static const char SVG[] = "<svg xmlns='http://www.w3.org/2000/svg'/>";
	g_assert_false(decode_image(&pixels, SVG, sizeof SVG - 1));
	g_assert_null(pixels.data);
}

static void test_shrink(void)
{
	struct image_pixels pixels = { g_new0(uint32_t, 5 * 2), 5, 2 };
	for (int i = 0; i < 10; i++) {
		pixels.data[i] = i % 5 < 2 ? 0xff204060 : 0xff000000;
	}
	decode_shrink(&pixels, 5);
	g_assert_cmpint(pixels.width, ==, 5);
	decode_shrink(&pixels, 3);
	g_assert_cmpint(pixels.width, ==, 3);
	g_assert_cmpint(pixels.height, ==, 1);
	g_assert_cmphex(pixels.data[0], ==, 0xff204060);
	g_assert_cmphex(pixels.data[1], ==, 0xff000000);
	g_assert_cmphex(pixels.data[2], ==, 0xff000000);
	decode_finish(&pixels);
}

static void test_excess(void)
{
	enum { WIDTH = 30000, HEIGHT = 1400 };
	g_autoptr(GByteArray) bytes = fixtures_png(WIDTH, HEIGHT, false, 0xff);
	struct image_pixels pixels;
	g_assert_true(decode_image(&pixels, bytes->data, bytes->len));
	g_assert_cmpint(pixels.width, ==, WIDTH / 2);
	g_assert_cmpint(pixels.height, ==, HEIGHT / 2);
	decode_finish(&pixels);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/decode/png", test_png);
	g_test_add_func("/decode/png-alpha", test_png_alpha);
	g_test_add_func("/decode/jpeg-orientations", test_jpeg_orientations);
	g_test_add_func("/decode/jpeg-colors", test_jpeg_colors);
	g_test_add_func("/decode/gif", test_gif);
	g_test_add_func("/decode/webp", test_webp);
	g_test_add_func("/decode/broken", test_broken);
	g_test_add_func("/decode/excess", test_excess);
	g_test_add_func("/decode/shrink", test_shrink);
	return g_test_run();
}
