#include <string.h>

#include "fixtures.h"
#include "image/probe.h"

static void assert_whole(const GByteArray *bytes, enum image_type type, double width, double height)
{
	struct image_info info;
	g_assert_true(probe_image(&info, bytes->data, bytes->len));
	g_assert_null(info.problem);
	g_assert_cmpint(info.type, ==, type);
	g_assert_cmpfloat(info.width, ==, width);
	g_assert_cmpfloat(info.height, ==, height);
}

// Every cut of the file from its header on is found; keep is how much of the end may be missing.
static void assert_cuts_are_found(const GByteArray *bytes, size_t keep)
{
	struct image_info info;
	for (size_t length = 0; length + keep < bytes->len; length++) {
		g_autofree uint8_t *cut = g_memdup2(bytes->data, length);
		g_assert_false(probe_image(&info, cut, length));
		g_assert_nonnull(info.problem);
	}
}

static void test_png(void)
{
	g_autoptr(GByteArray) plain = fixtures_png(6, 4, false, 0xff);
	g_autoptr(GByteArray) interlaced = fixtures_png(9, 7, true, 0x80);
	assert_whole(plain, IMAGE_PNG, 6, 4);
	assert_whole(interlaced, IMAGE_PNG, 9, 7);
	enum { END_CHUNK = 12 };
	assert_cuts_are_found(plain, END_CHUNK);
	assert_cuts_are_found(interlaced, END_CHUNK);

	struct image_info info;
	plain->data[plain->len - END_CHUNK - 8] ^= 0x20; // inside the pixels: the checksum fails
	g_assert_true(probe_header(&info, plain->data, plain->len));
	g_assert_false(probe_image(&info, plain->data, plain->len));
}

static void test_png_bomb(void)
{
	g_autoptr(GByteArray) largest = fixtures_png_header(10000, 10000);
	g_autoptr(GByteArray) bomb = fixtures_png_header(10000, 10001);
	struct image_info info;
	g_assert_true(probe_header(&info, largest->data, largest->len));
	g_assert_false(probe_header(&info, bomb->data, bomb->len));
	g_assert_nonnull(strstr(info.problem, "100 million"));
}

static void test_jpeg(void)
{
	const struct fixtures_jpeg color = { 32, 16, .components = 3 };
	const struct fixtures_jpeg turned = { 32, 16, .components = 3, .orientation = 6 };
	const struct fixtures_jpeg gray = { .width = 8, .height = 8, .components = 1 };
	g_autoptr(GByteArray) a = fixtures_jpeg(&color);
	g_autoptr(GByteArray) b = fixtures_jpeg(&turned);
	g_autoptr(GByteArray) c = fixtures_jpeg(&gray);
	assert_whole(a, IMAGE_JPEG, 32, 16);
	assert_whole(b, IMAGE_JPEG, 16, 32);
	assert_whole(c, IMAGE_JPEG, 8, 8);

	struct image_info info;
	probe_header(&info, a->data, a->len);
	g_assert_cmpint(info.orientation, ==, 1);
	g_assert_cmpint(info.components, ==, 3);
	probe_header(&info, b->data, b->len);
	g_assert_cmpint(info.orientation, ==, 6);
	probe_header(&info, c->data, c->len);
	g_assert_cmpint(info.components, ==, 1);
}

static void test_jpeg_cmyk(void)
{
	const struct fixtures_jpeg adobe = { 16, 16, .components = 4, .adobe = true };
	g_autoptr(GByteArray) bytes = fixtures_jpeg(&adobe);
	assert_whole(bytes, IMAGE_JPEG, 16, 16);
	struct image_info info;
	probe_header(&info, bytes->data, bytes->len);
	g_assert_cmpint(info.components, ==, 4);
}

static void test_jpeg_truncated(void)
{
	const struct fixtures_jpeg plain = { .width = 64, .height = 64, .components = 3 };
	g_autoptr(GByteArray) bytes = fixtures_jpeg(&plain);
	enum { SLACK = 8 }; // the end marker and the padding bits of the last block
	assert_cuts_are_found(bytes, SLACK);

	struct fixtures_jpeg scans = plain;
	scans.progressive = true;
	g_autoptr(GByteArray) progressive = fixtures_jpeg(&scans);
	assert_whole(progressive, IMAGE_JPEG, 64, 64);
	struct image_info info;
	g_assert_false(probe_image(&info, progressive->data, progressive->len / 2));
}

static void test_gif(void)
{
	g_autoptr(GByteArray) bytes = fixtures_gif(10, 6, false);
	assert_whole(bytes, IMAGE_GIF, 10, 6);
	struct image_info info;
	g_assert_true(probe_image(&info, bytes->data, bytes->len - 4)); // inside the second frame
	g_assert_false(probe_image(&info, bytes->data, bytes->len / 3));
}

static void test_webp(void)
{
	g_autoptr(GByteArray) lossless = fixtures_webp(20, 10, true, 0xff);
	g_autoptr(GByteArray) lossy = fixtures_webp(20, 10, false, 0xff);
	g_autoptr(GByteArray) animated = fixtures_webp_animated(12, 8);
	assert_whole(lossless, IMAGE_WEBP, 20, 10);
	assert_whole(lossy, IMAGE_WEBP, 20, 10);
	assert_whole(animated, IMAGE_WEBP, 12, 8);
	struct image_info info;
	g_assert_false(probe_image(&info, lossy->data, lossy->len / 2));
	g_assert_false(probe_image(&info, animated->data, animated->len / 3));
}

static void test_svg(void)
{
	static const char TEXT[] = "<?xml version='1.0'?><!-- <svg> --><!DOCTYPE svg>\n"
				   "<svg xmlns='http://www.w3.org/2000/svg' width='2in' height='48'/>";
	struct image_info info;
	g_assert_true(probe_image(&info, TEXT, strlen(TEXT)));
	g_assert_cmpint(info.type, ==, IMAGE_SVG);
	g_assert_cmpfloat(info.width, ==, 192);
	g_assert_cmpfloat(info.height, ==, 48);
	g_assert_false(probe_image(&info, TEXT, strlen(TEXT) - 4));
	g_assert_cmpint(info.type, ==, IMAGE_SVG);
}

static void test_unknown(void)
{
	static const char *const TEXTS[] = { "", "x", "<html><svg/></html>", "GIF", "BM123456", "<?xml version='1.0'?>",
		"<!-- <svg>", "RIFF1234WAVE" };
	struct image_info info;
	for (size_t i = 0; i < G_N_ELEMENTS(TEXTS); i++) {
		g_assert_false(probe_image(&info, TEXTS[i], strlen(TEXTS[i])));
		g_assert_cmpint(info.type, ==, IMAGE_UNKNOWN);
		g_assert_nonnull(info.problem);
	}
	g_assert_null(probe_media_type(IMAGE_UNKNOWN));
	g_assert_cmpstr(probe_media_type(IMAGE_SVG), ==, "image/svg+xml");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/probe/png", test_png);
	g_test_add_func("/probe/png-bomb", test_png_bomb);
	g_test_add_func("/probe/jpeg", test_jpeg);
	g_test_add_func("/probe/jpeg-cmyk", test_jpeg_cmyk);
	g_test_add_func("/probe/jpeg-truncated", test_jpeg_truncated);
	g_test_add_func("/probe/gif", test_gif);
	g_test_add_func("/probe/webp", test_webp);
	g_test_add_func("/probe/svg", test_svg);
	g_test_add_func("/probe/unknown", test_unknown);
	return g_test_run();
}
