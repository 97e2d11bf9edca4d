#include "layout/cover.h"

#include <string.h>

#include "doc/resource.h"
#include "sheet.h"

#define assert_near(a, b) g_assert_cmpfloat_with_epsilon((a), (b), .01)

static struct page compose(struct sheet *s)
{
	struct page page = cover_compose(&s->flow);
	for (size_t i = 0; i < page.item_count; i++) {
		const struct rect *box = &page.items[i].box;
		g_assert_cmpfloat(box->x, >=, -.01);
		g_assert_cmpfloat(box->x + box->width, <=, s->setting.style.page.width + .01);
		g_assert_cmpfloat(box->y, <=, s->setting.style.page.height);
	}
	return page;
}

static double size_of(const struct page *page, enum item_part part)
{
	for (size_t i = 0; i < page->item_count; i++) {
		if (page->items[i].kind == ITEM_GLYPHS && page->items[i].part == part) {
			return page->items[i].as.run.size;
		}
	}
	return 0;
}

// The longer a title, the smaller; authors below it; all on one page.
static void test_panel(struct sheet *s, gconstpointer unused)
{
	static const char *const titles[] = { "短", "一二三四五六七八", "一二三四五六七八九十一二三四五六",
		"一二三四五六七八九十一二三四五六一二三四五六七八九十一二三四五六七八九十" };
	double before = 1000;
	sheet_start(s);
	meta_list_add(&s->book->authors, "甲", s->setting.arena);
	meta_list_add(&s->book->authors, "乙", s->setting.arena);
	for (size_t i = 0; i < G_N_ELEMENTS(titles); i++) {
		s->book->title = titles[i];
		struct page page = compose(s);
		g_assert_cmpint(page.items[0].kind, ==, ITEM_FILL);
		assert_near(page.items[0].box.width, s->setting.style.page.width);
		g_assert_cmpfloat(size_of(&page, PART_TEXT), <, before);
		before = size_of(&page, PART_TEXT);
		g_assert_cmpfloat(size_of(&page, PART_BYLINE), >, 0);
	}
}

// The colour belongs to the book: always the same for one, not the same for all.
static void test_color(struct sheet *s, gconstpointer unused)
{
	sheet_start(s);
	g_autoptr(GHashTable) colors = g_hash_table_new(g_direct_hash, g_direct_equal);
	for (int i = 0; i < 30; i++) {
		s->book->identifier = arena_printf(s->setting.arena, "urn:uuid:%d", i);
		uint32_t color = compose(s).items[0].as.color;
		g_assert_cmpuint(compose(s).items[0].as.color, ==, color);
		g_hash_table_add(colors, GUINT_TO_POINTER(color));
	}
	g_assert_cmpuint(g_hash_table_size(colors), >, 3);
}

static void test_picture(struct sheet *s, gconstpointer unused)
{
	static const struct {
		unsigned int width, height;
	} sizes[] = { { 10, 10 }, { 4000, 100 }, { 100, 4000 } };
	sheet_start(s);
	const struct page_style *page_style = &s->setting.style.page;
	for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
		struct resource image = {
			.state = RESOURCE_USABLE, .width = sizes[i].width, .height = sizes[i].height
		};
		s->book->cover = &image;
		struct page page = compose(s);
		g_assert_cmpuint(page.item_count, ==, 1);
		const struct rect *box = &page.items[0].box;
		g_assert_cmpint(page.items[0].part, ==, PART_PICTURE);
		assert_near(box->width * sizes[i].height / sizes[i].width, box->height); // its own proportions
		g_assert_true(ABS(box->width - page_style->width) < .01 || ABS(box->height - page_style->height) < .01);
		assert_near(box->x, page_style->width - box->x - box->width);
		assert_near(box->y, page_style->height - box->y - box->height);
	}
}

// An image that cannot be shown leaves the panel.
static void test_unusable(struct sheet *s, gconstpointer unused)
{
	struct resource image = { .state = RESOURCE_MISSING, .width = 10, .height = 10 };
	struct resource empty = { .state = RESOURCE_USABLE };
	sheet_start(s);
	s->book->cover = &image;
	g_assert_cmpint(compose(s).items[0].kind, ==, ITEM_FILL);
	s->book->cover = &empty;
	g_assert_cmpint(compose(s).items[0].kind, ==, ITEM_FILL);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add("/cover/panel", struct sheet, NULL, sheet_open, test_panel, sheet_close);
	g_test_add("/cover/color", struct sheet, NULL, sheet_open, test_color, sheet_close);
	g_test_add("/cover/picture", struct sheet, NULL, sheet_open, test_picture, sheet_close);
	g_test_add("/cover/unusable", struct sheet, NULL, sheet_open, test_unusable, sheet_close);
	return g_test_run();
}
