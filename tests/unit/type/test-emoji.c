#include <string.h>

#include "setting.h"

// The picture of an emoji is decoration; its text is still there to be found and copied.
static void test_text(struct setting *s, gconstpointer with_fonts)
{
	struct lines lines = setting_break(s, "好👍🏽的", 20);
	g_assert_cmpuint(lines.count, ==, 1);
	const struct line *line = &lines.lines[0];
	const struct page_item *picture = NULL;
	g_autofree char *text = setting_text(&lines);
	g_assert_cmpstr(text, ==, "好👍🏽的");
	for (size_t i = 0; i < line->item_count; i++) {
		if (line->items[i].kind == ITEM_IMAGE) {
			g_assert_null(picture);
			picture = &line->items[i];
		}
	}
	if (!picture) {
		g_test_skip("no colour emoji font is installed");
		return;
	}
	g_assert_true(picture->artifact);
	g_assert_cmpstr(picture->as.image->media_type, ==, "image/png");
	g_assert_cmpint(memcmp(picture->as.image->bytes, "\x89PNG", 4), ==, 0);
	// One em wide, behind the first character, around the middle of the line.
	g_assert_cmpfloat_with_epsilon(picture->box.width, s->options.size, 0.01);
	g_assert_cmpfloat_with_epsilon(picture->box.x, s->options.size, 0.01);
	g_assert_cmpfloat_with_epsilon(picture->box.y + picture->box.height / 2, -0.38 * s->options.size, 0.01);
}

static void test_without_fonts(struct setting *s, gconstpointer with_fonts)
{
	struct lines lines = setting_break(s, "👍🏽", 20);
	g_assert_cmpfloat_with_epsilon(lines.lines[0].width, s->options.size, 0.01);
	for (size_t i = 0; i < lines.lines[0].item_count; i++) {
		g_assert_cmpint(lines.lines[0].items[i].kind, ==, ITEM_GLYPHS);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add("/emoji/text", struct setting, "fonts", setting_open, test_text, setting_close);
	g_test_add("/emoji/without-fonts", struct setting, NULL, setting_open, test_without_fonts, setting_close);
	return g_test_run();
}
