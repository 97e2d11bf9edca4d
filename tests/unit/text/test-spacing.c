#include "text/spacing.h"

#include <locale.h>
#include <string.h>

#include "text/breaks.h"

/*
 * Advances in em after adjacency, without line edges: a number for each unit, ~ before a space
 * between scripts, _ before a word space. The numbers of the cases are those of the typography
 * requirements. In the text {..} is inline code and ^..^ a note mark.
 */
struct advance_case {
	const char *number;
	const char *lang;
	enum spacing_style style;
	const char *text;
	const char *advances;
};

static const struct advance_case advance_cases[] = {
	{ "30", "zh-Hans", SPACING_QUANJIAO, "）。", "0.5 1" },
	{ "31", "zh-Hans", SPACING_QUANJIAO, "，「", "0.5 1" },
	{ "32", "zh-Hans", SPACING_QUANJIAO, "」，", "0.5 1" },
	{ "34", "zh-Hans", SPACING_QUANJIAO, "））", "0.5 1" },
	{ "34", "zh-Hans", SPACING_QUANJIAO, "（（", "1 0.5" },
	{ "35", "zh-Hans", SPACING_QUANJIAO, "）（", "0.5 1" },
	{ "37", "zh-Hans", SPACING_QUANJIAO, "：“甲”", "0.5 1 1 1" },
	{ "38", "zh-Hans", SPACING_QUANJIAO, "）」。甲", "0.5 0.5 1 1" },
	{ "39", "zh-Hans", SPACING_QUANJIAO, "、《甲", "0.5 1 1" },
	{ "41", "zh-Hant", SPACING_QUANJIAO, "，「", "0.75 1" },
	{ "41", "zh-Hant", SPACING_QUANJIAO, "軟體。」", "1 1 0.75 1" },
	{ "41", "zh-Hant", SPACING_QUANJIAO, "，", "1" },
	{ "41", "zh-Hant", SPACING_QUANJIAO, "」，", "0.5 1" },
	{ "42", "zh-Hant", SPACING_QUANJIAO, "？」", "1 1" },
	{ "42", "ja", SPACING_QUANJIAO, "？」", "1 1" },
	{ "42", "ja", SPACING_QUANJIAO, "！「", "1 1" },
	{ "43", "zh-Hans", SPACING_KAIMING, "（甲），乙。丙", "0.5 1 0.5 0.5 1 1 1" },
	{ "43", "zh-Hans", SPACING_KAIMING, "。”甲。（", "0.5 0.5 1 1 0.5" },
	{ "44", "zh-Hans", SPACING_BANJIAO, "（甲）。？", "0.5 1 0.5 0.5 0.5" },
	{ "44", "zh-Hans", SPACING_HANGMO, "）。（", "1 1 1" },
	{ "45", "zh-Hans", SPACING_PLAIN, "）」。（甲", "1 1 1 1 1" },
	{ "46", "zh-Hans", SPACING_QUANJIAO, "中A", "1 ~0.25 0.5" },
	{ "46", "zh-Hans", SPACING_QUANJIAO, "中，A", "1 1 0.5" },
	{ "46", "zh-Hans", SPACING_QUANJIAO, "中“A”中", "1 1 0.5 1 1" },
	{ "46", "zh-Hans", SPACING_QUANJIAO, "中{-x}中", "1 ~0.25 0.5 0.5 ~0.25 1" },
	{ "46", "zh-Hans", SPACING_QUANJIAO, "{中x}", "1 0.5" },
	{ "46", "zh-Hans", SPACING_QUANJIAO, "中A中", "1 ~0.25 0.5 ~0.25 1" },
	{ "46", "zh-Hans", SPACING_QUANJIAO, "中 A", "1 _0.25 0.5" },
	{ "46", "zh-Hans", SPACING_QUANJIAO, "中①A", "1 0.5 0.5" },
	{ "46", "zh-Hans", SPACING_QUANJIAO, "中Ａ", "1 1" },
	{ "46", "ko", SPACING_QUANJIAO, "한A", "1 0.5" },
	{ "46", "ja", SPACING_QUANJIAO, "かAー", "1 ~0.25 0.5 ~0.25 1" },
	{ "46", "zh-Hans", SPACING_QUANJIAO, "中5%中", "1 ~0.25 0.5 0.5 ~0.25 1" },
	{ "46", "zh-Hans", SPACING_QUANJIAO, "中^1^A", "1 0.5 0.5" },
	{ "46", "zh-Hans", SPACING_QUANJIAO, "中😀A", "1 1 0.5" },
	{ "47", "zh-Hans", SPACING_QUANJIAO, "甲——乙", "1 2 1" },
	{ "47", "zh-Hans", SPACING_QUANJIAO, "甲……乙⸺", "1 2 1 2" },
	{ "47", "zh-Hans", SPACING_QUANJIAO, "甲·乙", "1 0.5 1" },
	{ "47", "zh-Hant", SPACING_QUANJIAO, "甲·乙", "1 1 1" },
	{ "47", "zh-Hans", SPACING_QUANJIAO, "甲•乙", "1 0.5 1" },
	{ "47", "zh-Hans", SPACING_QUANJIAO, "A——B——", "0.5 0.5 0.5 0.5 2" },
	{ "49", "zh-Hans", SPACING_QUANJIAO, "他 hi “hi”.", "1 _0.25 0.5 0.5 _0.25 0.5 0.5 0.5 0.5 0.5" },
	// Typed spaces.
	{ "4.2", "zh-Hans", SPACING_QUANJIAO, "中， 国", "1 1 _0 1" },
	{ "4.2", "zh-Hans", SPACING_QUANJIAO, "A 。", "0.5 _0 1" },
	{ "4.2", "zh-Hans", SPACING_QUANJIAO, "， “中”", "0.5 _0 1 1 1" },
	{ "4.2", "zh-Hans", SPACING_QUANJIAO, "中 国", "1 _0.25 1" },
	{ "4.2", "zh-Hans", SPACING_QUANJIAO, "中  A", "1 _0.25 _0 0.5" },
	{ "4.2", "zh-Hans", SPACING_QUANJIAO, "中\u00A0A", "1 _0.25 0.5" },
	{ "4.2", "zh-Hans", SPACING_QUANJIAO, "中\u3000国", "1 1 1" },
	// The rest of the adjacency table.
	{ "3.2", "zh-Hans", SPACING_QUANJIAO, "！！甲", "0.5 0.5 1" },
	{ "3.2", "zh-Hans", SPACING_QUANJIAO, "？！！甲", "0.5 0.5 1 1" },
	{ "3.2", "zh-Hans", SPACING_QUANJIAO, "吗？！”他", "1 0.5 0.5 1 1" },
	{ "3.2", "zh-Hans", SPACING_QUANJIAO, "》·《", "0.75 0.5 1" },
	{ "3.2", "ja", SPACING_QUANJIAO, "・「", "0.75 0.75" },
	{ "3.2", "ja", SPACING_QUANJIAO, "・」", "0.75 1" },
	{ "3.2", "zh-Hans", SPACING_QUANJIAO, "）——甲", "1 2 1" },
	{ "3.2", "zh-Hans", SPACING_QUANJIAO, "甲）(", "1 1 0.5" },
	{ "3.2", "zh-Hans", SPACING_QUANJIAO, "｡｢", "0.5 0.5" },
	{ "code", "zh-Hans", SPACING_QUANJIAO, "{）。}", "1 1" },
};

struct paragraph {
	struct cjk_text *text;
	uint8_t *breaks;
	struct spacing *spacing;
};

static void read_spaced(
	struct paragraph *p, const char *marked, const char *lang, enum spacing_style style, float autospace)
{
	g_autoptr(GString) plain = g_string_new(NULL);
	g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(struct cjk_span));
	struct cjk_span span = { 0, cjk_region_of_lang(lang), CJK_SPAN_TEXT };
	for (const char *c = marked;; c++) {
		if (*c != '\0' && !strchr("{}^", *c)) {
			g_string_append_c(plain, *c);
			continue;
		}
		span.end = plain->len;
		g_array_append_val(spans, span);
		if (*c == '\0') {
			break;
		}
		enum cjk_span_kind kind = *c == '^' ? CJK_SPAN_GLUED : CJK_SPAN_CODE;
		span.kind = span.kind == CJK_SPAN_TEXT ? kind : CJK_SPAN_TEXT;
	}
	p->text = cjk_text_create(plain->str, plain->len, (const struct cjk_span *)(void *)spans->data, spans->len);
	p->breaks = g_new(uint8_t, p->text->count);
	p->spacing = g_new(struct spacing, p->text->count);
	breaks_find(p->text, BREAKS_GB, p->breaks);
	spacing_find(p->text, style, autospace, p->breaks, p->spacing);
}

static void read_paragraph(struct paragraph *p, const char *marked, const char *lang, enum spacing_style style)
{
	read_spaced(p, marked, lang, style, .25f);
}

static void finish_paragraph(struct paragraph *p)
{
	cjk_text_destroy(p->text);
	g_free(p->breaks);
	g_free(p->spacing);
}

static char *show_advances(const struct paragraph *p)
{
	GString *shown = g_string_new(NULL);
	for (size_t i = 0; i < p->text->count; i++) {
		const struct cjk_unit *unit = &p->text->units[i];
		const struct spacing *s = &p->spacing[i];
		const char *gap = i > 0 ? " " : "";
		if (unit->class == CJK_SPACE || unit->class == CJK_NBSP) {
			g_string_append_printf(shown, "%s_%g", gap, s->glue.natural);
			continue;
		}
		if (s->glue.natural > 0) {
			g_string_append_printf(shown, "%s~%g", gap, s->glue.natural);
		}
		float advance = cjk_unit_advance(unit) - s->trim_left - s->trim_right;
		g_string_append_printf(shown, "%s%g", gap, advance);
	}
	return g_string_free(shown, FALSE);
}

static void test_advances(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(advance_cases); i++) {
		const struct advance_case *c = &advance_cases[i];
		struct paragraph p;
		read_paragraph(&p, c->text, c->lang, c->style);
		g_autofree char *shown = show_advances(&p);
		finish_paragraph(&p);
		if (strcmp(shown, c->advances) != 0) {
			g_test_message("case %s: %s: want %s, found %s", c->number, c->text, c->advances, shown);
			g_test_fail();
		}
	}
}

// zh-Hant: the right blank goes, the ink keeps its place.
static void test_sides(void)
{
	struct paragraph p;
	read_paragraph(&p, "，「", "zh-Hant", SPACING_QUANJIAO);
	g_assert_cmpfloat(p.spacing[0].trim_left, ==, 0);
	g_assert_cmpfloat(p.spacing[0].trim_right, ==, .25);
	g_assert_cmpfloat(p.spacing[1].trim_left, ==, 0);
	g_assert_cmpfloat(p.spacing[0].shrink_left, ==, .25);
	g_assert_cmpfloat(p.spacing[0].shrink_right, ==, 0);
	g_assert_cmpfloat(p.spacing[1].shrink_left, ==, .5);
	finish_paragraph(&p);
}

struct shrink_case {
	const char *text;
	size_t unit;
	float left;
	float right;
	enum spacing_shrink tier;
};

static const struct shrink_case shrink_cases[] = {
	{ "甲，乙", 1, 0, .5f, SPACING_SHRINK_PAUSE },
	{ "甲：乙", 1, 0, .5f, SPACING_SHRINK_PAUSE },
	{ "甲。乙", 1, 0, .5f, SPACING_SHRINK_STOP },
	{ "甲（乙", 1, .5f, 0, SPACING_SHRINK_BRACKET },
	{ "甲）乙", 1, 0, .5f, SPACING_SHRINK_BRACKET },
	{ "）。乙", 0, 0, 0, SPACING_SHRINK_BRACKET },
	{ "甲乙", 1, 0, 0, SPACING_RIGID },
	{ "甲——乙", 1, 0, 0, SPACING_RIGID },
};

static void test_shrink(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(shrink_cases); i++) {
		const struct shrink_case *c = &shrink_cases[i];
		struct paragraph p;
		read_paragraph(&p, c->text, "zh", SPACING_QUANJIAO);
		g_test_message("%s", c->text);
		g_assert_cmpfloat(p.spacing[c->unit].shrink_left, ==, c->left);
		g_assert_cmpfloat(p.spacing[c->unit].shrink_right, ==, c->right);
		g_assert_cmpint(p.spacing[c->unit].shrink_tier, ==, c->tier);
		finish_paragraph(&p);
	}
}

static void test_plain_is_rigid(void)
{
	struct paragraph p;
	read_paragraph(&p, "甲，乙", "zh", SPACING_PLAIN);
	g_assert_cmpfloat(p.spacing[1].shrink_right, ==, 0);
	finish_paragraph(&p);
}

/* A digit for each unit but the first: the stretch tier of the glue before it (E1, E2, E3 or 0). */
struct stretch_case {
	const char *text;
	const char *tiers;
};

static const struct stretch_case stretch_cases[] = {
	{ "甲乙，丙", "303" },
	{ "甲A乙", "22" },
	{ "甲（乙）丙", "3003" },
	{ "a b", "10" },
	{ "甲 a", "20" },
	{ "甲——乙", "33" },
	{ "甲～乙", "00" },
	{ "a，b（c", "0330" },
	{ "a\"，（b", "0030" },
	{ "5 kg甲", "1002" },
	{ "第1回", "22" },
	{ "甲^1^乙", "03" },
	{ "甲， 乙", "003" },
	{ "甲\uFFFC", "0" },
	{ "{a b}", "00" },
};

static void test_stretch(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(stretch_cases); i++) {
		const struct stretch_case *c = &stretch_cases[i];
		struct paragraph p;
		read_paragraph(&p, c->text, "zh", SPACING_QUANJIAO);
		g_autoptr(GString) tiers = g_string_new(NULL);
		for (size_t k = 1; k < p.text->count; k++) {
			g_string_append_printf(tiers, "%d", p.spacing[k].glue.stretch_tier);
		}
		g_test_message("%s", c->text);
		g_assert_cmpstr(tiers->str, ==, c->tiers);
		finish_paragraph(&p);
	}
}

struct edge_case {
	const char *lang;
	enum spacing_style style;
	const char *mark;
	float start;
	float end;
};

static const struct edge_case edge_cases[] = {
	{ "zh-Hans", SPACING_QUANJIAO, "《", .5f, 0 },
	{ "zh-Hans", SPACING_QUANJIAO, "。", 0, .5f },
	{ "zh-Hans", SPACING_QUANJIAO, "，", 0, .5f },
	{ "zh-Hans", SPACING_QUANJIAO, "！", 0, .5f },
	{ "zh-Hans", SPACING_QUANJIAO, "》", 0, .5f },
	{ "zh-Hans", SPACING_QUANJIAO, "字", 0, 0 },
	{ "zh-Hans", SPACING_HANGMO, "。", 0, .5f },
	{ "zh-Hans", SPACING_PLAIN, "。", 0, 0 },
	{ "zh-Hant", SPACING_QUANJIAO, "《", 0, 0 },
	{ "zh-Hant", SPACING_QUANJIAO, "。", 0, 0 },
	{ "zh-Hant", SPACING_BANJIAO, "。", .25f, .25f },
	{ "ja", SPACING_QUANJIAO, "「", .5f, 0 },
	{ "ja", SPACING_QUANJIAO, "」", 0, .5f },
	{ "ja", SPACING_QUANJIAO, "。", 0, 0 },
};

static void test_edges(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(edge_cases); i++) {
		const struct edge_case *c = &edge_cases[i];
		struct paragraph p;
		read_paragraph(&p, c->mark, c->lang, c->style);
		g_test_message("%s %s", c->lang, c->mark);
		g_assert_cmpfloat(spacing_line_start_trim(&p.text->units[0], c->style), ==, c->start);
		g_assert_cmpfloat(spacing_line_end_trim(&p.text->units[0], c->style), ==, c->end);
		finish_paragraph(&p);
	}
}

static void test_autospace(void)
{
	struct paragraph p;
	read_spaced(&p, "中A 国", "zh", SPACING_QUANJIAO, .125f);
	g_assert_cmpfloat(p.spacing[1].glue.natural, ==, .125);
	g_assert_cmpfloat(p.spacing[1].glue.shrink, ==, 0);
	g_assert_cmpfloat(p.spacing[1].glue.stretch, ==, .375);
	g_assert_cmpfloat(p.spacing[2].glue.natural, ==, .125);
	finish_paragraph(&p);
	read_spaced(&p, "中A 国", "zh", SPACING_QUANJIAO, 0);
	g_assert_cmpfloat(p.spacing[1].glue.natural, ==, 0);
	g_assert_true(p.spacing[2].font_space);
	finish_paragraph(&p);
}

struct hang_case {
	const char *lang;
	const char *text;
	const char *hangs; // a digit for each unit
};

static const struct hang_case hang_cases[] = {
	{ "zh-Hans", "甲，乙、丙。丁", "0101010" },
	{ "zh-Hans", "甲；乙！丙——", "000000" },
	{ "zh-Hans", "甲）。乙，”", "000010" },
	{ "zh-Hant", "甲，乙。", "0000" },
	{ "ja", "甲、乙。", "0101" },
	{ "zh-Hans", "甲{，}", "00" },
};

static void test_hang(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(hang_cases); i++) {
		const struct hang_case *c = &hang_cases[i];
		struct paragraph p;
		read_paragraph(&p, c->text, c->lang, SPACING_QUANJIAO);
		g_autoptr(GString) hangs = g_string_new(NULL);
		for (size_t k = 0; k < p.text->count; k++) {
			g_string_append_c(hangs, p.spacing[k].may_hang ? '1' : '0');
		}
		g_test_message("%s", c->text);
		g_assert_cmpstr(hangs->str, ==, c->hangs);
		finish_paragraph(&p);
	}
}

static void test_font_space(void)
{
	struct paragraph p;
	read_paragraph(&p, "a b 中 c", "zh", SPACING_QUANJIAO);
	g_assert_true(p.spacing[1].font_space);
	g_assert_false(p.spacing[3].font_space);
	g_assert_false(p.spacing[5].font_space);
	g_assert_cmpint(p.spacing[1].glue.shrink_tier, ==, SPACING_SHRINK_WORD);
	g_assert_cmpint(p.spacing[3].glue.shrink_tier, ==, SPACING_SHRINK_SCRIPT);
	finish_paragraph(&p);
}

int main(int argc, char **argv)
{
	setlocale(LC_CTYPE, "C.UTF-8"); // so that messages show the text
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/spacing/advances", test_advances);
	g_test_add_func("/spacing/sides", test_sides);
	g_test_add_func("/spacing/shrink", test_shrink);
	g_test_add_func("/spacing/plain-is-rigid", test_plain_is_rigid);
	g_test_add_func("/spacing/stretch", test_stretch);
	g_test_add_func("/spacing/edges", test_edges);
	g_test_add_func("/spacing/autospace", test_autospace);
	g_test_add_func("/spacing/hang", test_hang);
	g_test_add_func("/spacing/font-space", test_font_space);
	return g_test_run();
}
