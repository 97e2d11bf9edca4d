#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>
#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>

#include "type/linebreak.h"
#include "type/paragraph.h"
#include "style/resolve.h"
#include "style/theme.h"

/*
 * How fast lines are made: characters per second of breaking alone (boxes as em metrics give them),
 * of shaping alone (boxes as the fonts give them), of both together as a paragraph of the PDF goes
 * through them, and of PangoLayout on the same text, font and measure. Not a test: it prints.
 */

enum { EM = 11, MEASURE = 30 };

struct bench {
	struct diag *diag;
	struct arena *arena;
	struct font_set *fonts;
	struct style style;
	struct paragraph_options options;
};

// A made-up text: Han without sense, with a mark behind every twelfth or so, or none.
static char *make_text(size_t count, bool marks)
{
	static const char *const signs[] = { "，", "。", "、", "：“", "”（", "）" };
	GString *text = g_string_sized_new(3 * count);
	guint32 seed = 1;
	for (size_t i = 0; i < count; i++) {
		seed = seed * 1664525 + 1013904223;
		if (marks && i % 12 == 11) {
			g_string_append(text, signs[(seed >> 16) % G_N_ELEMENTS(signs)]);
		} else {
			g_string_append_unichar(text, 0x4E00 + (seed >> 12) % 0x1000);
		}
	}
	return g_string_free(text, FALSE);
}

static void report(const char *what, const char *text, gint64 start)
{
	double seconds = (double)(g_get_monotonic_time() - start) / 1e6;
	double count = (double)g_utf8_strlen(text, -1);
	printf("  %-14s %8.3f s %12.0f characters/s\n", what, seconds, count / seconds);
}

static void run_breaking(struct bench *b, const char *text)
{
	struct shaper *bare = shaper_create(NULL, &b->style, b->arena, b->diag);
	struct arena *arena = arena_create();
	struct runs runs = runs_from_text(text, NULL, &b->options, arena);
	struct boxes boxes = box_create_all(bare, &runs, &b->options, arena);
	struct line_room room = { .measure = MEASURE * EM, .em = EM, .fit = FIT_JUSTIFY };
	g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(struct line_range));
	gint64 start = g_get_monotonic_time();
	linebreak_optimum(&boxes, &room, lines);
	report("breaking", text, start);
	arena_destroy(arena);
	shaper_destroy(bare);
}

static void run_shaping(struct bench *b, const char *text)
{
	struct shaper *shaper = shaper_create(b->fonts, &b->style, b->arena, b->diag);
	struct arena *arena = arena_create();
	struct runs runs = runs_from_text(text, NULL, &b->options, arena);
	gint64 start = g_get_monotonic_time();
	box_create_all(shaper, &runs, &b->options, arena);
	report("shaping", text, start);
	arena_destroy(arena);
	shaper_destroy(shaper);
}

static void run_both(struct bench *b, const char *text)
{
	struct shaper *shaper = shaper_create(b->fonts, &b->style, b->arena, b->diag);
	struct arena *arena = arena_create();
	gint64 start = g_get_monotonic_time();
	struct paragraph *paragraph = paragraph_create_text(shaper, text, NULL, &b->options, arena);
	struct lines lines = paragraph_break(paragraph, MEASURE * EM, arena);
	report("both, as items", text, start);
	printf("  %zu lines\n", lines.count);
	arena_destroy(arena);
	shaper_destroy(shaper);
}

static void run_pango(struct bench *b, const char *text)
{
	PangoFontMap *map = pango_ft2_font_map_new();
	pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), font_set_config(b->fonts));
	PangoContext *context = pango_font_map_create_context(map);
	pango_context_set_language(context, pango_language_from_string("zh-cn"));
	PangoLayout *layout = pango_layout_new(context);
	PangoFontDescription *font = pango_font_description_new();
	pango_font_description_set_family(font, font_set_families(b->fonts, "song", "zh-Hans", NULL, true, b->arena));
	pango_font_description_set_absolute_size(font, EM * PANGO_SCALE);
	pango_layout_set_font_description(layout, font);
	pango_layout_set_width(layout, MEASURE * EM * PANGO_SCALE);
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_justify(layout, TRUE);
	gint64 start = g_get_monotonic_time();
	pango_layout_set_text(layout, text, -1);
	int count = pango_layout_get_line_count(layout);
	report("PangoLayout", text, start);
	printf("  %d lines\n", count);
	pango_font_description_free(font);
	g_object_unref(layout);
	g_object_unref(context);
	g_object_unref(map);
}

static void run(struct bench *b, size_t count, bool marks, bool pango)
{
	g_autofree char *text = make_text(count, marks);
	printf("%zu Han, %s\n", count, marks ? "with marks" : "without marks");
	run_breaking(b, text);
	run_shaping(b, text);
	run_both(b, text);
	if (pango) {
		run_pango(b, text);
	}
}

int main(int argc, char **argv)
{
	struct bench b = { .diag = diag_create(), .arena = arena_create() };
	b.fonts = font_set_create(b.diag);
	struct theme theme;
	if (!b.fonts || !theme_load(&theme, "default", NULL, b.arena, b.diag)) {
		return EXIT_FAILURE;
	}
	style_resolve(&b.style, &theme, NULL, b.arena, b.diag);
	b.options = (struct paragraph_options){ .style = &b.style,
		.base = &b.style.blocks[ROLE_BODY],
		.family = FAMILY_SONG,
		.weight = 400,
		.size = EM,
		.align = ALIGN_JUSTIFY,
		.lang = "zh-Hans" };
	bool pango = argc < 2 || strcmp(argv[1], "--no-pango") != 0;
	run(&b, 100000, false, pango);
	run(&b, 100000, true, pango);
	run(&b, 1000000, false, false);
	run(&b, 1000000, true, false);
	font_set_destroy(b.fonts);
	arena_destroy(b.arena);
	diag_destroy(b.diag);
	return EXIT_SUCCESS;
}
