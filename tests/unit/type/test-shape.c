#include "setting.h"

#include <string.h>

#include "type/shape.h"

#define assert_near(a, b) g_assert_cmpfloat_with_epsilon((a), (b), .001)

static const struct shape *shape(struct setting *s, const char *text, bool cjk, bool italic, const char *lang)
{
	struct shape_style style = { .family = FAMILY_SONG, .weight = 400, .cjk = cjk, .italic = italic, .lang = lang };
	return shaper_shape(s->shaper, text, strlen(text), &style, s->arena);
}

static void test_dash_is_one_cluster_of_two_em(struct setting *s, gconstpointer data)
{
	const struct shape *dash = shape(s, "——", true, false, "zh-CN");
	g_assert_cmpuint(dash->cluster_count, ==, 1);
	g_assert_cmpuint(dash->clusters[0].bytes, ==, 6);
	assert_near(dash->clusters[0].advance, 2);
}

static void test_language_chooses_the_glyph(struct setting *s, gconstpointer data)
{
	const struct shape *hans = shape(s, "，", true, false, "zh-CN");
	const struct shape *hant = shape(s, "，", true, false, "zh-TW");
	struct shape_blank half = { 0, .5f };
	struct shape_blank room = shaper_room(s->shaper, hans, &hans->clusters[0], 0xFF0C, "zh-CN", half);
	assert_near(room.left, 0);
	assert_near(room.right, .5);
	struct shape_blank sides = { .25f, .25f };
	room = shaper_room(s->shaper, hant, &hant->clusters[0], 0xFF0C, "zh-TW", sides);
	assert_near(room.left, .25);
	assert_near(room.right, .25);
	room = shaper_room(s->shaper, hant, &hant->clusters[0], 0xFF0C, "zh-TW", half);
	assert_near(room.right, 0); // the mark stands in the middle: it cannot give half an em on one side
}

// The first glyph of the second character of a line.
static uint32_t second_glyph(struct setting *s, const char *text, const char *lang)
{
	s->options.lang = lang;
	struct lines lines = setting_break(s, text, 20);
	g_assert_cmpuint(lines.lines[0].item_count, ==, 1);
	return lines.lines[0].items[0].as.run.glyphs[1].index;
}

// Typography 85: Pango gives a mark between Latin letters their language; ours is the paragraph's.
static void test_language_of_a_mark_between_letters(struct setting *s, gconstpointer data)
{
	s->style.families[FAMILY_SONG] = "Noto Serif CJK SC";
	uint32_t centred = shape(s, "，", true, false, "zh-TW")->glyphs[0].index;
	uint32_t low = shape(s, "，", true, false, "zh-CN")->glyphs[0].index;
	g_assert_cmpuint(centred, !=, low);
	g_assert_cmpuint(second_glyph(s, "A，B", "zh-TW"), ==, centred);
	g_assert_cmpuint(second_glyph(s, "A，B", "zh-CN"), ==, low);
}

static void test_same_text_is_shaped_once(struct setting *s, gconstpointer data)
{
	const struct shape *first = shape(s, "天地", true, false, "zh-CN");
	g_assert_true(shape(s, "天地", true, false, "zh-CN") == first);
	g_assert_true(shape(s, "天地", true, false, "zh-TW") != first);
	assert_near(first->clusters[0].advance, 1);
}

static void test_upright_face_is_slanted_for_latin(struct setting *s, gconstpointer data)
{
	g_assert_true(shape(s, "word", false, true, "zh-CN")->clusters[0].slant);
	g_assert_false(shape(s, "word", false, false, "zh-CN")->clusters[0].slant);
	g_assert_false(shape(s, "天", true, true, "zh-CN")->clusters[0].slant);
}

static void test_missing_is_replaced(struct setting *s, gconstpointer data)
{
	const struct shape *missing = shape(s, "\xF3\xB0\x80\x80", false, false, "zh-CN");
	g_assert_true(missing->clusters[0].missing);
	g_assert_cmpuint(missing->clusters[0].glyph_count, ==, 1);
	g_assert_cmpfloat(missing->clusters[0].advance, >, 0);
	struct source_pos pos = { .file = 1, .line = 3, .column = 1 };
	shaper_report_missing(s->shaper, "\xF3\xB0\x80\x80", 4, pos);
	shaper_report_missing(s->shaper, "\xF3\xB0\x80\x80", 4, pos);
	g_assert_cmpuint(diag_count_code(s->diag, DIAG_MISSING_GLYPH), ==, 1);
	g_assert_cmpuint(diag_message_at(s->diag, 0)->pos.line, ==, 3);
}

static void test_emoji_is_one_em(struct setting *s, gconstpointer data)
{
	const char *family = "👨‍👩‍👧";
	struct shape_style style = { .family = FAMILY_COUNT, .weight = 400, .cjk = true, .lang = "zh-CN" };
	const struct shape *emoji = shaper_shape(s->shaper, family, strlen(family), &style, s->arena);
	g_assert_cmpuint(emoji->cluster_count, ==, 1);
	assert_near(emoji->clusters[0].advance, 1);
	g_assert_cmpfloat(emoji->clusters[0].scale, <, 1);
}

static void test_right_to_left_words_stay_whole(struct setting *s, gconstpointer data)
{
	const struct shape *hebrew = shape(s, "שלום עולם", false, false, "zh-CN");
	size_t bytes = 0;
	for (size_t i = 0; i < hebrew->cluster_count; i++) {
		bytes += hebrew->clusters[i].bytes;
	}
	g_assert_cmpuint(bytes, ==, strlen("שלום עולם"));
	g_assert_cmpuint(hebrew->cluster_count, ==, 3);
	g_assert_cmpuint(hebrew->clusters[0].glyph_count, ==, 4);
}

static void test_absent_theme_font_is_reported(struct setting *s, gconstpointer data)
{
	struct style style = s->style;
	style.families[FAMILY_HEI] = "No Such Font, Noto Sans CJK SC";
	shaper_destroy(shaper_create(s->fonts, &style, s->arena, s->diag));
	g_assert_cmpuint(diag_count_code(s->diag, DIAG_MISSING_FONT), ==, 0);
	style.families[FAMILY_HEI] = "No Such Font";
	shaper_destroy(shaper_create(s->fonts, &style, s->arena, s->diag));
	g_assert_cmpuint(diag_count_code(s->diag, DIAG_MISSING_FONT), ==, 1);
}

static void test_heap_of_accents_ends(struct setting *s, gconstpointer data)
{
	enum { COUNT = 20000 };
	g_autoptr(GString) text = g_string_new("x");
	for (int i = 0; i < COUNT; i++) {
		g_string_append(text, "\u0301");
	}
	const struct shape *heap = shape(s, text->str, false, false, "zh-CN");
	size_t bytes = 0;
	for (size_t i = 0; i < heap->cluster_count; i++) {
		bytes += heap->clusters[i].bytes;
	}
	g_assert_cmpuint(bytes, ==, text->len);
	g_assert_cmpuint(setting_break(s, text->str, 10).count, >=, 1);
}

static void test_lines_with_fonts(struct setting *s, gconstpointer data)
{
	struct lines lines = setting_break(s, "他问道：“你是谁？”没有人回答。", 8);
	g_assert_cmpuint(lines.count, ==, 2);
	g_assert_cmpfloat_with_epsilon(lines.lines[0].width, 80, .01);
	assert_near(lines.lines[0].natural, 85);
	lines = setting_break(s, "甲——乙……丙", 20);
	assert_near(lines.lines[0].width, 70);
	const struct glyph_run *run = &lines.lines[0].items[0].as.run;
	g_assert_cmpuint(run->text_length, ==, strlen("甲——乙……丙"));
	g_assert_cmpuint(run->clusters[1].bytes, ==, 6);
	g_assert_cmpuint(run->clusters[1].glyphs, ==, 1);
}

static void test_interpunct_is_centred_in_half_an_em(struct setting *s, gconstpointer data)
{
	struct lines lines = setting_break(s, "娜·罗", 20);
	assert_near(lines.lines[0].width, 25);
	const struct glyph_run *run = &lines.lines[0].items[0].as.run;
	g_assert_cmpfloat(run->glyphs[1].x, >, 10);
	assert_near(run->glyphs[2].x, 15);
}

static void test_latin_quotes_are_narrow(struct setting *s, gconstpointer data)
{
	g_assert_cmpfloat(shape(s, "“", true, false, "zh-CN")->clusters[0].advance, ==, 1);
	g_assert_cmpfloat(shape(s, "“", false, false, "zh-CN")->clusters[0].advance, <, .6);
	g_assert_cmpfloat(shape(s, "it’s", false, false, "zh-CN")->clusters[2].advance, <, .5);
}

// The Latin letters of Kai text are those of Song.
static void test_latin_beside_kai(struct setting *s, gconstpointer data)
{
	if (!font_set_has(s->fonts, "LXGW WenKai")) {
		g_test_skip("LXGW WenKai is not installed");
		return;
	}
	s->options.family = FAMILY_KAI;
	struct lines lines = setting_break(s, "引文ab", 20);
	g_assert_cmpstr(lines.lines[0].items[0].as.run.face->family, ==, "LXGW WenKai");
	g_assert_cmpstr(lines.lines[0].items[1].as.run.face->family, ==, "Noto Serif CJK SC");
}

// Typography 47: a theme that names a Latin font first does not take the shared marks from the Chinese one.
static void test_latin_first_theme(struct setting *s, gconstpointer data)
{
	const char *latin = "DejaVu Serif";
	if (!font_set_has(s->fonts, latin)) {
		g_test_skip("DejaVu Serif is not installed");
		return;
	}
	s->style.families[FAMILY_SONG] = "DejaVu Serif, Noto Serif CJK SC";
	struct lines lines = setting_break(s, "甲——“乙”……丙A", 40);
	g_assert_cmpuint(lines.lines[0].item_count, ==, 2);
	g_assert_cmpstr(lines.lines[0].items[0].as.run.face->family, ==, "Noto Serif CJK SC");
	g_assert_cmpstr(lines.lines[0].items[1].as.run.face->family, ==, latin);
	assert_near(lines.lines[0].items[0].box.width, 90);
	g_assert_cmpuint(lines.lines[0].items[0].as.run.clusters[1].glyphs, ==, 1);
}

// Typography 86: a mark that a font lacks is made of another one that it has, and stays the text that was typed.
static void test_marks_that_a_font_lacks(struct setting *s, gconstpointer data)
{
	const char *kai = "AR PL KaitiM Big5";
	if (!font_set_has(s->fonts, kai)) {
		g_test_skip("AR PL KaitiM Big5 is not installed");
		return;
	}
	s->style.families[FAMILY_KAI] = kai;
	s->options.family = FAMILY_KAI;
	s->options.lang = "zh-TW";
	const char *text = "甲⋯乙⋯⋯丙‧丁・戊";
	struct lines lines = setting_break(s, text, 40);
	g_assert_cmpuint(lines.lines[0].item_count, ==, 1); // all of one face
	const struct glyph_run *run = &lines.lines[0].items[0].as.run;
	g_assert_cmpstr(run->face->family, ==, kai);
	g_assert_cmpstr(run->text, ==, text);
	g_assert_cmpuint(run->clusters[3].bytes, ==, strlen("⋯⋯"));
	g_assert_cmpuint(run->clusters[3].glyphs, ==, 2);
	assert_near(lines.lines[0].width, 10 * (1 + 1 + 1 + 2 + 1 + 1 + 1 + 1 + 1));
	s->options.family = FAMILY_SONG;
	g_assert_cmpuint(setting_break(s, text, 40).lines[0].items[0].as.run.clusters[3].glyphs, <=, 2);
}

static void test_code_keeps_the_grid(struct setting *s, gconstpointer data)
{
	s->options.code = true;
	s->options.family = FAMILY_MONO;
	struct lines lines = setting_break(s, "a·“中”é\tz", 30);
	assert_near(lines.lines[0].width, 5 * (1 + 1 + 1 + 2 + 1 + 1 + 1 + 1));
	const struct glyph_run *run = &lines.lines[0].items[0].as.run;
	g_assert_cmpfloat(run->glyphs[2].x, <, 7); // the ink of “ is in the right half of its em, and in its cell
	assert_near(setting_break(s, "a→b", 30).lines[0].width, 5 * (1 + 2 + 1)); // an arrow of an em would lie over b
}

#define ADD(name, function) \
	g_test_add("/layout/shape/" name, struct setting, "fonts", setting_open, function, setting_close)

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD("dash", test_dash_is_one_cluster_of_two_em);
	ADD("language", test_language_chooses_the_glyph);
	ADD("language-of-mark", test_language_of_a_mark_between_letters);
	ADD("cache", test_same_text_is_shaped_once);
	ADD("slant", test_upright_face_is_slanted_for_latin);
	ADD("missing", test_missing_is_replaced);
	ADD("emoji", test_emoji_is_one_em);
	ADD("right-to-left", test_right_to_left_words_stay_whole);
	ADD("absent-font", test_absent_theme_font_is_reported);
	ADD("accents", test_heap_of_accents_ends);
	ADD("lines", test_lines_with_fonts);
	ADD("interpunct", test_interpunct_is_centred_in_half_an_em);
	ADD("latin-quotes", test_latin_quotes_are_narrow);
	ADD("latin-beside-kai", test_latin_beside_kai);
	ADD("latin-first", test_latin_first_theme);
	ADD("stand-in", test_marks_that_a_font_lacks);
	ADD("code-grid", test_code_keeps_the_grid);
	return g_test_run();
}
