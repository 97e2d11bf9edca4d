#include "base/diag.h"

#include <string.h>

static const char text[] = "一\n第二行\r\n\n四";

static void test_message(void)
{
	struct diag *diag = diag_create();
	uint32_t file = diag_add_file(diag, "a.md", text, strlen(text));
	g_assert_cmpuint(file, !=, 0);
	struct source_pos pos = { file, 2, 4 };
	diag_report(diag, DIAG_MISSING_IMAGE, pos, "no image '%s'", "x.png");
	diag_hint(diag, "try %d", 1);
	g_assert_cmpuint(diag_message_count(diag), ==, 1);
	const struct message *message = diag_message_at(diag, 0);
	g_assert_cmpint(message->code, ==, DIAG_MISSING_IMAGE);
	g_assert_cmpstr(message->path, ==, "a.md");
	g_assert_cmpstr(message->text, ==, "no image 'x.png'");
	g_assert_cmpstr(message->hint, ==, "try 1");
	g_assert_cmpstr(message->excerpt, ==, "第二行");
	g_assert_cmpuint(message->pos.column, ==, 4);
	diag_destroy(diag);
}

static void test_excerpts(void)
{
	static const struct {
		uint32_t line;
		const char *excerpt;
	} cases[] = {
		{ 4, "四" },
		{ 1, "一" },
		{ 3, "" },
		{ 2, "第二行" },
		{ 5, NULL },
		{ 0, NULL },
		{ 4, "四" },
	};
	struct diag *diag = diag_create();
	uint32_t file = diag_add_file(diag, "a.md", text, strlen(text));
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct source_pos pos = { file, cases[i].line, 1 };
		diag_report(diag, DIAG_BAD_VALUE, pos, "x");
		g_assert_cmpstr(diag_message_at(diag, i)->excerpt, ==, cases[i].excerpt);
	}
	diag_destroy(diag);
}

static void test_long_excerpt(void)
{
	g_autoptr(GString) line = g_string_new("a");
	while (line->len <= DIAG_EXCERPT_MAX) {
		g_string_append(line, "春");
	}
	struct diag *diag = diag_create();
	uint32_t file = diag_add_file(diag, "a.md", line->str, line->len);
	struct source_pos pos = { file, 1, 1 };
	diag_report(diag, DIAG_BAD_VALUE, pos, "x");
	const char *excerpt = diag_message_at(diag, 0)->excerpt;
	g_assert_cmpuint(strlen(excerpt), <=, DIAG_EXCERPT_MAX);
	g_assert_cmpuint(strlen(excerpt), >, DIAG_EXCERPT_MAX - 3);
	g_assert_true(g_utf8_validate(excerpt, -1, NULL));
	diag_destroy(diag);
}

static void test_counts(void)
{
	struct diag *diag = diag_create();
	struct source_pos nowhere = { 0 };
	for (int i = 0; i < DIAG_REPEAT_MAX + 10; i++) {
		diag_report(diag, DIAG_BAD_ENCODING, nowhere, "x");
	}
	diag_report(diag, DIAG_CANNOT_READ, nowhere, "y");
	diag_report(diag, DIAG_SKIPPED, nowhere, "z");
	g_assert_cmpuint(diag_message_count(diag), ==, DIAG_REPEAT_MAX + 2);
	g_assert_cmpuint(diag_count(diag, DIAG_WARNING), ==, DIAG_REPEAT_MAX + 10);
	g_assert_cmpuint(diag_count(diag, DIAG_ERROR), ==, 1);
	g_assert_cmpuint(diag_count(diag, DIAG_NOTE), ==, 1);
	g_assert_cmpuint(diag_count_code(diag, DIAG_BAD_ENCODING), ==, DIAG_REPEAT_MAX + 10);
	g_assert_cmpuint(diag_count_code(diag, DIAG_NUL_BYTE), ==, 0);
	diag_destroy(diag);
}

static void test_paths(void)
{
	struct diag *diag = diag_create();
	g_assert_null(diag_path(diag, 0));
	struct source_pos a = diag_path_pos(diag, "a.png");
	struct source_pos b = diag_path_pos(diag, "b.png");
	g_assert_cmpuint(a.file, !=, b.file);
	g_assert_cmpuint(a.line, ==, 0);
	g_assert_cmpuint(diag_path_pos(diag, "a.png").file, ==, a.file);
	g_assert_cmpstr(diag_path(diag, b.file), ==, "b.png");
	diag_report(diag, DIAG_CANNOT_READ, a, "x");
	g_assert_cmpstr(diag_message_at(diag, 0)->path, ==, "a.png");
	g_assert_null(diag_message_at(diag, 0)->excerpt);
	diag_destroy(diag);
}

static void test_hint_without_message(void)
{
	struct diag *diag = diag_create();
	diag_hint(diag, "x");
	g_assert_cmpuint(diag_message_count(diag), ==, 0);
	diag_destroy(diag);
	diag_destroy(NULL);
}

// Every code has a kebab-case name of its own.
static void test_codes(void)
{
	g_autoptr(GHashTable) names = g_hash_table_new(g_str_hash, g_str_equal);
	for (enum diag_code code = 0; code < DIAG_CODE_COUNT; code++) {
		const char *name = diag_code_name(code);
		g_assert_cmpuint(strspn(name, "abcdefghijklmnopqrstuvwxyz-"), ==, strlen(name));
		g_assert_true(g_hash_table_add(names, (void *)name));
		g_assert_cmpint(diag_code_severity(code), <, DIAG_SEVERITIES);
	}
	g_assert_cmpint(diag_code_severity(DIAG_CANNOT_READ), ==, DIAG_ERROR);
	g_assert_cmpint(diag_code_severity(DIAG_BAD_DATE), ==, DIAG_WARNING);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/base/diag/message", test_message);
	g_test_add_func("/base/diag/excerpts", test_excerpts);
	g_test_add_func("/base/diag/long-excerpt", test_long_excerpt);
	g_test_add_func("/base/diag/counts", test_counts);
	g_test_add_func("/base/diag/paths", test_paths);
	g_test_add_func("/base/diag/hint-without-message", test_hint_without_message);
	g_test_add_func("/base/diag/codes", test_codes);
	return g_test_run();
}
