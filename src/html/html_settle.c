#include "html/html_settle.h"

#include <string.h>

#include "html/html_table.h"

/* Lines */

static void add_break(struct block *to, struct arena *arena, struct source_pos pos)
{
	if (to->first_span) {
		struct span *span = span_create(arena, SPAN_BREAK, pos);
		span->as.break_kind = BREAK_HARD;
		block_append_span(to, span);
	}
}

static void add_text(struct block *to, const char *text, struct arena *arena, struct source_pos pos)
{
	struct span *span = span_create(arena, SPAN_TEXT, pos);
	span->as.text = text;
	block_append_span(to, span);
}

static void move_spans(struct block *to, struct block *from)
{
	while (from->first_span) {
		struct span *span = from->first_span;
		span_unlink(from, span);
		block_append_span(to, span);
	}
}

static void add_code(struct block *to, const struct block *code, struct arena *arena)
{
	for (const char *line = code->as.code.text; *line;) {
		size_t length = strcspn(line, "\n");
		add_break(to, arena, code->pos);
		struct span *span = span_create(arena, code->kind == BLOCK_MATH ? SPAN_MATH : SPAN_CODE, code->pos);
		span->as.code = arena_strndup(arena, line, length);
		block_append_span(to, span);
		line += length + (line[length] == '\n');
	}
}

static void add_card(struct block *to, struct block *card, struct arena *arena)
{
	add_break(to, arena, card->pos);
	struct span *link = span_create(arena, SPAN_LINK, card->pos);
	link->as.link.url = card->as.link_card.url;
	if (!card->first_span) {
		add_text(card, card->as.link_card.url, arena, card->pos);
	}
	while (card->first_span) {
		struct span *span = card->first_span;
		span_unlink(card, span);
		span_append(link, span);
	}
	block_append_span(to, link);
}

// The bullet or number of an item whose text begins with a block; NULL when none does.
static const char *marker_before(const struct block *block, struct arena *arena)
{
	const struct block *item = block->parent;
	if (item->kind != BLOCK_ITEM || block->prev) {
		return NULL;
	}
	if (!item->parent->as.list.ordered) {
		return "• ";
	}
	int number = item->parent->as.list.start;
	for (const struct block *before = item->prev; before; before = before->prev) {
		number++;
	}
	return arena_printf(arena, "%d. ", number);
}

// Takes what a block below a cell shows by itself.
static void take_line(struct block *to, struct block *block, struct arena *arena)
{
	if (block->kind == BLOCK_CODE || block->kind == BLOCK_MATH) {
		add_code(to, block, arena);
	} else if (block->kind == BLOCK_LINK_CARD) {
		add_card(to, block, arena);
	} else if (block->first_span) {
		const char *marker = marker_before(block, arena);
		bool in_row = block->kind == BLOCK_TABLE_CELL && block->prev;
		if (in_row) {
			add_text(to, "　", arena, block->pos);
		} else {
			add_break(to, arena, block->pos);
		}
		if (marker) {
			add_text(to, marker, arena, block->pos);
		}
		move_spans(to, block);
	}
}

void html_settle_lines(struct block *block, struct arena *arena)
{
	for (struct block *inner = block_next(block, block); inner; inner = block_next(inner, block)) {
		take_line(block, inner, arena);
		block->name = block->name ? block->name : inner->name;
	}
	block->first_child = NULL;
	block->last_child = NULL;
}

static void move_after(struct block *block, struct block *moved)
{
	struct block *next = block->next;
	block_unlink(moved);
	if (next) {
		block_insert_before(next, moved);
	} else {
		block_append(block->parent, moved);
	}
}

// A heading is its first line. What else it seems to hold is what follows it: its end has been forgotten.
static void settle_heading(struct block *heading, struct arena *arena)
{
	while (heading->last_child != heading->first_child) {
		move_after(heading, heading->last_child);
	}
	struct block *line = heading->first_child;
	if (line && line->kind == BLOCK_PARAGRAPH) {
		html_settle_lines(heading, arena);
	} else {
		if (line) {
			move_after(heading, line);
		}
		block_unlink(heading);
	}
}

static void settle_lines(struct block *block, struct arena *arena)
{
	html_settle_lines(block, arena);
	if (!block->first_span) {
		block_unlink(block);
	}
}

/* Strays */

static void unwrap(struct block *block)
{
	while (block->first_child) {
		struct block *child = block->first_child;
		block_unlink(child);
		block_insert_before(block, child);
	}
	block_unlink(block);
}

// What stands between the parts of a whole goes into the part before it, or into a new one.
static void gather_strays(struct block *whole, enum block_kind part, enum block_kind other, struct arena *arena)
{
	struct block *last = NULL;
	for (struct block *child = whole->first_child, *next; child; child = next) {
		next = child->next;
		if (child->kind == part || child->kind == other) {
			last = child->kind == part ? child : NULL;
			continue;
		}
		if (!last) {
			last = block_create(arena, part, child->pos);
			block_insert_before(child, last);
		}
		block_unlink(child);
		block_append(last, child);
	}
}

static void unlink_empty(struct block *block)
{
	if (!block->first_child) {
		block_unlink(block);
	}
}

static void settle_quote(struct block *quote, struct arena *arena)
{
	unlink_empty(quote);
}

// A list is tight when no item holds two paragraphs.
static void settle_list(struct block *list, struct arena *arena)
{
	gather_strays(list, BLOCK_ITEM, BLOCK_ITEM, arena);
	list->as.list.tight = true;
	for (const struct block *item = list->first_child; item; item = item->next) {
		size_t paragraphs = 0;
		for (const struct block *child = item->first_child; child; child = child->next) {
			paragraphs += child->kind == BLOCK_PARAGRAPH;
		}
		list->as.list.tight &= paragraphs < 2;
	}
	unlink_empty(list);
}

static void settle_definition_list(struct block *list, struct arena *arena)
{
	gather_strays(list, BLOCK_DEFINITION, BLOCK_DEFINITION_TERM, arena);
	unlink_empty(list);
}

// The first caption of a block as its first or last child; further ones are paragraphs.
static struct block *place_caption(struct block *block, bool first)
{
	struct block *caption = NULL;
	for (struct block *child = block->first_child; child; child = child->next) {
		if (child->kind == BLOCK_CAPTION && caption) {
			child->kind = BLOCK_PARAGRAPH;
		} else if (child->kind == BLOCK_CAPTION) {
			caption = child;
		}
	}
	if (caption) {
		block_unlink(caption);
		(first ? block_prepend : block_append)(block, caption);
	}
	return caption;
}

static void settle_details(struct block *details, struct arena *arena)
{
	place_caption(details, true);
	unlink_empty(details);
}

// Whether a paragraph holds nothing but an image, which may be a link.
static bool is_image(const struct block *paragraph)
{
	const struct span *span = paragraph->first_span;
	bool alone = paragraph->kind == BLOCK_PARAGRAPH && span && !span->next;
	if (alone && span->kind == SPAN_LINK) {
		alone = span->first_child && !span->first_child->next;
		span = span->first_child;
	}
	return alone && span->kind == SPAN_IMAGE;
}

// A figure needs a caption: without one an image becomes a figure of its own later.
static void settle_figure(struct block *figure, struct arena *arena)
{
	struct block *caption = place_caption(figure, false);
	if (!caption || figure->first_child == caption) {
		if (caption) {
			caption->kind = BLOCK_PARAGRAPH;
		}
		unwrap(figure);
		return;
	}
	struct block *only = figure->first_child;
	if (is_image(only) && only->next == caption) {
		block_unlink(only);
		move_spans(figure, only);
	}
}

static void (*const settlers[BLOCK_KINDS])(struct block *, struct arena *) = {
	[BLOCK_HEADING] = settle_heading,
	[BLOCK_DEFINITION_TERM] = settle_lines,
	[BLOCK_CAPTION] = settle_lines,
	[BLOCK_QUOTE] = settle_quote,
	[BLOCK_LIST] = settle_list,
	[BLOCK_DEFINITION_LIST] = settle_definition_list,
	[BLOCK_TABLE] = html_table_settle,
	[BLOCK_DETAILS] = settle_details,
	[BLOCK_FIGURE] = settle_figure,
};

void html_settle(struct block *block, struct arena *arena)
{
	if (settlers[block->kind]) {
		settlers[block->kind](block, arena);
	}
}
