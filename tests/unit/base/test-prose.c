#include "base/prose.h"

#include <string.h>

static void test_blank(void)
{
	static const char *const blank[] = { "", " ", "\t\n ", "　", " \u00A0　" };
	static const char *const said[] = { "a", "　春", " .", "\u200B" };
	for (size_t i = 0; i < G_N_ELEMENTS(blank); i++) {
		g_assert_true(prose_is_blank(blank[i]));
	}
	for (size_t i = 0; i < G_N_ELEMENTS(said); i++) {
		g_assert_false(prose_is_blank(said[i]));
	}
}

static void test_choice(void)
{
	static const struct {
		const char *words[4];
		const char *choice;
	} rows[] = {
		{ { NULL }, "" },
		{ { "a" }, "a" },
		{ { "a", "b" }, "a or b" },
		{ { "a", "b", "c" }, "a, b or c" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *choice = prose_choice(rows[i].words);
		g_assert_cmpstr(choice, ==, rows[i].choice);
	}
}

static void test_cut(void)
{
	static const struct {
		const char *text;
		size_t max;
		size_t cut;
	} rows[] = {
		{ "", 0, 0 },
		{ "abc", 3, 3 },
		{ "abc", 2, 2 },
		{ "春天", 9, 6 },
		{ "春天", 6, 6 },
		{ "春天", 5, 3 },
		{ "春天", 3, 3 },
		{ "春天", 2, 0 },
		{ "a𠮷", 4, 1 },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_assert_cmpuint(prose_cut(rows[i].text, strlen(rows[i].text), rows[i].max), ==, rows[i].cut);
	}
}

static void test_shown(void)
{
	struct arena *arena = arena_create();
	g_assert_cmpstr(prose_shown("春天", 6, arena), ==, "春天");
	g_assert_cmpstr(prose_shown("春天来", 7, arena), ==, "春天...");
	arena_destroy(arena);
}

static void test_noncharacters(void)
{
	size_t found = 0;
	for (gunichar c = 1; c <= 0x10FFFF; c++) {
		found += prose_is_noncharacter(c);
	}
	g_assert_cmpuint(found, ==, 66);
	static const char *const texts[] = { "\uFDD0", "，\uFDEF", "𠮷\uFFFE", "a\uFFFF", "\U0001FFFE", "\U0010FFFF" };
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autofree char *text = g_strconcat(texts[i], "，a", NULL);
		const char *end = text + strlen(text);
		const char *found_at = prose_find_noncharacter(text, end);
		g_assert_cmpstr(g_utf8_next_char(found_at), ==, "，a");
	}
	static const char plain[] = "，\uFDCF\uFDF0\uFFFD\U0001FFFD\U00020000";
	const char *end = plain + strlen(plain);
	g_assert_true(prose_find_noncharacter(plain, end) == end);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/base/prose/blank", test_blank);
	g_test_add_func("/base/prose/choice", test_choice);
	g_test_add_func("/base/prose/cut", test_cut);
	g_test_add_func("/base/prose/shown", test_shown);
	g_test_add_func("/base/prose/noncharacters", test_noncharacters);
	return g_test_run();
}
