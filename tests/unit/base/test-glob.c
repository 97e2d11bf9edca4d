#include "base/glob.h"

#include <glib.h>

struct glob_case {
	const char *pattern;
	const char *path;
	bool matches;
};

static const struct glob_case cases[] = {
	{ "", "", true }, { "", "a", false }, { "a", "", false }, { "/posts/a", "/posts/a", true },
	{ "/Posts/A", "/posts/a", true }, { "/posts", "/posts/a", false }, { "/posts/*", "/posts/a", true },
	{ "/posts/*", "/posts/", true }, { "/posts/*", "/posts/a/b", false }, { "/posts/**", "/posts/a/b", true },
	{ "/posts/**", "/posts", false }, { "**", "/a/b", true }, { "**/b", "/a/b", true }, { "**/b", "/a/bb", false },
	{ "/**/*.md", "/a/b/c.md", true }, { "a?c", "abc", true }, { "a?c", "a/c", false }, { "a?c", "ac", false },
	{ "*a*b*", "xxaxxbxx", true }, { "*a*b*", "xxbxxaxx", false }, { "20[12][0-9]", "2019", true },
	{ "20[12][0-9]", "2031", false }, { "[!a]b", "cb", true }, { "[!a]b", "ab", false }, { "[^a]b", "/b", false },
	{ "[a-]", "-", true }, { "[a", "a", false }, { "/{posts,notes}/**", "/notes/a", true },
	{ "/{posts,notes}/**", "/other/a", false }, { "{a,ab}c", "abc", true }, { "{a,{b,c}d}e", "cde", true },
	{ "{a,{b,c}d}e", "ce", false }, { "{a*,b}c", "axxc", true }, { "{,a}b", "b", true }, { "{a,b", "a", false },
	{ "a}", "a}", true }, { "\\*", "*", true }, { "\\*", "a", false }, { "{\\},a}", "}", true },
	{ "/春/*", "/春/天", true }, { "{{{{{{{{a}}}}}}}}", "a", true },
	{ "{{{{{{{{{a}}}}}}}}}", "a", false }, // too deep
};

static void test_cases(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_test_message("%s %s", cases[i].pattern, cases[i].path);
		g_assert_cmpint(glob_match(cases[i].pattern, cases[i].path), ==, cases[i].matches);
	}
}

// What a matcher that tries again would not end with.
static void test_hostile(void)
{
	g_autoptr(GString) pattern = g_string_new(NULL);
	g_autoptr(GString) path = g_string_new(NULL);
	for (int i = 0; i < 200; i++) {
		g_string_append(pattern, "**{a,*}");
		g_string_append_c(path, 'a');
	}
	g_string_append_c(pattern, 'b');
	g_assert_false(glob_match(pattern->str, path->str));
	g_string_append_c(path, 'b');
	g_assert_true(glob_match(pattern->str, path->str));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/glob/cases", test_cases);
	g_test_add_func("/glob/hostile", test_hostile);
	return g_test_run();
}
