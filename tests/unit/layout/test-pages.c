#include "layout/pages.h"

#include <glib.h>
#include <string.h>

#include "doc/resource.h"

// Each kind of item in a line of its own, in the order of the page.
static void test_dump(void)
{
	struct resource resource = { .id = 4 };
	struct page_item items[] = {
		{ .kind = ITEM_FILL, .artifact = true, .block = NO_NODE, .box = { 1, 2, 3, 4 }, .as.color = 0xabc },
		{ .kind = ITEM_GLYPHS, .block = 7, .box = { 10, 20.126, 30, 10 } },
		{ .kind = ITEM_IMAGE, .block = 8, .as.image = &resource },
		{ .kind = ITEM_LINK, .block = 9, .as.link.uri = "https://example.org/" },
		{ .kind = ITEM_LINK, .block = 9, .as.link.dest = "c0-b1" },
		{ .kind = ITEM_DEST, .block = NO_NODE, .box = { 5, 6, 0, 0 }, .as.dest = "c0-b0" },
	};
	items[1].as.run = (struct glyph_run){ .size = 10.5, .text = "甲乙", .text_length = 3 };
	struct page page[] = { { items, G_N_ELEMENTS(items), "i" }, { NULL, 0, "ii" } };
	struct page_mark mark = { 2, "题", "c0-b0" };
	struct pages pages = { 100, 200.5, page, 2, &mark, 1 };
	struct out *out = out_create();
	pages_dump(&pages, out);
	size_t length;
	const char *bytes = out_bytes(out, &length);
	g_autofree char *found = g_strndup(bytes, length);
	g_assert_cmpstr(found, ==,
		"page i 100.00x200.50\n"
		"  fill 1.00,2.00 3.00x4.00 artifact #000abc\n"
		"  glyphs 10.00,20.13 30.00x10.00 block=7 size=10.50 \"甲\"\n"
		"  image 0.00,0.00 0.00x0.00 block=8 resource=4\n"
		"  link 0.00,0.00 0.00x0.00 block=9 uri=https://example.org/\n"
		"  link 0.00,0.00 0.00x0.00 block=9 dest=c0-b1\n"
		"  dest 5.00,6.00 c0-b0\n"
		"page ii 100.00x200.50\n"
		"mark 2 c0-b0 \"题\"\n");
	out_destroy(out);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/pages/dump", test_dump);
	return g_test_run();
}
