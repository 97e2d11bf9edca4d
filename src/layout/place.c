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

// Sets a block's inline content as lines of a role. Ends with the role's keep rule.
static void place_lines_of(struct flow *flow, const struct block *block, enum block_role role)
{
	const struct block_style *style = &flow->style->blocks[role];
	struct paragraph_options options = flow_options(flow, role);
	options.lang = doc_block_lang(flow->doc, block);
	struct paragraph *paragraph = paragraph_create(flow->shaper, block, &options, flow->arena);
	struct lines lines = paragraph_break(paragraph, flow->width, flow->arena);
	if (lines.count == 0) {
		return;
	}
	flow_push_lines(flow, &lines, options.size, style->leading, flow->x);
	flow->keep_next = style->keep_with_next;
}

// Sets a block's inline content in the box of a role.
static void place_text(struct flow *flow, const struct block *block, enum block_role role)
{
	struct flow_box box;
	bool follows = block->kind == BLOCK_DEFINITION_TERM && block->prev && block->prev->kind == block->kind;
	if (follows) {
		flow_open_following(flow, &box, role);
	} else {
		flow_open_box(flow, &box, role);
	}
	guint before = flow->strips->len;
	place_lines_of(flow, block, role);
	flow_close_box(flow, &box);
	if (flow->strips->len > before) {
		flow->keep_next = flow->style->blocks[role].keep_with_next;
	}
}

// What follows another and is set off by no indent is set off by this.
static double paragraph_gap(const struct flow *flow, enum block_role role)
{
	return flow_role_size(flow, role) * flow->style->ornaments.paragraphs.gap;
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
	double gap = loose || follows ? paragraph_gap(flow, role) : 0;
	flow_add_space(flow, inside ? gap : style->space_before * size);
	place_lines_of(flow, block, role);
	flow_add_space(flow, inside ? 0 : style->space_after * size);
}

// No page ends inside a heading.
static void place_heading(struct flow *flow, const struct block *block)
{
	guint before = flow->strips->len;
	place_text(flow, block, style_role_of(block));
	for (guint i = before + 1; i < flow->strips->len; i++) {
		g_array_index(flow->strips, struct strip, i).keep = true;
	}
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
	const struct ornament_style *ornaments = &flow->style->ornaments;
	if (item->as.item.task != TASK_NONE) {
		bool done = item->as.item.task == TASK_DONE;
		return (struct marker){ done ? ornaments->marker.task_done : ornaments->marker.task_open, 1,
			ornaments->marker.task_gap };
	}
	if (!list->as.list.ordered) {
		int level = MIN(list_depth(list), BULLET_LEVELS - 1);
		return (struct marker){ ornaments->marker.bullets[level], ornaments->marker.sizes[level],
			ornaments->marker.gaps[level] };
	}
	char delimiter = list->as.list.delimiter == ')' ? ')' : '.';
	const char *text = arena_printf(flow->arena, "%d%c", number, delimiter);
	return (struct marker){ text, 1, ornaments->marker.number_gap };
}

static struct line marker_line(struct flow *flow, const struct marker *marker, const struct block *item)
{
	uint32_t color = flow->style->ornaments.marker.color;
	struct paragraph_options options = flow_line_options(flow, ROLE_LIST);
	double size = options.size;
	options.size = size * marker->scale;
	options.color = color == COLOR_INHERIT ? options.color : color;
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
	double width = flow->width;
	// Deep nesting must leave a measure of a few em for the text.
	double room = MAX(0, width - 8 * size);
	hang = MIN(hang, room);
	flow->width -= MIN(style->margin_end * size, room - hang);
	int number = list->as.list.start;
	for (const struct block *item = list->first_child; item; item = item->next) {
		struct marker marker = item_marker(flow, list, item, number++);
		place_item(flow, item, &marker, hang);
		flow_add_space(flow, list->as.list.tight ? 0 : paragraph_gap(flow, ROLE_LIST));
	}
	flow->width = width;
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

// Where in a width something narrower stands.
static double align_share(enum text_align align)
{
	static const double shares[] = {
		[ALIGN_JUSTIFY] = 0,
		[ALIGN_START] = 0,
		[ALIGN_CENTER] = 0.5,
		[ALIGN_END] = 1,
	};
	G_STATIC_ASSERT(G_N_ELEMENTS(shares) == ALIGN_COUNT);
	return shares[align];
}

static void place_rule(struct flow *flow, const struct block *block)
{
	const struct block_style *style = &flow->style->blocks[ROLE_RULE];
	double size = flow_role_size(flow, ROLE_RULE);
	double width = flow->width * style->width;
	double height = style->border_below * size;
	double x = flow->x + (flow->width - width) * align_share(style->align);
	bool drawn = height > 0 && style->border_color != COLOR_INHERIT;
	flow_flush_markers(flow);
	flow_add_space(flow, style->space_before * size);
	struct page_item rule = flow_fill(x, 0, width, height, style->border_color);
	rule.block = block->id;
	flow_push(flow, height, &rule, drawn ? 1 : 0);
	flow_add_space(flow, style->space_after * size);
}

// The share of the free width that is left of a figure's image: as its author says, or else the style.
static double shift_of(const struct flow *flow, enum image_align align)
{
	const double shifts[] = {
		[IMAGE_ALIGN_NONE] = align_share(flow->style->blocks[ROLE_FIGURE].align),
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
		.box = { flow->x + (flow->width - width) * shift_of(flow, image->as.image.align), 0, width, height },
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

// The frame of a placeholder, which no page break cuts.
static struct flow_frame placeholder_frame(const struct flow *flow, double size)
{
	const struct ornament_style *ornaments = &flow->style->ornaments;
	bool bordered = ornaments->placeholder.border_color != COLOR_INHERIT;
	return (struct flow_frame){
		.outer = flow->frame,
		.x = flow->x,
		.width = flow->width,
		.background = ornaments->placeholder.background,
		.border_color = ornaments->placeholder.border_color,
		.around = bordered ? ornaments->placeholder.border * size : 0,
	};
}

// Its first or last strip: the padding, with the rule.
static void push_placeholder_end(struct flow *flow, const struct flow_frame *frame, double size, bool closes)
{
	double height = MAX(flow->style->ornaments.placeholder.padding * size, frame->around);
	double y = closes ? height - frame->around : 0;
	struct page_item rule = flow_fill(frame->x, y, frame->width, frame->around, frame->border_color);
	flow->keep_next = flow->keep_next || closes;
	flow_push(flow, height, &rule, frame->around > 0 ? 1 : 0);
}

// A figure whose image cannot be shown: its paragraph says so in words, in a frame.
static void place_placeholder(struct flow *flow, const struct block *block, const struct span *image)
{
	const struct block_style *style = &flow->style->blocks[ROLE_FIGURE];
	struct paragraph_options options = flow_options(flow, ROLE_FIGURE);
	double size = options.size;
	options.align = ALIGN_CENTER;
	struct paragraph *paragraph = paragraph_create(flow->shaper, block, &options, flow->arena);
	struct flow_frame frame = placeholder_frame(flow, size);
	double side = MIN(flow->style->ornaments.placeholder.padding_side * size, flow->width / 4);
	struct lines lines = paragraph_break(paragraph, flow->width - 2 * side, flow->arena);
	flow->frame = &frame;
	push_placeholder_end(flow, &frame, size, false);
	for (size_t i = 0; i < lines.count; i++) {
		flow->keep_next = true;
		flow_push_lines(flow, &(struct lines){ &lines.lines[i], 1 }, size, style->leading, flow->x + side);
	}
	if (image && image->as.image.resource->state == RESOURCE_REMOTE) {
		qr_code_place(flow, block, image_address(image, flow->arena));
	}
	push_placeholder_end(flow, &frame, size, true);
	flow->frame = frame.outer;
}

static void place_figure(struct flow *flow, const struct block *block)
{
	struct flow_box box;
	const struct span *image = image_of_block(block);
	flow_flush_markers(flow);
	flow_open_box(flow, &box, ROLE_FIGURE);
	if (image && image->as.image.resource->state == RESOURCE_USABLE) {
		place_picture(flow, block, image);
	} else if (block->first_span) {
		place_placeholder(flow, block, image);
	}
	place_children(flow, block);
	flow_close_box(flow, &box);
}

static void place_caption(struct flow *flow, const struct block *block)
{
	flow->keep_next = flow->keep_next || block->prev || block->parent->first_span; // of a figure
	place_text(flow, block, style_role_of(block));
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
	place_text(flow, block, ROLE_DEFINITION_TERM);
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
