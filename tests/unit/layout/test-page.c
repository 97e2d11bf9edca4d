#include "layout/page.h"

#include "layout/flow.h"

enum { AREA_WIDTH = 100, AREA_HEIGHT = 100 };

static struct style style;
static const struct page_area area = { 10, 20, AREA_WIDTH, AREA_HEIGHT };

// A flow of strips without text: 'height' 'marks' one after the other, "20 20k 20!" (k: keep with the one before,
// !: starts a page).
static void build_flow(struct flow *flow, struct arena *arena, const char *strips)
{
	flow_init(flow, AREA_WIDTH, AREA_HEIGHT, arena);
	flow->style = &style;
	g_auto(GStrv) words = g_strsplit(strips, " ", -1); // none of ""
	for (size_t i = 0; words[i]; i++) {
		char *rest;
		double height = g_ascii_strtod(words[i], &rest);
		struct strip *strip = flow_push(flow, height, NULL, 0);
		strip->keep = strchr(rest, 'k') != NULL;
		strip->new_page = strchr(rest, '!') != NULL;
	}
}

static void build_pages(struct pages *pages, struct flow *flow)
{
	g_autoptr(GArray) starts = page_break(flow, area.height);
	pages->page_count = starts->len - 1;
	pages->pages = arena_new_array(flow->arena, struct page, pages->page_count);
	for (guint i = 0; i + 1 < starts->len; i++) {
		pages->pages[i] = page_compose(flow, &area, g_array_index(starts, guint, i),
			g_array_index(starts, guint, i + 1), &(struct page_furniture){ .label = "1" });
	}
}

// Cuts the strips and says how high the pages are filled, as the y of a destination in each strip.
static void assert_pages(const char *strips, const char *expected)
{
	struct arena *arena = arena_create();
	struct flow flow;
	build_flow(&flow, arena, strips);
	for (guint i = 0; i < flow.strips->len; i++) {
		struct strip *strip = &g_array_index(flow.strips, struct strip, i);
		strip->items = arena_new(arena, struct page_item);
		strip->items[0] = (struct page_item){ .kind = ITEM_DEST, .as.dest = "d" };
		strip->item_count = 1;
	}
	struct pages pages = { 0 };
	build_pages(&pages, &flow);
	g_autoptr(GString) found = g_string_new(NULL);
	for (size_t i = 0; i < pages.page_count; i++) {
		g_string_append(found, i > 0 ? " |" : "");
		for (size_t j = 0; j < pages.pages[i].item_count; j++) {
			g_string_append_printf(found, " %g", pages.pages[i].items[j].box.y - area.y);
		}
	}
	g_assert_cmpstr(found->str, ==, expected);
	flow_finish(&flow);
	arena_destroy(arena);
}

static void test_breaks(void)
{
	static const struct {
		const char *strips, *pages;
	} rows[] = {
		{ "40 40 40", " 0 40 | 0" },
		{ "50 50", " 0 50" },          // exactly full
		{ "40 40 40k", " 0 | 0 40" },  // what is kept together moves together
		{ "40 40k 40k", " 0 40 | 0" }, // longer than a page: cut where it ends
		{ "150 20", " 0 | 0" },        // taller than a page
		{ "20 20! 20", " 0 | 0 20" },
		{ "20 20k 20k 20k 20k 20k", " 0 20 40 60 80 | 0" },
		{ "", "" },      // nothing makes no page
		{ "20!", " 0" }, // the first page is there anyway
		{ "20! 20!", " 0 | 0" },
		{ "150 150k 20k", " 0 | 0 | 0" },    // kept with what fills a page
		{ "100 0", " 0 100" },               // a place at the very end
		{ "60 60 20k", " 0 | 0 60" },        // a heading goes with its text
		{ "60 20 20k! 20", " 0 60 | 0 20" }, // a new page parts what would stay together
		{ "33.333 33.333 33.334", " 0 33.333 66.666" },
		{ "0 0 0", " 0 0 0" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		assert_pages(rows[i].strips, rows[i].pages);
	}
}

// Widows and orphans: of any paragraph two lines at the least stand on either side of a page break.
static void test_paragraphs(void)
{
	static const struct {
		const char *strips, *pages;
	} rows[] = {
		{ "80 20 20k 20k", " 0 | 0 20 40" },       // three lines are never parted
		{ "80 20 20k 20 20k", " 0 | 0 20 40 60" }, // nor does a first one stand alone
		{ "60 20 20k 20 20k", " 0 60 80 | 0 20" }, // two and two
		{ "40 20 20k 20 20k", " 0 40 60 | 0 20" }, // a last one does not stand alone
		{ "20 20 20k 20 20 20k", " 0 20 40 60 | 0 20" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		assert_pages(rows[i].strips, rows[i].pages);
	}
}

// Each strip is on one page, in order, and the work grows with their number.
static void test_many(void)
{
	enum { COUNT = 100000 };
	struct arena *arena = arena_create();
	struct flow flow;
	flow_init(&flow, AREA_WIDTH, AREA_HEIGHT, arena);
	flow.style = &style;
	for (int i = 0; i < COUNT; i++) {
		flow_push(&flow, i % 7 * 10, NULL, 0)->keep = true; // one chain
	}
	g_autoptr(GArray) starts = page_break(&flow, AREA_HEIGHT);
	for (guint i = 0; i + 1 < starts->len; i++) {
		g_assert_cmpuint(g_array_index(starts, guint, i), <, g_array_index(starts, guint, i + 1));
	}
	g_assert_cmpuint(g_array_index(starts, guint, starts->len - 1), ==, COUNT);
	flow_finish(&flow);
	arena_destroy(arena);
}

// The lines of a row run across its cells; who reads the page gets cell after cell.
static void test_rows_are_read_by_cell(void)
{
	static const uint32_t blocks[] = { 5, 6, 5, 6 }; // two cells of two lines
	struct arena *arena = arena_create();
	struct flow flow;
	flow_init(&flow, AREA_WIDTH, AREA_HEIGHT, arena);
	flow.style = &style;
	for (int i = 0; i < 2; i++) {
		struct page_item items[2] = { 0 };
		for (int j = 0; j < 2; j++) {
			items[j] = (struct page_item){ .kind = ITEM_DEST, .block = blocks[2 * i + j], .as.dest = "d" };
		}
		flow_push(&flow, 20, items, 2)->in_row = true;
	}
	struct pages pages = { 0 };
	build_pages(&pages, &flow);
	g_assert_cmpuint(pages.page_count, ==, 1);
	g_assert_cmpuint(pages.pages[0].item_count, ==, 4);
	for (size_t i = 0; i < 4; i++) {
		g_assert_cmpuint(pages.pages[0].items[i].block, ==, i < 2 ? 5 : 6);
	}
	flow_finish(&flow);
	arena_destroy(arena);
}

static void test_space(void)
{
	struct arena *arena = arena_create();
	struct flow flow;
	build_flow(&flow, arena, "60");
	flow_add_space(&flow, 30);
	flow_add_space(&flow, 20); // collapses
	flow_push(&flow, 20, NULL, 0);
	g_assert_cmpfloat(g_array_index(flow.strips, struct strip, 1).space, ==, 30);
	// 60 + 30 + 20 does not fit; at the top of the next page the space falls away.
	struct pages pages = { 0 };
	build_pages(&pages, &flow);
	g_assert_cmpuint(pages.page_count, ==, 2);
	flow_finish(&flow);
	arena_destroy(arena);
}

static void test_fills_merge(void)
{
	struct arena *arena = arena_create();
	struct flow flow;
	flow_init(&flow, AREA_WIDTH, AREA_HEIGHT, arena);
	flow.style = &style;
	struct flow_frame frame = { .x = 5, .width = 50, .background = 0xeeeeee, .border_color = COLOR_INHERIT };
	flow.frame = &frame;
	for (int i = 0; i < 4; i++) {
		flow_add_space(&flow, 10);
		flow_push(&flow, 20, NULL, 0);
	}
	struct pages pages = { 0 };
	build_pages(&pages, &flow);
	// The first strip is at 0 (its space falls away); three fit: 20 + 30 + 30 = 80; one fill a page.
	g_assert_cmpuint(pages.page_count, ==, 2);
	g_assert_cmpuint(pages.pages[0].item_count, ==, 1);
	g_assert_cmpfloat(pages.pages[0].items[0].box.height, ==, 80);
	g_assert_cmpuint(pages.pages[1].item_count, ==, 1);
	g_assert_cmpfloat(pages.pages[1].items[0].box.height, ==, 20);
	g_assert_cmpfloat(pages.pages[1].items[0].box.y, ==, area.y);
	flow_finish(&flow);
	arena_destroy(arena);
}

static void test_head_repeats(void)
{
	struct arena *arena = arena_create();
	struct flow flow;
	build_flow(&flow, arena, "30 60 60");
	struct strip *strips = (struct strip *)flow.strips->data;
	struct strip head_strip = strips[0];
	struct page_item text = { .kind = ITEM_DEST, .as.dest = "head" };
	head_strip.items = &text;
	head_strip.item_count = 1;
	struct strip_head head = { .strips = &head_strip, .count = 1, .height = 30 };
	strips[1].head = &head;
	strips[2].head = &head;
	struct pages pages = { 0 };
	build_pages(&pages, &flow);
	g_assert_cmpuint(pages.page_count, ==, 2);
	g_assert_cmpuint(pages.pages[1].item_count, ==, 1);
	g_assert_true(pages.pages[1].items[0].artifact);
	flow_finish(&flow);
	arena_destroy(arena);
}

static void test_area(void)
{
	struct style book = { .page = { .width = 300,
				      .height = 400,
				      .margin_left = 20,
				      .margin_right = 25,
				      .margin_top = 30,
				      .margin_bottom = 40,
				      .font_size = 10 } };
	struct page_area plain = page_area_of(&book);
	g_assert_cmpfloat(plain.width, ==, 255);
	g_assert_cmpfloat(plain.height, ==, 330);
	book.page.whole_em_measure = true;
	struct page_area whole = page_area_of(&book);
	g_assert_cmpfloat(whole.width, ==, 250);
	g_assert_cmpfloat(whole.x, ==, 22.5);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/page/breaks", test_breaks);
	g_test_add_func("/page/paragraphs", test_paragraphs);
	g_test_add_func("/page/many", test_many);
	g_test_add_func("/page/rows-are-read-by-cell", test_rows_are_read_by_cell);
	g_test_add_func("/page/space", test_space);
	g_test_add_func("/page/fills-merge", test_fills_merge);
	g_test_add_func("/page/head-repeats", test_head_repeats);
	g_test_add_func("/page/area", test_area);
	return g_test_run();
}
