#include "cli/report.h"

#include <stdlib.h>
#include <string.h>

static char *printed(const struct diag *diag, enum report_level level, bool color)
{
	char *text = NULL;
	size_t length = 0;
	FILE *stream = open_memstream(&text, &length);
	struct report report = { .stream = stream, .level = level, .color = color };
	report_print(&report, diag);
	fclose(stream);
	return text;
}

static void assert_printed(const struct diag *diag, enum report_level level, const char *expected)
{
	char *text = printed(diag, level, false);
	g_assert_cmpstr(text, ==, expected);
	free(text);
}

static void test_caret(void)
{
	static const char text[] = "第一行\n看**错**处\tx\n";
	struct diag *diag = diag_create();
	uint32_t file = diag_add_file(diag, "文.md", text, strlen(text));
	// Byte column 9 of line 2 is the fifth character, behind one wide character, two stars and another wide one.
	struct source_pos pos = { file, 2, strlen("看**错") + 1 };
	diag_report(diag, DIAG_DEAD_LINK, pos, "link '%s' leads nowhere", "#x");
	diag_hint(diag, "check the heading");
	assert_printed(diag, REPORT_ALL,
		"文.md:2:5: warning: link '#x' leads nowhere [dead-link]\n"
		"    2 | 看**错**处 x\n"
		"              ^\n"
		"      = hint: check the heading\n");
	assert_printed(diag, REPORT_ERRORS, "");
	diag_destroy(diag);
}

static void test_places(void)
{
	struct diag *diag = diag_create();
	diag_report(diag, DIAG_NO_CJK_FONT, (struct source_pos){ 0 }, "no font");
	diag_report(diag, DIAG_CANNOT_READ, diag_path_pos(diag, "a.md"), "cannot read 'a.md': reason");
	assert_printed(diag, REPORT_ERRORS,
		"bifolio: error: no font [no-cjk-font]\n"
		"a.md: error: cannot read 'a.md': reason [cannot-read]\n");
	diag_destroy(diag);
}

static void test_terminal_is_safe(void)
{
	static const char text[] = "\033[2J\xff坏\n";
	struct diag *diag = diag_create();
	uint32_t file = diag_add_file(diag, "a\033.md", text, strlen(text));
	diag_report(diag, DIAG_RAW_HTML, (struct source_pos){ file, 1, 1 }, "tag '\033' dropped");
	char *shown = printed(diag, REPORT_ALL, false);
	g_assert_null(strchr(shown, '\033'));
	g_assert_true(g_utf8_validate(shown, -1, NULL));
	free(shown);
	diag_destroy(diag);
}

static void test_long_line(void)
{
	g_autofree char *text = g_strnfill(1500, 'a');
	struct diag *diag = diag_create();
	uint32_t file = diag_add_file(diag, "a.md", text, strlen(text));
	diag_report(diag, DIAG_DEAD_LINK, (struct source_pos){ file, 1, 1000 }, "dead");
	char *shown = printed(diag, REPORT_ALL, false);
	g_auto(GStrv) lines = g_strsplit(shown, "\n", -1);
	g_assert_cmpuint(strlen(lines[1]), <, 120);
	g_assert_cmpuint(strlen(lines[2]), <, 120);
	g_assert_true(g_str_has_suffix(lines[2], "^"));
	free(shown);
	diag_destroy(diag);
}

static void test_repeats(void)
{
	struct diag *diag = diag_create();
	for (int i = 0; i < DIAG_REPEAT_MAX + 7; i++) {
		diag_report(diag, DIAG_DEAD_LINK, (struct source_pos){ 0 }, "dead");
	}
	char *shown = printed(diag, REPORT_ALL, false);
	g_assert_true(g_str_has_suffix(shown, "bifolio: warning: and 7 more [dead-link]\n"));
	free(shown);
	diag_destroy(diag);
}

static void test_color(void)
{
	struct diag *diag = diag_create();
	diag_report(diag, DIAG_DEAD_LINK, (struct source_pos){ 0 }, "dead");
	char *shown = printed(diag, REPORT_ALL, true);
	g_assert_nonnull(strstr(shown, "\033[1;35mwarning: \033[0m"));
	free(shown);
	diag_destroy(diag);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/report/caret", test_caret);
	g_test_add_func("/report/places", test_places);
	g_test_add_func("/report/terminal-is-safe", test_terminal_is_safe);
	g_test_add_func("/report/long-line", test_long_line);
	g_test_add_func("/report/repeats", test_repeats);
	g_test_add_func("/report/color", test_color);
	return g_test_run();
}
