#include "layout/place.h"

#include <math.h>

#include "doc/image.h"
#include "doc/words.h"
#include "layout/card.h"
#include "type/picture.h"
#include "layout/qr_code.h"
#include "layout/table.h"
#include "text/utf8.h"

enum { TAB_CELLS = 4 };

static void place_block(struct flow *flow, const struct block *block);

const double place_number_gap = 0.45;

// Sets a block's inline content in a role's text style. Ends with the role's keep rule.
static void place_text(struct flow *flow, const struct block *block, enum block_role role, double indent)
{
	const struct block_style *style = &flow->style->blocks[role];
	struct paragraph_options options = flow_options(flow, role);
	options.indent = indent * options.size;
	options.lang = doc_block_lang(flow->doc, block);
	struct paragraph *paragraph = paragraph_create(flow->shaper, block, &options, flow->arena);
	struct lines lines = paragraph_break(paragraph, flow->width, flow->arena);
	if (lines.count == 0) {
		return;
	}
	flow_push_lines(flow, &lines, options.size, style->leading, flow->x);
	flow->keep_next = style->keep_with_next;
}

static void place_paragraph(struct flow *flow, const struct block *block)
{
	enum block_role role = style_role_of(block);
	const struct block_style *style = &flow->style->blocks[role];
	double size = flow_role_size(flow, role);
	// Inside a list or a quote the container sets the distance.
	bool inside = role != ROLE_BODY;
	bool follows = block->prev && block->prev->kind == BLOCK_PARAGRAPH && style->indent == 0;
	bool loose = block->prev && block->parent->kind == BLOCK_ITEM;
	flow_add_space(flow, inside ? (loose || follows ? size * 0.4 : 0) : style->space_before * size);
	place_text(flow, block, role, style->indent);
	flow_add_space(flow, inside ? 0 : style->space_after * size);
}

static void place_heading(struct flow *flow, const struct block *block)
{
	enum block_role role = style_role_of(block);
	const struct block_style *style = &flow->style->blocks[role];
	double size = flow_role_size(flow, role);
	flow_add_space(flow, style->space_before * size);
	guint before = flow->strips->len;
	place_text(flow, block, role, style->indent);
	for (guint i = before + 1; i < flow->strips->len; i++) {
		g_array_index(flow->strips, struct strip, i).keep = true;
	}
	if (style->border_below > 0 && style->border_color != COLOR_INHERIT) {
		double height = style->border_below * size;
		struct page_item rule = flow_fill(flow->x, size * 0.2, flow->width, height, style->border_color);
		flow->keep_next = true;
		flow_push(flow, size * 0.2 + height, &rule, 1);
		flow->keep_next = style->keep_with_next;
	}
	flow_add_space(flow, style->space_after * size);
}

static int list_depth(const struct block *list)
{
	int depth = 0;
	for (const struct block *block = list->parent; block; block = block->parent) {
		depth += block->kind == BLOCK_LIST;
	}
	return depth;
}

// A marker's text, its size as a factor of the list's (the fonts' bullet is a speck, their disc fills the em), and the
// em between it and the text.
struct marker {
	const char *text;
	double scale;
	double gap;
};

static struct marker item_marker(struct flow *flow, const struct block *list, const struct block *item, int number)
{
	static const struct marker bullets[] = { { "●", 0.4, 0.65 }, { "◦", 1, 0.35 }, { "▪", 1, 0.35 } };
	static const struct marker tasks[TASKS] = { [TASK_OPEN] = { "☐", 1, 0.35 }, [TASK_DONE] = { "☑", 1, 0.35 } };
	if (item->as.item.task != TASK_NONE) {
		return tasks[item->as.item.task];
	}
	if (!list->as.list.ordered) {
		return bullets[MIN(list_depth(list), (int)G_N_ELEMENTS(bullets) - 1)];
	}
	char delimiter = list->as.list.delimiter == ')' ? ')' : '.';
	return (struct marker){ arena_printf(flow->arena, "%d%c", number, delimiter), 1, place_number_gap };
}

static struct line marker_line(struct flow *flow, const struct marker *marker, const struct block *item)
{
	struct paragraph_options options = flow_options(flow, ROLE_LIST);
	double size = options.size;
	options.align = ALIGN_START;
	options.size = size * marker->scale;
	struct paragraph *paragraph = paragraph_create_text(flow->shaper, marker->text, item, &options, flow->arena);
	struct lines lines = paragraph_break(paragraph, 1000 * size, flow->arena);
	g_assert(lines.count > 0);
	// A small shape stands in the middle of the line, as a large one would.
	for (size_t i = 0; i < lines.lines[0].item_count; i++) {
		lines.lines[0].items[i].box.y -= page_item_em_centre * (size - options.size);
	}
	return lines.lines[0];
}

static double widest_marker(struct flow *flow, const struct block *list)
{
	double widest = 0;
	int number = list->as.list.start;
	// With its gap. Numbers of equal length are about equally wide: the first and the last are enough.
	for (const struct block *item = list->first_child; item; item = item->next, number++) {
		if (!item->prev || !item->next || item->as.item.task != TASK_NONE) {
			struct marker marker = item_marker(flow, list, item, number);
			double size = flow_role_size(flow, ROLE_LIST);
			widest = MAX(widest, marker_line(flow, &marker, item).width + marker.gap * size);
		}
	}
	return widest;
}

static void place_item(struct flow *flow, const struct block *item, const struct marker *marker, double hang)
{
	double x = flow->x;
	double width = flow->width;
	double size = flow_role_size(flow, ROLE_LIST);
	struct flow_marker waiting = { .line = marker_line(flow, marker, item) };
	// Numbers end, and bullets stand, a fixed distance before the text.
	waiting.x = x + hang - marker->gap * size - waiting.line.width;
	g_array_append_val(flow->markers, waiting);
	flow->x += hang;
	flow->width -= hang;
	place_children(flow, item);
	flow_flush_markers(flow);
	flow->keep_next = false;
	flow->x = x;
	flow->width = width;
}

static void place_list(struct flow *flow, const struct block *list)
{
	const struct block_style *style = &flow->style->blocks[ROLE_LIST];
	double size = flow_role_size(flow, ROLE_LIST);
	double around = list->parent->kind == BLOCK_ITEM ? 0 : size;
	flow_add_space(flow, around * style->space_before);
	double hang = MAX(style->margin_start * size, widest_marker(flow, list));
	// Deep nesting must leave a measure of a few em for the text.
	hang = MIN(hang, MAX(0, flow->width - 8 * size));
	int number = list->as.list.start;
	for (const struct block *item = list->first_child; item; item = item->next) {
		struct marker marker = item_marker(flow, list, item, number++);
		place_item(flow, item, &marker, hang);
		flow_add_space(flow, list->as.list.tight ? 0 : size * 0.4);
	}
	flow->pending_space = 0;
	flow_add_space(flow, around * style->space_after);
}

// What is set off from the text around it.
static void place_boxed(struct flow *flow, const struct block *block)
{
	struct flow_box box;
	flow_flush_markers(flow);
	flow_open_box(flow, &box, style_role_of(block));
	place_children(flow, block);
	flow_close_box(flow, &box);
}

static void place_quote(struct flow *flow, const struct block *block)
{
	place_boxed(flow, block);
}

// Tabs go to the next column that is a multiple of four cells, as editors show them.
static char *expand_tabs(const char *line, size_t length)
{
	GString *text = g_string_sized_new(length + 16);
	size_t column = 0;
	const char *end = line + length;
	while (line < end) {
		if (*line == '\t') {
			do {
				g_string_append_c(text, ' ');
				column++;
			} while (column % TAB_CELLS != 0);
			line++;
			continue;
		}
		size_t size = utf8_cluster_length(line, (size_t)(end - line));
		column += utf8_string_cells(line, size);
		g_string_append_len(text, line, (gssize)size);
		line += size;
	}
	return g_string_free(text, FALSE);
}

static void place_code_line(struct flow *flow, const struct block *block, const char *line, size_t length)
{
	enum block_role role = style_role_of(block);
	struct paragraph_options options = flow_options(flow, role);
	options.code = true;
	options.align = ALIGN_START;
	double leading = flow->style->blocks[role].leading;
	g_autofree char *text = expand_tabs(line, length);
	struct paragraph *paragraph = paragraph_create_text(flow->shaper, text, block, &options, flow->arena);
	struct lines lines = paragraph_break(paragraph, flow->width, flow->arena);
	if (lines.count == 0) {
		flow_push(flow, options.size * leading, NULL, 0);
	} else {
		flow_push_lines(flow, &lines, options.size, leading, flow->x);
	}
}

// Text whose lines are the author's.
static void place_lines(struct flow *flow, const struct block *block)
{
	struct flow_box box;
	flow_open_box(flow, &box, style_role_of(block));
	const char *line = block->as.code.text;
	guint first = flow->strips->len;
	while (*line) {
		size_t length = strcspn(line, "\n");
		place_code_line(flow, block, line, length);
		line += length + (line[length] == '\n');
	}
	// As with paragraphs: neither the first nor the last line alone.
	if (flow->strips->len >= first + 2) {
		g_array_index(flow->strips, struct strip, first + 1).keep = true;
		g_array_index(flow->strips, struct strip, flow->strips->len - 1).keep = true;
	}
	flow_close_box(flow, &box);
}

static void place_code_block(struct flow *flow, const struct block *block)
{
	place_lines(flow, block);
}

static void place_math_block(struct flow *flow, const struct block *block)
{
	place_lines(flow, block);
}

static void place_rule(struct flow *flow, const struct block *block)
{
	const struct block_style *style = &flow->style->blocks[ROLE_RULE];
	double size = flow_role_size(flow, ROLE_RULE);
	double width = flow->width * 0.3;
	uint32_t color = style->border_color == COLOR_INHERIT ? 0x999999 : style->border_color;
	flow_flush_markers(flow);
	flow_add_space(flow, style->space_before * size);
	struct page_item rule = flow_fill(flow->x + (flow->width - width) / 2, 0, width, 0.5, color);
	rule.block = block->id;
	flow_push(flow, 0.5, &rule, 1);
	flow_add_space(flow, style->space_after * size);
}

// The share of the free width that is left of a figure's image.
static double shift_of(enum image_align align)
{
	static const double shifts[] = {
		[IMAGE_ALIGN_NONE] = 0.5,
		[IMAGE_ALIGN_LEFT] = 0,
		[IMAGE_ALIGN_CENTER] = 0.5,
		[IMAGE_ALIGN_RIGHT] = 1,
	};
	G_STATIC_ASSERT(G_N_ELEMENTS(shifts) == IMAGE_ALIGNS);
	return shifts[align];
}

// A figure's image, no wider than the measure and no taller than most of a page.
static void place_picture(struct flow *flow, const struct block *block, const struct span *image)
{
	const struct resource *resource = image->as.image.resource;
	double width, height;
	picture_fit(image, flow->width, flow->page_height * 0.8, &width, &height);
	struct page_item item = {
		.kind = ITEM_IMAGE,
		.block = block->id,
		.span = image->id,
		.box = { flow->x + (flow->width - width) * shift_of(image->as.image.align), 0, width, height },
		.as.image = resource,
	};
	struct page_item items[] = { item, item };
	const struct span *around = image->parent;
	bool live = around && around->kind == SPAN_LINK && around->as.link.kind != LINK_DEAD;
	if (live) {
		page_item_lead(&items[1], around, flow->chapter, flow->arena);
	}
	flow_push(flow, item.box.height, items, live ? 2 : 1);
}

// A figure whose image cannot be shown: its paragraph says so in words, in a frame.
static void place_placeholder(struct flow *flow, const struct block *block, const struct span *image)
{
	const struct block_style *style = &flow->style->blocks[ROLE_FIGURE];
	double size = flow_role_size(flow, ROLE_FIGURE);
	struct paragraph_options options = flow_options(flow, ROLE_FIGURE);
	options.align = ALIGN_CENTER;
	struct paragraph *paragraph = paragraph_create(flow->shaper, block, &options, flow->arena);
	struct flow_frame frame = {
		.outer = flow->frame,
		.x = flow->x,
		.width = flow->width,
		.background = style->background == COLOR_INHERIT ? 0xf2f2f2 : style->background,
		.border_color = COLOR_INHERIT,
	};
	struct lines lines = paragraph_break(paragraph, flow->width - 4 * size, flow->arena);
	flow->frame = &frame;
	flow_push(flow, size, NULL, 0);
	for (size_t i = 0; i < lines.count; i++) {
		flow->keep_next = true;
		flow_push_lines(flow, &(struct lines){ &lines.lines[i], 1 }, size, style->leading, flow->x + 2 * size);
	}
	if (image && image->as.image.resource->state == RESOURCE_REMOTE) {
		qr_code_place(flow, block, image_address(image, flow->arena));
	}
	flow->keep_next = true;
	flow_push(flow, size, NULL, 0);
	flow->frame = frame.outer;
}

static void place_figure(struct flow *flow, const struct block *block)
{
	const struct block_style *style = &flow->style->blocks[ROLE_FIGURE];
	double size = flow_role_size(flow, ROLE_FIGURE);
	const struct span *image = image_of_block(block);
	flow_flush_markers(flow);
	flow_add_space(flow, style->space_before * size);
	if (image && image->as.image.resource->state == RESOURCE_USABLE) {
		place_picture(flow, block, image);
	} else if (block->first_span) {
		place_placeholder(flow, block, image);
	}
	place_children(flow, block);
	flow_add_space(flow, style->space_after * size);
}

static void place_caption(struct flow *flow, const struct block *block)
{
	enum block_role role = style_role_of(block);
	const struct block_style *style = &flow->style->blocks[role];
	double size = flow_role_size(flow, role);
	flow_add_space(flow, style->space_before * size);
	flow->keep_next = flow->keep_next || block->prev || block->parent->first_span; // of a figure
	place_text(flow, block, role, 0);
	flow_add_space(flow, style->space_after * size);
}

static void place_definition_list(struct flow *flow, const struct block *block)
{
	const struct block_style *style = &flow->style->blocks[ROLE_DEFINITION_TERM];
	double space = style->space_before * flow_role_size(flow, ROLE_DEFINITION_TERM);
	flow_add_space(flow, space);
	place_children(flow, block);
	flow_add_space(flow, space);
}

static void place_definition_term(struct flow *flow, const struct block *block)
{
	const struct block_style *style = &flow->style->blocks[ROLE_DEFINITION_TERM];
	double size = flow_role_size(flow, ROLE_DEFINITION_TERM);
	bool follows = block->prev && block->prev->kind == BLOCK_DEFINITION_TERM;
	flow_add_space(flow, follows ? 0 : style->space_before * size);
	place_text(flow, block, ROLE_DEFINITION_TERM, 0);
	flow_add_space(flow, style->space_after * size);
}

static void place_definition(struct flow *flow, const struct block *block)
{
	place_boxed(flow, block);
}

static void place_admonition(struct flow *flow, const struct block *block)
{
	place_boxed(flow, block);
}

static void place_details(struct flow *flow, const struct block *block)
{
	place_boxed(flow, block);
}

// A table's caption stands above it.
static void place_table(struct flow *flow, const struct block *block)
{
	const struct block *caption = block->first_child;
	if (caption && caption->kind == BLOCK_CAPTION) {
		const struct block_style *style = &flow->style->blocks[ROLE_CAPTION];
		flow_flush_markers(flow);
		flow_add_space(flow, flow->style->blocks[ROLE_TABLE].space_before * flow_role_size(flow, ROLE_TABLE));
		place_block(flow, caption);
		flow_add_space(flow, style->space_before * flow_role_size(flow, ROLE_CAPTION));
		flow->keep_next = true;
	}
	table_place(flow, block);
}

#define place_document place_children
#define place_note     place_children

// Items, rows and cells are placed by what they are parts of.
#define PLACE_IN_ANY(kind)                  place_##kind
#define PLACE_IN_DEFINITION_LIST(kind)      place_##kind
#define PLACE_IN_LIST(kind)                 NULL
#define PLACE_IN_TABLE(kind)                NULL
#define PLACE_IN_TABLE_ROW(kind)            NULL
#define PLACE(KIND, kind, word, WHOLE, ...) PLACE_IN_##WHOLE(kind),
static void (*const placers[])(struct flow *, const struct block *) = { BLOCK_KIND_LIST(PLACE) };
#undef PLACE

static void place_block(struct flow *flow, const struct block *block)
{
	if (block->anchor) {
		flow_add_dest(flow, block);
	}
	if (!placers[block->kind]) {
		g_error("block kind '%s' cannot be placed", block_kind_name(block->kind));
	}
	placers[block->kind](flow, block);
}

void place_children(struct flow *flow, const struct block *block)
{
	for (const struct block *child = block->first_child; child; child = child->next) {
		place_block(flow, child);
	}
}
