#include "setting.h"

#include "style/resolve.h"
#include "style/theme.h"

enum { EM = 10 };

void setting_open(struct setting *s, gconstpointer with_fonts)
{
	s->diag = diag_create();
	s->arena = arena_create();
	s->fonts = with_fonts ? font_set_create(s->diag) : NULL;
	struct theme theme;
	g_assert_true(theme_load(&theme, "default", NULL, s->arena, s->diag));
	style_resolve(&s->style, &theme, NULL, s->arena, s->diag);
	s->shaper = shaper_create(s->fonts, &s->style, s->arena, s->diag);
	s->options = (struct paragraph_options){
		.style = &s->style,
		.base = &s->style.blocks[ROLE_BODY],
		.family = FAMILY_SONG,
		.weight = 400,
		.size = EM,
		.align = ALIGN_JUSTIFY,
		.lang = "zh-CN",
	};
}

void setting_close(struct setting *s, gconstpointer with_fonts)
{
	shaper_destroy(s->shaper);
	font_set_destroy(s->fonts);
	arena_destroy(s->arena);
	diag_destroy(s->diag);
}

struct lines setting_break(struct setting *s, const char *text, double measure)
{
	struct paragraph *paragraph = paragraph_create_text(s->shaper, text, NULL, &s->options, s->arena);
	return paragraph_break(paragraph, measure * EM, s->arena);
}

char *setting_text(const struct lines *lines)
{
	GString *text = g_string_new(NULL);
	for (size_t i = 0; i < lines->count; i++) {
		g_string_append(text, i > 0 ? "/" : "");
		for (size_t k = 0; k < lines->lines[i].item_count; k++) {
			const struct page_item *item = &lines->lines[i].items[k];
			if (item->kind == ITEM_GLYPHS && !item->artifact) {
				g_string_append_len(text, item->as.run.text, (gssize)item->as.run.text_length);
			}
		}
	}
	return g_string_free(text, FALSE);
}

double setting_end(const struct line *line)
{
	double end = 0;
	for (size_t i = 0; i < line->item_count; i++) {
		if (line->items[i].kind == ITEM_GLYPHS) {
			end = MAX(end, line->items[i].box.x + line->items[i].box.width);
		}
	}
	return end / EM;
}
