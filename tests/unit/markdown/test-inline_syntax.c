#include "markdown/inline_syntax.h"

#include <string.h>

#include "tests/unit/source/sketch.h"
#include "markdown/math.h"

static const struct dialect all = { .ins = true, .mark = true, .sub = true, .sup = true, .math = true };
static const struct dialect runs = { .ins = true, .mark = true, .sup = true };
static const struct source_options options = { .dialect = &all, .pass = { .last = PASS_PARSE } };

static void test_runs(void)
{
	static const struct sketch_row rows[] = {
		{ "++加++ ==记== H~2~O 2^10^ ~~删~~", "paragraph{ins{加} mark{记} Hsub{2}O 2sup{10} del{删}}" },
		{ "==真，==她", "paragraph{mark{真，}她}" },
		{ "他==“真”==她", "paragraph{他mark{“真”}她}" },
		{ "++「加」++字", "paragraph{ins{「加」}字}" },
		{ "*甲 ==乙 **丙**== 丁*", "paragraph{em{甲 mark{乙 strong{丙}} 丁}}" },
		{ "==甲 `==` 乙==", "paragraph{mark{甲 `==` 乙}}" },
		{ "[==甲==](a==b==)", "paragraph{link<a==b==>{mark{甲}}}" },
		{ "~~甲~乙~丙~~", "paragraph{del{甲sub{乙}丙}}" },
		{ "x^a+b^", "paragraph{xsup{a+b}}" },
		{ "|==甲==|a~1~|\n|-|-|\n", "table{table-row{table-cell{mark{甲}}table-cell{asub{1}}}}" },
		{ "# ==甲==", "heading1{mark{甲}}" },
		{ "x^2^[^a^b] [^a^b]\n\n[^a^b]: 注\n", "paragraph{xsup{2}^a^b ^a^b}note{paragraph{注}}" },
		{ "http://a.cn/x==y==", "paragraph{link<http://a.cn/x==y==>{http://a.cn/x==y==}}" },
		// Not runs
		{ "a == b == c", "paragraph{a == b == c}" },
		{ "=甲= ===乙=== +丙+ ^^丁^^ ~~~戊~~~", "paragraph{=甲= ===乙=== +丙+ ^^丁^^ ~~~戊~~~}" },
		{ "10~20 元，30~40 元", "paragraph{10~20 元，30~40 元}" },
		{ "10~20，30~40", "paragraph{10~20，30~40}" },
		{ "(*^_^*) a^b c^d", "paragraph{(em{^_^}) a^b c^d}" },
		{ "\\==甲== \\^a^", "paragraph{==甲== ^a^}" },
		{ "`==甲==`", "paragraph{`==甲==`}" },
		{ "C++ 和 C++", "paragraph{C++ 和 C++}" },
		{ "==甲==乙==", "paragraph{mark{甲}乙==}" },
		{ "甲\n==\n", "heading1{甲}" },
	};
	sketch_check_rows(options, rows, G_N_ELEMENTS(rows));
}

static void test_off(void)
{
	const struct source_options some = { .dialect = &runs, .pass = { .last = PASS_PARSE } };
	const struct source_options none = { .dialect = &dialect_none, .pass = { .last = PASS_PARSE } };
	sketch_check("H~2~O ~~删~~ $x$ ==记==", some, "paragraph{H~2~O del{删} $x$ mark{记}}", "");
	sketch_check(
		"++加++ ==记== H~2~O 2^10^ $x_1$ \\(x\\)", none, "paragraph{++加++ ==记== H~2~O 2^10^ $x_1$ (x)}", "");
}

static void test_math(void)
{
	static const struct sketch_row rows[] = {
		{ "$a_1 * b_2 * c < d \\\\ e$", "paragraph{$a_1 * b_2 * c < d \\\\ e$}" },
		{ "设$n$个$x$，", "paragraph{设$n$个$x$，}" },
		{ "\\(x_1\\) 与 \\[y\\]", "paragraph{$x_1$ 与 [y]}" },
		{ "设 \\(n\\) 使 \\(n^2\\)，而\\(1\\)和\\(乙\\)不是", "paragraph{设 $n$ 使 $n^2$，而(1)和(乙)不是}" },
		{ "\\(F=ma\\)，\\(\\alpha 角\\)，\\(2^{10}\\)，\\(a_i<b\\)",
			"paragraph{$F=ma$，$\\alpha 角$，$2^{10}$，$a_i<b$}" },
		{ "\\\\(a+b\\\\)与\\\\[c/d\\\\]", "paragraph{$a+b$与$c/d$}" },
		{ "[见\\(x^2\\)](u \"见\\(x^2\\)\")", "paragraph{link<u>{见$x^2$}}" },
		{ "*甲 $a*b$ 乙*", "paragraph{em{甲 $a*b$ 乙}}" },
		{ "$`x`$，$`x_1 + y`$", "paragraph{$x$，$x_1 + y$}" },
		{ "$`x` 和 y$", "paragraph{$`x` 和 y$}" },
		{ "**重点：**$x$", "paragraph{strong{重点：}$x$}" },
		{ "|$x$|\\(y\\)|\n|-|-|\n", "table{table-row{table-cell{$x$}table-cell{$y$}}}" },
		{ "[$x$](y)", "paragraph{link<y>{$x$}}" },
		{ "前$$x$$后", "paragraph{前$x$后}" },
		{ "$\\text{中文}$", "paragraph{$\\text{中文}$}" },
		{ "$x\ny$", "paragraph{$x\ny$}" },
		{ "$a\\$b$", "paragraph{$a\\$b$}" },
	};
	sketch_check_rows(options, rows, G_N_ELEMENTS(rows));
}

static void test_no_math(void)
{
	static const struct sketch_row rows[] = {
		{ "$5 和 $10", "paragraph{$5 和 $10}" },
		{ "价$5，$10", "paragraph{价$5，$10}" },
		{ "US$5 US$6", "paragraph{US$5 US$6}" },
		{ "$ x$ $x $", "paragraph{$ x$ $x $}" },
		{ "$HOME和$PATH", "paragraph{$HOME和$PATH}" },
		{ "$PATH，`$x$`", "paragraph{$PATH，`$x$`}" },
		{ "$PATH `$x$`", "paragraph{$PATH `$x$`}" },
		{ "$x", "paragraph{$x}" },
		{ "$$", "paragraph{$$}" },
		{ "\\$x$", "paragraph{$x$}" },
		{ "`$x$` `\\(x\\)`", "paragraph{`$x$` `\\(x\\)`}" },
		{ "\\(没有关", "paragraph{(没有关}" },
		{ "见\\[1\\]和\\[2\\]", "paragraph{见[1]和[2]}" },
		{ "\\(1\\)甲\\(a\\)乙\\(I/O\\)丙\\(snake_case\\)", "paragraph{(1)甲(a)乙(I/O)丙(snake_case)}" },
		{ "\\(key=value\\)\\(2020-2021\\)\\(见 x^2\\)", "paragraph{(key=value)(2020-2021)(见 x^2)}" },
		{ "甲\\[x^2\\]乙", "paragraph{甲[x^2]乙}" },
		{ "\\[1\\]\n\n\\[图\\]\n\n\\[Back\\]\n", "paragraph{[1]}paragraph{[图]}paragraph{[Back]}" },
		{ "`\\(x^2\\)` 里的不算，\\(n\\)", "paragraph{`\\(x^2\\)` 里的不算，(n)}" },
		{ "\\\\(甲\\\\)", "paragraph{\\(甲\\)}" },
		{ "\\\\(x\\\\)", "paragraph{\\(x\\)}" },
		{ "[a](b\\(c\\)d)", "paragraph{link<b(c)d>{a}}" },
		{ "```\n\\(x\\) $x$\n```\n", "code`\\(x\\) $x$\n`" },
		{ "```\\(a\nx\n```\n", "code\\(a`x\n`" },
	};
	// What a backslash leaves in an info string is a matter of the parser.
	sketch_check_rows(options, rows, G_N_ELEMENTS(rows) - 1);
}

// A site can say that backslashes before brackets are for formulas only, and that dollars are for prices.
static void test_math_by_name(void)
{
	static const struct dialect names = { .math_parentheses = true, .math_brackets = true };
	static const struct dialect brackets = { .math = true, .math_brackets = true };
	struct source_options site = { .dialect = &names, .pass = { .last = PASS_PARSE } };
	sketch_check("甲\\(1\\)，\\[2\\]，$x$", site, "paragraph{甲$1$，$2$，$x$}", "");
	sketch_check("\\(甲\\)\n\n\\[1\\]\n\n$$\nx\n$$\n", site, "paragraph{$甲$}math`1\n`paragraph{$$/x/$$}", "");
	sketch_check("甲][\\[1\\]\n\n[甲][r\\[x\\]]\n\n[r\\[x\\]]: /u\n", site,
		"paragraph{甲][$1$}paragraph{link</u>{甲}}", "");
	sketch_check("```math\nx\n```\n", site, "math`x\n`", "");
	site.dialect = &brackets;
	sketch_check("甲\\(1\\)，\\[2\\]", site, "paragraph{甲(1)，$2$}", "");
}

struct formula {
	const char *text;
	size_t at;
	const char *tex; // NULL: none
	size_t end;
};

static void test_find_inline(void)
{
	static const struct formula rows[] = {
		{ "$x$", 0, "x", 3 },
		{ "ab $x+y$ c", 3, "x+y", 8 },
		{ "$x$1", 0, NULL, 0 },
		{ "$x\n\ny$", 0, NULL, 0 },
		{ "$x\n> \ny$", 0, NULL, 0 },
		{ "$$x$y$$", 0, "x$y", 7 },
		{ "$$ $$", 0, NULL, 0 },
		{ MATH_OPENER "(x\\)", 0, "x", 8 },
		{ MATH_OPENER "(x" MATH_OPENER "(y\\)", 0, NULL, 0 },
		{ MATH_OPENER "[x\\\\\\]", 0, "x\\\\", 10 },
		{ "\\(x\\)", 0, NULL, 0 },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct math_found found;
		bool is_math = math_find_inline(rows[i].text, rows[i].at, &found);
		g_test_message("%s", rows[i].text);
		g_assert_true(is_math == (rows[i].tex != NULL));
		if (is_math) {
			g_autofree char *tex = g_strndup(rows[i].text + found.tex, found.length);
			g_assert_cmpstr(tex, ==, rows[i].tex);
			g_assert_cmpuint(found.end, ==, rows[i].end);
		}
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/inline-syntax/runs", test_runs);
	g_test_add_func("/inline-syntax/off", test_off);
	g_test_add_func("/inline-syntax/math", test_math);
	g_test_add_func("/inline-syntax/no-math", test_no_math);
	g_test_add_func("/inline-syntax/math-by-name", test_math_by_name);
	g_test_add_func("/inline-syntax/find-inline", test_find_inline);
	return g_test_run();
}
