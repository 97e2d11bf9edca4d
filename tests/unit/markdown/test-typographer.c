#include "markdown/typographer.h"

#include "tests/unit/source/sketch.h"

static const struct dialect typographer = { .typographer = true, .math = true };
static const struct source_options options = { .dialect = &typographer, .pass = { .last = PASS_PARSE } };

static void test_latin(void)
{
	static const struct sketch_row rows[] = {
		{ "\"Yes,\" he said. 'No.'", "paragraph{“Yes,” he said. ‘No.’}" },
		{ "It's the dogs' '90s.", "paragraph{It’s the dogs’ ’90s.}" },
		{ "*\"a\"* and \"**b**\"", "paragraph{em{“a”} and “strong{b}”}" },
		{ "(\"a\") \"a 'b' c\"", "paragraph{(“a”) “a ‘b’ c”}" },
		{ "\"a\nb\"", "paragraph{“a/b”}" },
		{ "a -- b, 1--2, a---b, wait...", "paragraph{a – b, 1–2, a—b, wait…}" },
		{ "<<a, b>>", "paragraph{«a, b»}" },
		{ "\"`x`\" and \"$x$\"", "paragraph{“`x`” and “$x$”}" },
		{ "# It's", "heading1{It’s}" },
		{ "中文 \"hello\" 中文", "paragraph{中文 “hello” 中文}" },
	};
	sketch_check_rows(options, rows, G_N_ELEMENTS(rows));
}

static void test_untouched(void)
{
	static const struct sketch_row rows[] = {
		{ "他说\"中文\"。", "paragraph{他说\"中文\"。}" },
		{ "他说 \"hello\"。", "paragraph{他说 \"hello\"。}" },
		{ "\"中文\"", "paragraph{\"中文\"}" },
		{ "中文...完...", "paragraph{中文...完...}" },
		{ "等等……好——中--文", "paragraph{等等……好——中--文}" },
		{ "2020--2021年 1--2", "paragraph{2020–2021年 1–2}" },
		{ "我的'a'", "paragraph{我的'a'}" },
		{ "`\"a\" -- ...` $x'' -- y$", "paragraph{`\"a\" -- ...` $x'' -- y$}" },
		{ "    \"a\" --\n", "code`\"a\" --\n`" },
		{ "use --help and ---- and ....", "paragraph{use --help and ---- and ....}" },
		{ "<http://a.cn/b--c'd>", "paragraph{link<http://a.cn/b--c'd>{http://a.cn/b--c'd}}" },
		{ "5\" and 6'", "paragraph{5\" and 6’}" },
		{ "x >> 2 << 3", "paragraph{x >> 2 << 3}" },
		{ "\"a", "paragraph{\"a}" },
		{ "a *-*- b", "paragraph{a em{-}- b}" },
	};
	sketch_check_rows(options, rows, G_N_ELEMENTS(rows));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/typographer/latin", test_latin);
	g_test_add_func("/typographer/untouched", test_untouched);
	return g_test_run();
}
