#include "setting.h"

#include <math.h>
#include <string.h>

#include <hb.h>

/*
 * Squeezed marks with real fonts: widths as the rules say to .02 em, and ink that never touches. The
 * fonts with a halt feature say themselves what their marks can give; of the others the ink is
 * measured.
 */
struct font_case {
	const char *name;
	const char *family; // NULL: that of the table
	const char *lang;
};

static const struct font_case font_cases[] = {
	{ "noto", "Noto Serif CJK SC", "zh-Hans" },
	{ "noto-hei", "Noto Sans CJK SC", "zh-Hans" },
	{ "noto-hant", "Noto Serif CJK TC", "zh-Hant" },
	{ "noto-ja", "Noto Serif CJK JP", "ja" },
	{ "wenkai", "LXGW WenKai", "zh-Hans" },
	{ "kaiti-gb", "AR PL KaitiM GB", "zh-Hans" },
	{ "sungti-gb", "AR PL SungtiL GB", "zh-Hans" },
	{ "kaiti-big5", "AR PL KaitiM Big5", "zh-Hant" },
};

// Texts whose marks meet; widths in em for zh-Hans, which em metrics give as well.
struct text_case {
	const char *number;
	const char *text;
};

static const struct text_case text_cases[] = {
	{ "30", "甲（乙）。丙" },
	{ "31", "甲，「乙」丙" },
	{ "32", "「甲」，乙" },
	{ "34", "（（甲））乙" },
	{ "35", "（甲）（乙）" },
	{ "37", "说：“甲”乙" },
	{ "38", "「（甲）」。乙" },
	{ "39", "甲、《乙》丙" },
	{ "42", "「甲？」乙" },
	{ "47", "甲——乙……丙" },
	{ "50", "他问道：“你是谁？”没有人回答。" },
	{ "86", "甲；乙：丙！丁？“戊。”" },
};

struct ink {
	double left, right;
};

static hb_font_t *open_font(const struct face *face)
{
	hb_blob_t *blob = hb_blob_create_from_file(face->file);
	hb_face_t *hb_face = hb_face_create(blob, (unsigned)face->index);
	hb_font_t *font = hb_font_create(hb_face);
	hb_face_destroy(hb_face);
	hb_blob_destroy(blob);
	return font;
}

// Adds the ink of an item's glyphs, in points of the line.
static void add_ink(const struct page_item *item, GArray *inks)
{
	const struct glyph_run *run = &item->as.run;
	hb_font_t *font = open_font(run->face);
	double unit = run->size / hb_face_get_upem(hb_font_get_face(font));
	for (size_t i = 0; i < run->glyph_count; i++) {
		hb_glyph_extents_t extents;
		g_assert_true(hb_font_get_glyph_extents(font, run->glyphs[i].index, &extents));
		double left = item->box.x + run->glyphs[i].x + extents.x_bearing * unit;
		struct ink ink = { left, left + extents.width * unit };
		g_array_append_val(inks, ink);
	}
	hb_font_destroy(font);
}

static void check_line(const struct line *line, const char *text)
{
	g_autoptr(GArray) inks = g_array_new(FALSE, FALSE, sizeof(struct ink));
	for (size_t i = 0; i < line->item_count; i++) {
		if (line->items[i].kind == ITEM_GLYPHS) {
			add_ink(&line->items[i], inks);
		}
	}
	bool dashes = strstr(text, "——") != NULL; // they must touch
	for (guint i = 1; i < inks->len && !dashes; i++) {
		double gap = g_array_index(inks, struct ink, i).left - g_array_index(inks, struct ink, i - 1).right;
		if (gap < 0) {
			g_test_message("'%s': glyph %u overlaps the one before it by %.2f", text, i, -gap);
			g_test_fail();
		}
	}
}

static double em_width(struct setting *s, const char *text)
{
	struct shaper *bare = shaper_create(NULL, &s->style, s->arena, s->diag);
	struct paragraph *paragraph = paragraph_create_text(bare, text, NULL, &s->options, s->arena);
	double width = paragraph_break(paragraph, 400, s->arena).lines[0].width;
	shaper_destroy(bare);
	return width;
}

static void check_text(struct setting *s, const char *text)
{
	struct lines lines = setting_break(s, text, 40);
	g_assert_cmpuint(lines.count, ==, 1);
	check_line(&lines.lines[0], text);
	size_t marks = 0;
	for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
		marks += g_unichar_ispunct(g_utf8_get_char(p));
	}
	double off = fabs(lines.lines[0].width - em_width(s, text)) / 10;
	if (off > .02 * (double)marks) {
		g_test_message("'%s' is %.2f em off", text, off);
		g_test_fail();
	}
	double half = lines.lines[0].width / 20 + .3;
	lines = setting_break(s, text, half);
	for (size_t i = 0; i < lines.count; i++) {
		check_line(&lines.lines[i], text);
	}
}

static void test_font(struct setting *s, gconstpointer data)
{
	const struct font_case *c = data;
	if (!font_set_has(s->fonts, c->family)) {
		g_autofree char *reason = g_strdup_printf("%s is not installed", c->family);
		g_test_skip(reason);
		return;
	}
	s->style.families[FAMILY_SONG] = c->family;
	s->options.lang = c->lang;
	for (size_t i = 0; i < G_N_ELEMENTS(text_cases); i++) {
		check_text(s, text_cases[i].text);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(font_cases); i++) {
		g_autofree char *path = g_strconcat("/layout/marks/", font_cases[i].name, NULL);
		g_test_add(path, struct setting, &font_cases[i], setting_open, test_font, setting_close);
	}
	return g_test_run();
}
