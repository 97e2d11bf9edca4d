#include "type/stand_in.h"

#include <string.h>

#include "setting.h"

static void test_exists(struct setting *s, gconstpointer data)
{
	static const gunichar marks[] = { 0x2015, 0x2027, 0x22EF, 0x2E3A, 0x2E3B, 0x301C, 0x30FB };
	static const gunichar others[] = { 0, 'a', 0x2014, 0x2026, 0x4E00, 0x30FA, 0x30FC, 0x10FFFF };
	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
		g_assert_true(stand_in_exists(marks[i]));
	}
	for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
		g_assert_false(stand_in_exists(others[i]));
	}
}

static struct shape_style han_style(void)
{
	return (struct shape_style){ .family = FAMILY_SONG, .weight = 400, .cjk = true, .lang = "zh-CN" };
}

// What stands for a mark is one cluster of all its bytes, of the face of the Han; a mark that this face has is left as
// it is.
static void test_shape(struct setting *s, gconstpointer data)
{
	static const char *const marks[] = { "⸺", "⋯", "・", "―", "‧", "〜" };
	struct shape_style style = han_style();
	const struct face *han = shaper_shape(s->shaper, "一", 3, &style, s->arena)->clusters[0].face;
	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
		size_t length = strlen(marks[i]);
		struct cjk_span span = { length, cjk_region_of_lang("zh-CN"), CJK_SPAN_TEXT };
		struct cjk_text *text = cjk_text_create(marks[i], length, &span, 1);
		const struct shape *own = shaper_shape(s->shaper, marks[i], length, &style, s->arena);
		const struct shape *shape = stand_in_shape(s->shaper, &text->units[0], own, &style, s->arena);
		bool had = own->clusters[0].face == han && !own->clusters[0].missing;
		g_test_message("%s: %s", marks[i], had ? "its own" : "another");
		g_assert_true(!had || shape == own);
		if (shape != own) {
			g_assert_cmpuint(shape->cluster_count, ==, 1);
			g_assert_cmpuint(shape->clusters[0].bytes, ==, length);
			g_assert_true(shape->clusters[0].face == han);
			g_assert_cmpfloat(shape->clusters[0].advance, >, 0);
		}
		cjk_text_destroy(text);
	}
}

// A mark of a face that is not the Han's gets what the Han's face has.
static void test_foreign(struct setting *s, gconstpointer data)
{
	struct shape_style style = han_style();
	struct cjk_span span = { 3, cjk_region_of_lang("zh-CN"), CJK_SPAN_TEXT };
	struct cjk_text *text = cjk_text_create("⋯", 3, &span, 1);
	const struct shape *own = shaper_shape(s->shaper, "⋯", 3, &style, s->arena);
	struct shape_cluster cluster = own->clusters[0];
	cluster.face = NULL; // as if another face had given it
	struct shape foreign = { &cluster, 1, own->glyphs };
	const struct shape *shape = stand_in_shape(s->shaper, &text->units[0], &foreign, &style, s->arena);
	const struct shape *dots = shaper_shape(s->shaper, "…", 3, &style, s->arena);
	g_assert_true(shape != &foreign);
	g_assert_cmpuint(shape->glyphs[shape->clusters[0].first_glyph].index, ==,
		dots->glyphs[dots->clusters[0].first_glyph].index);
	cjk_text_destroy(text);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add("/stand-in/exists", struct setting, NULL, setting_open, test_exists, setting_close);
	g_test_add("/stand-in/shape", struct setting, "fonts", setting_open, test_shape, setting_close);
	g_test_add("/stand-in/foreign", struct setting, "fonts", setting_open, test_foreign, setting_close);
	return g_test_run();
}
