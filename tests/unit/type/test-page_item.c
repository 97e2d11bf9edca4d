#include "type/page_item.h"

#include <glib.h>

#include "doc/note.h"

static void test_names(void)
{
	struct arena *arena = arena_create();
	struct block block = { .id = 12 };
	struct span span = { .id = 12 };
	g_assert_cmpstr(page_item_block_dest(0, &block, arena), ==, "c0-b12");
	g_assert_cmpstr(page_item_span_dest(3, &span, arena), ==, "c3-s12"); // never that of a block
	struct span link = { .kind = SPAN_LINK };
	link.as.link.kind = LINK_INTERNAL;
	link.as.link.chapter = 2;
	g_assert_cmpstr(page_item_link_dest(&link, arena), ==, "c2-b0"); // a chapter's start is its root
	link.as.link.target = &block;
	g_assert_cmpstr(page_item_link_dest(&link, arena), ==, page_item_block_dest(2, &block, arena));
	arena_destroy(arena);
}

static struct page_item led(const struct span *span, struct arena *arena)
{
	struct page_item item = { .kind = ITEM_GLYPHS, .block = 4, .box = { 1, 2, 3, 4 } };
	page_item_lead(&item, span, 1, arena);
	g_assert_cmpint(item.kind, ==, ITEM_LINK);
	g_assert_cmpuint(item.span, ==, span->id);
	g_assert_cmpuint(item.block, ==, 4);
	g_assert_cmpfloat(item.box.x, ==, 1);
	g_assert_cmpfloat(item.box.height, ==, 4);
	return item;
}

static void test_lead(void)
{
	struct arena *arena = arena_create();
	struct block body = { .id = 9 };
	struct note note = { .body = &body };
	struct span outside = { .kind = SPAN_LINK, .id = 5 };
	outside.as.link.kind = LINK_EXTERNAL;
	outside.as.link.url = "https://example.org/";
	struct page_item item = led(&outside, arena);
	g_assert_cmpstr(item.as.link.uri, ==, "https://example.org/");
	g_assert_null(item.as.link.dest);
	struct span inside = { .kind = SPAN_LINK, .id = 6 };
	inside.as.link.kind = LINK_INTERNAL;
	inside.as.link.url = "#x";
	inside.as.link.chapter = 7;
	item = led(&inside, arena);
	g_assert_null(item.as.link.uri);
	g_assert_cmpstr(item.as.link.dest, ==, "c7-b0");
	struct span reference = { .kind = SPAN_NOTE_REF, .id = 8 };
	reference.as.note_ref.note = &note;
	item = led(&reference, arena);
	g_assert_null(item.as.link.uri);
	g_assert_cmpstr(item.as.link.dest, ==, "c1-b9"); // in the chapter that the item is of
	arena_destroy(arena);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/page-item/names", test_names);
	g_test_add_func("/page-item/lead", test_lead);
	return g_test_run();
}
