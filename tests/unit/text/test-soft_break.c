#include "text/soft_break.h"

#include <string.h>

struct soft_break_case {
	const char *before;
	const char *after;
	bool joins;
};

// typography case 74 and its surroundings.
static const struct soft_break_case cases[] = {
	{ "字", "字", true },
	{ "字", "“引”", true },
	{ "“引”", "字", true },
	{ "に、", "English", true },
	{ "English", "（注）", true },
	{ "中", "A", false },
	{ "A", "中", false },
	{ "한글", "한글", false },
	{ "한글。", "한글", true },
	{ "字", "😀", false },
	{ "😀", "字", false },
	{ "字", "——他", true },
	{ "他…", "字", true },
	{ "word—", "word", false },
	{ "word”", "word", false },
	{ "甲", "-乙", false },
	{ "甲\u200B", "\u2060乙", true },
	{ "葛\U000E0100", "城", true },
	{ "カー", "ド", true },
	{ "全", "Ａ", true },
	{ "①", "甲", true },
	{ "￥", "甲", true },
	{ "word", "word", false },
	{ "字。", "😀", true },
	{ "", "字", false },
	{ "字", "\u200B", false },
};

static void test_joins(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const struct soft_break_case *c = &cases[i];
		g_test_message("%s/%s", c->before, c->after);
		g_assert_true(soft_break_joins(c->before, strlen(c->before), c->after, strlen(c->after)) == c->joins);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/soft_break/joins", test_joins);
	return g_test_run();
}
