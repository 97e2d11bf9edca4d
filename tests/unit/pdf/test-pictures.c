#include <glib/gstdio.h>
#include <string.h>

#include "../image/fixtures.h"
#include "image/decode.h"
#include "sample.h"

static const char SVG[] = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'>"
			  "<rect width='40' height='20' fill='#204060'/></svg>";

static struct resource make_resource(const GByteArray *bytes, const char *name)
{
	return (struct resource){ .url = name, .path = name, .bytes = (const char *)bytes->data, .length = bytes->len };
}

static void add_image(struct sample *sample, size_t page, const struct resource *resource, struct rect box)
{
	sample_add(sample, page, ITEM_IMAGE, box)->as.image = resource;
}

// The lines of pdfimages without its two lines of head; NULL when it is not installed.
static char **list_images(GBytes *pdf)
{
	const char *const command[] = { "pdfimages", "-list", "PDF", NULL };
	g_autofree char *text = sample_run(pdf, command);
	if (!text) {
		return NULL;
	}
	g_auto(GStrv) lines = g_strsplit(g_strchomp(text), "\n", -1);
	g_assert_cmpuint(g_strv_length(lines), >=, 2);
	return g_strdupv(lines + 2);
}

// page num type width height color comp bpc enc interp object ...
static void assert_image(const char *line, const char *const *want)
{
	static const size_t COLUMNS[] = { 2, 3, 4, 5, 8, 9 };
	g_auto(GStrv) split = g_strsplit_set(line, " ", -1);
	g_autoptr(GPtrArray) fields = g_ptr_array_new();
	for (char **field = split; *field; field++) {
		if (**field) {
			g_ptr_array_add(fields, *field);
		}
	}
	g_assert_cmpuint(fields->len, >, 9);
	for (size_t i = 0; i < G_N_ELEMENTS(COLUMNS); i++) {
		g_assert_cmpstr(fields->pdata[COLUMNS[i]], ==, want[i]);
	}
}

static void assert_only_image(const GByteArray *bytes, const char *const *want)
{
	struct sample sample;
	sample_init(&sample, 1);
	struct resource resource = make_resource(bytes, "a");
	add_image(&sample, 0, &resource, (struct rect){ 10, 10, 40, 20 });
	g_autoptr(GBytes) pdf = sample_write(&sample, NULL);
	g_auto(GStrv) images = list_images(pdf);
	if (images) {
		g_assert_cmpuint(g_strv_length(images), ==, 1);
		assert_image(images[0], want);
	}
	sample_finish(&sample);
}

static void test_jpeg_stays(void)
{
	static const char *const RGB[] = { "image", "64", "32", "rgb", "jpeg", "no" };
	static const char *const GRAY[] = { "image", "64", "32", "gray", "jpeg", "no" };
	static const char *const DECODED[] = { "image", "64", "32", "rgb", "image", "no" };
	const struct fixtures_jpeg color = { 64, 32, .components = 3 };
	const struct fixtures_jpeg gray = { 64, 32, .components = 1 };
	const struct fixtures_jpeg cmyk = { 64, 32, .components = 4, .adobe = true };
	g_autoptr(GByteArray) a = fixtures_jpeg(&color);
	g_autoptr(GByteArray) b = fixtures_jpeg(&gray);
	g_autoptr(GByteArray) c = fixtures_jpeg(&cmyk);
	assert_only_image(a, RGB);
	assert_only_image(b, GRAY);
	assert_only_image(c, DECODED);
}

static void test_jpeg_bytes_stay(void)
{
	const struct fixtures_jpeg color = { 64, 32, .components = 3 };
	g_autoptr(GByteArray) jpeg = fixtures_jpeg(&color);
	struct resource resource = make_resource(jpeg, "a");
	struct sample sample;
	sample_init(&sample, 1);
	add_image(&sample, 0, &resource, (struct rect){ 10, 10, 40, 20 });
	g_autoptr(GBytes) pdf = sample_write(&sample, NULL);
	size_t length;
	const char *bytes = g_bytes_get_data(pdf, &length);
	g_assert_nonnull(memmem(bytes, length, jpeg->data, jpeg->len));
	sample_finish(&sample);
}

// The first page as pixels at 72 to the inch; false when the tool is not installed.
static bool rasterize(GBytes *pdf, struct image_pixels *pixels)
{
	g_autofree char *folder = g_dir_make_tmp("pictures-XXXXXX", NULL);
	g_autofree char *root = g_build_filename(folder, "page", NULL);
	g_autofree char *path = g_strconcat(root, ".png", NULL);
	const char *const command[] = { "pdftoppm", "-r", "72", "-png", "-singlefile", "PDF", root, NULL };
	g_autofree char *printed = sample_run(pdf, command);
	g_autofree char *bytes = NULL;
	size_t length = 0;
	bool drawn = printed && g_file_get_contents(path, &bytes, &length, NULL) && decode_image(pixels, bytes, length);
	g_unlink(path);
	g_rmdir(folder);
	return drawn;
}

static uint32_t pixel_at(const struct image_pixels *pixels, int x, int y)
{
	return pixels->data[y * pixels->width + x] & 0xf0f0f0;
}

static void test_jpeg_is_turned(void)
{
	for (int orientation = 1; orientation <= 8; orientation++) {
		const struct fixtures_jpeg how = { 64, 64, .components = 3, .orientation = orientation };
		g_autoptr(GByteArray) jpeg = fixtures_jpeg(&how);
		struct resource resource = make_resource(jpeg, "a");
		struct sample sample;
		sample_init(&sample, 1);
		add_image(&sample, 0, &resource, (struct rect){ 8, 8, 64, 64 });
		g_autoptr(GBytes) pdf = sample_write(&sample, NULL);
		struct image_pixels page, upright;
		if (rasterize(pdf, &page)) {
			g_assert_true(decode_image(&upright, jpeg->data, jpeg->len));
			for (int i = 0; i < 4; i++) {
				int x = i % 2 ? 60 : 4, y = i / 2 ? 60 : 4;
				g_assert_cmphex(pixel_at(&page, 8 + x, 8 + y), ==, pixel_at(&upright, x, y));
			}
			decode_finish(&upright);
			decode_finish(&page);
		}
		sample_finish(&sample);
	}
}

static void test_png(void)
{
	static const char *const OPAQUE[] = { "image", "8", "4", "rgb", "image", "no" };
	g_autoptr(GByteArray) bytes = fixtures_png(8, 4, false, 0xff);
	assert_only_image(bytes, OPAQUE);
}

static void test_used_twice(void)
{
	struct sample sample;
	sample_init(&sample, 3);
	g_autoptr(GByteArray) png = fixtures_png(8, 4, false, 0xff);
	const struct fixtures_jpeg color = { 64, 32, .components = 3 };
	g_autoptr(GByteArray) jpeg = fixtures_jpeg(&color);
	struct resource a = make_resource(png, "a"), b = make_resource(jpeg, "b");
	for (size_t page = 0; page < 3; page++) {
		add_image(&sample, page, &a, (struct rect){ 10, 10, 40, 20 });
		add_image(&sample, page, &b, (struct rect){ 10, 50, 20, 10 });
	}
	g_autoptr(GBytes) pdf = sample_write(&sample, NULL);
	g_auto(GStrv) images = list_images(pdf);
	if (images) {
		g_assert_cmpuint(g_strv_length(images), ==, 6);
		// What follows the interpolation is the number of the object.
		g_assert_cmpstr(strstr(images[0], " no "), ==, strstr(images[4], " no "));
		g_assert_cmpstr(strstr(images[1], " no "), ==, strstr(images[3], " no "));
	}
	sample_finish(&sample);
}

static void test_used_twice_on_a_page(void)
{
	const struct fixtures_jpeg color = { 64, 32, .components = 3 };
	g_autoptr(GByteArray) jpeg = fixtures_jpeg(&color);
	struct resource resource = make_resource(jpeg, "a");
	struct sample sample;
	sample_init(&sample, 1);
	for (int i = 0; i < 3; i++) {
		add_image(&sample, 0, &resource, (struct rect){ 10, 10 + 40 * i, 60, 30 });
	}
	g_autoptr(GBytes) pdf = sample_write(&sample, NULL);
	const char *const check[] = { "qpdf", "--check", "PDF", NULL };
	g_free(sample_run(pdf, check)); // fails on warnings, too
	struct image_pixels page;
	if (rasterize(pdf, &page)) {
		for (int i = 0; i < 3; i++) {
			g_assert_cmphex(pixel_at(&page, 14, 12 + 40 * i), ==, 0xf00000);
			g_assert_cmphex(pixel_at(&page, 66, 12 + 40 * i), ==, 0x00f000);
		}
		decode_finish(&page);
	}
	sample_finish(&sample);
}

static void test_svg_is_vectors(void)
{
	struct sample sample;
	sample_init(&sample, 1);
	struct resource svg = { .url = "a.svg", .bytes = SVG, .length = strlen(SVG) };
	add_image(&sample, 0, &svg, (struct rect){ 10, 10, 80, 40 });
	g_autoptr(GBytes) pdf = sample_write(&sample, NULL);
	g_auto(GStrv) images = list_images(pdf);
	if (images) {
		g_assert_cmpuint(g_strv_length(images), ==, 0);
	}
	sample_finish(&sample);
}

static void test_broken(void)
{
	struct sample sample;
	sample_init(&sample, 1);
	g_autoptr(GByteArray) png = fixtures_png(8, 4, false, 0xff);
	struct resource cut = make_resource(png, "a"), text = { .url = "b", .bytes = "" };
	cut.length /= 2;
	add_image(&sample, 0, &cut, (struct rect){ 10, 10, 40, 20 });
	add_image(&sample, 0, &text, (struct rect){ 10, 10, 40, 20 });
	struct diag *diag = diag_create();
	g_bytes_unref(sample_write(&sample, diag));
	g_assert_cmpuint(diag_count_code(diag, DIAG_BROKEN_IMAGE), ==, 2);
	diag_destroy(diag);
	sample_finish(&sample);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/pictures/jpeg-stays", test_jpeg_stays);
	g_test_add_func("/pictures/jpeg-bytes-stay", test_jpeg_bytes_stay);
	g_test_add_func("/pictures/jpeg-is-turned", test_jpeg_is_turned);
	g_test_add_func("/pictures/png", test_png);
	g_test_add_func("/pictures/used-twice", test_used_twice);
	g_test_add_func("/pictures/used-twice-on-a-page", test_used_twice_on_a_page);
	g_test_add_func("/pictures/svg", test_svg_is_vectors);
	g_test_add_func("/pictures/broken", test_broken);
	return g_test_run();
}
