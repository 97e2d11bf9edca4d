#include <string.h>

#include "epub/css.h"

#include "sample.h"

static char *css(const char *lang, enum css_target target, const char *const *overrides)
{
	struct sample sample;
	struct style style;
	sample_set_up(&sample);
	sample_style(&sample, &style, overrides);
	struct out *out = out_create();
	css_write(out, &style, lang, target, NULL);
	char *text = sample_take(out);
	sample_tear_down(&sample);
	return text;
}

// The declarations of the first rule of a selector. The caller frees them.
static char *rule(const char *sheet, const char *selector)
{
	g_autofree char *opening = g_strconcat("\n", selector, " {", NULL);
	const char *start = g_str_has_prefix(sheet, opening + 1) ? sheet : strstr(sheet, opening);
	g_assert_nonnull(start);
	start = strchr(start, '{') + 1;
	return g_strndup(start, strcspn(start, "}"));
}

// What an e-reader's owner decides is not said; on a page of its own all of it is.
static void test_body(void)
{
	g_autofree char *sheet = css("zh-CN", CSS_EREADER, NULL);
	g_autofree char *body = rule(sheet, "body");
	static const char *const theirs[] = { "font", "color", "px", "pt;", "rem" };
	for (size_t i = 0; i < G_N_ELEMENTS(theirs); i++) {
		g_assert_null(strstr(body, theirs[i]));
	}
	g_assert_nonnull(strstr(body, "text-indent: 2em;"));
	g_assert_nonnull(strstr(body, "line-height: 1.7;"));
	g_autofree char *page = css("zh-CN", CSS_PAGE, NULL);
	g_autofree char *page_body = rule(page, "body");
	g_assert_nonnull(strstr(page_body, "font-family: "));
	g_assert_nonnull(strstr(page_body, "color: #1a1a1a;"));
}

static void test_roles(void)
{
	static const char *const overrides[] = { "heading-6.size=1", "table.size=0.8", "table-head.size=0.8", NULL };
	g_autofree char *sheet = css("zh-CN", CSS_EREADER, overrides);
	g_autofree char *heading = rule(sheet, "h6");
	g_assert_nonnull(strstr(heading, "font-size: 1em;")); // readers would make it small
	g_assert_nonnull(strstr(heading, "font-weight: 400;"));
	g_assert_nonnull(strstr(heading, "break-after: avoid;"));
	g_autofree char *head = rule(sheet, "th");
	g_assert_nonnull(strstr(head, "font-size: 1em;")); // of the table's size
	g_autofree char *quote = rule(sheet, "blockquote");
	g_assert_nonnull(strstr(quote, "Kaiti"));
	g_autofree char *list = rule(sheet, "ul, ol");
	g_assert_null(strstr(list, "font-family")); // as the body's
	g_autofree char *em = rule(sheet, "em");
	g_assert_nonnull(strstr(em, "font-style: normal;"));
	g_assert_null(strstr(em, "font-size"));
	g_autofree char *sup = rule(sheet, "sup");
	g_assert_nonnull(strstr(sup, "font-size: 0.65em;"));
	g_assert_nonnull(strstr(sup, "vertical-align: 0.4em;"));
}

static void test_rules_for_all(void)
{
	g_autofree char *sheet = css("zh-CN", CSS_EREADER, NULL);
	static const char *const wanted[] = { "line-break: strict",
		"text-spacing-trim: ", "text-autospace: ", "hanging-punctuation: none", "white-space: pre-wrap",
		"overflow-wrap: anywhere", "widows: 2" };
	for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++) {
		g_assert_nonnull(strstr(sheet, wanted[i]));
	}
	static const char *const unwanted[] = { "rem;", " position:", "\tposition:", "float:", "@page", "@import",
		"url(", "<", "&", ",,", ";;" };
	for (size_t i = 0; i < G_N_ELEMENTS(unwanted); i++) {
		g_assert_null(strstr(sheet, unwanted[i]));
	}
	const char *dark = strstr(sheet, "@media (prefers-color-scheme: dark) {\n");
	g_assert_nonnull(dark);
	g_assert_null(strstr(dark + 1, "@media")); // nothing comes after the dark mode
	g_assert_true(g_str_has_suffix(sheet, "}\n}\n"));
}

static void assert_line(const char *lang, const char *override, const char *declaration)
{
	const char *const overrides[] = { override, NULL };
	g_autofree char *sheet = css(lang, CSS_EREADER, overrides);
	g_autofree char *html = rule(sheet, "html");
	g_test_message("%s %s: %s", lang, override, declaration);
	g_assert_nonnull(strstr(html, declaration));
}

static void test_lines(void)
{
	static const char *const rows[][3] = {
		{ "zh-CN", "line.level=gb", "\tline-break: strict;" },
		{ "zh-CN", "line.level=basic", "\tline-break: normal;" },
		{ "zh-CN", "line.punctuation=quanjiao", "text-spacing-trim: trim-both;" },
		{ "zh-TW", "line.punctuation=quanjiao", "\ttext-spacing-trim: normal;" },
		{ "zh-TW", "line.punctuation=banjiao", "text-spacing-trim: trim-all;" },
		{ "zh-CN", "line.punctuation=plain", "\ttext-spacing-trim: space-all;" },
		{ "en", "line.punctuation=banjiao", "\ttext-spacing-trim: normal;" },
		{ "zh-CN", "line.autospace=0.125em", "\ttext-autospace: normal;" },
		{ "zh-CN", "line.autospace=0", "\ttext-autospace: no-autospace;" },
		{ "zh-CN", "line.hanging=true", "\thanging-punctuation: allow-end;" },
		{ "zh-CN", "line.hyphenate=true", "\thyphens: auto;" },
		{ "zh-CN", "line.hyphenate=false", "\thyphens: manual;" },
		{ "zh-CN", "em.dots=true", "\ttext-emphasis-position: under right;" },
		{ "ja", "em.dots=true", "\ttext-emphasis-position: over right;" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		assert_line(rows[i][0], rows[i][1], rows[i][2]);
	}
}

static void test_dots(void)
{
	static const char *const overrides[] = { "em.dots=true", NULL };
	g_autofree char *sheet = css("zh-CN", CSS_EREADER, overrides);
	g_autofree char *em = rule(sheet, "em");
	g_assert_nonnull(strstr(em, "\t-webkit-text-emphasis: filled dot; text-emphasis: filled dot;"));
	g_assert_nonnull(strstr(sheet, "\nem.latin { -webkit-text-emphasis: none; text-emphasis: none; }"));
	g_autofree char *without = css("zh-CN", CSS_EREADER, NULL);
	g_autofree char *plain_em = rule(without, "em");
	g_assert_null(strstr(plain_em, "text-emphasis"));
}

static void test_dark_colors(void)
{
	static const char *const overrides[] = { "quote.color=#000000", "code-block.background=#ffffff", NULL };
	g_autofree char *sheet = css("zh-CN", CSS_EREADER, overrides);
	const char *dark = strstr(sheet, "prefers-color-scheme");
	g_assert_nonnull(strstr(dark, "blockquote { color: #ffffff; }"));
	g_assert_nonnull(strstr(dark, "pre { background-color: #272727; }"));
}

static void test_fonts(void)
{
	static const char *const overrides[] = { "families.hei=My Hei, \"Evil\"; } * { color: red; }, 思源黑体", NULL };
	g_autofree char *sheet = css("zh-TW", CSS_EREADER, overrides);
	g_autofree char *heading = rule(sheet, "h2");
	g_assert_nonnull(strstr(heading, "\"My Hei\", \" Evil"));
	g_assert_nonnull(strstr(heading, "\"思源黑体\", \"Source Han Sans TC\""));
	g_assert_null(strstr(heading, "\"Evil\""));
	g_assert_nonnull(strstr(heading, "sans-serif;"));
}

static void test_links(void)
{
	static const char none[] = "\na { text-decoration: none; }";
	g_autofree char *colored = css("zh-CN", CSS_PAGE, NULL);
	g_assert_nonnull(strstr(colored, none));
	g_autofree char *ereader = css("zh-CN", CSS_EREADER, NULL);
	g_assert_null(strstr(ereader, none));
	static const char *const overrides[] = { "link.color=none", NULL };
	g_autofree char *plain = css("zh-CN", CSS_PAGE, overrides);
	g_assert_null(strstr(plain, none));
}

static void test_table_rules(void)
{
	static const char *const overrides[] = { "table.border-color=#123456", "table-head.border-below=0.1",
		"table.border-below=0", NULL };
	g_autofree char *sheet = css("zh-CN", CSS_EREADER, overrides);
	g_assert_nonnull(strstr(sheet, "table { border-top: 0.1em solid #123456; }"));
	g_assert_nonnull(strstr(sheet, "thead th { border-bottom: 0.05em solid #123456; }"));
	g_assert_null(strstr(sheet, "tbody tr + tr td"));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/css/body", test_body);
	g_test_add_func("/css/roles", test_roles);
	g_test_add_func("/css/rules-for-all", test_rules_for_all);
	g_test_add_func("/css/lines", test_lines);
	g_test_add_func("/css/dots", test_dots);
	g_test_add_func("/css/dark-colors", test_dark_colors);
	g_test_add_func("/css/fonts", test_fonts);
	g_test_add_func("/css/links", test_links);
	g_test_add_func("/css/table-rules", test_table_rules);
	return g_test_run();
}
