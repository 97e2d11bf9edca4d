#include "html/html_settle.h"

#include "doc/leaf.h"
#include "html/html_lines.h"
#include "html/html_table.h"

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
		html_lines_settle(heading, arena);
	} else {
		if (line) {
			move_after(heading, line);
		}
		block_unlink(heading);
	}
}

static void settle_lines(struct block *block, struct arena *arena)
{
	html_lines_settle(block, arena);
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
		leaf_move_spans(figure, only);
	}
}

static void settle_nothing(struct block *block, struct arena *arena)
{
}

#define settle_kind            settle_nothing
#define settle_document        settle_nothing
#define settle_paragraph       settle_nothing
#define settle_item            settle_nothing
#define settle_code_block      settle_nothing
#define settle_table           html_table_settle
#define settle_table_row       settle_nothing
#define settle_table_cell      settle_nothing
#define settle_caption         settle_lines
#define settle_definition_term settle_lines
#define settle_definition      settle_nothing
#define settle_admonition      settle_nothing
#define settle_rule            settle_nothing
#define settle_math_block      settle_nothing
#define settle_link_card       settle_nothing
#define settle_note            settle_nothing
#define settle_kind            settle_nothing

#define SETTLE(KIND, kind, ...) settle_##kind,
static void (*const settlers[])(struct block *, struct arena *) = { BLOCK_KIND_LIST(SETTLE) };
#undef SETTLE

void html_settle(struct block *block, struct arena *arena)
{
	settlers[block->kind](block, arena);
}
