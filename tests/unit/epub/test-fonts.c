#include <string.h>

#include "epub/css.h"
#include "epub/fonts.h"
#include "epub/opf.h"

#include "sample.h"

// A book with body text, a heading, strong text and code, and the fonts that it needs.
struct typeset {
	struct sample sample;
	struct style style;
	struct book *book;
	struct font_set *set;
	struct diag *diag;
	struct fonts *fonts;
};

static void set_up(struct typeset *t)
{
	sample_set_up(&t->sample);
	sample_style(&t->sample, &t->style, NULL);
	sample_heading(&t->sample, 2, "a", "甲");
	struct block *paragraph = sample_text_block(&t->sample, t->sample.doc->root, BLOCK_PARAGRAPH, "乙丙");
	struct span *code = sample_span(&t->sample, paragraph, SPAN_CODE);
	code->as.code = "main";
	t->book = sample_book(&t->sample);
	t->diag = diag_create();
	t->set = font_set_create(t->diag);
	g_assert_nonnull(t->set);
	t->fonts = fonts_create(t->book, &t->style, t->set, t->diag);
	g_assert_cmpuint(diag_message_count(t->diag), ==, 0);
}

static void tear_down(struct typeset *t)
{
	fonts_destroy(t->fonts);
	font_set_destroy(t->set);
	diag_destroy(t->diag);
	sample_tear_down(&t->sample);
}

static const struct font_file *find(const struct fonts *fonts, enum type_family family, int weight)
{
	for (size_t i = 0; i < fonts_count(fonts); i++) {
		const struct font_file *file = fonts_at(fonts, i);
		if (file->family == family && file->weight == weight) {
			return file;
		}
	}
	return NULL;
}

static void test_files(void)
{
	struct typeset t;
	set_up(&t);
	enum type_family heading = t.style.blocks[ROLE_HEADING_2].family;
	const struct font_file *body = find(t.fonts, t.style.blocks[ROLE_BODY].family, 400);
	g_assert_nonnull(body);
	g_assert_cmpuint(body->length, <, 100000);
	g_assert_true(g_str_has_prefix(body->path, "fonts/song-400."));
	g_assert_nonnull(find(t.fonts, heading, t.style.blocks[ROLE_HEADING_2].weight));
	g_assert_nonnull(find(t.fonts, FAMILY_MONO, 400));
	g_assert_null(find(t.fonts, FAMILY_FANG, 400)); // nothing is set in it
	g_assert_cmpstr(fonts_name(t.fonts, FAMILY_SONG), ==, "bifolio-song");
	g_assert_null(fonts_name(t.fonts, FAMILY_FANG));
	g_assert_null(fonts_name(NULL, FAMILY_SONG));
	tear_down(&t);
}

static void test_named(void)
{
	struct typeset t;
	set_up(&t);
	struct out *sheet = out_create();
	css_write(sheet, &t.style, "zh-CN", CSS_EREADER, t.fonts);
	g_autofree char *css = sample_take(sheet);
	struct out *package = out_create();
	opf_write(package, t.book, t.fonts);
	g_autofree char *opf = sample_take(package);
	g_assert_nonnull(strstr(css, "font-family: bifolio-song, \"")); // of the body, before the reader's fonts
	for (size_t i = 0; i < fonts_count(t.fonts); i++) {
		const struct font_file *file = fonts_at(t.fonts, i);
		g_autofree char *source = g_strdup_printf("src: url(\"%s\")", file->path);
		g_autofree char *item = g_strdup_printf("href=\"%s\" media-type=\"%s\"", file->path, file->media_type);
		g_assert_nonnull(strstr(css, source));
		g_assert_nonnull(strstr(opf, item));
	}
	tear_down(&t);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/fonts/files", test_files);
	g_test_add_func("/fonts/named", test_named);
	return g_test_run();
}
