#include "setting.h"

#include "doc/note.h"

#define assert_near(a, b) g_assert_cmpfloat_with_epsilon((a), (b), .001)

static struct span *add(struct setting *s, struct block *block, enum span_kind kind, const char *text)
{
	struct span *span = span_create(s->arena, kind, (struct source_pos){ 0 });
	span->id = 7 + kind;
	if (kind == SPAN_TEXT || kind == SPAN_CODE) {
		span->as.text = text;
	} else if (text) {
		struct span *child = span_create(s->arena, SPAN_TEXT, (struct source_pos){ 0 });
		child->as.text = text;
		span_append(span, child);
	}
	block_append_span(block, span);
	return span;
}

static struct block *make_block(struct setting *s)
{
	struct block *block = block_create(s->arena, BLOCK_PARAGRAPH, (struct source_pos){ 0 });
	block->id = 3;
	return block;
}

// Sets a block on one line.
static struct line set_line(struct setting *s, const struct block *block)
{
	struct paragraph *paragraph = paragraph_create(s->shaper, block, &s->options, s->arena);
	struct lines lines = paragraph_break(paragraph, 400, s->arena);
	g_assert_cmpuint(lines.count, ==, 1);
	return lines.lines[0];
}

// The n-th item of a kind, from 0.
static const struct page_item *find(const struct line *line, enum item_kind kind, size_t n)
{
	for (size_t i = 0; i < line->item_count; i++) {
		if (line->items[i].kind == kind && n-- == 0) {
			return &line->items[i];
		}
	}
	g_assert_not_reached();
}

static void test_link_excludes_autospace(struct setting *s, gconstpointer data)
{
	struct block *block = make_block(s);
	add(s, block, SPAN_TEXT, "见");
	struct span *link = add(s, block, SPAN_LINK, "ab");
	link->as.link.url = "https://example.org/";
	add(s, block, SPAN_TEXT, "页");
	struct line line = set_line(s, block);
	const struct page_item *item = find(&line, ITEM_LINK, 0);
	assert_near(item->box.x, 12.5);
	assert_near(item->box.width, 10);
	assert_near(line.width, 10 + 2.5 + 10 + 2.5 + 10);
	g_assert_cmpstr(item->as.link.uri, ==, "https://example.org/");
	g_assert_cmpuint(item->span, ==, link->id);
	g_assert_cmpuint(item->block, ==, 3);
}

static void test_dead_link_is_text(struct setting *s, gconstpointer data)
{
	struct block *block = make_block(s);
	add(s, block, SPAN_LINK, "页")->as.link.kind = LINK_DEAD;
	struct line line = set_line(s, block);
	for (size_t i = 0; i < line.item_count; i++) {
		g_assert_cmpint(line.items[i].kind, !=, ITEM_LINK);
	}
}

static void test_note_ref(struct setting *s, gconstpointer data)
{
	struct note note = { .number = 3, .body = block_create(s->arena, BLOCK_NOTE, (struct source_pos){ 0 }) };
	note.body->id = 40;
	struct block *block = make_block(s);
	add(s, block, SPAN_TEXT, "词");
	struct span *ref = add(s, block, SPAN_NOTE_REF, NULL);
	ref->as.note_ref.note = &note;
	ref->as.note_ref.ordinal = 1;
	add(s, block, SPAN_TEXT, "。");
	struct line line = set_line(s, block);
	const struct page_item *number = find(&line, ITEM_GLYPHS, 1);
	g_assert_cmpstr(number->as.run.text, ==, "3");
	g_assert_cmpfloat(number->as.run.size, <, 10);
	g_assert_cmpfloat(number->box.y, <, 0);
	assert_near(number->box.x, 10);
	g_assert_cmpstr(find(&line, ITEM_LINK, 0)->as.link.dest, ==, "c0-b40");
	g_assert_cmpstr(find(&line, ITEM_DEST, 0)->as.dest, ==, "c0-s14");
}

static void test_note_marks_keep_apart(struct setting *s, gconstpointer data)
{
	struct note note = { .number = 1, .body = block_create(s->arena, BLOCK_NOTE, (struct source_pos){ 0 }) };
	struct block *block = make_block(s);
	add(s, block, SPAN_TEXT, "词");
	add(s, block, SPAN_NOTE_REF, NULL)->as.note_ref.note = &note;
	add(s, block, SPAN_NOTE_REF, NULL)->as.note_ref.note = &note;
	struct line line = set_line(s, block);
	const struct page_item *first = find(&line, ITEM_GLYPHS, 1);
	const struct page_item *second = find(&line, ITEM_GLYPHS, 2);
	double gap = second->box.x + second->as.run.glyphs[0].x - first->box.x - first->box.width;
	assert_near(gap, .4 * first->as.run.size);
}

static void test_styles_become_runs(struct setting *s, gconstpointer data)
{
	s->style.texts[TEXT_CODE].background = 0xEEEEEE;
	s->style.texts[TEXT_CODE].size = .9;
	s->style.texts[TEXT_DEL].strike = true;
	struct block *block = make_block(s);
	add(s, block, SPAN_TEXT, "用");
	add(s, block, SPAN_CODE, "ls");
	add(s, block, SPAN_DEL, "删");
	struct line line = set_line(s, block);
	const struct page_item *background = find(&line, ITEM_FILL, 0);
	g_assert_true(background == &line.items[0]);
	g_assert_true(background->artifact);
	assert_near(background->box.x, 12.5);
	assert_near(background->box.width, 9 + 2 * .15 * 9);
	assert_near(find(&line, ITEM_GLYPHS, 1)->as.run.glyphs[0].x, .15 * 9);
	const struct page_item *strike = find(&line, ITEM_FILL, 1);
	g_assert_true(strike->artifact);
	assert_near(strike->box.width, 10);
}

// One line for one span, whatever stands in it, below the em box of the text around.
static void test_underline_is_whole(struct setting *s, gconstpointer data)
{
	s->style.texts[TEXT_CODE].size = .9;
	s->style.texts[TEXT_CODE].background = COLOR_INHERIT;
	s->style.texts[TEXT_INS].underline = true;
	struct block *block = make_block(s);
	struct span *ins = add(s, block, SPAN_INS, "下划");
	struct span *code = span_create(s->arena, SPAN_CODE, (struct source_pos){ 0 });
	code->as.code = "x";
	span_append(ins, code);
	add(s, block, SPAN_TEXT, "外");
	struct line line = set_line(s, block);
	const struct page_item *rule = find(&line, ITEM_FILL, 0);
	assert_near(rule->box.x, 0);
	assert_near(rule->box.width, 20 + 2.5 + 4.5);
	assert_near(rule->box.y, 1.4);
	g_assert_true(rule->artifact);
}

static struct span *add_ruby(struct setting *s, struct block *block, const char *base, const char *annotation)
{
	struct span *ruby = add(s, block, SPAN_RUBY, base);
	ruby->as.ruby = annotation;
	return ruby;
}

static void test_ruby(struct setting *s, gconstpointer data)
{
	struct block *block = make_block(s);
	add(s, block, SPAN_TEXT, "甲");
	struct span *ruby = add_ruby(s, block, "漢字", "かん");
	add(s, block, SPAN_TEXT, "乙");
	struct line line = set_line(s, block);
	assert_near(line.width, 40);
	assert_near(line.ascent, 0);
	const struct page_item *annotation = find(&line, ITEM_GLYPHS, 2);
	g_assert_cmpstr(annotation->as.run.text, ==, "かん");
	g_assert_cmpint(annotation->part, ==, PART_RUBY);
	g_assert_cmpuint(annotation->span, ==, ruby->id);
	assert_near(annotation->as.run.size, 5);
	assert_near(annotation->box.x, 15);
	assert_near(annotation->box.y, -(8.8 + .6));
	g_assert_false(annotation->artifact);
}

// A base gives way to a longer annotation, and is never parted.
static void test_long_ruby(struct setting *s, gconstpointer data)
{
	struct block *block = make_block(s);
	add(s, block, SPAN_TEXT, "甲");
	add_ruby(s, block, "流石", "ささささささ");
	struct line line = set_line(s, block);
	assert_near(line.width, 40);
	const struct page_item *base = find(&line, ITEM_GLYPHS, 1);
	assert_near(base->as.run.glyphs[0].x, 2.5);
	assert_near(base->as.run.glyphs[1].x, 17.5);
	assert_near(find(&line, ITEM_GLYPHS, 2)->box.x, 10);
	struct paragraph *paragraph = paragraph_create(s->shaper, block, &s->options, s->arena);
	struct lines lines = paragraph_break(paragraph, 30, s->arena);
	g_assert_cmpuint(lines.count, ==, 2);
	g_assert_cmpuint(lines.lines[0].item_count, ==, 1);
}

static void test_dots(struct setting *s, gconstpointer data)
{
	s->style.texts[TEXT_EM].dots = true;
	struct block *block = make_block(s);
	add(s, block, SPAN_EM, "着，a重");
	struct line line = set_line(s, block);
	size_t dots = 0;
	for (size_t i = 0; i < line.item_count; i++) {
		dots += line.items[i].artifact;
	}
	g_assert_cmpuint(dots, ==, 2);
	const struct page_item *dot = &line.items[line.item_count - 1];
	g_assert_cmpuint(dot->as.run.text_length, ==, 0);
	assert_near(dot->box.x + dot->box.width / 2, 10 + 10 + 5 + 2.5 + 5);
	g_assert_cmpfloat(dot->box.y, >, 3);
	s->options.lang = "ja";
	line = set_line(s, block);
	g_assert_cmpfloat(line.items[line.item_count - 1].box.y, <, -8);
}

static void test_squeeze_across_runs(struct setting *s, gconstpointer data)
{
	struct block *block = make_block(s);
	add(s, block, SPAN_TEXT, "甲");
	add(s, block, SPAN_EM, "乙。");
	add(s, block, SPAN_TEXT, "“丙”丁");
	assert_near(set_line(s, block).width, 10 + 10 + 5 + 10 + 10 + 10 + 10);
}

static void test_image(struct setting *s, gconstpointer data)
{
	struct resource resource = { .state = RESOURCE_USABLE, .width = 40, .height = 20 };
	struct block *block = make_block(s);
	add(s, block, SPAN_TEXT, "图");
	add(s, block, SPAN_IMAGE, NULL)->as.image.resource = &resource;
	struct line line = set_line(s, block);
	const struct page_item *image = find(&line, ITEM_IMAGE, 0);
	assert_near(image->box.width, 30);
	assert_near(image->box.height, 15);
	assert_near(image->box.y, -15);
	assert_near(line.ascent, 15);
	struct paragraph *paragraph = paragraph_create(s->shaper, block, &s->options, s->arena);
	struct lines lines = paragraph_break(paragraph, 20, s->arena);
	image = find(&lines.lines[1], ITEM_IMAGE, 0);
	assert_near(image->box.width, 20);
	assert_near(image->box.height, 10);
}

static void test_missing_image_says_so(struct setting *s, gconstpointer data)
{
	struct resource resource = { .state = RESOURCE_MISSING };
	struct block *block = make_block(s);
	struct span *span = add(s, block, SPAN_IMAGE, NULL);
	span->as.image.resource = &resource;
	span->as.image.alt = "塔";
	struct line line = set_line(s, block);
	g_assert_cmpstr(find(&line, ITEM_GLYPHS, 0)->as.run.text, ==, "〔图片缺失：塔〕");
}

#define ADD(name, function) \
	g_test_add("/layout/line/" name, struct setting, NULL, setting_open, function, setting_close)

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD("link", test_link_excludes_autospace);
	ADD("dead-link", test_dead_link_is_text);
	ADD("note-ref", test_note_ref);
	ADD("note-marks", test_note_marks_keep_apart);
	ADD("styles", test_styles_become_runs);
	ADD("underline", test_underline_is_whole);
	ADD("ruby", test_ruby);
	ADD("long-ruby", test_long_ruby);
	ADD("dots", test_dots);
	ADD("squeeze-across-runs", test_squeeze_across_runs);
	ADD("image", test_image);
	ADD("missing-image", test_missing_image_says_so);
	return g_test_run();
}
