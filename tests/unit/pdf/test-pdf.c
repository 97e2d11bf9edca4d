#include <locale.h>
#include <string.h>

#include "sample.h"

static void fill_pages(struct sample *sample)
{
	sample_add_text(sample, 0, 20, 40, "山路不长，书也不厚。");
	struct page_item *rule = sample_add(sample, 0, ITEM_FILL, (struct rect){ 20, 60, 100, .5 });
	rule->as.color = 0xcc3300;
	sample_add_text(sample, 1, 20, 40, "第二页");
}

static void test_text(void)
{
	struct sample sample;
	sample_init(&sample, 2);
	fill_pages(&sample);
	struct diag *diag = diag_create();
	g_autoptr(GBytes) pdf = sample_write(&sample, diag);
	const char *const extract[] = { "pdftotext", "-raw", "PDF", "-", NULL };
	g_autofree char *text = sample_run(pdf, extract);
	if (text) {
		g_assert_cmpstr(text, ==, "山路不长，书也不厚。\n\f第二页\n\f");
	}
	g_assert_cmpuint(diag_message_count(diag), ==, 0);
	diag_destroy(diag);
	sample_finish(&sample);
}

// One glyph that stands for two characters must give both back.
static void test_ligature_text(void)
{
	struct sample sample;
	sample_init(&sample, 1);
	sample_add_text(&sample, 0, 20, 40, "他说——走。");
	struct page *page = &sample.pages.pages[0];
	struct glyph_run *run = &page->items[0].as.run;
	struct cluster clusters[] = { { 3, 1 }, { 3, 1 }, { 6, 1 }, { 3, 1 }, { 3, 1 } };
	run->clusters = clusters;
	run->cluster_count = 5;
	run->glyph_count = 5;
	struct glyph *glyphs = (struct glyph *)run->glyphs;
	glyphs[3].index = glyphs[4].index;
	glyphs[4].index = glyphs[5].index;
	g_autoptr(GBytes) pdf = sample_write(&sample, NULL);
	const char *const extract[] = { "pdftotext", "-raw", "PDF", "-", NULL };
	g_autofree char *text = sample_run(pdf, extract);
	if (text) {
		g_assert_cmpstr(text, ==, "他说——走。\n\f");
	}
	sample_finish(&sample);
}

static void assert_line(const char *text, const char *line)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	if (!g_strv_contains((const char *const *)lines, line)) {
		g_error("no line '%s' in:\n%s", line, text);
	}
}

static void test_metadata(void)
{
	struct sample sample;
	sample_init(&sample, 3);
	g_autoptr(GBytes) pdf = sample_write(&sample, NULL);
	const char *const info[] = { "pdfinfo", "-isodates", "PDF", NULL };
	g_autofree char *text = sample_run(pdf, info);
	if (text) {
		assert_line(text, "Title:           山路与书");
		assert_line(text, "Subject:         一段话");
		assert_line(text, "Keywords:        散文, C 语言");
		assert_line(text, "Author:          林一");
		assert_line(text, "CreationDate:    2025-10-13T23:00:00Z");
		assert_line(text, "ModDate:         2025-12-01T00:00:00Z");
		assert_line(text, "Pages:           3");
		assert_line(text, "Page size:       300 x 200 pts");
	}
	sample_finish(&sample);
}

static void test_is_deterministic(void)
{
	struct sample sample;
	sample_init(&sample, 2);
	fill_pages(&sample);
	g_autoptr(GBytes) first = sample_write(&sample, NULL);
	setlocale(LC_ALL, "de_DE.UTF-8");
	g_setenv("TZ", "Asia/Shanghai", TRUE);
	g_autoptr(GBytes) second = sample_write(&sample, NULL);
	g_assert_true(g_bytes_equal(first, second));
	sample_finish(&sample);
}

static void test_is_valid(void)
{
	struct sample sample;
	sample_init(&sample, 2);
	fill_pages(&sample);
	g_autoptr(GBytes) pdf = sample_write(&sample, NULL);
	const char *const check[] = { "qpdf", "--check", "PDF", NULL };
	g_free(sample_run(pdf, check));
	const char *const fonts[] = { "pdffonts", "PDF", NULL };
	g_autofree char *text = sample_run(pdf, fonts);
	if (text) {
		g_assert_nonnull(strstr(text, "yes yes yes")); // embedded, subset, with ToUnicode
	}
	sample_finish(&sample);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/pdf/text", test_text);
	g_test_add_func("/pdf/ligature-text", test_ligature_text);
	g_test_add_func("/pdf/metadata", test_metadata);
	g_test_add_func("/pdf/deterministic", test_is_deterministic);
	g_test_add_func("/pdf/valid", test_is_valid);
	return g_test_run();
}
