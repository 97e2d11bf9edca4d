#include <string.h>

#include "epub/nav.h"

#include "sample.h"

static char *make(void (*writer)(struct out *, const struct book *, const struct toc *), bool with_cover)
{
	struct sample sample;
	sample_set_up(&sample);
	sample_heading(&sample, 2, "a", "甲 & 乙");
	sample_heading(&sample, 3, "b", "乙");
	sample_heading(&sample, 4, "deep", "太深");
	sample_heading(&sample, 2, "c", "丙")->anchor = NULL;
	if (with_cover) {
		sample.doc->cover = sample_image(&sample, "a.png", "image/png", "");
	}
	const struct book *book = sample_book(&sample);
	struct out *out = out_create();
	writer(out, book, toc_create(book, nav_levels(book), sample.arena));
	sample_tear_down(&sample);
	return sample_take(out);
}

static void test_nav(void)
{
	g_autofree char *nav = make(nav_write, false);
	g_assert_nonnull(strstr(nav,
		"<h1 id=\"toc.title\">目录</h1>\n<ol>\n"
		"<li><a href=\"text/chapter-001.xhtml\">山行</a><ol>\n"
		"<li><a href=\"text/chapter-001.xhtml#a\">甲 &amp; 乙</a><ol>\n"
		"<li><a href=\"text/chapter-001.xhtml#b\">乙</a></li>\n</ol></li>\n"
		"<li><a href=\"text/chapter-001.xhtml\">丙</a></li>\n</ol></li>\n</ol>\n</nav>\n"));
	g_assert_null(strstr(nav, "太深"));
	g_assert_nonnull(strstr(nav, "<a epub:type=\"bodymatter\" href=\"text/chapter-001.xhtml\">正文</a>"));
	g_assert_null(strstr(nav, "cover"));
	g_autofree char *covered = make(nav_write, true);
	g_assert_nonnull(strstr(
		covered, "<li><a epub:type=\"cover\" href=\"cover.xhtml\">封面</a></li>\n<li><a epub:type=\"body"));
}

static void test_ncx(void)
{
	g_autofree char *ncx = make(nav_write_ncx, false);
	g_assert_nonnull(strstr(ncx, "<meta name=\"dtb:depth\" content=\"3\"/>"));
	g_assert_nonnull(strstr(ncx, "<docTitle><text>山行</text></docTitle>"));
	g_assert_nonnull(strstr(ncx,
		"<navPoint id=\"point-3\" playOrder=\"3\"><navLabel><text>乙</text></navLabel>"
		"<content src=\"text/chapter-001.xhtml#b\"/>\n</navPoint>\n</navPoint>\n"
		"<navPoint id=\"point-4\" playOrder=\"4\"><navLabel><text>丙</text></navLabel>"
		"<content src=\"text/chapter-001.xhtml\"/>\n</navPoint>\n</navPoint>\n</navMap>"));
}

static void test_ncx_depth(void)
{
	struct sample sample;
	sample_set_up(&sample);
	sample_heading(&sample, 2, "a", "甲");
	const struct book *book = sample_book(&sample);
	struct out *out = out_create();
	nav_write_ncx(out, book, toc_create(book, nav_levels(book), sample.arena));
	sample_tear_down(&sample);
	g_autofree char *ncx = sample_take(out);
	g_assert_nonnull(strstr(ncx, "<meta name=\"dtb:depth\" content=\"2\"/>"));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/nav/nav", test_nav);
	g_test_add_func("/nav/ncx", test_ncx);
	g_test_add_func("/nav/ncx-depth", test_ncx_depth);
	return g_test_run();
}
