#include "style/alias.h"

#include <string.h>

// Every alias leads to a name, and is none itself: a name of the table goes before.
static void test_options(void)
{
	size_t count;
	const struct option_alias *aliases = alias_options(&count);
	g_assert_cmpuint(count, >, 0);
	for (size_t i = 0; i < count; i++) {
		g_test_message("%s", aliases[i].alias);
		g_assert_null(option_find(aliases[i].group, aliases[i].alias));
		const struct option *option = option_find(aliases[i].group, aliases[i].name);
		g_assert_nonnull(option);
		g_assert_true(alias_find_option(aliases[i].group, aliases[i].alias) == option);
		g_assert_true(alias_find_option(aliases[i].group, aliases[i].name) == option);
	}
	g_assert_null(alias_find_option(OPTION_GROUP_PAGE, "text-indent"));
}

// The table says which property of CSS an option is; by that name it is known too.
static void test_css_names(void)
{
	static const enum option_group groups[] = { OPTION_GROUP_BLOCK, OPTION_GROUP_TEXT };
	for (size_t i = 0; i < G_N_ELEMENTS(groups); i++) {
		size_t count;
		const struct option *options = option_table(groups[i], &count);
		for (size_t j = 0; j < count; j++) {
			if (options[j].css && !strchr(options[j].css, ':')) {
				g_test_message("%s", options[j].css);
				g_assert_true(alias_find_option(groups[i], options[j].css) == &options[j]);
			}
		}
	}
}

static void test_subjects(void)
{
	size_t count;
	const struct subject_alias *aliases = alias_subjects(&count);
	g_assert_cmpuint(count, >, 0);
	for (size_t i = 0; i < count; i++) {
		struct option_subject named, found;
		g_test_message("%s", aliases[i].alias);
		g_assert_false(option_subject_find(&named, aliases[i].alias));
		g_assert_true(option_subject_find(&named, aliases[i].name));
		g_assert_true(alias_find_subject(&found, aliases[i].alias));
		g_assert_cmpuint(found.offset, ==, named.offset);
		g_assert_cmpint(found.group, ==, named.group);
	}
}

static void test_values(void)
{
	g_assert_cmpstr(alias_value(OPTION_ALIGN, "left"), ==, "start");
	g_assert_cmpstr(alias_value(OPTION_ALIGN, "justify"), ==, "justify");
	g_assert_cmpstr(alias_value(OPTION_FAMILY, "left"), ==, "left");
	g_assert_cmpstr(alias_value(OPTION_FAMILY, "仿宋"), ==, "fang");
	g_assert_cmpstr(alias_value(OPTION_WEIGHT, "bold"), ==, "700");
}

static void test_nearest(void)
{
	g_assert_cmpstr(alias_nearest_option(OPTION_GROUP_BLOCK, "margin-tp"), ==, "margin-top");
	g_assert_cmpstr(alias_nearest_option(OPTION_GROUP_BLOCK, "space-befor"), ==, "space-before");
	g_assert_cmpstr(alias_nearest_subject("heading_1"), ==, "heading-1");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/alias/options", test_options);
	g_test_add_func("/alias/css-names", test_css_names);
	g_test_add_func("/alias/subjects", test_subjects);
	g_test_add_func("/alias/values", test_values);
	g_test_add_func("/alias/nearest", test_nearest);
	return g_test_run();
}
