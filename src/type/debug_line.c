#include "type/debug_line.h"

#include <math.h>

static const double tolerance = .005; // points: rounding of floats

// The items of a line while they are made.
struct collector {
	const struct debug_line *line;
	GArray *items;
};

static bool is_light(uint32_t color)
{
	return (color >> 16 & 0xff) + (color >> 8 & 0xff) + (color & 0xff) > 3 * 0xa0;
}

static struct debug_mark *add(const struct collector *c, enum debug_kind kind, unsigned detail, struct rect box)
{
	struct page_item item = {
		.kind = ITEM_DEBUG,
		.artifact = true,
		.chapter = c->line->chapter,
		.block = c->line->block,
		.span = NO_NODE,
		.box = box,
		.as.debug = { .kind = kind, .detail = (uint8_t)detail },
	};
	g_array_append_val(c->items, item);
	return &g_array_index(c->items, struct page_item, c->items->len - 1).as.debug;
}

// The part of a line from x on, as high as the em of some text.
static struct rect em_rect(double x, double width, double size, double raise)
{
	return (struct rect){ x, -raise - page_item_em_ascent * size, width, size };
}

static void add_box(const struct collector *c, const struct box *box, const struct debug_place *place)
{
	const struct run *run = &c->line->runs->runs[box->run];
	double width = place->right - place->left;
	if (width > tolerance) {
		struct rect rect = em_rect(place->left, width, run->size, run->raise);
		enum debug_class class = debug_class_of((enum cjk_class)box->class);
		add(c, DEBUG_BOX, class, rect)->light = is_light(run->color);
	}
	if (place->left_trim > tolerance) {
		struct rect rect = em_rect(place->left - place->left_trim, place->left_trim, run->size, run->raise);
		add(c, DEBUG_TRIM, 0, rect);
	}
	if (place->right_trim > tolerance) {
		add(c, DEBUG_TRIM, 0, em_rect(place->right, place->right_trim, run->size, run->raise));
	}
}

static enum debug_give give_of(double width, double natural)
{
	if (width > natural + tolerance) {
		return DEBUG_STRETCHED;
	}
	return width < natural - tolerance ? DEBUG_SHRUNK : DEBUG_AS_IT_IS;
}

// What stands between a box and the one before it.
static void add_gap(const struct collector *c, const struct box *box, const struct debug_place *place)
{
	double from = place[-1].right;
	double width = place->left - from;
	if (width > tolerance) {
		struct rect rect = em_rect(from, width, c->line->size, 0);
		enum debug_give give = give_of(width, box->glue.natural);
		add(c, DEBUG_GLUE, give, rect)->light = is_light(c->line->runs->runs[box->run].color);
	}
	if (box->break_before != BREAKS_NONE) {
		enum debug_break how = debug_break_of((enum breaks_kind)box->break_before);
		add(c, DEBUG_BREAK, how, em_rect(from + width / 2, 0, c->line->size, 0));
	}
}

// The break that was taken.
static void add_taken(const struct collector *c, double end)
{
	const struct boxes *boxes = c->line->boxes;
	size_t next = c->line->range->next;
	if (next < boxes->count && boxes->boxes[next].break_before != BREAKS_NONE) {
		enum debug_break how = debug_break_of((enum breaks_kind)boxes->boxes[next].break_before);
		add(c, DEBUG_BREAK, how, em_rect(end, 0, c->line->size, 0));
	}
}

void debug_line_add(const struct debug_line *line, GArray *items)
{
	const struct collector c = { line, items };
	const struct line_range *range = line->range;
	size_t count = range->end - range->first;
	if (count == 0) {
		return;
	}
	for (size_t i = 0; i < count; i++) {
		const struct box *box = &line->boxes->boxes[range->first + i];
		add_box(&c, box, &line->places[i]);
		if (i > 0) {
			add_gap(&c, box, &line->places[i]);
		}
	}
	double start = line->places[0].left;
	double end = line->places[count - 1].right + line->boxes->boxes[range->end - 1].hyphen;
	add_taken(&c, end);
	add(&c, DEBUG_LINE, 0, em_rect(start, end - start, line->size, 0));
	if (fabs(start + range->natural - end) > tolerance) {
		add(&c, DEBUG_NATURAL, 0, em_rect(start + range->natural, 0, line->size, 0));
	}
}
