#include "layout/page.h"

#include <math.h>
#include <string.h>

#include "base/prose.h"
#include "layout/debug_page.h"

static const double tolerance = 0.01; // points that rounding may add up to

struct page_area page_area_of(const struct style *style)
{
	const struct page_style *page = &style->page;
	struct page_area area = {
		.x = page->margin_left,
		.y = page->margin_top,
		.width = page->width - page->margin_left - page->margin_right,
		.height = page->height - page->margin_top - page->margin_bottom,
	};
	if (page->whole_em_measure && page->font_size > 0) {
		double whole = floor(area.width / page->font_size + tolerance) * page->font_size;
		area.x += (area.width - whole) / 2;
		area.width = whole;
	}
	return area;
}

static struct strip *strip_at(const struct flow *flow, size_t index)
{
	return &g_array_index(flow->strips, struct strip, index);
}

static double head_height(const struct strip *strip)
{
	return strip->head ? strip->head->height : 0;
}

// The index behind the last strip of the page that begins with strip `first`.
static size_t page_end(const struct flow *flow, size_t first, double height)
{
	size_t count = flow->strips->len;
	const struct strip *top = strip_at(flow, first);
	double y = head_height(top) + top->pad + top->height;
	size_t end = first + 1;
	size_t allowed = 0;
	for (; end < count; end++) {
		const struct strip *strip = strip_at(flow, end);
		if (strip->new_page) {
			return end;
		}
		if (!strip->keep) {
			allowed = end;
		}
		y += strip->space + strip->height;
		if (y + strip->pad > height + tolerance) {
			return allowed > 0 ? allowed : end;
		}
	}
	return end;
}

// A page being filled.
struct composer {
	GArray *items; // struct page_item
	GArray *open;  // indices of fills that touch the bottom of the last strip
	const struct page_area *area;
	double y; // from the top of the type area
	bool debug_boxes;
};

static bool continues(const struct page_item *above, const struct page_item *below)
{
	return above->as.color == below->as.color && fabs(above->box.x - below->box.x) < tolerance &&
		fabs(above->box.width - below->box.width) < tolerance &&
		fabs(above->box.y + above->box.height - below->box.y) < tolerance;
}

// Lengthens a fill of the strip above that this one goes on from.
static bool merge_fill(struct composer *composer, const struct page_item *fill, GArray *open)
{
	for (guint i = 0; i < composer->open->len; i++) {
		guint index = g_array_index(composer->open, guint, i);
		struct page_item *above = &g_array_index(composer->items, struct page_item, index);
		if (continues(above, fill)) {
			above->box.height += fill->box.height;
			g_array_append_val(open, index);
			return true;
		}
	}
	return false;
}

// The space above a page's first strip falls away, and with it what was drawn there. A background that goes on from the
// page before keeps its padding.
static void clip_top(struct page_item *item, double top, double pad)
{
	if (item->kind == ITEM_FILL && item->box.y <= top) {
		top -= pad;
		item->box.height -= top - item->box.y;
		item->box.y = top;
	}
}

static void add_strip(struct composer *composer, const struct strip *strip, bool first)
{
	const struct page_area *area = composer->area;
	double space = first ? strip->pad : strip->space;
	composer->y += space;
	double top = area->y + composer->y;
	if (composer->debug_boxes) {
		struct rect box = { area->x, top, area->width, strip->height };
		debug_page_add_strip(composer->items, strip, space, &box);
	}
	GArray *open = g_array_new(FALSE, FALSE, sizeof(guint));
	for (size_t i = 0; i < strip->item_count; i++) {
		struct page_item item = strip->items[i];
		item.box.x += area->x;
		item.box.y += top;
		if (first) {
			clip_top(&item, top, strip->pad);
		}
		if (item.kind == ITEM_FILL && merge_fill(composer, &item, open)) {
			continue;
		}
		// Only what reaches the strip's bottom can go on in the next one.
		if (item.kind == ITEM_FILL && item.box.y + item.box.height > top + strip->height - tolerance) {
			guint index = composer->items->len;
			g_array_append_val(open, index);
		}
		g_array_append_val(composer->items, item);
	}
	composer->y += strip->height;
	g_array_unref(composer->open);
	composer->open = open;
}

static void mark_artifacts(struct composer *composer, guint first)
{
	for (guint i = first; i < composer->items->len; i++) {
		g_array_index(composer->items, struct page_item, i).artifact = true;
	}
}

static void add_head(struct composer *composer, const struct strip_head *head)
{
	for (size_t i = 0; head && i < head->count; i++) {
		guint before = composer->items->len;
		add_strip(composer, &head->strips[i], i == 0);
		// What is repeated is decoration: its text was read where the table began.
		mark_artifacts(composer, before);
	}
}

// A background that goes on on the next page keeps its padding here.
static void pad_bottom(struct composer *composer, double pad)
{
	for (guint i = 0; pad > 0 && i < composer->open->len; i++) {
		guint index = g_array_index(composer->open, guint, i);
		struct page_item *fill = &g_array_index(composer->items, struct page_item, index);
		double bottom = composer->area->y + composer->y;
		if (fabs(fill->box.y + fill->box.height - bottom) < tolerance) {
			fill->box.height += pad;
		}
	}
}

enum { OUTER_LINE_MAX = 1000 }; // bytes of a text that can show in a margin; it is set anew on each page

// A line in the margin above or below the text, centred on a height: of a text too long for it, the first line.
static void add_outer_line(struct composer *composer, struct flow *flow, const char *text, double centre)
{
	struct paragraph_options options = flow_options(flow, ROLE_FOLIO);
	size_t length = prose_cut(text, strlen(text), OUTER_LINE_MAX);
	const char *start = text[length] ? arena_strndup(flow->arena, text, length) : text;
	struct paragraph *paragraph = paragraph_create_text(flow->shaper, start, NULL, &options, flow->arena);
	struct lines lines = paragraph_break(paragraph, composer->area->width, flow->arena);
	guint before = composer->items->len;
	if (lines.count > 0) {
		double baseline = centre + options.size * page_item_em_centre;
		flow_add_line(composer->items, &lines.lines[0], composer->area->x, baseline);
	}
	mark_artifacts(composer, before);
}

// Document order: cells have ascending ids; rules have none and stay below the text.
static int compare_cells(const void *a, const void *b)
{
	const struct page_item *first = a;
	const struct page_item *second = b;
	// NO_NODE is the largest number: plus one it is 0.
	uint32_t left = first->block + 1;
	uint32_t right = second->block + 1;
	return (left > right) - (left < right);
}

// The lines of a table's rows run across its cells; who reads or copies wants one cell after the other.
static void sort_cells(struct composer *composer, guint first)
{
	g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(struct page_item));
	for (guint i = first; i < composer->items->len; i++) {
		g_array_append_val(rows, g_array_index(composer->items, struct page_item, i));
	}
	g_array_sort(rows, compare_cells); // stable
	g_array_set_size(composer->items, first);
	g_array_append_vals(composer->items, rows->data, rows->len);
	g_array_set_size(composer->open, 0); // its indices hold no more
}

static void add_furniture(struct composer *composer, struct flow *flow, const struct page_furniture *furniture)
{
	const struct page_style *page = &flow->style->page;
	if (furniture->foot) {
		add_outer_line(composer, flow, furniture->foot, page->height - page->margin_bottom / 2);
	}
	if (furniture->head) {
		add_outer_line(composer, flow, furniture->head, page->margin_top / 2);
	}
}

struct page page_compose(struct flow *flow, const struct page_area *area, size_t first, size_t end,
	const struct page_furniture *furniture)
{
	g_autoptr(GArray) items = g_array_new(FALSE, TRUE, sizeof(struct page_item));
	struct composer composer = { items, g_array_new(FALSE, FALSE, sizeof(guint)), area, 0, flow->debug_boxes };
	struct page page = { .label = furniture->label };
	add_head(&composer, strip_at(flow, first)->head);
	guint row_start = items->len; // where the rows of the table at hand begin
	for (size_t i = first; i < end; i++) {
		bool at_top = i == first && !strip_at(flow, first)->head;
		add_strip(&composer, strip_at(flow, i), at_top);
		if (strip_at(flow, i)->in_row && (i + 1 == end || !strip_at(flow, i + 1)->in_row)) {
			sort_cells(&composer, row_start);
		} else if (!strip_at(flow, i)->in_row) {
			row_start = items->len;
		}
	}
	pad_bottom(&composer, strip_at(flow, end - 1)->pad);
	add_furniture(&composer, flow, furniture);
	g_array_unref(composer.open);
	page.item_count = items->len;
	page.items = arena_new_array(flow->arena, struct page_item, items->len);
	if (items->len > 0) {
		memcpy(page.items, items->data, items->len * sizeof(struct page_item));
	}
	return page;
}

GArray *page_break(const struct flow *flow, double height)
{
	GArray *starts = g_array_new(FALSE, FALSE, sizeof(guint));
	guint first = 0;
	g_array_append_val(starts, first);
	while (first < flow->strips->len) {
		first = (guint)page_end(flow, first, height);
		g_array_append_val(starts, first);
	}
	return starts;
}
