#include "html/html_lines.h"

#include <string.h>

#include "doc/leaf.h"

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
		leaf_unlink(card, span);
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
		leaf_move_spans(to, block);
	}
}

void html_lines_settle(struct block *block, struct arena *arena)
{
	for (struct block *inner = block_next(block, block); inner; inner = block_next(inner, block)) {
		take_line(block, inner, arena);
		block->name = block->name ? block->name : inner->name;
	}
	block->first_child = NULL;
	block->last_child = NULL;
}
