#include "type/em_metrics.h"

#include <glib.h>
#include <string.h>

// One cluster and one glyph for each unit, as wide as the table of typography says, whatever is installed.
static void test_widths(void)
{
	static const struct {
		const char *text;
		float advances[4];
	} rows[] = {
		{ "中", { 1 } },
		{ "，", { 1 } },
		{ "A1", { .5f, .5f } },
		{ " ", { .25f } },
		{ "\u00A0", { .25f } },
		{ "\u3000", { 1 } },
		{ "e\u0301x", { .5f, .5f } }, // an accent is of its letter
		{ "\u200B", { 0 } },
		{ "中a中", { 1, .5f, 1 } },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct arena *arena = arena_create();
		size_t length = strlen(rows[i].text);
		struct cjk_span span = { length, cjk_region_of_lang("zh-CN"), CJK_SPAN_TEXT };
		struct cjk_text *text = cjk_text_create(rows[i].text, length, &span, 1);
		const struct shape *shape = em_metrics_shape(text, 0, text->count, arena);
		g_test_message("%s", rows[i].text);
		g_assert_cmpuint(shape->cluster_count, ==, text->count);
		size_t bytes = 0;
		for (size_t j = 0; j < shape->cluster_count; j++) {
			const struct shape_cluster *cluster = &shape->clusters[j];
			g_assert_cmpfloat_with_epsilon(cluster->advance, rows[i].advances[j], .001);
			g_assert_cmpuint(cluster->glyph_count, ==, 1);
			g_assert_cmpuint(cluster->first_glyph, ==, j);
			g_assert_false(cluster->missing);
			bytes += cluster->bytes;
		}
		g_assert_cmpuint(bytes, ==, length);
		cjk_text_destroy(text);
		arena_destroy(arena);
	}
}

static void test_part(void)
{
	struct arena *arena = arena_create();
	struct cjk_span span = { 9, cjk_region_of_lang("zh-CN"), CJK_SPAN_TEXT };
	struct cjk_text *text = cjk_text_create("甲乙丙", 9, &span, 1);
	g_assert_cmpuint(em_metrics_shape(text, 1, 2, arena)->cluster_count, ==, 1);
	g_assert_cmpuint(em_metrics_shape(text, 1, 1, arena)->cluster_count, ==, 0);
	cjk_text_destroy(text);
	arena_destroy(arena);
}

static void test_sign(void)
{
	struct arena *arena = arena_create();
	const struct shape *sign = em_metrics_sign("‐", arena);
	g_assert_cmpuint(sign->cluster_count, ==, 1);
	g_assert_cmpuint(sign->clusters[0].bytes, ==, 3);
	g_assert_cmpfloat_with_epsilon(sign->clusters[0].advance, .5, .001);
	arena_destroy(arena);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/em-metrics/widths", test_widths);
	g_test_add_func("/em-metrics/part", test_part);
	g_test_add_func("/em-metrics/sign", test_sign);
	return g_test_run();
}
