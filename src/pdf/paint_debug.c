#include "pdf/paint_debug.h"

#include <glib.h>

#include "pdf/ink.h"

// Points.
static const double hair = .2;
static const double tick = .5;
static const double gap = .15;        // that keeps two boxes apart
static const double trim_bar = .7;    // high
static const double break_mark = 1.2; // wide and high
static const double strip_bar = 1;    // beside the strip, that far away from it twice
static const double least = .4;       // how wide white space is shown at the least

// Tints are light enough for black text; lines are thin and dark.
static const uint32_t space_tint = 0xfff4cc;
static const uint32_t grid_color = 0xb9cfe4;
static const uint32_t strip_color = 0xe08a2e;
static const uint32_t cut_color = 0xf2cda4;
static const uint32_t area_color = 0x3b78c4;
static const uint32_t em_color = 0xaac4e6;
static const uint32_t baseline_color = 0x5b8fd2;
static const uint32_t trim_color = 0xc2307a;
static const uint32_t natural_color = 0xd01fb4;

static const uint32_t class_tints[] = {
	[DEBUG_IDEOGRAPH] = 0xe6ecf2,
	[DEBUG_OPENING] = 0xc4e8c4,
	[DEBUG_CLOSING] = 0xa9dcd6,
	[DEBUG_COMMA] = 0xffdcae,
	[DEBUG_STOP] = 0xffc0b8,
	[DEBUG_JOINT] = 0xe3cdf2,
	[DEBUG_LATIN] = 0xf3efc0,
	[DEBUG_DIGIT] = 0xe2e48f,
	[DEBUG_OTHER] = 0xdcdcdc,
};
G_STATIC_ASSERT(G_N_ELEMENTS(class_tints) == DEBUG_CLASSES);

static const uint32_t give_tints[] = {
	[DEBUG_AS_IT_IS] = 0xb4b4b4,
	[DEBUG_STRETCHED] = 0x58b368,
	[DEBUG_SHRUNK] = 0xe5645a,
};
G_STATIC_ASSERT(G_N_ELEMENTS(give_tints) == DEBUG_GIVES);

static const uint32_t break_colors[] = {
	[DEBUG_ALLOWED] = 0x3aa655,
	[DEBUG_PENALISED] = 0xe0952b,
	[DEBUG_LAST_RESORT] = 0xd23b30,
	[DEBUG_FORCED] = 0x2d5fd0,
};
G_STATIC_ASSERT(G_N_ELEMENTS(break_colors) == DEBUG_BREAKS);

static void fill(cairo_t *cr, uint32_t color, double x, double y, double width, double height)
{
	ink_set(cr, color);
	cairo_rectangle(cr, x, y, width, height);
	cairo_fill(cr);
}

// A tint behind text: for light text, the same hue in the dark.
static uint32_t tint_of(uint32_t tint, const struct debug_mark *mark)
{
	return mark->light ? (tint & 0xfcfcfc) >> 2 : tint;
}

static void paint_space(cairo_t *cr, const struct rect *box, const struct debug_mark *mark)
{
	fill(cr, space_tint, box->x, box->y, box->width, box->height);
}

static void paint_box(cairo_t *cr, const struct rect *box, const struct debug_mark *mark)
{
	double inset = MIN(gap, box->width / 4);
	fill(cr, tint_of(class_tints[mark->detail], mark), box->x + inset, box->y, box->width - 2 * inset, box->height);
}

static void paint_glue(cairo_t *cr, const struct rect *box, const struct debug_mark *mark)
{
	double width = MAX(box->width, least);
	fill(cr, tint_of(give_tints[mark->detail], mark), box->x - (width - box->width) / 2, box->y, width,
		box->height);
}

// One path for all lines: a page has dozens.
static void paint_grid(cairo_t *cr, const struct rect *box, const struct debug_mark *mark)
{
	ink_set(cr, grid_color);
	for (int i = 0; mark->column > 0 && i * (double)mark->column <= box->width + hair; i++) {
		cairo_rectangle(cr, box->x + i * (double)mark->column - hair / 2, box->y, hair, box->height);
	}
	for (int i = 0; mark->row > 0 && i * (double)mark->row <= box->height + hair; i++) {
		cairo_rectangle(cr, box->x, box->y + i * (double)mark->row - hair / 2, box->width, hair);
	}
	cairo_fill(cr);
	double right = box->x + box->width;
	double bottom = box->y + box->height;
	fill(cr, area_color, box->x - hair, box->y - hair, box->width + 2 * hair, hair);
	fill(cr, area_color, box->x - hair, bottom, box->width + 2 * hair, hair);
	fill(cr, area_color, box->x - hair, box->y, hair, box->height);
	fill(cr, area_color, right, box->y, hair, box->height);
}

// A bar in the margin, and a line where a page may be cut.
static void paint_strip(cairo_t *cr, const struct rect *box, const struct debug_mark *mark)
{
	double left = box->x - 3 * strip_bar;
	fill(cr, strip_color, left, box->y, strip_bar, MAX(box->height - gap, hair));
	fill(cr, cut_color, box->x, box->y, box->width, hair);
}

static void paint_line(cairo_t *cr, const struct rect *box, const struct debug_mark *mark)
{
	double baseline = box->y + page_item_em_ascent * box->height;
	fill(cr, em_color, box->x, box->y - hair, box->width, hair);
	fill(cr, em_color, box->x, box->y + box->height, box->width, hair);
	fill(cr, baseline_color, box->x, baseline, box->width, hair);
}

static void paint_trim(cairo_t *cr, const struct rect *box, const struct debug_mark *mark)
{
	fill(cr, trim_color, box->x, box->y - trim_bar, box->width, trim_bar);
}

static void paint_natural(cairo_t *cr, const struct rect *box, const struct debug_mark *mark)
{
	fill(cr, natural_color, box->x - tick / 2, box->y - tick, tick, box->height + 2 * tick);
}

static void paint_break(cairo_t *cr, const struct rect *box, const struct debug_mark *mark)
{
	fill(cr, break_colors[mark->detail], box->x - break_mark / 2, box->y + box->height + hair, break_mark,
		break_mark);
}

static void (*const painters[])(cairo_t *, const struct rect *, const struct debug_mark *) = {
	[DEBUG_SPACE] = paint_space,
	[DEBUG_BOX] = paint_box,
	[DEBUG_GLUE] = paint_glue,
	[DEBUG_GRID] = paint_grid,
	[DEBUG_STRIP] = paint_strip,
	[DEBUG_LINE] = paint_line,
	[DEBUG_TRIM] = paint_trim,
	[DEBUG_NATURAL] = paint_natural,
	[DEBUG_BREAK] = paint_break,
};
G_STATIC_ASSERT(G_N_ELEMENTS(painters) == DEBUG_KINDS);

void paint_debug_item(cairo_t *cr, const struct page_item *item)
{
	painters[item->as.debug.kind](cr, &item->box, &item->as.debug);
}
