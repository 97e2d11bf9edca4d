#include "layout/flow.h"

#include "layout/page.h"
#include "sheet.h"

#define assert_near(a, b) g_assert_cmpfloat_with_epsilon((a), (b), .001)

// Adjoining spaces collapse to the larger, and the next strip alone has it.
static void test_space(struct sheet *s, gconstpointer unused)
{
	sheet_start(s);
	flow_add_space(&s->flow, 5);
	flow_add_space(&s->flow, 12);
	flow_add_space(&s->flow, 7);
	assert_near(flow_push(&s->flow, 10, NULL, 0)->space, 12);
	assert_near(flow_push(&s->flow, 10, NULL, 0)->space, 0);
}

// What is asked of the next strip holds for that one.
static void test_flags(struct sheet *s, gconstpointer unused)
{
	sheet_start(s);
	s->flow.keep_next = s->flow.new_page = true;
	flow_push(&s->flow, 10, NULL, 0);
	flow_push(&s->flow, 10, NULL, 0);
	g_autofree char *strips = sheet_strips(s);
	g_assert_cmpstr(strips, ==, "k!- -");
}

static struct lines lines_of(struct sheet *s, const char *text, double em)
{
	return setting_break(&s->setting, text, em);
}

// Neither a first line alone at the foot of a page nor a last line alone at the top of one.
static void test_lines_keep(struct sheet *s, gconstpointer unused)
{
	static const struct {
		const char *text, *strips;
	} rows[] = {
		{ "甲", "甲" },
		{ "甲乙", "甲 k乙" },
		{ "甲乙丙", "甲 k乙 k丙" },
		{ "甲乙丙丁", "甲 k乙 丙 k丁" },
		{ "甲乙丙丁戊", "甲 k乙 丙 丁 k戊" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		sheet_start(s);
		struct lines lines = lines_of(s, rows[i].text, 1);
		flow_push_lines(&s->flow, &lines, 10, 1.5, 20);
		g_autofree char *strips = sheet_strips(s);
		g_assert_cmpstr(strips, ==, rows[i].strips);
		assert_near(sheet_strip(s, 0)->height, 15);
		assert_near(sheet_strip(s, 0)->items[0].box.x, 20);
		assert_near(sheet_strip(s, 0)->items[0].box.y, 2.5 + 8.8);
		flow_finish(&s->flow);
		s->flow.strips = NULL;
	}
}

// A marker goes with the first line of its item, and to a line of its own where there is none.
static void test_markers(struct sheet *s, gconstpointer unused)
{
	sheet_start(s);
	struct lines lines = lines_of(s, "甲乙", 1);
	struct flow_marker marker = { .line = lines_of(s, "1.", 5).lines[0], .x = 3 };
	g_array_append_val(s->flow.markers, marker);
	flow_push_lines(&s->flow, &lines, 10, 1.5, 20);
	g_array_append_val(s->flow.markers, marker);
	flow_flush_markers(&s->flow);
	flow_flush_markers(&s->flow); // none waits
	flow_push(&s->flow, 5, NULL, 0);
	g_autofree char *strips = sheet_strips(s);
	g_assert_cmpstr(strips, ==, "1.甲 k乙 1. k-");
	assert_near(sheet_strip(s, 0)->items[0].box.x, 3);
	assert_near(sheet_strip(s, 0)->items[0].box.y, sheet_strip(s, 0)->items[1].box.y);
}

static void test_dests(struct sheet *s, gconstpointer unused)
{
	struct block *first = sheet_add_text(s, NULL, BLOCK_PARAGRAPH, "甲");
	struct block *second = sheet_add_text(s, NULL, BLOCK_PARAGRAPH, "乙");
	sheet_start(s);
	s->flow.chapter = 3;
	flow_add_dest(&s->flow, first);
	flow_add_dest(&s->flow, second);
	flow_push(&s->flow, 5, NULL, 0);
	flow_push(&s->flow, 5, NULL, 0);
	g_assert_cmpuint(sheet_strip(s, 0)->item_count, ==, 2);
	g_assert_cmpuint(sheet_strip(s, 1)->item_count, ==, 0);
	g_assert_cmpstr(sheet_strip(s, 0)->items[1].as.dest, ==, page_item_block_dest(3, second, s->setting.arena));
	g_assert_cmpuint(sheet_strip(s, 0)->items[0].chapter, ==, 3);
}

// A line that holds something higher than text is as much higher, and its baseline lower.
static void test_extra_height(struct sheet *s, gconstpointer unused)
{
	sheet_start(s);
	struct lines lines = lines_of(s, "甲", 5);
	assert_near(flow_extra_height(0, 10, 1.5), 0);
	double extra = flow_extra_height(30, 10, 1.5);
	g_assert_cmpfloat(extra, >, 15);
	lines.lines[0].ascent = 30;
	flow_push_lines(&s->flow, &lines, 10, 1.5, 0);
	assert_near(sheet_strip(s, 0)->height, 15 + extra);
	g_assert_cmpfloat(sheet_strip(s, 0)->items[0].box.y, >=, 30 - .001); // room for it above the baseline
}

// Strips of a box carry its background, in one piece with the space between them, and none outside.
static void test_box(struct sheet *s, gconstpointer unused)
{
	struct block_style *style = &s->setting.style.blocks[ROLE_ADMONITION];
	style->background = 0xeeeeee;
	style->border_color = 0x123456;
	style->border_start = .3;
	style->padding = 1;
	style->margin_start = 2;
	style->margin_end = 1;
	style->space_before = style->space_after = 1;
	style->border = 0;
	sheet_start(s);
	double size = flow_role_size(&s->flow, ROLE_ADMONITION);
	struct flow_box box;
	flow_open_box(&s->flow, &box, ROLE_ADMONITION);
	assert_near(s->flow.x, 2 * size + size + .3 * size);
	assert_near(s->flow.width, SHEET_WIDTH - 3 * size - 2 * 1.3 * size);
	flow_push(&s->flow, 20, NULL, 0);
	flow_add_space(&s->flow, 7);
	flow_push(&s->flow, 20, NULL, 0);
	flow_close_box(&s->flow, &box);
	assert_near(s->flow.x, 0);
	assert_near(s->flow.width, SHEET_WIDTH);
	flow_push(&s->flow, 20, NULL, 0);
	g_assert_cmpuint(s->flow.strips->len, ==, 5); // padding above and below are strips of their own
	const struct page_item *fill = &sheet_strip(s, 2)->items[0];
	g_assert_cmpint(fill->kind, ==, ITEM_FILL);
	g_assert_true(fill->artifact);
	assert_near(fill->box.y, -7);
	assert_near(fill->box.height, 27);
	assert_near(fill->box.x, 2 * size);
	g_assert_cmpuint(sheet_strip(s, 4)->item_count, ==, 0);
	assert_near(sheet_strip(s, 4)->space, size);
	g_autofree char *strips = sheet_strips(s);
	g_assert_cmpstr(strips, ==, "- k- - k- -"); // padding never stands alone
}

// Boxes in boxes leave a measure, however many there are.
static void test_deep_boxes(struct sheet *s, gconstpointer unused)
{
	enum { DEPTH = 100 };
	struct flow_box boxes[DEPTH];
	s->setting.style.blocks[ROLE_QUOTE].margin_start = 2;
	sheet_start(s);
	for (int i = 0; i < DEPTH; i++) {
		flow_open_box(&s->flow, &boxes[i], ROLE_QUOTE);
		g_assert_cmpfloat(s->flow.width, >, 0);
		g_assert_cmpfloat(s->flow.x + s->flow.width, <=, SHEET_WIDTH + .001);
	}
	flow_push(&s->flow, 10, NULL, 0);
	for (int i = DEPTH; i > 0; i--) {
		flow_close_box(&s->flow, &boxes[i - 1]);
	}
	assert_near(s->flow.x, 0);
	assert_near(s->flow.width, SHEET_WIDTH);
	g_assert_null(s->flow.frame);
}

// Frames go on over a page break: each page has a background that reaches around its strips.
static void test_frame_over_pages(struct sheet *s, gconstpointer unused)
{
	sheet_start(s);
	struct flow_frame frame = {
		.x = 5, .width = 50, .background = 0xeeeeee, .border_color = COLOR_INHERIT, .pad = 4
	};
	s->flow.frame = &frame;
	for (int i = 0; i < 20; i++) {
		flow_push(&s->flow, 40, NULL, 0);
	}
	struct page_area area = { 0, 0, SHEET_WIDTH, SHEET_HEIGHT };
	g_autoptr(GArray) starts = page_break(&s->flow, SHEET_HEIGHT);
	g_assert_cmpuint(starts->len, ==, 4); // 7, 7 and 6 strips
	for (guint i = 0; i + 1 < starts->len; i++) {
		struct page page = page_compose(&s->flow, &area, g_array_index(starts, guint, i),
			g_array_index(starts, guint, i + 1), &(struct page_furniture){ .label = "1" });
		g_assert_cmpuint(page.item_count, ==, 1);
		g_assert_cmpfloat(page.items[0].box.y, >=, 0);
		guint strips = g_array_index(starts, guint, i + 1) - g_array_index(starts, guint, i);
		g_assert_cmpfloat(page.items[0].box.height, >=, 40 * strips);
		g_assert_cmpfloat(page.items[0].box.y + page.items[0].box.height, <=, SHEET_HEIGHT + .001);
	}
}

static void test_options(struct sheet *s, gconstpointer unused)
{
	sheet_start(s);
	g_assert_true(flow_options(&s->flow, ROLE_HEADING_2).heading);
	g_assert_true(flow_options(&s->flow, ROLE_TITLE).heading);
	g_assert_false(flow_options(&s->flow, ROLE_BODY).heading);
	assert_near(flow_options(&s->flow, ROLE_BODY).size, 10);
	s->setting.style.blocks[ROLE_QUOTE].color = COLOR_INHERIT;
	s->setting.style.blocks[ROLE_BODY].color = 0x111111;
	g_assert_cmpuint(flow_options(&s->flow, ROLE_QUOTE).color, ==, 0x111111);
}

#define ADD(name, function) g_test_add("/flow/" name, struct sheet, NULL, sheet_open, function, sheet_close)

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD("space", test_space);
	ADD("flags", test_flags);
	ADD("lines-keep", test_lines_keep);
	ADD("markers", test_markers);
	ADD("dests", test_dests);
	ADD("extra-height", test_extra_height);
	ADD("box", test_box);
	ADD("deep-boxes", test_deep_boxes);
	ADD("frame-over-pages", test_frame_over_pages);
	ADD("options", test_options);
	return g_test_run();
}
