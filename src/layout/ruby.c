#include "layout/ruby.h"

#include <string.h>

#include <glib.h>

#include "layout/em_metrics.h"
#include "text/utf8.h"

static const double scale = .5;     // of the base's size
static const double word_gap = .25; // em of an annotation in letters, to its neighbour

struct run ruby_look(const struct run *base)
{
	struct run look = *base;
	look.size = base->size * scale;
	look.raise = base->raise + pages_em_ascent * base->size + (1 - pages_em_ascent) * look.size;
	look.span = base->ruby->id;
	look.background = COLOR_INHERIT;
	return look;
}

static bool is_in_letters(const char *text)
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
	bool letters = is_in_letters(text);
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

static const struct span *ruby_of(const struct boxes *boxes, const struct runs *runs, size_t index)
{
	return runs->runs[boxes->boxes[index].run].ruby;
}

// Makes the base of the boxes [from, to) whole, and at least as wide as its annotation.
static void widen(struct boxes *boxes, size_t from, size_t to, double annotation)
{
	double width = 0;
	for (size_t i = from; i < to; i++) {
		struct box *box = &boxes->boxes[i];
		width += box->advance - box->trim_left - box->trim_right;
		if (i > from) {
			width += box->glue.natural;
			box->break_before = BREAKS_NONE;
		}
	}
	double each = MAX(0, annotation - width) / (double)(to - from);
	for (size_t i = from; i < to; i++) {
		boxes->boxes[i].advance += (float)each;
		boxes->boxes[i].inset += (float)each / 2;
	}
}

void ruby_widen(struct boxes *boxes, const struct runs *runs, struct shaper *shaper, struct arena *arena)
{
	for (size_t from = 0, to; from < boxes->count; from = to) {
		const struct span *ruby = ruby_of(boxes, runs, from);
		for (to = from + 1; to < boxes->count && ruby_of(boxes, runs, to) == ruby; to++) {
		}
		if (ruby) {
			const struct run *base = &runs->runs[boxes->boxes[from].run];
			double size = ruby_look(base).size;
			double gap = is_in_letters(ruby->as.ruby) ? word_gap * size : 0;
			widen(boxes, from, to, ruby_width(ruby_shape(shaper, base, arena), size) + gap);
		}
	}
}
