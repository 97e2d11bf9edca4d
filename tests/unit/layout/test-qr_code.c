#include "layout/qr_code.h"

#include "doc/resource.h"
#include "sheet.h"

static void test_find(struct sheet *s, gconstpointer unused)
{
	double side;
	sheet_start(s);
	s->setting.style.page.qr = true;
	const struct resource *code = qr_code_find(&s->flow, "https://example.org/文", &side);
	g_assert_nonnull(code);
	g_assert_cmpfloat(side, >, 20);
	g_assert_cmpfloat(side, <=, SHEET_WIDTH);
	s->flow.width = 30;
	g_assert_nonnull(qr_code_find(&s->flow, "https://example.org/文", &side));
	g_assert_cmpfloat(side, ==, 30); // never wider than its place
	g_autofree char *text = g_strnfill(5000, 'a');
	g_assert_null(qr_code_find(&s->flow, text, &side)); // no code holds that
	g_assert_cmpfloat(side, ==, 0);
	s->setting.style.page.qr = false;
	g_assert_null(qr_code_find(&s->flow, "https://example.org/", &side));
}

// In the middle, kept with what it belongs to, and no text.
static void test_place(struct sheet *s, gconstpointer unused)
{
	struct block *block = sheet_add_text(s, NULL, BLOCK_PARAGRAPH, "甲");
	sheet_start(s);
	s->setting.style.page.qr = false;
	qr_code_place(&s->flow, block, "https://example.org/");
	g_assert_cmpuint(s->flow.strips->len, ==, 0);
	s->setting.style.page.qr = true;
	flow_push(&s->flow, 10, NULL, 0);
	qr_code_place(&s->flow, block, "https://example.org/");
	const struct strip *strip = sheet_strip(s, 1);
	g_assert_true(strip->keep);
	g_assert_cmpuint(strip->item_count, ==, 1);
	const struct page_item *item = &strip->items[0];
	g_assert_cmpint(item->kind, ==, ITEM_IMAGE);
	g_assert_true(item->artifact);
	g_assert_cmpfloat_with_epsilon(item->box.x, SHEET_WIDTH - item->box.x - item->box.width, .001);
	g_assert_cmpfloat(strip->height, ==, item->box.height);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add("/qr-code/find", struct sheet, NULL, sheet_open, test_find, sheet_close);
	g_test_add("/qr-code/place", struct sheet, NULL, sheet_open, test_place, sheet_close);
	return g_test_run();
}
