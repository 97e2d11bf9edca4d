#include "markdown/block_syntax.h"

#include <string.h>

#include "tests/unit/source/sketch.h"
#include "syntax/dialect.h"

static const struct dialect all = {
	.definition_lists = true,
	.block_attributes = true,
	.heading_attributes = true,
	.math = true,
	.alerts = true,
	.admonitions = true,
};
static const struct source_options options = { .dialect = &all, .pass = { .last = PASS_PARSE } };

static void test_definitions(void)
{
	static const struct sketch_row rows[] = {
		{ "术语\n: 定义", "definition-list{definition-term{术语}definition{paragraph{定义}}}" },
		{ "术语\n\n:   定义\n", "definition-list{definition-term{术语}definition{paragraph{定义}}}" },
		{ "甲\n*乙*\n: 一\n: 二",
			"definition-list{definition-term{甲}definition-term{em{乙}}definition{paragraph{一}}"
			"definition{paragraph{二}}}" },
		{ "甲\n: 一\n\n乙\n: 二\n\n丙",
			"definition-list{definition-term{甲}definition{paragraph{一}}definition-term{乙}"
			"definition{paragraph{二}}}paragraph{丙}" },
		{ "甲\n: 一\n懒\n\n    - 列\n\n      ```\n      : 码\n      ```\n",
			"definition-list{definition-term{甲}definition{paragraph{一/懒}"
			"list{item{paragraph{列}code`: 码\n`}}}}" },
		{ "甲\n: 一\n\n  - 列\n    乙\n    : 二\n",
			"definition-list{definition-term{甲}definition{paragraph{一}list{item{definition-list{"
			"definition-term{列}definition-term{乙}definition{paragraph{二}}}}}}}" },
		{ "甲\n: 一\n\n- 列\n",
			"definition-list{definition-term{甲}definition{paragraph{一}}}list{item{paragraph{列}}}" },
		{ "> 甲\n> : 一\n乙", "quote{definition-list{definition-term{甲}definition{paragraph{一/乙}}}}" },
		{ "甲\n: [x] 一\n", "definition-list{definition-term{甲}definition{paragraph{一}}}" },
		{ "甲[^1]\n: 一\n\n[^1]: 注\n    : 定义\n",
			"definition-list{definition-term{甲^1}definition{paragraph{一}}}note{definition-list{"
			"definition-term{注}definition{paragraph{定义}}}}" },
		// Not definitions
		{ ": 没有术语", "paragraph{: 没有术语}" },
		{ "# 甲\n: 一", "heading1{甲}paragraph{: 一}" },
		{ "甲\n:一", "paragraph{甲/:一}" },
		{ "甲\n:\n", "paragraph{甲/:}" },
		{ "- 甲\n: 一", "list{item{paragraph{甲/: 一}}}" },
		{ "```\n甲\n: 一\n```\n", "code`甲\n: 一\n`" },
		{ "    甲\n    : 一\n", "code`甲\n: 一\n`" },
		{ "<div>\n甲\n: 一\n</div>\n\n乙", "paragraph{甲/: 一}paragraph{乙}" },
	};
	sketch_check_rows(options, rows, G_N_ELEMENTS(rows) - 1);
	const struct sketch_row *html = &rows[G_N_ELEMENTS(rows) - 1];
	sketch_check(html->markdown, options, html->tree, NULL);
}

static void test_marks(void)
{
	static const struct sketch_row rows[] = {
		{ "!!! note\n    内容\n", "admonition<note>{paragraph{内容}}" },
		{ "!!! Tip \"标题 *斜*\"\n\n    甲\n\n    乙\n丙",
			"admonition<tip>{caption{标题 em{斜}}paragraph{甲}paragraph{乙}}paragraph{丙}" },
		{ "前\n!!! note inline end \"\"\n    甲\n后",
			"paragraph{前}admonition<note>{paragraph{甲}}paragraph{后}" },
		{ "!!! note\n    !!! tip\n        内\n    外\n",
			"admonition<note>{admonition<tip>{paragraph{内}}paragraph{外}}" },
		{ "!!! note\n    甲\n!!! tip\n    乙\n> 丙\n",
			"admonition<note>{paragraph{甲}}admonition<tip>{paragraph{乙}}quote{paragraph{丙}}" },
		{ "!!! note\n    ```\n    a\n\n    \tb\n    ```\n", "admonition<note>{code`a\n\n    b\n`}" },
		{ "- 甲\n\n  !!! note\n      乙\n- 丙\n",
			"list{item{paragraph{甲}admonition<note>{paragraph{乙}}}item{paragraph{丙}}}" },
		{ "1. !!! note\n       乙\n", "list1.{item{admonition<note>{paragraph{乙}}}}" },
		{ "\t!!! note\n\t\t乙\n", "code`!!! note\n\t乙\n`" },
		{ "??? note\n    甲\n", "details{paragraph{甲}}" },
		{ "???+ warning \"点开\"\n\t甲\n", "details<open>{caption{点开}paragraph{甲}}" },
		// Not admonitions
		{ "!!! 太好了\n    真的", "paragraph{!!! 太好了/真的}" },
		{ "!!! note\n没有缩进", "paragraph{!!! note/没有缩进}" },
		{ "!!!! note\n    甲", "paragraph{!!!! note/甲}" },
		{ "???\n    甲", "paragraph{?\?\?/甲}" },
		{ "!!! note \"标题\n    甲", "paragraph{!!! note \"标题/甲}" },
	};
	sketch_check_rows(options, rows, G_N_ELEMENTS(rows));
}

static void test_colons(void)
{
	static const struct sketch_row rows[] = {
		{ "::: tip\n内容\n:::\n", "admonition<tip>{paragraph{内容}}" },
		{ "前\n:::tip 小 **贴** 士\n甲\n\n- 乙\n:::\n后",
			"paragraph{前}admonition<tip>{caption{小 strong{贴} "
			"士}paragraph{甲}list{item{paragraph{乙}}}}paragraph{后}" },
		{ ":::note[题]{.x}\n甲\n:::\n", "admonition<note>{caption{题}paragraph{甲}}" },
		{ "::: {.warning #a}\n甲\n:::\n", "admonition<warning>{paragraph{甲}}" },
		{ "::: tip\n::: warning\n甲\n:::\n乙\n:::\n丙",
			"admonition<tip>{admonition<warning>{paragraph{甲}}paragraph{乙}}paragraph{丙}" },
		{ ":::: tip\n::: warning\n甲\n:::\n乙\n::::\n",
			"admonition<tip>{admonition<warning>{paragraph{甲}}paragraph{乙}}" },
		{ "::: tip\n```\n:::\n```\n:::\n", "admonition<tip>{code`:::\n`}" },
		{ "- ::: tip\n  甲\n  :::\n- 乙\n", "list{item{admonition<tip>{paragraph{甲}}}item{paragraph{乙}}}" },
		{ "::: tip\n- 甲\n:::\n乙", "admonition<tip>{list{item{paragraph{甲}}}}paragraph{乙}" },
		{ "> ::: tip\n> 甲\n> :::\n> 乙\n", "quote{admonition<tip>{paragraph{甲}}paragraph{乙}}" },
		{ "::: tip\n> 甲\n懒\n:::\n乙\n", "admonition<tip>{quote{paragraph{甲/懒}}}paragraph{乙}" },
		{ "> 甲\n::: tip\n乙\n:::\n> 丙\n",
			"quote{paragraph{甲}}admonition<tip>{paragraph{乙}}quote{paragraph{丙}}" },
		{ "::: details 点开\n甲\n:::\n", "details{caption{点开}paragraph{甲}}" },
		{ "::: details\n甲\n:::\n", "details{paragraph{甲}}" },
		{ "::: tabs\n甲\n:::\n", "paragraph{甲}" },
		{ "::: tab 标签\n甲\n:::\n", "paragraph{标签}paragraph{甲}" },
		{ "::: 提示\n甲[^1]\n:::\n\n[^1]: 注\n", "admonition<提示>{paragraph{甲^1}}note{paragraph{注}}" },
		{ "::: tip\n[甲][a]\n:::\n\n[a]: b\n", "admonition<tip>{paragraph{link<b>{甲}}}" },
		{ ":::tip\n:::\n", "admonition<tip>" },
		{ "::: tip # 不是标题 - x\n:::\n", "admonition<tip>{caption{# 不是标题 - x}}" },
		// Not containers
		{ "甲\n:::\n乙", "paragraph{甲/:::/乙}" },
		{ ":: tip\n甲\n::\n", "paragraph{:: tip/甲/::}" },
		{ "    ::: tip\n", "code`::: tip\n`" },
	};
	sketch_check_rows(options, rows, G_N_ELEMENTS(rows));
	sketch_check("甲\n\n::: tip\n乙\n", options, "paragraph{甲}admonition<tip>{paragraph{乙}}",
		"3:1 unclosed-container");
	sketch_check("- ::: tip\n  乙\n\n丙", options, "list{item{admonition<tip>{paragraph{乙}}}}paragraph{丙}",
		"1:3 unclosed-container");
}

static void test_alerts(void)
{
	static const struct sketch_row rows[] = {
		{ "> [!NOTE]\n> 甲\n", "admonition<note>{paragraph{甲}}" },
		{ "> [!Tip]- 标 *题*\n> 甲\n>\n> 乙\n",
			"admonition<tip>{caption{标 em{题}}paragraph{甲}paragraph{乙}}" },
		{ "> [!quote]+\n>\n> - 甲\n", "admonition<quote>{list{item{paragraph{甲}}}}" },
		{ "> [!WARNING] **粗**", "admonition<warning>{caption{strong{粗}}}" },
		{ "- > [!NOTE]\n  > 甲\n", "list{item{admonition<note>{paragraph{甲}}}}" },
		{ "> > [!NOTE]\n> > 甲\n> 乙", "quote{admonition<note>{paragraph{甲/乙}}}" },
		{ "> [!]\n> 甲", "quote{paragraph{[!]/甲}}" },
		{ "> [!a b]\n> 甲", "quote{paragraph{[!a b]/甲}}" },
		{ "> 甲 [!NOTE]", "quote{paragraph{甲 [!NOTE]}}" },
		{ "[!NOTE]\n甲", "paragraph{[!NOTE]/甲}" },
	};
	sketch_check_rows(options, rows, G_N_ELEMENTS(rows));
}

static void test_attributes(void)
{
	static const struct sketch_row rows[] = {
		{ "## 标题 {#top .x}\n", "heading2#top{标题}" },
		{ "## 标题 {#top} ##\n", "heading2#top{标题}" },
		{ "## 标题 ## {#top}\n", "heading2#top{标题}" },
		{ "标题 {#top k=\"v w\"}\n---\n", "heading2#top{标题}" },
		{ "一\n二 {#top}\n===\n", "heading1#top{一/二}" },
		{ "> 标题 {#a}\n> ---\n", "quote{heading2#a{标题}}" },
		{ "## 标题 {.x}\n", "heading2{标题}" },
		{ "## 标题 {: #kram}\n", "heading2#kram{标题}" },
		{ "甲\n{#p .x}\n", "paragraph#p{甲}" },
		{ "甲\n{.x}\n乙", "paragraph{甲}paragraph{乙}" },
		{ "- 甲\n- 乙\n{#l}\n\n丙", "list#l{item{paragraph{甲}}item{paragraph{乙}}}paragraph{丙}" },
		{ "> 甲\n{#q}\n> 乙", "quote#q{paragraph{甲}}quote{paragraph{乙}}" },
		{ "甲\n\n{#p}\n", "paragraph{甲}" },
		{ "```go {linenos=true hl_lines=[2,\"4-6\"]}\nx\n```\n", "codego`x\n`" },
		{ "```rust,ignore\nx\n```\n", "coderust`x\n`" },
		{ "```{.python .n}\nx\n```\n", "codepython`x\n`" },
		{ "``` {linenos=true}\nx\n```\n", "code`x\n`" },
		// No attributes
		{ "{#p}\n甲", "paragraph{{#p}/甲}" },
		{ "## 标题 \\{#top}\n", "heading2{标题 {#top}}" },
		{ "## 集合 {1, 2}\n", "heading2{集合 {1, 2}}" },
		{ "## 空 {}\n", "heading2{空 {}}" },
		{ "## `{#a}`\n", "heading2{`{#a}`}" },
		{ "甲\n{{ x }}\n{% raw %}\n", "paragraph{甲/{{ x }}/{% raw %}}" },
	};
	sketch_check_rows(options, rows, G_N_ELEMENTS(rows));
}

static void test_math(void)
{
	static const struct sketch_row rows[] = {
		{ "甲\n$$\na_1 * b_2\n\\\\ <x>\n$$\n乙", "paragraph{甲}math`a_1 * b_2\n\\\\ <x>\n`paragraph{乙}" },
		{ "$$ x = 1 $$\n", "math`x = 1 \n`" },
		{ "\\[\n- x\n# y\n\\]\n", "math`- x\n# y\n`" },
		{ "> $$\n> - x\n> $$\n> 乙", "quote{math`- x\n`paragraph{乙}}" },
		{ "- 甲\n  $$x\n  + y$$\n  乙", "list{item{paragraph{甲}math`x\n+ y\n`paragraph{乙}}}" },
		{ "$$\n~~~\n$$\n", "math`~~~\n`" },
		{ "```math\nx\n```\n", "math`x\n`" },
		{ "::: tip\n$$\n:::\nx\n$$\n:::\n", "admonition<tip>{math`:::\nx\n`}" },
		// No formulas of their own
		{ "$$\n甲\n\n$$\n", "paragraph{$$/甲}paragraph{$$}" },
		{ "$$x$$ 乙", "paragraph{$x$ 乙}" },
		{ "$$", "paragraph{$$}" },
		{ "    $$\n    x\n    $$\n", "code`$$\nx\n$$\n`" },
	};
	sketch_check_rows(options, rows, G_N_ELEMENTS(rows));
}

static void test_off(void)
{
	static const struct source_options strict = { .strict_commonmark = true, .pass = { .last = PASS_PARSE } };
	static const struct sketch_row rows[] = {
		{ "甲\n: 一\n", "paragraph{甲/: 一}" },
		{ "!!! note\n    甲\n", "paragraph{!!! note/甲}" },
		{ "::: tip\n甲\n:::\n", "paragraph{::: tip/甲/:::}" },
		{ "> [!NOTE]\n> 甲\n", "quote{paragraph{[!NOTE]/甲}}" },
		{ "# 甲 {#a}\n", "heading1{甲 {#a}}" },
		{ "$$\nx\n$$\n", "paragraph{$$/x/$$}" },
		{ "```math a\nx\n```\n", "codemath a`x\n`" },
	};
	sketch_check_rows(strict, rows, G_N_ELEMENTS(rows));
}

static void check_place(const char *markdown, const char *wanted, uint32_t line, uint32_t column)
{
	struct sketch sketch;
	sketch_init(&sketch, markdown, options);
	g_test_message("%s", markdown);
	const struct block *found = NULL;
	for (const struct block *block = sketch.doc->root; block; block = block_next(block, sketch.doc->root)) {
		g_autofree char *text = block_span_text(block);
		found = strcmp(text, wanted) == 0 ? block : found;
	}
	g_assert_nonnull(found);
	g_assert_cmpuint(found->pos.line, ==, line);
	g_assert_cmpuint(found->pos.column, ==, column);
	sketch_finish(&sketch);
}

static void test_places(void)
{
	check_place("!!! note\n    甲\n", "甲", 2, 5);
	check_place("!!! note\n\n    - 列\n\n      甲\n", "甲", 5, 7);
	check_place("!!! note\n    !!! tip\n        甲\n", "甲", 3, 9);
	check_place("前\n!!! note\n    乙\n甲", "甲", 4, 1);
	check_place("::: tip 题\n\n\n甲\n:::\n", "甲", 4, 1);
	check_place("::: tip\n甲\n:::\n\n乙\n", "乙", 5, 1);
	check_place("- 项\n\n  ::: tip\n  **真，**她 甲\n  :::\n", "真，她 甲", 4, 3);
	check_place("> > ::: tip\n> > > 甲\n", "甲", 2, 7);
	check_place("术语\n:   甲\n", "甲", 2, 5);
	check_place("$$ x $$\n甲\n", "甲", 2, 1);
}

// The tree without white space, for that of blank lines in code is not kept.
static char *squeeze(const struct sketch *sketch)
{
	g_autofree char *text = sketch_text(sketch);
	g_auto(GStrv) words = g_strsplit_set(text, " \n\t", -1);
	return g_strjoinv("", words);
}

// A container of ours does not change what stands in it.
static void check_wrapped(const char *markdown)
{
	struct sketch sketch;
	sketch_init(&sketch, markdown, options);
	g_autofree char *plain = squeeze(&sketch);
	sketch_finish(&sketch);
	g_autofree char *wanted = g_strdup_printf("admonition<note>{paragraph{首}%s}", plain);
	g_autoptr(GString) marks = g_string_new("!!! note\n    首\n\n");
	g_auto(GStrv) lines = g_strsplit(markdown, "\n", -1);
	for (size_t i = 0; lines[i]; i++) {
		g_string_append_printf(marks, "%s%s\n", lines[i][0] ? "    " : "", lines[i]);
	}
	g_autofree char *colons = g_strdup_printf("::: note\n首\n\n%s\n", markdown);
	const char *const forms[] = { marks->str, colons };
	for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
		sketch_init(&sketch, forms[i], options);
		g_autofree char *found = squeeze(&sketch);
		g_test_message("%s", forms[i]);
		g_assert_cmpstr(found, ==, wanted);
		sketch_finish(&sketch);
	}
}

static void test_wrapped(void)
{
	static const char *const pieces[] = { "- ", "  ", "   ", "    ", "> ", "1. ", "10) ", "* * *", "# ", "字", "a",
		"\n", "\n", "\n\n", "```\na\n\n  b\n```\n", "|a|b|\n|-|-|\n", "<div>\n", "<!-- ", " -->", "===\n",
		"---\n", "[a]: b\n", "[a]", "*", "`", "1) 字\n", "+\n", ">", "\\\n", "<b>", "    字\n", "> 字\n" };
	GRand *random = g_rand_new_with_seed(5);
	for (int round = 0; round < 3000; round++) {
		g_autoptr(GString) text = g_string_new(NULL);
		int count = g_rand_int_range(random, 1, 14);
		for (int i = 0; i < count; i++) {
			g_string_append(text, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
		}
		check_wrapped(text->str);
	}
	g_rand_free(random);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/block-syntax/definitions", test_definitions);
	g_test_add_func("/block-syntax/marks", test_marks);
	g_test_add_func("/block-syntax/colons", test_colons);
	g_test_add_func("/block-syntax/alerts", test_alerts);
	g_test_add_func("/block-syntax/attributes", test_attributes);
	g_test_add_func("/block-syntax/math", test_math);
	g_test_add_func("/block-syntax/off", test_off);
	g_test_add_func("/block-syntax/places", test_places);
	g_test_add_func("/block-syntax/wrapped", test_wrapped);
	return g_test_run();
}
