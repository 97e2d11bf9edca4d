#include "layout/debug_page.h"

#include <string.h>

#include "type/paragraph.h"

static const uint32_t words_color = 0x444444;
static const double words_size = 5; // points
static const double letter_size = 5;
static const double letter_gap = 6; // from the edge of a strip's letters to the type area
static const double legend_top = 8;
static const double legend_leading = 8;
static const double legend_gap = 7;    // between two entries
static const double swatch_width = 10; // in the legend
static const double swatch_gap = 2;    // between a swatch and its word

static struct page_item *add(GArray *items, enum debug_kind kind, unsigned detail, const struct rect *box)
{
	struct page_item item = {
		.kind = ITEM_DEBUG,
		.artifact = true,
		.block = NO_NODE,
		.span = NO_NODE,
		.box = *box,
		.as.debug = { .kind = kind, .detail = (uint8_t)detail },
	};
	g_array_append_val(items, item);
	return &g_array_index(items, struct page_item, items->len - 1);
}

static unsigned flags_of(const struct strip *strip)
{
	return (strip->keep ? DEBUG_KEEP : 0) | (strip->new_page ? DEBUG_NEW_PAGE : 0) |
		(strip->in_row ? DEBUG_IN_ROW : 0);
}

void debug_page_add_strip(GArray *items, const struct strip *strip, double space, const struct rect *box)
{
	if (space > 0) {
		add(items, DEBUG_SPACE, 0, &(struct rect){ box->x, box->y - space, box->width, space });
	}
	add(items, DEBUG_STRIP, flags_of(strip), box);
}

// Words of ours, set on one line.
static struct line set_words(struct flow *flow, const char *words, double size)
{
	struct paragraph_options options = flow_options(flow, ROLE_FOLIO);
	options.align = ALIGN_START;
	options.size = size;
	options.color = words_color;
	options.lang = "en";
	options.debug_boxes = false;
	struct paragraph *paragraph = paragraph_create_text(flow->shaper, words, NULL, &options, flow->arena);
	struct lines lines = paragraph_break(paragraph, flow->page_height, flow->arena);
	return lines.count > 0 ? lines.lines[0] : (struct line){ 0 };
}

static void add_words(GArray *items, const struct line *line, double x, double baseline)
{
	guint before = items->len;
	flow_add_line(items, line, x, baseline);
	for (guint i = before; i < items->len; i++) {
		g_array_index(items, struct page_item, i).artifact = true;
	}
}

// The letters of strips that are kept, start a page or belong to a row, beside them. The lines of one flag are alike.
static void add_letters(GArray *items, struct flow *flow)
{
	struct line letters[DEBUG_STRIPS] = { { 0 } };
	guint count = items->len;
	for (guint i = 0; i < count; i++) {
		const struct page_item item = g_array_index(items, struct page_item, i);
		unsigned flags = item.as.debug.detail;
		if (item.kind != ITEM_DEBUG || item.as.debug.kind != DEBUG_STRIP || flags == 0) {
			continue;
		}
		if (letters[flags].item_count == 0) {
			letters[flags] = set_words(flow, debug_detail_name(DEBUG_STRIP, flags), letter_size);
		}
		add_words(items, &letters[flags], item.box.x - letter_gap - letters[flags].width,
			item.box.y + letter_size);
	}
}

// A rectangle from edge to edge of the type area, with columns and rows of the body text.
static void add_grid(GArray *items, const struct flow *flow, const struct rect *area)
{
	struct page_item *grid = add(items, DEBUG_GRID, 0, area);
	double size = flow_role_size(flow, ROLE_BODY);
	grid->as.debug.column = (float)size;
	grid->as.debug.row = (float)(size * flow->style->blocks[ROLE_BODY].leading);
}

// Where each kind is shown in front of its word: points from the upper left corner of a swatch. What marks a place has
// no width.
static const struct rect swatches[] = {
	[DEBUG_SPACE] = { 0, 0, 10, 5 },
	[DEBUG_BOX] = { 0, 0, 10, 5 },
	[DEBUG_GLUE] = { 0, 0, 10, 5 },
	[DEBUG_GRID] = { 0, 0, 10, 5 },
	[DEBUG_STRIP] = { 4, 0, 6, 5 },
	[DEBUG_LINE] = { 0, 0, 10, 5 },
	[DEBUG_TRIM] = { 1, 3, 8, 2 },
	[DEBUG_NATURAL] = { 5, 0, 0, 5 },
	[DEBUG_BREAK] = { 5, 0, 0, 2 },
};
G_STATIC_ASSERT(G_N_ELEMENTS(swatches) == DEBUG_KINDS);

// The legend while it is written.
struct legend {
	GArray *items;
	struct flow *flow;
	const struct rect *area;
	double x, y;
};

static void add_entry(struct legend *legend, enum debug_kind kind, unsigned detail, const char *words)
{
	struct line line = set_words(legend->flow, words, words_size);
	double width = swatch_width + swatch_gap + line.width;
	if (legend->x > legend->area->x && legend->x + width > legend->area->x + legend->area->width) {
		legend->x = legend->area->x;
		legend->y += legend_leading;
	}
	const struct rect *shape = &swatches[kind];
	struct rect box = { legend->x + shape->x, legend->y + shape->y, shape->width, shape->height };
	struct page_item *swatch = add(legend->items, kind, detail, &box);
	swatch->as.debug.column = swatch->as.debug.row = (float)(words_size / 2);
	add_words(legend->items, &line, legend->x + swatch_width + swatch_gap,
		legend->y + page_item_em_ascent * words_size);
	legend->x += width + legend_gap;
}

// An entry for each detail of a kind, or for the kind.
static void add_entries(struct legend *legend, enum debug_kind kind)
{
	if (kind == DEBUG_STRIP) {
		add_entry(legend, kind, 0, "strip (k: kept with the one before, p: starts a page, r: of a table row)");
		return;
	}
	if (!debug_detail_name(kind, 0)) {
		add_entry(legend, kind, 0, debug_kind_name(kind));
		return;
	}
	for (unsigned i = 0; debug_detail_name(kind, i); i++) {
		g_autofree char *words = g_strdup_printf("%s%s%s", kind == DEBUG_BOX ? "" : debug_kind_name(kind),
			kind == DEBUG_BOX ? "" : " ", debug_detail_name(kind, i));
		add_entry(legend, kind, i, words);
	}
}

static void add_legend(GArray *items, struct flow *flow, const struct rect *area)
{
	struct legend legend = { items, flow, area, area->x, legend_top };
	for (int kind = 0; kind < DEBUG_KINDS; kind++) {
		add_entries(&legend, (enum debug_kind)kind);
	}
}

// What is painted over what: a larger number lies over smaller ones.
static int layer_of(const struct page_item *item)
{
	switch (item->kind) {
	case ITEM_FILL:
		return -1;
	case ITEM_DEBUG:
		return item->as.debug.kind <= DEBUG_UNDER ? (int)item->as.debug.kind
							  : DEBUG_KINDS + (int)item->as.debug.kind;
	case ITEM_GLYPHS:
	case ITEM_IMAGE:
	case ITEM_LINK:
	case ITEM_DEST:
	case ITEM_KINDS:
		break;
	}
	return DEBUG_KINDS;
}

static int compare_layers(const void *a, const void *b)
{
	return layer_of(a) - layer_of(b);
}

void debug_page_finish(struct page *page, struct flow *flow, const struct debug_page *debug)
{
	g_autoptr(GArray) items = g_array_new(FALSE, TRUE, sizeof(struct page_item));
	g_array_append_vals(items, page->items, (guint)page->item_count);
	if (debug->area) {
		add_letters(items, flow);
		add_grid(items, flow, debug->area);
	}
	if (debug->area && debug->legend) {
		add_legend(items, flow, debug->area);
	}
	g_array_sort(items, compare_layers); // stable
	page->item_count = items->len;
	page->items = arena_new_array(flow->arena, struct page_item, items->len);
	if (items->len > 0) {
		memcpy(page->items, items->data, items->len * sizeof(struct page_item));
	}
}
