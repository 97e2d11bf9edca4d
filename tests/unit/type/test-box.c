#include "type/box.h"

#include "doc/resource.h"
#include "setting.h"

#define assert_near(a, b) g_assert_cmpfloat_with_epsilon((a), (b), .001)

static struct boxes boxes_of(struct setting *s, const char *text)
{
	struct runs runs = runs_from_text(text, NULL, &s->options, s->arena);
	struct boxes boxes = box_create_all(s->shaper, &runs, &s->options, s->arena);
	uint32_t at = 0;
	for (size_t i = 0; i < boxes.count; i++) { // they cover the text
		g_assert_cmpuint(boxes.boxes[i].offset, ==, at);
		at += boxes.boxes[i].bytes;
	}
	g_assert_cmpuint(at, ==, runs.length);
	return boxes;
}

static void test_text(struct setting *s, gconstpointer data)
{
	struct boxes boxes = boxes_of(s, "甲，a b\n乙");
	g_assert_cmpuint(boxes.count, ==, 7);
	const struct box *comma = &boxes.boxes[1];
	g_assert_true(comma->mark);
	g_assert_cmpint(comma->break_before, ==, BREAKS_NONE);
	assert_near(comma->advance, 10);
	assert_near(comma->end_trim, 5);
	const struct box *space = &boxes.boxes[3];
	g_assert_true(space->drops_at_start && space->drops_at_end);
	assert_near(space->advance, 0);
	assert_near(space->glue.natural, 2.5);
	g_assert_true(boxes.boxes[5].newline);
	g_assert_null(boxes.boxes[5].shape);
	g_assert_false(boxes.boxes[6].newline);
	g_assert_cmpuint(boxes_of(s, "").count, ==, 0);
}

// White space between scripts, of the larger neighbour.
static void test_autospace(struct setting *s, gconstpointer data)
{
	struct boxes boxes = boxes_of(s, "甲a乙");
	assert_near(boxes.boxes[1].glue.natural, 2.5);
	assert_near(boxes.boxes[2].glue.natural, 2.5);
	s->options.size = 20;
	assert_near(boxes_of(s, "甲a").boxes[1].glue.natural, 5);
	s->style.line.autospace = 0;
	assert_near(boxes_of(s, "甲a").boxes[1].glue.natural, 0);
}

static void test_squeezed_marks(struct setting *s, gconstpointer data)
{
	struct boxes boxes = boxes_of(s, "甲。”乙");
	const struct box *stop = &boxes.boxes[1];
	assert_near(stop->advance - stop->trim_right, 5);
	s->style.line.punctuation = SPACING_PLAIN;
	stop = &boxes_of(s, "甲。”乙").boxes[1];
	assert_near(stop->advance - stop->trim_right, 10);
}

// Code stands on a grid of half an em, tabs and all.
static void test_code(struct setting *s, gconstpointer data)
{
	static const struct {
		const char *text;
		double widths[4];
	} rows[] = {
		{ "a中b", { 5, 10, 5 } },
		{ "a\tb", { 5, 15, 5 } },
		{ "\tb", { 20, 5 } },
		{ "中\tb", { 10, 10, 5 } },
		{ "abc\t", { 5, 5, 5, 5 } },
		{ "，a", { 10, 5 } },
	};
	s->options.code = true;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct boxes boxes = boxes_of(s, rows[i].text);
		for (size_t j = 0; j < boxes.count; j++) {
			g_test_message("%zu %zu", i, j);
			assert_near(boxes.boxes[j].advance, rows[i].widths[j]);
			g_assert_cmpint(boxes.boxes[j].break_before, ==, j == 0 ? BREAKS_NONE : BREAKS_ALLOWED);
			assert_near(boxes.boxes[j].glue.natural, 0);
		}
	}
	// The columns of a line begin anew.
	struct boxes lines = boxes_of(s, "ab\n\tc");
	assert_near(lines.boxes[3].advance, 20);
}

static void test_hyphens(struct setting *s, gconstpointer data)
{
	struct runs runs = runs_from_text("ab\u00ADcd", NULL, &s->options, s->arena);
	struct boxes boxes = box_create_all(s->shaper, &runs, &s->options, s->arena);
	size_t shown = 0;
	for (size_t i = 0; i < boxes.count; i++) {
		bool ends = i + 1 < boxes.count && boxes.boxes[i + 1].break_before == BREAKS_HYPHEN;
		assert_near(boxes.boxes[i].hyphen, ends ? 5 : 0);
		shown += ends;
	}
	g_assert_cmpuint(shown, ==, 1);
}

static struct span *add_ruby(struct setting *s, struct block *block, const char *base, const char *annotation)
{
	struct span *ruby = span_create(s->arena, SPAN_RUBY, (struct source_pos){ 0 });
	struct span *text = span_create(s->arena, SPAN_TEXT, (struct source_pos){ 0 });
	ruby->as.ruby = annotation;
	text->as.text = base;
	span_append(ruby, text);
	block_append_span(block, ruby);
	return ruby;
}

// A base is whole and as wide as what stands above it.
static void test_ruby(struct setting *s, gconstpointer data)
{
	struct block *block = block_create(s->arena, BLOCK_PARAGRAPH, (struct source_pos){ 0 });
	add_ruby(s, block, "東京", "とうきょうと");
	add_ruby(s, block, "漢", "か");
	struct runs runs = runs_from_block(block, &s->options, s->arena);
	struct boxes boxes = box_create_all(s->shaper, &runs, &s->options, s->arena);
	g_assert_cmpuint(boxes.count, ==, 3);
	assert_near(boxes.boxes[0].advance + boxes.boxes[1].advance, 6 * 5);
	assert_near(boxes.boxes[0].inset, 2.5);
	g_assert_cmpint(boxes.boxes[1].break_before, ==, BREAKS_NONE);
	g_assert_cmpint(boxes.boxes[2].break_before, !=, BREAKS_NONE); // another base
	assert_near(boxes.boxes[2].advance, 10);
}

static void test_image(struct setting *s, gconstpointer data)
{
	struct resource resource = { .state = RESOURCE_USABLE, .width = 40, .height = 20 };
	struct block *block = block_create(s->arena, BLOCK_PARAGRAPH, (struct source_pos){ 0 });
	struct span *image = span_create(s->arena, SPAN_IMAGE, (struct source_pos){ 0 });
	image->as.image.resource = &resource;
	image->as.image.alt = "";
	block_append_span(block, image);
	struct runs runs = runs_from_block(block, &s->options, s->arena);
	struct boxes boxes = box_create_all(s->shaper, &runs, &s->options, s->arena);
	g_assert_cmpuint(boxes.count, ==, 1);
	g_assert_null(boxes.boxes[0].shape);
	assert_near(boxes.boxes[0].advance, 30);
}

static void test_hanging(struct setting *s, gconstpointer data)
{
	s->style.line.hanging = false;
	assert_near(boxes_of(s, "甲，").boxes[1].hang, 0);
	s->style.line.hanging = true;
	assert_near(boxes_of(s, "甲，").boxes[1].hang, 5);
	assert_near(boxes_of(s, "甲乙").boxes[1].hang, 0);
}

#define ADD(name, function) g_test_add("/box/" name, struct setting, NULL, setting_open, function, setting_close)

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD("text", test_text);
	ADD("autospace", test_autospace);
	ADD("squeezed-marks", test_squeezed_marks);
	ADD("code", test_code);
	ADD("hyphens", test_hyphens);
	ADD("ruby", test_ruby);
	ADD("image", test_image);
	ADD("hanging", test_hanging);
	return g_test_run();
}
