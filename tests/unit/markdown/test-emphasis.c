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
	for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
		sketch_check(pairs[i].markdown, parse_only, pairs[i].tree, NULL);
	}
}

static void test_strict(void)
{
	sketch_check("**真，**她", strict, "paragraph{**真，**她}", "");
	sketch_check("见 https://a.cn，中", strict, "paragraph{见 link<https://a.cn，中>{https://a.cn，中}}", "");
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
	g_test_add_func("/emphasis/bare-urls", test_bare_urls);
	g_test_add_func("/emphasis/columns", test_columns);
	g_test_add_func("/emphasis/positions", test_positions);
	g_test_add_func("/emphasis/clean", test_clean);
	g_test_add_func("/emphasis/random", test_random);
	return g_test_run();
}
