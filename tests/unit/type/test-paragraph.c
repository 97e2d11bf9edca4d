#include "setting.h"

#include <math.h>
#include <string.h>

static struct lines assert_lines(struct setting *s, const char *text, double measure, const char *expected)
{
	struct lines lines = setting_break(s, text, measure);
	g_autofree char *found = setting_text(&lines);
	g_assert_cmpstr(found, ==, expected);
	return lines;
}

#define assert_near(a, b) g_assert_cmpfloat_with_epsilon((a), (b), .001)

// The only glyph item of a line.
static const struct page_item *glyphs_of(const struct line *line)
{
	const struct page_item *found = NULL;
	for (size_t i = 0; i < line->item_count; i++) {
		if (line->items[i].kind == ITEM_GLYPHS && !line->items[i].artifact) {
			g_assert_null(found);
			found = &line->items[i];
		}
	}
	g_assert_nonnull(found);
	return found;
}

static void test_fill(struct setting *s, gconstpointer data)
{
	struct lines lines = assert_lines(s, "天地玄黄宇宙洪荒日月盈昃", 8, "天地玄黄宇宙洪荒/日月盈昃");
	assert_near(lines.lines[0].width, 80);
	assert_near(lines.lines[1].width, 40);
	g_assert_false(lines.lines[0].hard_end);
	g_assert_true(lines.lines[1].hard_end);
}

// Space after each character but the last of a line, at whose end it would be a hole.
static void test_letter_spacing(struct setting *s, gconstpointer data)
{
	s->options.letter_spacing = 5; // half an em
	struct lines lines = assert_lines(s, "天地玄黄宇宙洪荒日月", 8.5, "天地玄黄宇宙/洪荒日月");
	assert_near(lines.lines[0].width, 85);
	assert_near(setting_end(&lines.lines[0]), 8.5);
	assert_near(lines.lines[1].width, 55);
	lines = assert_lines(s, "天地玄黄", 8, "天地玄黄");
	assert_near(lines.lines[0].width, 55);
}

static void test_empty(struct setting *s, gconstpointer data)
{
	g_assert_cmpuint(setting_break(s, "", 8).count, ==, 0);
	struct lines lines = assert_lines(s, "。", 8, "。");
	assert_near(lines.lines[0].width, 5);
}

static void test_pair_is_squeezed_and_line_shrinks(struct setting *s, gconstpointer data)
{
	struct lines lines =
		assert_lines(s, "她回答说：“明天见。”于是大家散了。", 9, "她回答说：“明天见。”/于是大家散了。");
	assert_near(lines.lines[0].natural, 95);
	assert_near(setting_end(&lines.lines[0]), 9);
	assert_near(lines.lines[1].width, 65);
}

static void test_justify_is_flush(struct setting *s, gconstpointer data)
{
	struct lines lines = setting_break(s,
		"这段话里有 English words，也有数字1024，还有（括号）与“引号”，用来看右边齐不齐。"
		"再长一些，让它有好几行，每一行都要撑满，除了最后一行。",
		14.3);
	g_assert_cmpuint(lines.count, >, 3);
	for (size_t i = 0; i + 1 < lines.count; i++) {
		g_assert_cmpfloat_with_epsilon(lines.lines[i].width, 143, .01);
		g_assert_cmpfloat_with_epsilon(setting_end(&lines.lines[i]) * 10, 143, .01);
	}
	const struct line *last = &lines.lines[lines.count - 1];
	assert_near(last->width, last->natural);
}

static void test_marks_at_edges(struct setting *s, gconstpointer data)
{
	assert_lines(s, "春眠不觉晓处处，闻啼鸟", 7, "春眠不觉晓处/处，闻啼鸟");
	assert_lines(s, "春眠不觉晓处“处闻”啼鸟", 7, "春眠不觉晓处/“处闻”啼鸟");
}

static void test_theme_chooses_the_rules(struct setting *s, gconstpointer data)
{
	s->style.line.punctuation = SPACING_PLAIN;
	assert_near(setting_break(s, "“甲。”乙", 20).lines[0].width, 50);
	s->style.line.punctuation = SPACING_BANJIAO;
	assert_near(setting_break(s, "“甲。”乙", 20).lines[0].width, 35);
	s->style.line.level = BREAKS_STRICT;
	assert_lines(s, "春眠不觉晓处处——闻啼鸟", 7, "春眠不觉晓处/处——闻啼鸟");
}

static void test_opening_mark_loses_its_blank_at_the_start(struct setting *s, gconstpointer data)
{
	struct lines lines = setting_break(s, "《春晓》是一首诗", 20);
	const struct page_item *item = glyphs_of(&lines.lines[0]);
	assert_near(item->box.x, 0);
	assert_near(item->as.run.glyphs[0].x, -5);
	assert_near(lines.lines[0].width, 75);
}

static void test_indent(struct setting *s, gconstpointer data)
{
	s->options.indent = 20;
	struct lines lines = assert_lines(s, "　　天地玄黄宇宙洪荒日月盈昃", 8, "天地玄黄宇宙/洪荒日月盈昃");
	assert_near(lines.lines[0].items[0].box.x, 20);
	assert_near(lines.lines[0].width, 80);
	assert_near(lines.lines[1].items[0].box.x, 0);
	lines = setting_break(s, "“天地”", 8);
	assert_near(lines.lines[0].items[0].box.x, 20);
	assert_near(lines.lines[0].items[0].as.run.glyphs[0].x, -5);
}

static void test_hard_break(struct setting *s, gconstpointer data)
{
	struct lines lines = assert_lines(s, "天地\n\n玄黄宇", 8, "天地//玄黄宇");
	g_assert_true(lines.lines[0].hard_end);
	assert_near(lines.lines[0].width, 20);
	assert_near(lines.lines[1].width, 0);
}

static void test_runt_is_avoided(struct setting *s, gconstpointer data)
{
	struct lines lines = setting_break(s, "天地玄黄，宇宙洪荒。日月盈昃，辰宿列张。寒来暑往，秋收冬藏也", 15);
	g_assert_cmpfloat(lines.lines[lines.count - 1].width, >=, 20);
}

static void test_latin(struct setting *s, gconstpointer data)
{
	struct lines lines = assert_lines(s, "hello brave new world", 6, "hello brave/new world");
	assert_near(lines.lines[0].width, 60);
	assert_lines(s, "第1回成段", 3.5, "第1回/成段");
}

static void test_spaces(struct setting *s, gconstpointer data)
{
	struct lines lines = setting_break(s, "中A中", 20);
	assert_near(lines.lines[0].width, 30);
	g_assert_cmpstr(glyphs_of(&lines.lines[0])->as.run.text, ==, "中A中");
	lines = setting_break(s, "中 A 中", 20);
	assert_near(lines.lines[0].width, 30);
	g_assert_cmpstr(glyphs_of(&lines.lines[0])->as.run.text, ==, "中 A 中");
}

static void test_long_token(struct setting *s, gconstpointer data)
{
	struct lines lines = assert_lines(s, "abcdefghijklmnopqrstuvwxyzabcd", 5, "abcdefghij/klmnopqrst/uvwxyzabcd");
	assert_near(lines.lines[0].width, 50);
	g_assert_cmpuint(diag_count_code(s->diag, DIAG_OVERFULL), ==, 0);
}

static void test_narrow(struct setting *s, gconstpointer data)
{
	assert_lines(s, "《甲》", 1, "《甲》");
	g_assert_cmpuint(diag_count_code(s->diag, DIAG_OVERFULL), ==, 1);
	struct lines lines = assert_lines(s, "天地", .4, "天/地");
	assert_near(lines.lines[0].width, 10);
	g_assert_cmpuint(diag_count_code(s->diag, DIAG_OVERFULL), ==, 2);
}

static void test_repeated_marks(struct setting *s, gconstpointer data)
{
	g_autofree char *text = g_malloc0(3 * 50 + 1);
	for (int i = 0; i < 50; i++) {
		memcpy(text + 3 * i, "。", 3);
	}
	g_assert_cmpuint(setting_break(s, text, 5).count, >, 4);
}

static void test_code(struct setting *s, gconstpointer data)
{
	s->options.code = true;
	s->options.family = FAMILY_MONO;
	struct lines lines = assert_lines(s, "ab中文1，\n\tx “y”\n0123456789012", 6, "ab中文1，/x “y”/012345678901/2");
	assert_near(lines.lines[0].width, 45);
	assert_near(lines.lines[1].width, 20 + 5 * 5);
	const struct line *rest = &lines.lines[3];
	g_assert_cmpuint(rest->item_count, ==, 2);
	assert_near(rest->items[0].box.x, 10);
	g_assert_true(rest->items[1].artifact);
	g_assert_cmpuint(rest->items[1].as.run.text_length, ==, 0);
	assert_near(rest->items[1].box.x, 0);
}

static void test_align(struct setting *s, gconstpointer data)
{
	s->options.align = ALIGN_CENTER;
	assert_near(setting_break(s, "天地。", 8).lines[0].items[0].box.x, (80 - 25) / 2.);
	s->options.align = ALIGN_END;
	assert_near(setting_end(&setting_break(s, "天地A", 8).lines[0]), 8);
}

static void test_hanging(struct setting *s, gconstpointer data)
{
	const char *text = "夜里下了一场雨，院子湿了。";
	assert_near(setting_break(s, text, 7).lines[0].width, 70);
	struct lines lines = assert_lines(s, text, 7, "夜里下了一场/雨，院子湿了。");
	s->style.line.hanging = true;
	lines = assert_lines(s, text, 7, "夜里下了一场雨，/院子湿了。");
	assert_near(lines.lines[0].natural, 75);
	assert_near(lines.lines[0].width, 70);
	assert_near(setting_end(&lines.lines[0]), 7.5);
	g_assert_cmpuint(diag_count_code(s->diag, DIAG_OVERFULL), ==, 0);
}

static void test_autospace(struct setting *s, gconstpointer data)
{
	s->style.line.autospace = 0;
	assert_near(setting_break(s, "中A中", 20).lines[0].width, 25);
	s->style.line.autospace = .125;
	assert_near(setting_break(s, "中A中", 20).lines[0].width, 27.5);
}

// Headings end lines where phrases end and keep them about equally long; other ragged text fills them.
static void test_ragged(struct setting *s, gconstpointer data)
{
	s->options.align = ALIGN_START;
	assert_lines(s, "纸上的字：怎样排才好看又好读呢", 12, "纸上的字：怎样排才好看又/好读呢");
	assert_lines(s, "春眠不觉晓处处", 6, "春眠不觉晓/处处");
	s->options.align = ALIGN_CENTER;
	assert_lines(s, "春眠不觉晓处处闻啼鸟", 8, "春眠不觉晓/处处闻啼鸟");
	s->options.align = ALIGN_START;
	s->options.heading = true;
	assert_lines(s, "纸上的字：怎样排才好看又好读呢", 12, "纸上的字：/怎样排才好看又好读呢");
	assert_lines(s, "春眠不觉晓处处闻啼鸟夜来风雨声", 12, "春眠不觉晓处处闻/啼鸟夜来风雨声");
	assert_lines(s, "a plain heading in English of two lines", 12, "a plain heading in/English of two lines");
	assert_near(setting_break(s, "春眠不觉晓", 12).lines[0].width, 50);
}

static void test_soft_hyphen(struct setting *s, gconstpointer data)
{
	struct lines lines = assert_lines(s, "inter\xC2\xADnational", 5.5, "inter\xC2\xAD/national");
	const struct line *first = &lines.lines[0];
	g_assert_cmpuint(first->items[first->item_count - 1].as.run.text_length, ==, 0);
	g_assert_true(first->items[first->item_count - 1].artifact);
}

// Skips a test that divides English words if they cannot be.
static bool lacks_dictionary(void)
{
	bool lacks = !g_file_test("/usr/share/hyphen/hyph_en_US.dic", G_FILE_TEST_EXISTS);
	if (lacks) {
		g_test_skip("hyphen-en-us is not installed");
	}
	return lacks;
}

static void test_hyphenation(struct setting *s, gconstpointer data)
{
	if (lacks_dictionary()) {
		return;
	}
	const char *text = "我们处理internationalization的文本";
	struct lines lines = assert_lines(s, text, 12, "我们处理international/ization的文本");
	const struct page_item *sign = &lines.lines[0].items[lines.lines[0].item_count - 1];
	g_assert_true(sign->artifact);
	g_assert_cmpuint(sign->as.run.text_length, ==, 0);
	assert_near(lines.lines[0].width, 120);
	struct paragraph *paragraph = paragraph_create_text(s->shaper, text, NULL, &s->options, s->arena);
	assert_near(paragraph_min_width(paragraph), 20 * 5);
	s->style.line.hyphenate = false;
	assert_lines(s, text, 12, "我们处理/internationalization的/文本");
}

// A dictionary is asked only if a line before a long word is loose.
static void test_words_stay_whole_where_lines_are_good(struct setting *s, gconstpointer data)
{
	if (lacks_dictionary()) {
		return;
	}
	assert_lines(s, "我们处理的都是international的文本", 14, "我们处理的都是international/的文本");
	assert_lines(s, "我们处理国际化的international文", 8, "我们处理国际化的/international文");
}

// A hyphen stands far from the edges of its word, and not before the last line, if another place is as good.
static void test_hyphen_places(struct setting *s, gconstpointer data)
{
	if (lacks_dictionary()) {
		return;
	}
	const char *near_edge =
		"天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑internationalization天地玄黄宇宙洪荒日月盈昃辰宿";
	assert_lines(s, near_edge, 20.75,
		"天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑/internationalization天地玄黄宇宙洪荒日月/盈昃辰宿");
	const char *before_last =
		"天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露internationalization天地";
	assert_lines(s, before_last, 40.25,
		"天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露/internationalization天地");
}

static void test_loose_line_is_reported_once(struct setting *s, gconstpointer data)
{
	struct block *block = block_create(s->arena, BLOCK_PARAGRAPH, (struct source_pos){ .line = 4, .column = 2 });
	struct span *span = span_create(s->arena, SPAN_TEXT, (struct source_pos){ .line = 5, .column = 3 });
	span->as.text = "甲乙ABCDEFGHIJKLMN甲乙ABCDEFGHIJKLMN甲乙丙丁";
	block_append_span(block, span);
	struct paragraph *paragraph = paragraph_create(s->shaper, block, &s->options, s->arena);
	paragraph_break(paragraph, 80, s->arena);
	g_assert_cmpuint(diag_count_code(s->diag, DIAG_LOOSE_LINE), ==, 1);
	const struct message *message = diag_message_at(s->diag, 0);
	g_assert_cmpuint(message->pos.line, ==, 5);
	g_assert_nonnull(strstr(message->text, "'甲乙'"));
}

static void test_ordinary_lines_are_not_reported(struct setting *s, gconstpointer data)
{
	setting_break(s, "甲乙丙丁戊己庚“辛壬”癸，甲乙丙丁abc戊己庚。", 8); // up to .17 em a gap
	setting_break(s, "第1回成段", 3.5);
	s->options.align = ALIGN_START;
	setting_break(s, "甲乙ABCDEFGHIJKLMN甲乙ABCDEFGHIJKLMN甲乙丙丁", 8);
	g_assert_cmpuint(diag_count_code(s->diag, DIAG_LOOSE_LINE), ==, 0);
}

static void test_widths(struct setting *s, gconstpointer data)
{
	struct paragraph *paragraph =
		paragraph_create_text(s->shaper, "天地 hello 玄黄。\n短", NULL, &s->options, s->arena);
	assert_near(paragraph_max_width(paragraph), 20 + 2.5 + 25 + 2.5 + 20 + 5);
	assert_near(paragraph_min_width(paragraph), 25);
}

static void test_linear(struct setting *s, gconstpointer data)
{
	enum { COUNT = 100000 };
	g_autofree char *text = g_malloc0(3 * COUNT + 1);
	for (int i = 0; i < COUNT; i++) {
		memcpy(text + 3 * i, "字", 3);
	}
	struct lines lines = setting_break(s, text, 30);
	g_assert_cmpuint(lines.count, ==, 3334);
	g_assert_cmpfloat(lines.lines[lines.count - 1].width, >=, 20);
	for (size_t i = 0; i + 1 < lines.count; i++) {
		g_assert_cmpfloat(fabs(lines.lines[i].width - 300), <, .01);
	}
}

#define ADD(name, function) \
	g_test_add("/layout/paragraph/" name, struct setting, NULL, setting_open, function, setting_close)

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD("fill", test_fill);
	ADD("empty", test_empty);
	ADD("squeeze", test_pair_is_squeezed_and_line_shrinks);
	ADD("flush", test_justify_is_flush);
	ADD("edges", test_marks_at_edges);
	ADD("rules", test_theme_chooses_the_rules);
	ADD("opening-mark", test_opening_mark_loses_its_blank_at_the_start);
	ADD("indent", test_indent);
	ADD("hard-break", test_hard_break);
	ADD("runt", test_runt_is_avoided);
	ADD("latin", test_latin);
	ADD("spaces", test_spaces);
	ADD("long-token", test_long_token);
	ADD("narrow", test_narrow);
	ADD("repeated-marks", test_repeated_marks);
	ADD("code", test_code);
	ADD("align", test_align);
	ADD("hanging", test_hanging);
	ADD("autospace", test_autospace);
	ADD("ragged", test_ragged);
	ADD("soft-hyphen", test_soft_hyphen);
	ADD("hyphenation", test_hyphenation);
	ADD("whole-words", test_words_stay_whole_where_lines_are_good);
	ADD("hyphen-places", test_hyphen_places);
	ADD("loose-line", test_loose_line_is_reported_once);
	ADD("ordinary-lines", test_ordinary_lines_are_not_reported);
	ADD("letter-spacing", test_letter_spacing);
	ADD("widths", test_widths);
	ADD("linear", test_linear);
	return g_test_run();
}
