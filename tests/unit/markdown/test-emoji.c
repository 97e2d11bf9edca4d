#include "markdown/emoji.h"

#include <string.h>

#include "tests/unit/source/sketch.h"
#include "markdown/emoji_data.h"

static const struct dialect with_emoji = { .emoji = true };
static const struct source_options options = { .dialect = &with_emoji, .pass = { .last = PASS_PARSE } };

static void test_table(void)
{
	g_assert_cmpuint(emoji_data_count, >, 1500);
	for (size_t i = 0; i < emoji_data_count; i++) {
		const struct emoji_name *row = &emoji_data_names[i];
		g_autofree char *text = g_strdup_printf("x :%s: y", row->name);
		g_autofree char *wanted = g_strdup_printf("x %s y", row->emoji);
		g_autofree char *found = emoji_replace(text);
		g_assert_cmpstr(found, ==, wanted);
		g_assert_true(i == 0 || strcmp(emoji_data_names[i - 1].name, row->name) < 0);
	}
}

static void test_replace(void)
{
	static const struct {
		const char *text;
		const char *wanted; // NULL: as it was
	} rows[] = {
		{ "好:smile:！", "好😄！" },
		{ ":+1::-1::heart:", "👍👎❤️" },
		{ ":smile::nothing:", "😄:nothing:" },
		{ ":nothing:smile:", NULL },
		{ "std::memo::x", NULL },
		{ "std::memo:", NULL },
		{ "12:100:5", NULL },
		{ "a:key:b", NULL },
		{ ":SMILE:", NULL },
		{ "::", NULL },
		{ ":", NULL },
		{ ":smile", NULL },
		{ "::smile::", NULL },
		{ "", NULL },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *found = emoji_replace(rows[i].text);
		g_test_message("%s", rows[i].text);
		g_assert_cmpstr(found, ==, rows[i].wanted);
	}
}

static void test_places(void)
{
	sketch_check("`:smile:` **:smile:** [:smile:](:smile:)", options,
		"paragraph{`:smile:` strong{😄} link<:smile:>{😄}}", "");
	sketch_check("    :smile:\n", options, "code`:smile:\n`", "");
	sketch_check(
		"http://a.cn/:smile:x", options, "paragraph{link<http://a.cn/:smile:x>{http://a.cn/:smile:x}}", "");
	sketch_check("# :smile:\n", options, "heading1{😄}", "");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/emoji/table", test_table);
	g_test_add_func("/emoji/replace", test_replace);
	g_test_add_func("/emoji/places", test_places);
	return g_test_run();
}
