#include "doc/image_hint.h"

#include <glib.h>

struct hints {
	enum image_align align;
	double width, height, share;
};

static void check(const struct span *image, const struct hints *want)
{
	g_assert_cmpint(image->as.image.align, ==, want->align);
	g_assert_cmpfloat(image->as.image.width, ==, want->width);
	g_assert_cmpfloat(image->as.image.height, ==, want->height);
	g_assert_cmpfloat(image->as.image.share, ==, want->share);
}

static void test_url(void)
{
	static const struct {
		const char *url;
		struct hints want;
	} rows[] = {
		{ "a.png", { 0 } },
		{ "a.png#center", { .align = IMAGE_ALIGN_CENTER } },
		{ "a.png#float-right", { .align = IMAGE_ALIGN_RIGHT } },
		{ "a.png#pic_center", { .align = IMAGE_ALIGN_CENTER } },
		{ "a.png#LEFT#right", { .align = IMAGE_ALIGN_LEFT } },
		{ "a.png#leftover", { 0 } },
		{ "a.png#", { 0 } },
		{ "left-center.png", { 0 } },
		{ "a.png?w=300", { .width = 300 } },
		{ "a.png?v=2&width=300px&h=20#center", { .align = IMAGE_ALIGN_CENTER, .width = 300, .height = 20 } },
		{ "a.png?width=50%25", { .share = 0.5 } },
		{ "a.png?w=", { 0 } },
		{ "a.png?w=-3&h=1e999&x=%zz", { 0 } },
		{ "a.png?w=1e6", { .width = 10000 } },
		{ "a.png#w=300", { 0 } },
		{ "data:image/svg+xml,<svg/>?w=30#center", { 0 } },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct span image = { .kind = SPAN_IMAGE, .as.image.url = rows[i].url };
		g_test_message("%s", rows[i].url);
		image_hint_take_url(&image);
		check(&image, &rows[i].want);
	}
}

static void test_attributes(void)
{
	static const struct {
		const char *name, *value;
		bool taken;
		struct hints want;
	} rows[] = {
		{ "width", "300", true, { .width = 300 } },
		{ "WIDTH", "12.5px", true, { .width = 12.5 } },
		{ "width", "80%", true, { .share = 0.8 } },
		{ "width", "250%", true, { .share = 1 } },
		{ "height", "80", true, { .height = 80 } },
		{ "height", "80%", false, { 0 } },
		{ "width", "auto", false, { 0 } },
		{ "width", "0", false, { 0 } },
		{ "width", "nan", false, { 0 } },
		{ "width", "10em", false, { 0 } },
		{ "align", "Right", true, { .align = IMAGE_ALIGN_RIGHT } },
		{ "align", "top", false, { 0 } },
		{ "class", "center", false, { 0 } },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct span image = { .kind = SPAN_IMAGE };
		g_test_message("%s=%s", rows[i].name, rows[i].value);
		g_assert_true(image_hint_take(&image, rows[i].name, rows[i].value) == rows[i].taken);
		check(&image, &rows[i].want);
	}
}

// What an attribute said is not overruled by the address.
static void test_first_wins(void)
{
	struct span image = { .kind = SPAN_IMAGE, .as.image.url = "a.png?w=300#left" };
	image_hint_take(&image, "height", "20");
	image_hint_take(&image, "align", "right");
	image_hint_take_url(&image);
	check(&image, &(struct hints){ .align = IMAGE_ALIGN_RIGHT, .height = 20 });
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/image-hint/url", test_url);
	g_test_add_func("/image-hint/attributes", test_attributes);
	g_test_add_func("/image-hint/first-wins", test_first_wins);
	return g_test_run();
}
