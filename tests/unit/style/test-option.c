#include <string.h>

#include "style/alias.h"
#include "style/option.h"

struct fixture {
	struct arena *arena;
	struct style style;
};

static void set_up(struct fixture *fixture, const void *data)
{
	(void)data;
	fixture->arena = arena_create();
	memset(&fixture->style, 0, sizeof(fixture->style));
	fixture->style.page.font_size = 11;
}

static void tear_down(struct fixture *fixture, const void *data)
{
	(void)data;
	arena_destroy(fixture->arena);
}

static bool set(struct fixture *fixture, const char *subject_name, const char *name, const char *text)
{
	struct option_subject subject;
	g_assert_true(option_subject_find(&subject, subject_name));
	const struct option *option = option_find(subject.group, name);
	g_assert_nonnull(option);
	return option_set(option, &subject, &fixture->style, text, fixture->arena);
}

static char *css(struct fixture *fixture, const char *subject_name, const char *name)
{
	struct option_subject subject;
	g_assert_true(option_subject_find(&subject, subject_name));
	return option_css_value(option_find(subject.group, name), &subject, &fixture->style);
}

static void assert_css(struct fixture *fixture, const char *subject, const char *name, const char *expected)
{
	g_autofree char *found = css(fixture, subject, name);
	g_assert_cmpstr(found, ==, expected);
}

#define assert_near(found, expected) g_assert_cmpfloat_with_epsilon(found, expected, .001)

static void test_lengths(struct fixture *fixture, const void *data)
{
	(void)data;
	const struct page_style *page = &fixture->style.page;
	g_assert_true(set(fixture, "page", "margin-top", "25.4mm"));
	assert_near(page->margin_top, 72);
	g_assert_true(set(fixture, "page", "margin-left", "2.54 cm"));
	assert_near(page->margin_left, 72);
	g_assert_true(set(fixture, "page", "margin-right", "0.5in"));
	assert_near(page->margin_right, 36);
	g_assert_true(set(fixture, "page", "font-size", "五号"));
	assert_near(page->font_size, 10.5);
	static const char *const bad[] = { "", "25", "25 xp", "-1mm", "nanpt", "1e9mm", "infmm", "mm", "2mm 3mm", "5%",
		"px", "-2em", "0.0.0" };
	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_assert_false(set(fixture, "page", "margin-top", bad[i]));
	}
	assert_near(page->margin_top, 72); // a bad value changes nothing
	g_assert_true(set(fixture, "page", "margin-top", "96px"));
	assert_near(page->margin_top, 72);
	g_assert_true(set(fixture, "page", "margin-top", "0"));
	assert_near(page->margin_top, 0);
	g_assert_true(set(fixture, "page", "margin-top", "2em")); // of the body
	assert_near(page->margin_top, 21);
	g_assert_false(set(fixture, "page", "font-size", "2em"));
	g_assert_false(set(fixture, "page", "font-size", "0"));
}

static void test_papers(struct fixture *fixture, const void *data)
{
	(void)data;
	const struct page_style *page = &fixture->style.page;
	g_assert_true(set(fixture, "page", "size", "a4"));
	assert_near(page->width, 595.276);
	assert_near(page->height, 841.890);
	g_assert_true(set(fixture, "page", "size", "大32开"));
	assert_near(page->width, 396.850);
	g_assert_true(set(fixture, "page", "size", "140mm, 203mm"));
	assert_near(page->height, 575.433);
	g_assert_true(set(fixture, "page", "size", "300pt 400pt"));
	assert_near(page->width, 300);
	static const char *const bad[] = { "A99", "140mm", "1mm 1mm", "10in 10in 10in", "a4 a5", "" };
	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_assert_false(set(fixture, "page", "size", bad[i]));
	}
	assert_near(page->width, 300);
}

static void test_sizes(struct fixture *fixture, const void *data)
{
	(void)data;
	const struct block_style *heading = &fixture->style.blocks[ROLE_HEADING_2];
	g_assert_true(set(fixture, "heading-2", "size", "二号"));
	assert_near(heading->size, 2);
	g_assert_true(set(fixture, "heading-2", "size", "16.5pt"));
	assert_near(heading->size, 1.5);
	g_assert_true(set(fixture, "heading-2", "size", "140%"));
	assert_near(heading->size, 1.4);
	g_assert_true(set(fixture, "heading-2", "size", "1.2"));
	assert_near(heading->size, 1.2);
	g_assert_false(set(fixture, "heading-2", "size", "0"));
	g_assert_true(set(fixture, "heading-2", "size", "1.1em"));
	assert_near(heading->size, 1.1);
	g_assert_true(set(fixture, "heading-2", "size", "20px"));
	assert_near(heading->size, 15 / 11.);
	g_assert_false(set(fixture, "heading-2", "size", "九号"));
	g_assert_true(set(fixture, "heading-2", "indent", "2em"));
	assert_near(heading->indent, 2);
	g_assert_true(set(fixture, "heading-2", "indent", "3"));
	assert_near(heading->indent, 3);
	g_assert_true(set(fixture, "heading-2", "indent", "30pt")); // the heading's em are 15 pt
	assert_near(heading->indent, 2);
	g_assert_true(set(fixture, "heading-2", "indent", "0pt"));
	assert_near(heading->indent, 0);
	g_assert_false(set(fixture, "heading-2", "indent", "10%"));
	g_assert_true(set(fixture, "heading-2", "leading", "150%"));
	assert_near(heading->leading, 1.5);
	g_assert_true(set(fixture, "heading-2", "leading", "1.6em"));
	assert_near(heading->leading, 1.6);
	g_assert_false(set(fixture, "heading-2", "leading", "20pt"));
	g_assert_true(set(fixture, "code", "size", "90%"));
	assert_near(fixture->style.texts[TEXT_CODE].size, .9);
	g_assert_false(set(fixture, "code", "size", "9pt")); // the text around it may have any size
	g_assert_false(set(fixture, "code", "raise", "10%"));
	g_assert_false(set(fixture, "line", "autospace", "1pt"));
}

static void test_words(struct fixture *fixture, const void *data)
{
	(void)data;
	const struct block_style *quote = &fixture->style.blocks[ROLE_QUOTE];
	const struct text_style *em = &fixture->style.texts[TEXT_EM];
	g_assert_true(set(fixture, "quote", "family", "kai"));
	g_assert_cmpint(quote->family, ==, FAMILY_KAI);
	g_assert_false(set(fixture, "quote", "family", "inherit"));
	g_assert_false(set(fixture, "quote", "family", "Kaiti"));
	g_assert_true(set(fixture, "em", "family", "inherit"));
	g_assert_cmpint(em->family, ==, FAMILY_INHERIT);
	g_assert_true(set(fixture, "quote", "align", "center"));
	g_assert_cmpint(quote->align, ==, ALIGN_CENTER);
	g_assert_false(set(fixture, "quote", "align", "middle"));
	g_assert_true(set(fixture, "quote", "weight", "700"));
	g_assert_cmpint(quote->weight, ==, 700);
	g_assert_false(set(fixture, "quote", "weight", "inherit"));
	g_assert_false(set(fixture, "quote", "weight", "bold"));
	g_assert_true(set(fixture, "em", "weight", "inherit"));
	g_assert_cmpint(em->weight, ==, 0);
	g_assert_true(set(fixture, "quote", "keep-with-next", "yes"));
	g_assert_true(quote->keep_with_next);
	g_assert_false(set(fixture, "quote", "keep-with-next", "maybe"));
}

static void test_lines(struct fixture *fixture, const void *data)
{
	(void)data;
	const struct line_style *line = &fixture->style.line;
	g_assert_true(set(fixture, "line", "punctuation", "kaiming"));
	g_assert_cmpint(line->punctuation, ==, SPACING_KAIMING);
	g_assert_true(set(fixture, "line", "punctuation", "hangmobanjiao"));
	g_assert_cmpint(line->punctuation, ==, SPACING_HANGMO);
	g_assert_false(set(fixture, "line", "punctuation", "half"));
	g_assert_cmpint(line->punctuation, ==, SPACING_HANGMO);
	g_assert_true(set(fixture, "line", "level", "strict"));
	g_assert_cmpint(line->level, ==, BREAKS_STRICT);
	g_assert_false(set(fixture, "line", "level", "none"));
	g_assert_true(set(fixture, "line", "autospace", "0.125em"));
	g_assert_cmpfloat(line->autospace, ==, .125);
	g_assert_false(set(fixture, "line", "autospace", "0.6em"));
	g_assert_true(set(fixture, "line", "hanging", "true"));
	g_assert_true(line->hanging);
	g_assert_true(set(fixture, "em", "dots", "true"));
	g_assert_true(fixture->style.texts[TEXT_EM].dots);
}

static void test_colors(struct fixture *fixture, const void *data)
{
	(void)data;
	const struct block_style *body = &fixture->style.blocks[ROLE_BODY];
	g_assert_true(set(fixture, "body", "color", "#1f4E79"));
	g_assert_cmphex(body->color, ==, 0x1f4e79);
	g_assert_true(set(fixture, "body", "color", "#abc"));
	g_assert_cmphex(body->color, ==, 0xaabbcc);
	g_assert_true(set(fixture, "body", "color", "none"));
	g_assert_cmphex(body->color, ==, COLOR_INHERIT);
	static const char *const bad[] = { "", "#", "#12", "#12345", "#1234567", "#12345g", "reddish", "1f4e79" };
	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_assert_false(set(fixture, "body", "color", bad[i]));
	}
}

static void test_css(struct fixture *fixture, const void *data)
{
	(void)data;
	g_assert_true(set(fixture, "quote", "indent", "2em"));
	g_assert_true(set(fixture, "quote", "leading", "1.65"));
	g_assert_true(set(fixture, "quote", "size", "9pt"));
	g_assert_true(set(fixture, "quote", "space-before", "0"));
	g_assert_true(set(fixture, "quote", "color", "#030201"));
	g_assert_true(set(fixture, "quote", "background", "none"));
	g_assert_true(set(fixture, "quote", "align", "end"));
	g_assert_true(set(fixture, "sup", "size", "0.65"));
	g_assert_true(set(fixture, "em", "weight", "inherit"));
	assert_css(fixture, "quote", "indent", "2em");
	assert_css(fixture, "quote", "leading", "1.65");
	assert_css(fixture, "quote", "size", "0.8182em");
	assert_css(fixture, "quote", "space-before", "0");
	assert_css(fixture, "quote", "color", "#030201");
	assert_css(fixture, "quote", "background", NULL);
	assert_css(fixture, "quote", "align", "end");
	assert_css(fixture, "sup", "size", "0.65em");
	assert_css(fixture, "em", "weight", NULL);
	assert_css(fixture, "em", "underline", "false");
	assert_css(fixture, "em", "family", NULL);
}

static void test_nearest(void)
{
	g_assert_cmpstr(alias_nearest_subject("heading2"), ==, "heading-2");
	g_assert_cmpstr(alias_nearest_subject("qoute"), ==, "quote");
	g_assert_null(alias_nearest_subject("completely-different"));
	g_assert_cmpstr(alias_nearest_option(OPTION_GROUP_BLOCK, "leadin"), ==, "leading");
	g_assert_cmpstr(alias_nearest_option(OPTION_GROUP_BLOCK, "colour"), ==, "color");
	g_assert_null(alias_nearest_option(OPTION_GROUP_BLOCK, "folio"));
	g_autofree char *long_word = g_strnfill(100000, 'x');
	g_assert_null(alias_nearest_option(OPTION_GROUP_BLOCK, long_word));
}

// What the table says of itself must hold: initial values can be read, names are unique, everything is explained.
static void test_table(struct fixture *fixture, const void *data)
{
	(void)data;
	for (size_t i = 0; i < option_subject_count(); i++) {
		struct option_subject subject = option_subject_at(i), found;
		g_assert_true(option_subject_find(&found, subject.name));
		g_assert_cmpuint(found.offset, ==, subject.offset);
		size_t count;
		const struct option *options = option_table(subject.group, &count);
		for (size_t j = 0; j < count; j++) {
			g_assert_true(option_find(subject.group, options[j].name) == &options[j]);
			g_assert_true(
				!options[j].initial || set(fixture, subject.name, options[j].name, options[j].initial));
			g_autofree char *expects = option_expects(&options[j]);
			g_assert_cmpuint(strlen(expects) * strlen(options[j].help), >, 0);
		}
	}
	struct option_subject none;
	g_assert_false(option_subject_find(&none, "chapter"));
	g_assert_null(option_find(OPTION_GROUP_TEXT, "leading"));
}

static void test_expects(void)
{
	g_autofree char *weight = option_expects(option_find(OPTION_GROUP_TEXT, "weight"));
	g_assert_cmpstr(weight, ==, "a number from 100 to 900, normal or bold, or inherit");
	g_autofree char *family = option_expects(option_find(OPTION_GROUP_BLOCK, "family"));
	g_assert_cmpstr(family, ==, "song, hei, kai, fang or mono");
}

#define ADD(path, test) g_test_add(path, struct fixture, NULL, set_up, test, tear_down)

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD("/option/lengths", test_lengths);
	ADD("/option/papers", test_papers);
	ADD("/option/sizes", test_sizes);
	ADD("/option/words", test_words);
	ADD("/option/lines", test_lines);
	ADD("/option/colors", test_colors);
	ADD("/option/css", test_css);
	ADD("/option/table", test_table);
	g_test_add_func("/option/nearest", test_nearest);
	g_test_add_func("/option/expects", test_expects);
	return g_test_run();
}
