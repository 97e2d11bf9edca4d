#include "setting.h"

static void assert_lines(struct setting *s, const char *text, double measure, const char *expected)
{
	struct lines lines = setting_break(s, text, measure);
	g_autofree char *found = setting_text(&lines);
	g_assert_cmpstr(found, ==, expected);
}

static void test_breaks(struct setting *s, gconstpointer data)
{
	assert_lines(s, "天地玄黄宇宙洪荒日月盈昃", 8, "天地玄黄宇宙洪荒/日月盈昃");
	assert_lines(s, "", 8, "");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add("/layout/paragraph/breaks", struct setting, NULL, setting_open, test_breaks, setting_close);
	g_test_add("/layout/paragraph/breaks-fonts", struct setting, "fonts", setting_open, test_breaks, setting_close);
	return g_test_run();
}
