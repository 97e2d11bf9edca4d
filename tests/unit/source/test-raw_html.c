#include "source/raw_html.h"

#include <string.h>

#include "sketch.h"

static const struct source_options parse_only = { .pass = { .last = PASS_PARSE } };

struct row {
	const char *markdown;
	const char *tree;
	const char *messages;
};

static void check_rows(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		sketch_check(rows[i].markdown, parse_only, rows[i].tree, rows[i].messages);
		struct source_options strict = parse_only;
		strict.strict_commonmark = true;
		sketch_check(rows[i].markdown, strict, rows[i].tree, rows[i].messages);
	}
}

static void test_elements(void)
{
	static const struct row rows[] = {
		{ "按<kbd>Ctrl</kbd>+<kbd>C</kbd>", "paragraph{按kbd{Ctrl}+kbd{C}}", "" },
		{ "H<sub>2</sub>O，x<sup>2</sup>", "paragraph{Hsub{2}O，xsup{2}}", "" },
		{ "<mark>划</mark><ins>增</ins><u>线</u><del>删</del><s>去</s>",
			"paragraph{mark{划}ins{增}ins{线}del{删}del{去}}", "" },
		{ "<em>甲</em><i>乙</i><strong>丙</strong><b>丁</b>", "paragraph{em{甲}em{乙}strong{丙}strong{丁}}",
			"" },
		{ "<B CLASS=\"x\">甲</B>", "paragraph{strong{甲}}", "" },
		{ "<u>甲*乙*丙</u>", "paragraph{ins{甲em{乙}丙}}", "" },
		{ "*甲<u>乙</u>*", "paragraph{em{甲ins{乙}}}", "" },
		{ "<b><i>甲</i></b>", "paragraph{strong{em{甲}}}", "" },
		{ "# <u>甲</u>乙", "heading1{ins{甲}乙}", "" },
		{ "|<kbd>甲</kbd>|\n|-|", "table{table-row{table-cell{kbd{甲}}}}", "" },
		{ "甲<b></b>乙", "paragraph{甲乙}", "" },
		{ "[<kbd>甲</kbd>](b)", "paragraph{link<b>{kbd{甲}}}", "" },
		{ "![<b>甲</b>](b)", "paragraph{image<b|甲>}", "" },
	};
	check_rows(rows, G_N_ELEMENTS(rows));
}

static void test_code(void)
{
	static const struct row rows[] = {
		{ "<code>a &lt; b\nc</code>", "paragraph{`a < b c`}", "" },
		{ "<code>a *b* c</code>", "paragraph{a em{b} c}", "1:1 raw-html" },
		{ "<code>a <b>b</b></code>", "paragraph{a strong{b}}", "1:1 raw-html" },
	};
	check_rows(rows, G_N_ELEMENTS(rows));
}

// What is not well nested is dropped, and the text kept.
static void test_unbalanced(void)
{
	static const struct row rows[] = {
		{ "甲<b>乙", "paragraph{甲乙}", "1:4 raw-html" },
		{ "甲</b>乙", "paragraph{甲乙}", "1:4 raw-html" },
		{ "<b>甲\n\n乙</b>", "paragraph{甲}paragraph{乙}", "1:1 raw-html" },
		{ "<b>甲<i>乙</b>丙</i>", "paragraph{strong{甲乙}丙}", "1:7 raw-html" },
		{ "*甲<b>乙*丙</b>", "paragraph{em{甲乙}丙}", "1:5 raw-html" },
		{ "<b>甲*乙</b>丙*", "paragraph{甲em{乙丙}}", "1:11 raw-html" },
		{ "<b>甲*乙*丙</b>丁<b>", "paragraph{strong{甲em{乙}丙}丁}", "1:22 raw-html" },
		{ "<kbd/>甲", "paragraph{甲}", "1:1 raw-html" },
		{ "<font>甲</font><big>乙</big>", "paragraph{甲乙}", "1:1 raw-html 1:17 raw-html" },
		{ "<b>甲![乙</b>](b)丙</b>", "paragraph{strong{甲image<b|乙>丙}}", "" },
	};
	check_rows(rows, G_N_ELEMENTS(rows));
}

static void test_blocks(void)
{
	static const struct row rows[] = {
		{ "<p><b>甲</b>\n<u>乙</u> 丙</p>", "paragraph{strong{甲}/ins{乙} 丙}", "1:1 raw-html" },
		{ "<p><b>甲<p>乙</b></p>", "paragraph{甲}paragraph{乙}", "1:1 raw-html 1:4 raw-html" },
		{ "<p>甲 <b>乙</b></p>\n\n<p>丙</p>", "paragraph{甲 strong{乙}}paragraph{丙}", "1:1 raw-html" },
		{ "<div><ruby>字<rt>zì</rt></ruby></div>", "paragraph{ruby<zì>{字}}", "1:1 raw-html" },
		{ "<div><b>\n\n甲\n\n</b></div>", "paragraph{甲}", "1:1 raw-html 1:6 raw-html" },
	};
	check_rows(rows, G_N_ELEMENTS(rows));
}

static void test_ruby(void)
{
	static const struct row rows[] = {
		{ "<ruby>汉字<rt>hànzì</rt></ruby>吧", "paragraph{ruby<hànzì>{汉字}吧}", "" },
		{ "<ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp>字<rp>(</rp><rt>zì</rt><rp>)</rp></ruby>",
			"paragraph{ruby<hàn>{汉}ruby<zì>{字}}", "" },
		{ "<ruby>汉<rp>(<rt>hàn<rp>)<rb>字<rt>zì</ruby>", "paragraph{ruby<hàn>{汉}ruby<zì>{字}}", "" },
		{ "<ruby><rb>东<rb>京<rt>とう<rt>きょう</ruby>", "paragraph{ruby<とう>{东}ruby<きょう>{京}}", "" },
		{ "<ruby><rb>东</rb><rb>京</rb><rt>とうきょう</rt></ruby>", "paragraph{ruby<とうきょう>{东京}}", "" },
		{ "<ruby>东京<rt>とう</rt><rt>きょう</rt></ruby>", "paragraph{ruby<とうきょう>{东京}}", "" },
		{ "<ruby>\n汉\n<rt>hàn</rt>\n字<rt>zì</rt>\n</ruby>", "paragraph{ruby<hàn>{汉}ruby<zì>{字}}", "" },
		{ "<ruby>**汉**字<rt>*hàn* `zì`</rt></ruby>", "paragraph{ruby<hàn zì>{strong{汉}字}}", "" },
		{ "<ruby>汉<rt>hàn</rt>字</ruby>吧", "paragraph{ruby<hàn>{汉}字吧}", "" },
		{ "<ruby>汉字</ruby>", "paragraph{汉字}", "" },
		{ "<ruby>汉<rt> </rt></ruby>", "paragraph{汉}", "" },
		{ "<ruby><rt>hàn</rt></ruby>", "paragraph{hàn}", "" },
		{ "<ruby></ruby>甲", "paragraph{甲}", "" },
		{ "**<ruby>汉<rt>hàn</rt></ruby>**", "paragraph{strong{ruby<hàn>{汉}}}", "" },
		{ "<ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp>", "paragraph{汉(hàn)}", "1:1 raw-html" },
		{ "甲<rt>乙</rt>", "paragraph{甲乙}", "1:4 raw-html" },
		{ "<ruby><ruby>东<rt>とう</rt></ruby><rt>East</rt></ruby>", "paragraph{ruby<とう>{东}East}",
			"1:7 raw-html 1:38 raw-html" },
	};
	check_rows(rows, G_N_ELEMENTS(rows));
}

// Bounded in depth, and linear, whatever is left open.
static void test_many(void)
{
	static const char *const tags[] = { "<b>", "</b>", "<ruby>", "<rt>", "<b><i>", "<b>*", "<ruby>字<rt>",
		"<b></i>" };
	for (size_t i = 0; i < G_N_ELEMENTS(tags); i++) {
		g_autoptr(GString) text = g_string_new("甲");
		for (int j = 0; j < 20000; j++) {
			g_string_append(text, tags[i]);
		}
		g_string_append(text, "乙");
		struct sketch sketch;
		sketch_init(&sketch, text->str, (struct source_options){ .pass = { .last = PASS_NUMBER } });
		g_autofree char *tree = sketch_text(&sketch);
		g_assert_true(g_str_has_prefix(tree, "paragraph{甲"));
		g_assert_nonnull(strstr(tree, "乙"));
		sketch_finish(&sketch);
	}
}

static unsigned occurrences(const char *text, const char *part)
{
	unsigned count = 0;
	for (const char *at = text; (at = strstr(at, part)); at += strlen(part)) {
		count++;
	}
	return count;
}

static void assert_sound(const struct block *block)
{
	for (const struct span *span = block->first_span; span; span = span_next(span)) {
		if (span->kind == SPAN_RUBY) {
			g_assert_true(span->as.ruby && *span->as.ruby && span->first_child);
			for (const struct span *around = span->parent; around; around = around->parent) {
				g_assert_cmpint(around->kind, !=, SPAN_RUBY);
			}
		}
		g_assert_true(span->kind != SPAN_CODE || !span->first_child);
	}
}

// However tags are mixed, no text is lost and the tree is sound: a deterministic walk of a small generator.
static void test_random(void)
{
	static const char *const pieces[] = { "<b>", "</b>", "<u>", "</u>", "<code>", "</code>", "<ruby>", "</ruby>",
		"<rb>", "</rb>", "<rt>", "</rt>", "字", "字", "字", "*", "**", "`", "[", "](u)", "![", "\n", " ", "{",
		"|", "}", "<br>", "<p>", "\n\n" };
	guint32 state = 20261122;
	for (int round = 0; round < 4000; round++) {
		g_autoptr(GString) text = g_string_new(NULL);
		for (int i = 0; i < 40; i++) {
			state = state * 1664525u + 1013904223u;
			g_string_append(text, pieces[(state >> 16) % G_N_ELEMENTS(pieces)]);
		}
		struct source_options options = parse_only;
		options.ruby = round % 2 == 0;
		struct sketch sketch;
		sketch_init(&sketch, text->str, options);
		g_autofree char *tree = sketch_text(&sketch);
		g_test_message("%s", text->str);
		if (!strstr(text->str, "![")) {
			g_assert_cmpuint(occurrences(tree, "字"), ==, occurrences(text->str, "字"));
		}
		for (const struct block *block = sketch.doc->root; block; block = block_next(block, sketch.doc->root)) {
			assert_sound(block);
		}
		sketch_finish(&sketch);
	}
}

static void test_depth(void)
{
	g_autoptr(GString) text = g_string_new(NULL);
	for (int i = 0; i < 2 * DOC_DEPTH_MAX; i++) {
		g_string_append(text, "<b>");
	}
	g_string_append(text, "甲");
	for (int i = 0; i < 2 * DOC_DEPTH_MAX; i++) {
		g_string_append(text, "</b>");
	}
	struct sketch sketch;
	sketch_init(&sketch, text->str, (struct source_options){ .pass = { .last = PASS_PARSE } });
	unsigned depth = 0;
	const struct span *span = sketch.doc->root->first_child->first_span;
	for (; span->kind == SPAN_STRONG; span = span->first_child) {
		depth++;
	}
	g_assert_cmpstr(span->as.text, ==, "甲");
	g_assert_cmpuint(depth, <, DOC_DEPTH_MAX);
	sketch_finish(&sketch);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/raw-html/elements", test_elements);
	g_test_add_func("/raw-html/code", test_code);
	g_test_add_func("/raw-html/unbalanced", test_unbalanced);
	g_test_add_func("/raw-html/blocks", test_blocks);
	g_test_add_func("/raw-html/ruby", test_ruby);
	g_test_add_func("/raw-html/many", test_many);
	g_test_add_func("/raw-html/depth", test_depth);
	g_test_add_func("/raw-html/random", test_random);
	return g_test_run();
}
