#include "base/position_map.h"

#include <glib.h>
#include <string.h>

#include "base/diag.h"

// A text made of "二", text made for the first line, and the rest of the third line on: 二\nmade\nthird ...
static const struct position_piece pieces[] = {
	{ 1, 1, { 1, 2, 1 }, true },
	{ 2, 1, { 1, 1, 3 }, false },
	{ 3, 1, { 1, 3, 5 }, true },
};
static const struct position_map map = { pieces, G_N_ELEMENTS(pieces) };

static void test_find(void)
{
	static const struct {
		uint32_t line, column;
		uint32_t source_line, source_column;
	} rows[] = {
		{ 1, 1, 2, 1 },
		{ 1, 4, 2, 4 },
		{ 2, 1, 1, 3 },
		{ 2, 9, 1, 3 },
		{ 3, 1, 3, 5 },
		{ 3, 3, 3, 7 },
		{ 4, 2, 4, 2 },
		{ 9, 1, 9, 1 },
		{ 3, 0, 3, 0 },
		{ 2, 0, 1, 0 },
		{ 4, 0, 4, 0 },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct source_pos pos = position_map_find(&map, rows[i].line, rows[i].column);
		g_test_message("%u:%u", rows[i].line, rows[i].column);
		g_assert_cmpuint(pos.file, ==, 1);
		g_assert_cmpuint(pos.line, ==, rows[i].source_line);
		g_assert_cmpuint(pos.column, ==, rows[i].source_column);
	}
}

static void test_messages(void)
{
	static const char text[] = "一\n二\n三三\n四";
	struct diag *diag = diag_create();
	uint32_t file = diag_add_file(diag, "a.md", text, strlen(text));
	g_assert_cmpuint(file, ==, pieces[0].pos.file);
	uint32_t made = diag_add_made(diag, file, &map);
	g_assert_cmpstr(diag_path(diag, made), ==, "a.md");
	g_assert_cmpuint(diag_path_pos(diag, "a.md").file, ==, file);
	diag_report(diag, DIAG_BAD_VALUE, (struct source_pos){ made, 3, 2 }, "x");
	const struct message *message = diag_message_at(diag, 0);
	g_assert_cmpstr(message->path, ==, "a.md");
	g_assert_cmpstr(message->excerpt, ==, "三三");
	g_assert_cmpuint(message->pos.file, ==, file);
	g_assert_cmpuint(message->pos.column, ==, 6);
	struct source_pos whole = diag_origin(diag, (struct source_pos){ .file = made });
	g_assert_cmpuint(whole.file, ==, file);
	g_assert_cmpuint(whole.line, ==, 0);
	struct source_pos plain = diag_origin(diag, (struct source_pos){ file, 4, 1 });
	g_assert_cmpuint(plain.line, ==, 4);
	diag_destroy(diag);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/base/position_map/find", test_find);
	g_test_add_func("/base/position_map/messages", test_messages);
	return g_test_run();
}
