#include "text/utf8.h"

#include <string.h>

struct cells_case {
	const char *text;
	size_t cells;
};

static const struct cells_case cells_cases[] = {
	{ "", 0 },
	{ "ab", 2 },
	{ "中文", 4 },
	{ "，", 2 },
	{ "ｱ", 1 },
	{ "한", 2 },
	{ "e\u0301", 1 },
	{ "“", 1 },
	{ "①", 1 },
	{ "葛\U000E0100城", 4 },
	{ "😀", 2 },
	{ "👨\u200D👩\u200D👧", 2 },
	{ "👍🏽", 2 },
	{ "🇨🇳🇯🇵", 4 },
	{ "❤\uFE0F", 2 },
	{ "❤", 1 },
	{ "1\uFE0F\u20E3", 2 },
	{ "\u200B\u2060\uFEFF", 0 },
	{ "\u1112\u1161\u11AB", 2 },
	{ "𠮷", 2 },
};

static void test_cells(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cells_cases); i++) {
		const char *text = cells_cases[i].text;
		g_test_message("%s", text);
		g_assert_cmpuint(utf8_string_cells(text, strlen(text)), ==, cells_cases[i].cells);
	}
}

struct cluster_case {
	const char *text;
	const char *first;
};

static const struct cluster_case cluster_cases[] = {
	{ "ab", "a" },
	{ "\r\na", "\r\n" },
	{ "\n\u0301", "\n" },
	{ "e\u0301\u0327x", "e\u0301\u0327" },
	{ "葛\U000E0100城", "葛\U000E0100" },
	{ "👨\u200D👩\u200D👧家", "👨\u200D👩\u200D👧" },
	{ "👍🏽👍", "👍🏽" },
	{ "🇨🇳🇯🇵", "🇨🇳" },
	{ "a\u200Db", "a\u200D" },
	{ "\u1112\u1161\u11AB\u1100", "\u1112\u1161\u11AB" },
	{ "가\u11A8나", "가\u11A8" },
	{ "か\u3099き", "か\u3099" },
	{ "🏴\U000E0067\U000E007Fx", "🏴\U000E0067\U000E007F" },
};

static void test_clusters(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cluster_cases); i++) {
		const struct cluster_case *c = &cluster_cases[i];
		g_test_message("%s", c->text);
		g_assert_cmpuint(utf8_cluster_length(c->text, strlen(c->text)), ==, strlen(c->first));
	}
	g_assert_cmpuint(utf8_cluster_length("", 0), ==, 0);
	g_assert_cmpuint(utf8_cluster_length("e\u0301", 1), ==, 1);
}

static void test_cjk_wide(void)
{
	for (const char *p = "中，「」한ｱあ𠮷①"; *p != '\0'; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		g_assert_true(utf8_is_cjk_wide(c) == (c != 0x2460));
	}
	for (const char *p = "a“—😀ёא€"; *p != '\0'; p = g_utf8_next_char(p)) {
		g_assert_false(utf8_is_cjk_wide(g_utf8_get_char(p)));
	}
}

static void test_punctuation(void)
{
	for (const char *p = "!$+<=>^`|~，。“”（）—·《、"; *p != '\0'; p = g_utf8_next_char(p)) {
		g_assert_true(utf8_is_punctuation(g_utf8_get_char(p)));
	}
	// Symbols outside ASCII are no punctuation for CommonMark.
	for (const char *p = "a1 中€￥×😀ー々"; *p != '\0'; p = g_utf8_next_char(p)) {
		g_assert_false(utf8_is_punctuation(g_utf8_get_char(p)));
	}
}

static void test_ends(void)
{
	static const char text[] = "\u200B中\u200Da葛\U000E0100";
	g_assert_cmpuint(utf8_first(text, strlen(text)), ==, 0x4E2D);
	g_assert_cmpuint(utf8_last(text, strlen(text)), ==, 0x845B);
	g_assert_cmpuint(utf8_last("\u200B", 3), ==, 0);
	g_assert_cmpuint(utf8_first("", 0), ==, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/utf8/cells", test_cells);
	g_test_add_func("/utf8/clusters", test_clusters);
	g_test_add_func("/utf8/cjk-wide", test_cjk_wide);
	g_test_add_func("/utf8/punctuation", test_punctuation);
	g_test_add_func("/utf8/ends", test_ends);
	return g_test_run();
}
