#include "layout/card.h"

#include "sheet.h"

static struct block *add_card(struct sheet *s, const char *title, const char *service, const char *url)
{
	struct block *card =
		title ? sheet_add_text(s, NULL, BLOCK_LINK_CARD, title) : sheet_add(s, NULL, BLOCK_LINK_CARD);
	card->as.link_card.service = service;
	card->as.link_card.url = url;
	return card;
}

static const struct page_item *find_kind(const struct sheet *s, enum item_kind kind)
{
	for (guint i = 0; i < s->flow.strips->len; i++) {
		for (size_t j = 0; j < sheet_strip(s, i)->item_count; j++) {
			if (sheet_strip(s, i)->items[j].kind == kind) {
				return &sheet_strip(s, i)->items[j];
			}
		}
	}
	return NULL;
}

// Title over service and address, one live area, never cut, and what follows does not stay with it.
static void test_live(struct sheet *s, gconstpointer unused)
{
	struct block *card = add_card(s, "影片", "Vimeo", "https://example.org/v");
	sheet_start(s);
	s->setting.style.page.qr = false;
	place_link_card(&s->flow, card);
	guint title, address;
	sheet_find(s, "影片", &title);
	sheet_find(s, "Vimeo", &address);
	g_assert_cmpuint(title, <, address);
	g_assert_cmpuint(sheet_count(s, ITEM_LINK), ==, 1);
	g_assert_cmpstr(find_kind(s, ITEM_LINK)->as.link.uri, ==, "https://example.org/v");
	g_assert_cmpuint(sheet_count(s, ITEM_IMAGE), ==, 0);
	for (guint i = 1; i < s->flow.strips->len; i++) {
		g_assert_true(sheet_strip(s, i)->keep);
	}
	g_assert_false(s->flow.keep_next);
	g_assert_cmpfloat(s->flow.width, ==, SHEET_WIDTH);
}

// The code stands right of the text and inside the frame, which is at least as high.
static void test_code(struct sheet *s, gconstpointer unused)
{
	struct block *card = add_card(s, "影片", "", "https://example.org/v");
	sheet_start(s);
	s->setting.style.page.qr = true;
	place_link_card(&s->flow, card);
	const struct page_item *code = find_kind(s, ITEM_IMAGE);
	g_assert_nonnull(code);
	g_assert_true(code->artifact);
	guint strip;
	const struct page_item *title = sheet_find(s, "影片", &strip);
	g_assert_cmpfloat(title->box.x + title->box.width, <=, code->box.x);
	g_assert_cmpfloat(code->box.x + code->box.width, <=, SHEET_WIDTH);
	double height = 0;
	for (guint i = 0; i < s->flow.strips->len; i++) {
		height += sheet_strip(s, i)->height;
	}
	g_assert_cmpfloat(height, >=, code->box.height);
}

static void test_dead(struct sheet *s, gconstpointer unused)
{
	static const char *const addresses[] = { "", "film.mp4" };
	struct block *cards[G_N_ELEMENTS(addresses)];
	for (size_t i = 0; i < G_N_ELEMENTS(addresses); i++) {
		cards[i] = add_card(s, "影片", "", addresses[i]);
	}
	sheet_start(s);
	s->setting.style.page.qr = true;
	for (size_t i = 0; i < G_N_ELEMENTS(addresses); i++) {
		place_link_card(&s->flow, cards[i]);
	}
	g_assert_cmpuint(sheet_count(s, ITEM_LINK), ==, 0);
	g_assert_cmpuint(sheet_count(s, ITEM_IMAGE), ==, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add("/card/live", struct sheet, NULL, sheet_open, test_live, sheet_close);
	g_test_add("/card/code", struct sheet, NULL, sheet_open, test_code, sheet_close);
	g_test_add("/card/dead", struct sheet, NULL, sheet_open, test_dead, sheet_close);
	return g_test_run();
}
