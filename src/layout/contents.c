#include "layout/contents.h"

enum { DEPTH_MAX = 5 }; // deeper entries are moved in no further

static const struct span *find_link(const struct block *paragraph)
{
	const struct span *span = paragraph->first_span;
	while (span && span->kind != SPAN_LINK) {
		span = span_next(span);
	}
	return span;
}

// The dots of all entries stand below each other: they are counted from the right edge.
static void add_leader(const struct flow *flow, GArray *items, double from, double to, double right, double size)
{
	const struct ornament_style *look = &flow->style->ornaments;
	double pitch = look->leader.pitch * size;
	double side = look->leader.size * size;
	double y = -(look->leader.rise + look->leader.size) * size;
	for (double x = right - pitch; x > from && look->leader.color != COLOR_INHERIT; x -= pitch) {
		if (x + side < to) {
			struct page_item dot = flow_fill(x, y, side, side, look->leader.color);
			g_array_append_val(items, dot);
		}
	}
}

static struct line number_line(struct flow *flow, const struct block *paragraph, const struct span *link,
	const struct paragraph_options *options)
{
	const char *dest = page_item_link_dest(link, flow->arena);
	const char *label = page_refs_use(flow->refs, dest, flow->used_refs);
	struct paragraph *number = paragraph_create_text(flow->shaper, label, paragraph, options, flow->arena);
	struct lines lines = paragraph_break(number, 100 * options->size, flow->arena);
	for (size_t i = 0; i < lines.lines[0].item_count; i++) {
		lines.lines[0].items[i].span = link->id;
	}
	return lines.lines[0];
}

// Puts leader and number behind the last line of an entry.
static void add_number(struct flow *flow, struct line *line, const struct block *paragraph, const struct span *link,
	const struct paragraph_options *options, double width)
{
	double size = options->size;
	double gap = flow->style->ornaments.leader.gap * size;
	struct line number = number_line(flow, paragraph, link, options);
	double x = width - number.width;
	g_autoptr(GArray) items = g_array_new(FALSE, TRUE, sizeof(struct page_item));
	g_array_append_vals(items, line->items, (guint)line->item_count);
	add_leader(flow, items, line->width + gap, x - gap, width, size);
	flow_add_line(items, &number, x, 0);
	struct page_item live = {
		.block = paragraph->id,
		.box = { x, -page_item_em_ascent * size, number.width, size },
	};
	page_item_lead(&live, link, flow->chapter, flow->arena);
	g_array_append_val(items, live);
	line->item_count = items->len;
	line->items = arena_new_array(flow->arena, struct page_item, items->len);
	memcpy(line->items, items->data, items->len * sizeof(struct page_item));
}

static bool leads_to_part(const struct flow *flow, const struct span *link)
{
	return flow->book->chapters[link->as.link.chapter].kind == CHAPTER_PART && !link->as.link.target;
}

static void place_entry(struct flow *flow, const struct block *paragraph, int depth)
{
	const struct span *link = find_link(paragraph);
	const struct block_style *style = &flow->style->blocks[ROLE_CONTENTS];
	const struct ornament_style *ornaments = &flow->style->ornaments;
	struct paragraph_options options = flow_line_options(flow, ROLE_CONTENTS);
	double size = options.size;
	bool part = leads_to_part(flow, link);
	if (part) {
		options.family = flow->style->blocks[ROLE_PART].family;
		options.weight = flow->style->blocks[ROLE_PART].weight;
		flow_add_space(flow, size * ornaments->levels.part_space);
	}
	options.refs = NULL;
	double x = MIN(depth, DEPTH_MAX) * ornaments->levels.step * size;
	double width = flow->width - x;
	struct paragraph *title = paragraph_create(flow->shaper, paragraph, &options, flow->arena);
	struct lines lines = paragraph_break(title, width - ornaments->leader.number_width * size, flow->arena);
	if (lines.count == 0) {
		return;
	}
	if (flow->refs) {
		add_number(flow, &lines.lines[lines.count - 1], paragraph, link, &options, width);
	}
	flow_add_space(flow, style->space_before * size);
	flow_push_lines(flow, &lines, size, style->leading, flow->x + x);
	flow_add_space(flow, style->space_after * size);
	flow->keep_next = part;
}

static void place_entries(struct flow *flow, const struct block *list, int depth)
{
	for (const struct block *item = list->first_child; item; item = item->next) {
		for (const struct block *block = item->first_child; block; block = block->next) {
			if (block->kind == BLOCK_LIST) {
				place_entries(flow, block, depth + 1);
			} else {
				place_entry(flow, block, depth);
			}
		}
	}
}

// The word that the entries of an index stand under: small, since there are many.
static void place_word(struct flow *flow, const struct block *heading)
{
	const struct block_style *style = &flow->style->blocks[ROLE_HEADING_5];
	struct paragraph_options options = flow_line_options(flow, ROLE_HEADING_5);
	struct paragraph *paragraph = paragraph_create(flow->shaper, heading, &options, flow->arena);
	struct lines lines = paragraph_break(paragraph, flow->width, flow->arena);
	flow_add_dest(flow, heading);
	flow_add_space(flow, options.size * flow->style->ornaments.levels.word_space);
	flow_push_lines(flow, &lines, options.size, style->leading, flow->x);
	flow->keep_next = true;
}

// In a list of links no link needs a colour to be known as one.
static const struct style *without_link_looks(const struct style *style, struct arena *arena)
{
	struct style *plain = arena_new(arena, struct style);
	*plain = *style;
	plain->texts[TEXT_LINK] = (struct text_style){
		.family = FAMILY_INHERIT,
		.size = 1,
		.color = COLOR_INHERIT,
		.background = COLOR_INHERIT,
	};
	return plain;
}

void contents_place(struct flow *flow)
{
	flow->style = without_link_looks(flow->style, flow->arena);
	for (const struct block *block = flow->doc->root->first_child; block; block = block->next) {
		if (block->kind == BLOCK_LIST) {
			place_entries(flow, block, 0);
		} else {
			place_word(flow, block);
		}
	}
}
