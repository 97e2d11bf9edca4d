#include <string.h>

#include "epub/cover.h"

#include "sample.h"

static char *page(const struct sample *sample)
{
	struct out *out = out_create();
	cover_write(out, sample_book(sample));
	return sample_take(out);
}

static void test_image(void)
{
	struct sample sample;
	sample_set_up(&sample);
	g_assert_null(cover_image(sample_book(&sample)));
	sample.doc->cover = sample_image(&sample, "gone.png", NULL, "");
	g_assert_null(cover_image(sample_book(&sample)));
	sample.doc->cover = sample_image(&sample, "a.png", "image/png", "");
	g_assert_true(cover_image(sample_book(&sample)) == sample.doc->cover);
	sample_tear_down(&sample);
}

static void test_page(void)
{
	struct sample sample;
	sample_set_up(&sample);
	sample.doc->cover = sample_image(&sample, "a.png", "image/png", "");
	g_autofree char *plain = page(&sample);
	g_assert_nonnull(strstr(plain,
		"<body epub:type=\"cover\">\n<div class=\"cover\">"
		"<img role=\"doc-cover\" src=\"images/001-001.png\" alt=\"封面\"/></div>\n</body>"));
	sample.doc->meta.cover_alt = "山 & 路";
	g_autofree char *described = page(&sample);
	g_assert_nonnull(strstr(described, " alt=\"山 &amp; 路\"/>"));
	sample_tear_down(&sample);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/cover/image", test_image);
	g_test_add_func("/cover/page", test_page);
	return g_test_run();
}
