#include "markdown/emphasis.h"
#include "syntax/mark.h"

#include <string.h>

#include "tests/unit/source/sketch.h"

static const struct source_options parse_only = { .pass = { .last = PASS_PARSE } };
static const struct source_options strict = { .strict_commonmark = true, .pass = { .last = PASS_PARSE } };

static void test_emphasis(void)
{
	static const struct sketch_row pairs[] = {
		{ "**真，**她", "paragraph{strong{真，}她}" },
		{ "他说**“好”**就走", "paragraph{他说strong{“好”}就走}" },
		{ "*《书》*后", "paragraph{em{《书》}后}" },
		{ "~~删，~~留", "paragraph{del{删，}留}" },
		{ "**「重要」**です", "paragraph{strong{「重要」}です}" },
		{ "**마크다운(Markdown)**을", "paragraph{strong{마크다운(Markdown)}을}" },
		{ "**外*内，*外，**后", "paragraph{strong{外em{内，}外，}后}" },
		{ "***都，***后", "paragraph{em{strong{都，}}后}" },
		{ "前**a`b`**后", "paragraph{前strong{a`b`}后}" },
		{ "_真，_她", "paragraph{_真，_她}" },
		{ "\\**真，*她", "paragraph{*em{真，}她}" },
		{ "a **b, **c", "paragraph{a **b, **c}" },
		{ "** 真，**她", "paragraph{** 真，**她}" },
		{ "`**真，**她`", "paragraph{`**真，**她`}" },
		{ ">~~~中\n> x\n>~~~\n", "quote{code中`x\n`}" },
		{ "    **真，**她\n", "code`**真，**她\n`" },
		{ "[**链，**接](/路*，*径 \"题**，**目\")", "paragraph{link</路*，*径>{strong{链，}接}}" },
		{ "![**图，**片](a)", "paragraph{image<a|图，片>}" },
		{ "| **甲，**乙 |\n|---|\n", "table{table-row{table-cell{strong{甲，}乙}}}" },
	};
	sketch_check_rows(parse_only, pairs, G_N_ELEMENTS(pairs));
}

static void test_strict(void)
{
	sketch_check("**真，**她", strict, "paragraph{**真，**她}", "");
	sketch_check("见 https://a.cn，中", strict, "paragraph{见 link<https://a.cn，中>{https://a.cn，中}}", "");
}

// Where the tree differs from the one to the letter by decision: the whole list, but for what extensions read and what
// this file says of Chinese. tests/conformance/strict.py has the examples of the specification for them.
static void test_decisions(void)
{
	static const struct {
		const char *markdown;
		const char *ours;
		const char *theirs;
	} rows[] = {
		{ "~~~ rust 第一段\nx\n~~~\n", "coderust`x\n`", "coderust 第一段`x\n`" },
		{ "```js,ignore\nx\n```\n", "codejs`x\n`", "codejs,ignore`x\n`" },
		{ "```{.c}\nx\n```\n", "codec`x\n`", "code{.c}`x\n`" },
		{ "价 ~10~ 元", "paragraph{价 ~10~ 元}", "paragraph{价 del{10} 元}" },
		{ "a{<!-- b -->}c", "paragraph{ac}", "paragraph{a{}c}" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		sketch_check(rows[i].markdown, parse_only, rows[i].ours, NULL);
		sketch_check(rows[i].markdown, strict, rows[i].theirs, NULL);
	}
}

static void test_bare_urls(void)
{
	static const struct sketch_row pairs[] = {
		{ "见https://a.cn/b，再看", "paragraph{见link<https://a.cn/b>{https://a.cn/b}，再看}" },
		{ "见 https://a.cn，**粗**[链](b)",
			"paragraph{见 link<https://a.cn>{https://a.cn}，strong{粗}link<b>{链}}" },
		{ "**https://a.cn**，后", "paragraph{strong{link<https://a.cn>{https://a.cn}}，后}" },
		{ "（https://a.cn/(x)）后", "paragraph{（link<https://a.cn/(x)>{https://a.cn/(x)}）后}" },
		{ "(https://a.cn)后", "paragraph{(link<https://a.cn>{https://a.cn})后}" },
		{ "https://a.cn.。", "paragraph{link<https://a.cn>{https://a.cn}.。}" },
		{ "www.a.cn是", "paragraph{link<http://www.a.cn>{www.a.cn}是}" },
		{ "a@b.cn，后", "paragraph{link<mailto:a@b.cn>{a@b.cn}，后}" },
		{ "<https://a.cn/中文>", "paragraph{link<https://a.cn/中文>{https://a.cn/中文}}" },
		{ "[x](https://a.cn/中文)", "paragraph{link<https://a.cn/中文>{x}}" },
		{ "[x]\n\n[x]: https://a.cn/中文\n", "paragraph{link<https://a.cn/中文>{x}}" },
		{ "[看https://a.cn](b)中", "paragraph{link<b>{看https://a.cn}中}" },
		{ "`https://a.cn，中`", "paragraph{`https://a.cn，中`}" },
		{ "=https://a.cn，中", "paragraph{=link<https://a.cn>{https://a.cn}，中}" },
		{ "    https://a.cn，\tx\n", "code`https://a.cn，\tx\n`" },
	};
	sketch_check_rows(parse_only, pairs, G_N_ELEMENTS(pairs));
}

// What the parser compares, or takes as it is written, stays so. Each is a link, an address, a tag or a note that broke
// or could.
static void test_labels(void)
{
	static const struct sketch_row pairs[] = {
		{ "[甲][r\\[x\\]]\n\n[r\\[x\\]]: /u\n", "paragraph{link</u>{甲}}" },
		{ "[甲][r\\(x^2]，\\)\n\n[r\\(x^2]: /u\n", "paragraph{link</u>{甲}，)}" },
		{ "[甲][式\\(x^2\\)] [式\\(x^2\\)]\n\n[式\\(x^2\\)]: /u\n",
			"paragraph{link</u>{甲} link</u>{式$x^2$}}" },
		{ "[甲][**真，**她]，[**真，**她][]，[**真，**她]\n\n[**真，**她]: /u\n",
			"paragraph{link</u>{甲}，link</u>{strong{真，}她}，link</u>{strong{真，}她}}" },
		{ "![甲][~~真，~~她]\n\n[~~真，~~她]: /u\n", "paragraph{image</u|甲>}" },
		{ "[甲][见https://a.cn，乙]后\n\n[见https://a.cn，乙]: /u\n", "paragraph{link</u>{甲}后}" },
		{ "[甲][a<b]c\\(x^2\\)>\n\n[a<b]: /u\n", "paragraph{link</u>{甲}c$x^2$>}" },
		{ "> [甲][乙\n> www.a.cn，丙]\n\n[乙 www.a.cn，丙]: /u\n", "quote{paragraph{link</u>{甲}}}" },
		{ "[[甲][a\\]b]]\n\n[a\\]b]: /u\n", "paragraph{[link</u>{甲}]}" },
		{ "| [甲][**真，**\\|b] |\n|---|\n\n[**真，**|b]: /u\n", "table{table-row{table-cell{link</u>{甲}}}}" },
		{ "甲[^a**b，]\n\n[^a**b，]: 注\n", "paragraph{甲^a**b，}note{paragraph{注}}" },
		{ "甲[^https://a.cn，b]\n\n[^https://a.cn，b]: 注\n",
			"paragraph{甲^https://a.cn，b}note{paragraph{注}}" },
		{ "看[甲](http://a.org/b/http://c.org/d)我", "paragraph{看link<http://a.org/b/http://c.org/d>{甲}我}" },
		{ "[甲](/u?a=https://a.cn，乙 '丙\\(x^2\\)')", "paragraph{link</u?a=https://a.cn，乙>{甲}}" },
		{ "[甲](<乙 https://a.cn，丙>)", "paragraph{link<乙 https://a.cn，丙>{甲}}" },
		{ "[甲](/u\n\"乙\\(x^2\\)\")", "paragraph{link</u>{甲}}" },
		{ "[甲]\n\n[甲]: /a/https://a.cn/\\(x^2\\)，乙 \"\\(x^2\\)\"\n",
			"paragraph{link</a/https://a.cn/(x^2)，乙>{甲}}" },
		{ "- [甲]\n- [甲]: /a/https://a.cn，乙\n", "list{item{paragraph{link</a/https://a.cn，乙>{甲}}}item}" },
		{ "<https://a.cn/?u=http://b.cn，乙>",
			"paragraph{link<https://a.cn/?u=http://b.cn，乙>{https://a.cn/?u=http://b.cn，乙}}" },
		{ "<kbd title=https://a.cn/乙>甲</kbd>", "paragraph{kbd{甲}}" },
		{ "[^1]甲\n\n[^1]:~~~中\n    x\n    ~~~\n", "paragraph{^1甲}note{code中`x\n`}" },
		{ "甲](b \\(x^2\\)", "paragraph{甲](b $x^2$}" },
	};
	sketch_check_rows(parse_only, pairs, G_N_ELEMENTS(pairs));
}

// The parser takes backslashes away from titles, and from nothing of what was put in their place.
static void test_titles(void)
{
	static const struct sketch_row pairs[] = {
		{ "[甲](/u '见\\(x^2\\)，https://a.cn，乙')", "见(x^2)，https://a.cn，乙" },
		{ "[甲](/u\n\"乙\\(x^2\\)\")", "乙(x^2)" },
		{ "> [甲](/u (乙\n> \\\\(x^2\\\\)))", "乙\n\\(x^2\\)" },
		{ "[甲]\n\n[甲]: /u \"\\(x^2\\)\"\n", "(x^2)" },
		{ "[甲]\n\n[甲]: /u\n'**真，**她\\(x^2\\)'\n", "**真，**她(x^2)" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
		struct sketch sketch;
		sketch_init(&sketch, pairs[i].markdown, parse_only);
		const struct block *block = sketch.doc->root->first_child;
		block = block->kind == BLOCK_QUOTE ? block->first_child : block;
		g_assert_cmpint(block->first_span->kind, ==, SPAN_LINK);
		g_assert_cmpstr(block->first_span->as.link.title, ==, pairs[i].tree);
		sketch_finish(&sketch);
	}
}

// A label may have 999 bytes: marks must not make it longer than that.
static void test_long_labels(void)
{
	g_autoptr(GString) label = g_string_new(NULL);
	while (label->len < 960) {
		g_string_append(label, "**真，**她");
	}
	g_autofree char *text = g_strdup_printf("[甲][%s]\n\n[%s]: /u\n", label->str, label->str);
	sketch_check(text, parse_only, "paragraph{link</u>{甲}}", "");
}

static void test_columns(void)
{
	const char *text = "a\n**真，**她*“b”*。\n";
	struct emphasis emphasis;
	emphasis_init(&emphasis, text, strlen(text), &dialect_none, false);
	const char *line = strchr(text, '\n') + 1;
	const char *marked = strchr(emphasis.text, '\n') + 1;
	size_t plain = 0;
	for (const char *p = marked; *p && *p != '\n'; p = g_utf8_next_char(p)) {
		if (g_utf8_get_char(p) == 0xFDD0) {
			continue;
		}
		uint32_t column = (uint32_t)(p - marked + 1);
		g_assert_cmpuint(emphasis_column(&emphasis, 2, column), ==, plain + 1);
		g_assert_true(g_utf8_get_char(line + plain) == g_utf8_get_char(p));
		plain = (size_t)(g_utf8_next_char(line + plain) - line);
	}
	g_assert_cmpuint(emphasis.marks->len, ==, 2);
	g_assert_cmpuint(emphasis_column(&emphasis, 1, 1), ==, 1);
	emphasis_finish(&emphasis);
}

static void test_positions(void)
{
	struct sketch sketch;
	sketch_init(&sketch, "---\ntitle: t\n---\n\n**真，**她\n\n- **真，**她\n  1. x\n", parse_only);
	const struct block *paragraph = sketch.doc->root->first_child;
	g_assert_cmpuint(paragraph->pos.line, ==, 5);
	g_assert_cmpuint(paragraph->last_span->pos.column, ==, 11);
	const struct block *inner = paragraph->next->first_child->last_child;
	g_assert_cmpuint(inner->pos.line, ==, 8);
	g_assert_cmpuint(inner->pos.column, ==, 3);
	sketch_finish(&sketch);
}

static void test_clean(void)
{
	static const struct sketch_row pairs[] = {
		{ "", "" },
		{ "纯文本\tx\n", "纯文本\tx\n" },
		{ "a\xFE，\xFF\uFFFE\uFDD1\U0010FFFF", "a\uFFFD，\uFFFD\uFFFD\uFFFD\uFFFD" },
		{ "a\uFDD0b\t\uFDD0c\td", "abc\td" },
		{ "\x01-\x1f\x7f", "\uFFFD-\uFFFD\x7f" },
		{ "\xEF\xBF\xBE\xEF\xBF\xBF", "\uFFFD\uFFFD" },
		{ "，！", "，！" },
	};
	struct arena *arena = arena_create();
	for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
		g_assert_cmpstr(mark_clean(pairs[i].markdown, arena), ==, pairs[i].tree);
	}
	arena_destroy(arena);
	sketch_check("a\uFDD0b", parse_only, "paragraph{a\uFFFDb}", NULL);
	sketch_check("a&#xFDD0;b&#1;", strict, "paragraph{ab\uFFFD}", NULL);
}

// Pieces put together by a deterministic walk.
static char *random_text(guint32 *state, const char *const *pieces, size_t count, int length)
{
	GString *text = g_string_new(NULL);
	for (int i = 0; i < length; i++) {
		*state = *state * 1664525u + 1013904223u;
		g_string_append(text, pieces[(*state >> 16) % count]);
	}
	return g_string_free(text, FALSE);
}

// Info strings differ by decision: see test_decisions.
static void forget_infos(struct sketch *sketch)
{
	for (struct block *block = sketch->doc->root; block; block = block_next(block, sketch->doc->root)) {
		if (block->kind == BLOCK_CODE) {
			block->as.code.info = NULL;
		}
	}
}

// Every sign that a backslash can escape, and every bracket in a label, stays what it is.
static void test_escapes(void)
{
	static const char *const texts[] = {
		"\\^\\]\\\\\\[\\@ \\(\\) \\~\\}\\|\\{",
		"\\\\[\\] \\\\(\\) \\\\\\[x\\\\\\]",
		"[甲][乙\\]\\[]\n\n[乙\\]\\[]: /u '\\(a\\)'\n",
		"[\\(甲\\)][]\n\n[\\(甲\\)]: </u\\[1\\]>\n",
		"\\[甲\\](乙)，\\[^1\\]",
	};
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		struct sketch theirs;
		sketch_init(&theirs, texts[i], strict);
		g_autofree char *wanted = sketch_text(&theirs);
		sketch_check(texts[i], parse_only, wanted, "");
		sketch_finish(&theirs);
	}
}

// Text of ASCII that no extension reads is what it is to the letter.
static void test_ascii(void)
{
	static const char *const pieces[] = { "*", "**", "_", "__", "`", "``", "\n", "\n\n", "> ", "- ", "1. ", "# ",
		"    ", "```\n", "~~~\n", "~~", "|", "|-|\n", "[", "](", ")", "]", "][", "]: ", "![", "[^1]",
		"[^1]: ", "<b>", "</b>", "<!-- ", " -->", "<", ">", "<http://a.b/", "(", "\\*", "\\]", "\\<", "\\`",
		"\\a", "\"", "'", "\t", " ", "  \n", "&amp;", "&#42;", "https://a.cn/", "www.a.cn", "a@b.cn", "a",
		"b c", "1", "!", ".", "[x]: /u\n", "[ ] ", "---\n", "===\n", "<div>\n", "<br>", "+", "^", "=", "\\[",
		"\\]", "\\(", "\\)", "$", ": ", ":a:", "!!! ", "\\" };
	enum { EXTENDED = 9 }; // pieces at the end that the dialect may read
	guint32 state = 20261201;
	for (int round = 0; round < 6000; round++) {
		bool plain = round % 2 == 0;
		struct source_options options = parse_only;
		options.dialect = plain ? NULL : &dialect_none;
		g_autofree char *text =
			random_text(&state, pieces, G_N_ELEMENTS(pieces) - (plain ? EXTENDED : 0), 3 + round % 40);
		struct sketch ours;
		struct sketch theirs;
		sketch_init(&ours, text, options);
		sketch_init(&theirs, text, strict);
		forget_infos(&ours);
		forget_infos(&theirs);
		g_autofree char *found = sketch_text(&ours);
		g_autofree char *wanted = sketch_text(&theirs);
		g_test_message("%s", text);
		g_assert_cmpstr(found, ==, wanted);
		sketch_finish(&ours);
		sketch_finish(&theirs);
	}
}

static const struct dialect everything = {
	.ins = true,
	.mark = true,
	.sub = true,
	.sup = true,
	.math = true,
	.math_parentheses = true,
	.math_brackets = true,
};

static const char *const signs[] = { "*", "**", "~~", "~", "==", "++", "^", "$", "$$", "`", "\n", "> ", "- ", "[", "](",
	")", "]", "][", "]: ", "[^", "<", ">", "<b c=", "\\", "\\[", "\\]", "\\(", "\\)", "\\\\(", "\\\\)", "{", "\\{",
	"\t", " ", "\"", "https://a.cn/", "www.a.cn", "真", "，", "“", "《", "한", "a", "1", "x^2", "🙂", "\uFE0F",
	"\u3000", "```", "~~~" };

// With its marks taken out, a text is what the author wrote.
static void test_only_marks(void)
{
	static const struct dialect *const dialects[] = { &dialect_default, &dialect_none, &everything };
	struct arena *arena = arena_create();
	guint32 state = 20261202;
	for (int round = 0; round < 6000; round++) {
		g_autofree char *text = random_text(&state, signs, G_N_ELEMENTS(signs), 1 + round % 50);
		struct emphasis emphasis;
		emphasis_init(&emphasis, text, strlen(text), dialects[round % 3], round % 2 == 0);
		g_assert_cmpstr(mark_clean(emphasis.text, arena), ==, text);
		emphasis_finish(&emphasis);
	}
	arena_destroy(arena);
}

static bool is_link(const char *text, const struct source_options *options)
{
	struct sketch sketch;
	sketch_init(&sketch, text, *options);
	g_autofree char *found = sketch_text(&sketch);
	sketch_finish(&sketch);
	return strstr(found, "link</u>{甲}") != NULL;
}

// A reference finds its definition with marks where it does without, whatever its label is and stands before.
static void test_references(void)
{
	static const char *const parts[] = { "*", "**", "~~", "~", "==", "^", "`", "<", ">", "\\[", "\\]", "\\(", "\\)",
		"\\\\(", "\\\\)", "\\", "{", "\\{", " ", "\"", "https://a.cn/", "www.a.cn", "真", "，", "“", "《", "A",
		"1", "x^2", "🙂", "\u3000", "(", ")", ":", "|" };
	guint32 state = 20261203;
	int links = 0;
	for (int round = 0; round < 6000; round++) {
		g_autofree char *label = random_text(&state, parts, G_N_ELEMENTS(parts), 1 + round % 12);
		g_autofree char *behind = random_text(&state, signs, G_N_ELEMENTS(signs), round % 8);
		g_autofree char *text = g_strdup_printf("乙[甲][%s]%s\n\n[%s]: /u\n", label, behind, label);
		struct source_options options = parse_only;
		options.ruby = round % 2 == 0;
		bool wanted = is_link(text, &strict);
		links += wanted;
		g_test_message("%s", text);
		g_assert_true(is_link(text, &options) == wanted);
	}
	g_assert_cmpint(links, >, 1000);
}

// Whatever the markup, no mark gets out: a deterministic walk of a small generator.
static void test_random(void)
{
	// clang-format off
	static const char *const pieces[] = {
		"*", "**", "~~", "~", "_", "`", "``", "\n", "\n\n", "> ", "- ", "1. ", "# ", "    ",
		"```\n", "~~~", "|",
		"|-|\n",
		"[", "](", ")", "]", "![", "[^1]", "[^1]: ", "<b>", "</b>", "<!--", "-->", "<", ">",
		"\\", "\"", "'", "\t", " ",
		"&#xFDD0;", "&#xFFFE;", "&#65535;", "&#x1FFFE;", "\uFDD0", "https://a.cn/",
		"www.a.cn", "a@b.cn", "真", "，", "“", "”", "《", "が", "한", "a", "1", "!",
		"🙂", "\uFE0F", "\u3000", "[x]: /u\n", "[ ] ", "<script>", "</script>", "<br>",
		"&amp;", "---\n", "===\n",
		"{", "}", "<ruby>", "<rt>", "</ruby>",
	};
	// clang-format on
	guint32 state = 20240607;
	for (int round = 0; round < 3000; round++) {
		GString *text = g_string_new(NULL);
		for (int i = 0; i < 60; i++) {
			state = state * 1664525u + 1013904223u;
			g_string_append(text, pieces[(state >> 16) % G_N_ELEMENTS(pieces)]);
		}
		struct source_options options = {
			.lenient_lists = round % 2 == 0,
			.strict_commonmark = round % 5 == 0,
			.ruby = round % 3 == 0,
			.pass = { .last = PASS_NUMBER },
		};
		struct sketch sketch;
		sketch_init(&sketch, text->str, options);
		g_autofree char *found = sketch_text(&sketch);
		g_assert_null(strstr(found, "\uFDD0"));
		g_assert_true(g_utf8_validate(found, -1, NULL));
		for (size_t i = 0; i < sketch.doc->note_count; i++) {
			g_assert_null(strstr(sketch.doc->notes[i]->label, "\uFDD0"));
		}
		g_assert_null(strstr(sketch.doc->title, "\uFDD0"));
		sketch_finish(&sketch);
		g_string_free(text, TRUE);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/emphasis/cjk", test_emphasis);
	g_test_add_func("/emphasis/strict", test_strict);
	g_test_add_func("/emphasis/decisions", test_decisions);
	g_test_add_func("/emphasis/bare-urls", test_bare_urls);
	g_test_add_func("/emphasis/labels", test_labels);
	g_test_add_func("/emphasis/titles", test_titles);
	g_test_add_func("/emphasis/long-labels", test_long_labels);
	g_test_add_func("/emphasis/columns", test_columns);
	g_test_add_func("/emphasis/positions", test_positions);
	g_test_add_func("/emphasis/clean", test_clean);
	g_test_add_func("/emphasis/escapes", test_escapes);
	g_test_add_func("/emphasis/ascii", test_ascii);
	g_test_add_func("/emphasis/only-marks", test_only_marks);
	g_test_add_func("/emphasis/references", test_references);
	g_test_add_func("/emphasis/random", test_random);
	return g_test_run();
}
