#include "markdown/markdown.h"

#include <string.h>

#include "tests/unit/source/sketch.h"

static const struct source_options parse_only = { .pass = { .last = PASS_PARSE } };
static const struct source_options lenient = { .lenient_lists = true, .pass = { .last = PASS_PARSE } };

static void test_blocks(void)
{
	static const struct sketch_case rows[] = {
		{ "", "", "0:0 empty-document" },
		{ "<!-- 无 -->\n", "", "0:0 empty-document" },
		{ "# 一\n\n二\n===\n", "heading1{一}heading1{二}", "" },
		{ "> 引\n\n---\n", "quote{paragraph{引}}rule", "" },
		{ "3) a\n4) b\n", "list3){item{paragraph{a}}item{paragraph{b}}}", "" },
		{ "- [x] 做\n- [ ] 没\n- 无\n", "list{item[x]{paragraph{做}}item[ ]{paragraph{没}}item{paragraph{无}}}",
			"" },
		{ "```c\nx\n```\n", "codec`x\n`", "" },
		{ "a  \nb\nc\\\nd", "paragraph{a//b/c//d}", "" },
		{ "*a* **b** ~~c~~ `d`", "paragraph{em{a} strong{b} del{c} `d`}", "" },
		{ "[a](b \"c\") ![d *e* `f`](g)", "paragraph{link<b>{a} image<g|d e f>}", "" },
		{ "|a|b|\n|-|-|\n|1|\n",
			"table{table-row{table-cell{a}table-cell{b}}table-row{table-cell{1}table-cell}}", "" },
	};
	sketch_check_cases(parse_only, rows, G_N_ELEMENTS(rows));
}

static void test_attributes(void)
{
	struct sketch sketch;
	sketch_init(&sketch, "|a|b|c|d|\n|:-|-:|:-:|-|\n|1|2|3|4|\n\n```a b\n```\n\n- x\n\n  y\n\n[t](u \"v\")\n",
		parse_only);
	const struct block *table = sketch.doc->root->first_child;
	static const enum table_align aligns[] = {
		TABLE_ALIGN_LEFT,
		TABLE_ALIGN_RIGHT,
		TABLE_ALIGN_CENTER,
		TABLE_ALIGN_NONE,
	};
	g_assert_cmpuint(table->as.table.columns, ==, 4);
	for (const struct block *row = table->first_child; row; row = row->next) {
		bool header = row == table->first_child;
		g_assert_true(row->as.row.header == header);
		uint32_t column = 0;
		for (const struct block *cell = row->first_child; cell; cell = cell->next, column++) {
			g_assert_cmpuint(cell->as.cell.column, ==, column);
			g_assert_cmpuint(cell->as.cell.column_span, ==, 1);
			g_assert_cmpuint(cell->as.cell.align, ==, aligns[column]);
			g_assert_true(cell->as.cell.header == header);
		}
		g_assert_cmpuint(column, ==, 4);
	}
	const struct block *code = table->next;
	g_assert_cmpstr(code->as.code.info, ==, "a");
	g_assert_cmpstr(code->as.code.text, ==, "");
	g_assert_false(code->next->as.list.tight);
	const struct block *paragraph = code->next->next;
	g_assert_cmpstr(paragraph->first_span->as.link.title, ==, "v");
	sketch_finish(&sketch);
}

static void test_notes(void)
{
	static const struct sketch_case rows[] = {
		{ "甲[^a]\n\n[^a]: 注\n", "paragraph{甲^a}note{paragraph{注}}", "" },
		{ "甲[^a]\n\n> [^a]: 注\n\n后", "paragraph{甲^a}quoteparagraph{后}note{paragraph{注}}", "" },
		{ "[^甲]乙\n\n[^甲]: **真，**她\n", "paragraph{^甲乙}note{paragraph{strong{真，}她}}", "" },
		{ "甲[^没有]，\\[^没有]，`[^没有]`", "paragraph{甲[^没有]，[^没有]，`[^没有]`}", "1:4 note-undefined" },
		{ "`[^x]`，\\[^x]，[^x]", "paragraph{`[^x]`，[^x]，[^x]}", "1:18 note-undefined" },
		{ "甲\n乙[^x] [^x]", "paragraph{甲/乙[^x] [^x]}", "2:4 note-undefined 2:9 note-undefined" },
		{ "|[^a]|[^b]|\n|-|-|\n", "table{table-row{table-cell{[^a]}table-cell{[^b]}}}",
			"1:2 note-undefined 1:7 note-undefined" },
		{ "甲\n\n[^a]: 注\n\n```\n[^b]: 码\n```\n", "paragraph{甲}code`[^b]: 码\n`", "3:1 note-unused" },
		{ "甲[^a]\n\n[^a]: 一\n\n[^a]: 二\n", "paragraph{甲^a}note{paragraph{一}}", "5:1 note-unused" },
		{ "- 甲\n\n  [^a]: 注\n", "list{item{paragraph{甲}}}", "3:3 note-unused" },
	};
	sketch_check_cases(parse_only, rows, G_N_ELEMENTS(rows));
}

// Some generators want their comments in braces.
static void test_braced_comments(void)
{
	static const struct sketch_case rows[] = {
		{ "{<!--more-->}\n\n甲", "paragraph{}paragraph{甲}", "" },
		{ "甲{<!-- 注 -->}乙*{<!-- 注 -->}*", "paragraph{甲乙em{}}", "" },
		{ "{甲<!-- 注 -->}", "paragraph{{甲}}", "" },
		{ "{<b>}</b>", "paragraph{{strong{}}}", "" },
	};
	sketch_check_cases(parse_only, rows, G_N_ELEMENTS(rows));
	struct source_options strict = parse_only;
	strict.strict_commonmark = true;
	sketch_check("{<!-- 注 -->}", strict, "paragraph{{}}", "");
}

static void test_html(void)
{
	static const struct sketch_case rows[] = {
		{ "甲\n\n<!--more-->\n\n乙<!-- 注 -->丙", "paragraph{甲}paragraph{乙丙}", "" },
		{ "甲<span>乙</span><br>丙<span>", "paragraph{甲乙//丙}", "" },
		{ "<div>\n甲<b>乙</b> 丙&amp;\n丁<br>戊<p>己</p>\n</div>\n",
			"paragraph{甲strong{乙} 丙&/丁//戊}paragraph{己}", "" },
		{ "<script>\nif (a < b) {}\n</script>\n\n甲", "paragraph{甲}", "1:1 raw-html" },
		{ "甲<style>x</style>乙", "paragraph{甲乙}", "1:4 raw-html" },
		{ "<a name=\"x\"></a>\n\n甲", "paragraph#xparagraph{甲}", "" },
		{ "> <div>\n> 甲\n", "quote{paragraph{甲}}", "" },
		{ "<div title=\">\">&#20013;&#x6587;&nosuch;&lt;\n</div>\n", "paragraph{中文&nosuch;<}", "" },
		{ "- 甲\n<!-- 注 -->\n- 乙", "list{item{paragraph{甲}}}list{item{paragraph{乙}}}", "" },
		{ "> <!-- 注 -->\n> 甲\n\n|a|\n|-|\n|<!-- 注 -->b|",
			"quote{paragraph{甲}}table{table-row{table-cell{a}}table-row{table-cell{b}}}", "" },
		{ "- <foo>\n  甲\n\n  > <bar>乙", "list{item{paragraph{甲}quote{paragraph{乙}}}}",
			"1:3 raw-html 4:5 raw-html" },
	};
	sketch_check_cases(parse_only, rows, G_N_ELEMENTS(rows));
}

static void test_interrupted_lists(void)
{
	static const struct sketch_case rows[] = {
		{ "1. 甲\n  * 乙\n2. 丙\n",
			"list1.{item{paragraph{甲}}}list{item{paragraph{乙}}}list2.{item{paragraph{丙}}}",
			"2:3 list-interrupted" },
		{ "1. 甲\n* 乙\n2. 丙\n* 丁\n3. 戊\n",
			"list1.{item{paragraph{甲}}}list{item{paragraph{乙}}}list2.{item{paragraph{丙}}}"
			"list{item{paragraph{丁}}}list3.{item{paragraph{戊}}}",
			"2:1 list-interrupted 4:1 list-interrupted" },
		{ "1. 甲\n\n* 乙\n", "list1.{item{paragraph{甲}}}list{item{paragraph{乙}}}", "" },
		{ "1. 甲\n\n* 乙\n\n1. 丙\n",
			"list1.{item{paragraph{甲}}}list{item{paragraph{乙}}}list1.{item{paragraph{丙}}}", "" },
		{ "1. 甲\n   * 乙\n2. 丙\n", "list1.{item{paragraph{甲}list{item{paragraph{乙}}}}item{paragraph{丙}}}",
			"" },
	};
	sketch_check_cases(parse_only, rows, G_N_ELEMENTS(rows));
	static const struct sketch_case mended[] = {
		{ "1. 甲\n  * 乙\n2. 丙\n  * 丁\n3. 戊\n  * 己\n",
			"list1.{item{paragraph{甲}list{item{paragraph{乙}}}}item{paragraph{丙}list{item{paragraph{丁}}}"
			"}"
			"item{paragraph{戊}list{item{paragraph{己}}}}}",
			"2:3 list-interrupted 4:3 list-interrupted 6:3 list-interrupted" },
		{ "1. 甲\n\n* 乙\n", "list1.{item{paragraph{甲}}}list{item{paragraph{乙}}}", "" },
	};
	sketch_check_cases(lenient, mended, G_N_ELEMENTS(mended));
	struct sketch sketch;
	sketch_init(&sketch, "10. 甲\n  * 乙\n11. 丙\n", parse_only);
	const char *hint = diag_message_at(sketch.diag, 0)->hint;
	g_assert_nonnull(strstr(hint, "4 spaces"));
	sketch_finish(&sketch);
}

static int span_depth(const struct span *span)
{
	int depth = 1;
	for (; span->parent; span = span->parent) {
		depth++;
	}
	return depth;
}

static void assert_shallow(const struct block *root)
{
	for (const struct block *block = root; block; block = block_next(block, root)) {
		int depth = 0;
		for (const struct block *up = block; up != root; up = up->parent) {
			depth++;
		}
		g_assert_cmpint(depth, <=, DOC_DEPTH_MAX);
		for (const struct span *span = block->first_span; span; span = span_next(span)) {
			g_assert_cmpint(span_depth(span), <=, DOC_DEPTH_MAX);
		}
	}
}

static char *repeat(const char *piece, int count, const char *end)
{
	GString *text = g_string_new(NULL);
	for (int i = 0; i < count; i++) {
		g_string_append(text, piece);
	}
	g_string_append(text, end);
	return g_string_free(text, FALSE);
}

static void test_depth(void)
{
	static const char *const pieces[] = { "> ", "- ", "> 1. ", "*a **b ", "[^1]: > ", "![a", "~~a **b " };
	static const char *const ends[] = { "内\n", "|a|\n", "![图](a.png \"题\")\n" };
	for (size_t i = 0; i < G_N_ELEMENTS(pieces); i++) {
		for (size_t end = 0; end < G_N_ELEMENTS(ends); end++) {
			g_autofree char *text = repeat(pieces[i], 10000, ends[end]);
			struct source_options all = { .lenient_lists = true, .pass = { .last = PASS_NUMBER } };
			struct sketch sketch;
			sketch_init(&sketch, text, all);
			assert_shallow(sketch.doc->root);
			g_assert_cmpuint(diag_count_code(sketch.diag, DIAG_NESTING_TOO_DEEP), <=, 1);
			sketch_finish(&sketch);
		}
	}
	g_autofree char *quotes = repeat("> ", 10000, "内");
	struct sketch sketch;
	sketch_init(&sketch, quotes, parse_only);
	g_autofree char *messages = sketch_messages(&sketch);
	g_assert_cmpstr(messages, ==, "1:193 nesting-too-deep");
	g_autofree char *tree = sketch_text(&sketch);
	g_assert_nonnull(strstr(tree, "paragraph{内}"));
	sketch_finish(&sketch);
}

static void test_deep_emphasis(void)
{
	g_autofree char *open = repeat("*a **b ", 200, "");
	g_autofree char *close = repeat("c** d*", 200, "");
	g_autofree char *text = g_strconcat(open, close, NULL);
	struct sketch sketch;
	sketch_init(&sketch, text, parse_only);
	assert_shallow(sketch.doc->root);
	g_assert_cmpuint(diag_count_code(sketch.diag, DIAG_NESTING_TOO_DEEP), ==, 1);
	g_autofree char *plain = block_span_text(sketch.doc->root->first_child);
	g_assert_cmpuint(strlen(plain), ==, 200 * (4 + 3));
	sketch_finish(&sketch);
}

static void test_all_passes(void)
{
	static const struct source_options all = { .pass = { .last = PASS_NUMBER } };
	struct sketch sketch;
	sketch_init(
		&sketch, "---\ntitle: 题\n---\n# 题\n\n第一行\n第二行[^a]\n\n## 节\n\n[去](#节)\n\n[^a]: 注\n", all);
	g_autofree char *tree = sketch_text(&sketch);
	g_assert_cmpstr(tree, ==, "paragraph{第一行第二行^a}heading2{节}paragraph{link<#节>{去}}note{paragraph{注}}");
	g_assert_cmpstr(sketch.doc->title, ==, "题");
	g_assert_cmpstr(sketch.doc->lang, ==, "zh-CN");
	g_assert_cmpuint(sketch.doc->block_count, ==, 6);
	sketch_finish(&sketch);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/markdown/blocks", test_blocks);
	g_test_add_func("/markdown/attributes", test_attributes);
	g_test_add_func("/markdown/notes", test_notes);
	g_test_add_func("/markdown/html", test_html);
	g_test_add_func("/markdown/braced-comments", test_braced_comments);
	g_test_add_func("/markdown/interrupted-lists", test_interrupted_lists);
	g_test_add_func("/markdown/depth", test_depth);
	g_test_add_func("/markdown/deep-emphasis", test_deep_emphasis);
	g_test_add_func("/markdown/all-passes", test_all_passes);
	return g_test_run();
}
