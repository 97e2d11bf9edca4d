#include "type/ruby.h"

#include <string.h>

#include <glib.h>

#include "type/em_metrics.h"
#include "text/utf8.h"

struct run ruby_look(const struct run *base, double scale)
{
	struct run look = *base;
	look.size = base->size * scale;
	look.raise = base->raise + page_item_em_ascent * base->size + (1 - page_item_em_ascent) * look.size;
	look.span = base->ruby->id;
	look.background = COLOR_INHERIT;
	return look;
}

bool ruby_is_in_letters(const char *text)
{
	return !utf8_is_wide(g_utf8_get_char(text));
}

const struct shape *ruby_shape(struct shaper *shaper, const struct run *base, struct arena *arena)
{
	const char *text = base->ruby->as.ruby;
	size_t length = strlen(text);
	if (!shaper_has_fonts(shaper)) {
		struct cjk_span span = { length, cjk_region_of_lang(base->lang), CJK_SPAN_TEXT };
		struct cjk_text *units = cjk_text_create(text, length, &span, 1);
		const struct shape *shape = em_metrics_shape(units, 0, units->count, arena);
		cjk_text_destroy(units);
		return shape;
	}
	bool letters = ruby_is_in_letters(text);
	struct shape_style style = {
		.family = letters ? base->latin : base->family,
		.weight = base->weight,
		.cjk = !letters,
		.lang = base->lang,
	};
	return shaper_shape(shaper, text, length, &style, arena);
}

double ruby_width(const struct shape *shape, double size)
{
	double width = 0;
	for (size_t i = 0; i < shape->cluster_count; i++) {
		width += shape->clusters[i].advance;
	}
	return width * size;
}
