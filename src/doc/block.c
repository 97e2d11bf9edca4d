#include "doc/block.h"

#include <string.h>

#define NAME(KIND, kind, word, ...) word,
static const char *const kind_names[] = { BLOCK_KIND_LIST(NAME) };
#undef NAME

struct block *block_create(struct arena *arena, enum block_kind kind, struct source_pos pos)
{
	struct block *block = arena_new(arena, struct block);
	block->kind = kind;
	block->pos = pos;
	return block;
}

void block_append(struct block *parent, struct block *child)
{
	child->parent = parent;
	child->prev = parent->last_child;
	child->next = NULL;
	if (parent->last_child) {
		parent->last_child->next = child;
	} else {
		parent->first_child = child;
	}
	parent->last_child = child;
}

void block_prepend(struct block *parent, struct block *child)
{
	child->parent = parent;
	child->prev = NULL;
	child->next = parent->first_child;
	if (parent->first_child) {
		parent->first_child->prev = child;
	} else {
		parent->last_child = child;
	}
	parent->first_child = child;
}

void block_insert_before(struct block *sibling, struct block *block)
{
	block->parent = sibling->parent;
	block->prev = sibling->prev;
	block->next = sibling;
	if (sibling->prev) {
		sibling->prev->next = block;
	} else {
		sibling->parent->first_child = block;
	}
	sibling->prev = block;
}

void block_unlink(struct block *block)
{
	if (block->prev) {
		block->prev->next = block->next;
	} else if (block->parent) {
		block->parent->first_child = block->next;
	}
	if (block->next) {
		block->next->prev = block->prev;
	} else if (block->parent) {
		block->parent->last_child = block->prev;
	}
	block->parent = NULL;
	block->prev = NULL;
	block->next = NULL;
}

void block_append_span(struct block *block, struct span *span)
{
	span->parent = NULL;
	span->prev = block->last_span;
	span->next = NULL;
	if (block->last_span) {
		block->last_span->next = span;
	} else {
		block->first_span = span;
	}
	block->last_span = span;
}

// The next block behind all that a block holds.
static struct block *next_outside(const struct block *block, const struct block *root)
{
	while (block != root && !block->next) {
		block = block->parent;
	}
	return block == root ? NULL : block->next;
}

struct block *block_next(const struct block *block, const struct block *root)
{
	return block->first_child ? block->first_child : next_outside(block, root);
}

bool block_card_leads(const struct block *card)
{
	return strstr(card->as.link_card.url, "://") != NULL;
}

const char *block_kind_name(enum block_kind kind)
{
	return kind_names[kind];
}

char *block_span_text(const struct block *block)
{
	GString *text = g_string_new(NULL);
	for (const struct span *span = block->first_span; span; span = span_next(span)) {
		const char *own = span_own_text(span);
		g_string_append(text, own ? own : "");
	}
	return g_string_free(text, FALSE);
}
