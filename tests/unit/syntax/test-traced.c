#include "syntax/traced.h"

#include <string.h>

#include "syntax/line_index.h"

static const char source[] = "一行\n二行\n三行\n";

// Byte `at` of the text comes from byte `from` of the source.
static void check_origin(const struct traced *traced, size_t at, size_t from)
{
	g_assert_cmpuint(traced_origin(traced, at), ==, from);
}

static void test_parts(void)
{
	struct traced traced;
	traced_init(&traced, SIZE_MAX);
	traced_copy(&traced, source, 0, 3);
	traced_copy(&traced, source, 3, 7);
	traced_puts(&traced, "made", 7);
	traced_add(&traced, " too", 4, 7);
	traced_copy(&traced, source, 14, 21);
	traced_copy(&traced, source, 5, 5);
	g_assert_cmpstr(traced.text->str, ==, "一行\nmade too三行\n");
	g_assert_cmpuint(traced.pieces->len, ==, 3);
	check_origin(&traced, 0, 0);
	check_origin(&traced, 6, 6);
	check_origin(&traced, 7, 7);
	check_origin(&traced, 14, 7);
	check_origin(&traced, 15, 14);
	check_origin(&traced, 18, 17);
	traced_finish(&traced);
}

static void test_append(void)
{
	struct traced part, whole;
	traced_init(&part, SIZE_MAX);
	traced_copy(&part, source, 7, 14);
	traced_puts(&part, "x", 20);
	traced_copy(&part, source, 0, 7);
	traced_init(&whole, SIZE_MAX);
	traced_puts(&whole, "> ", 3);
	traced_append(&whole, &part, 3, 11);
	traced_append(&whole, &part, 4, 4);
	traced_append(&whole, &part, 0, part.text->len);
	g_assert_cmpstr(whole.text->str, ==, "> 行\nx一二行\nx一行\n");
	check_origin(&whole, 2, 10);
	check_origin(&whole, 6, 20);
	check_origin(&whole, 7, 0);
	check_origin(&whole, 10, 7);
	traced_finish(&part);
	traced_finish(&whole);
}

static void test_limit(void)
{
	struct traced traced;
	traced_init(&traced, 4);
	traced_puts(&traced, "abc", 0);
	g_assert_false(traced.full);
	traced_puts(&traced, "de", 0);
	g_assert_true(traced.full);
	g_assert_cmpstr(traced.text->str, ==, "abc");
	traced_finish(&traced);
}

static void test_map(void)
{
	struct arena *arena = arena_create();
	struct traced traced;
	traced_init(&traced, SIZE_MAX);
	traced_puts(&traced, "a\nb", 7);
	traced_copy(&traced, source, 10, 21);
	const struct position_map *map = traced_map(&traced, source, strlen(source), 4, 11, arena);
	struct source_pos made = position_map_find(map, 2, 1);
	g_assert_cmpuint(made.file, ==, 4);
	g_assert_cmpuint(made.line, ==, 12);
	g_assert_cmpuint(made.column, ==, 1);
	struct source_pos copied = position_map_find(map, 2, 2);
	g_assert_cmpuint(copied.line, ==, 12);
	g_assert_cmpuint(copied.column, ==, 4);
	g_assert_cmpuint(position_map_find(map, 3, 2).line, ==, 13);
	g_assert_cmpuint(position_map_find(map, 3, 2).column, ==, 2);
	traced_finish(&traced);
	traced_init(&traced, SIZE_MAX);
	map = traced_map(&traced, "", 0, 4, 11, arena);
	g_assert_cmpuint(position_map_find(map, 1, 1).line, ==, 11);
	traced_finish(&traced);
	arena_destroy(arena);
}

static void test_lines(void)
{
	static const struct {
		size_t at;
		uint32_t line, column;
	} rows[] = { { 0, 1, 1 }, { 6, 1, 7 }, { 7, 2, 1 }, { 20, 3, 7 }, { 21, 4, 1 } };
	struct line_index lines;
	line_index_init(&lines, source, strlen(source));
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		uint32_t line, column;
		line_index_find(&lines, rows[i].at, &line, &column);
		g_assert_cmpuint(line, ==, rows[i].line);
		g_assert_cmpuint(column, ==, rows[i].column);
	}
	line_index_finish(&lines);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/traced/parts", test_parts);
	g_test_add_func("/traced/append", test_append);
	g_test_add_func("/traced/limit", test_limit);
	g_test_add_func("/traced/map", test_map);
	g_test_add_func("/traced/lines", test_lines);
	return g_test_run();
}
