#include "doc/block.h"

static const char *const kind_names[] = {
	[BLOCK_DOCUMENT] = "document",
	[BLOCK_PARAGRAPH] = "paragraph",
	[BLOCK_HEADING] = "heading",
	[BLOCK_LIST] = "list",
	[BLOCK_ITEM] = "item",
	[BLOCK_QUOTE] = "quote",
	[BLOCK_CODE] = "code",
	[BLOCK_TABLE] = "table",
	[BLOCK_TABLE_ROW] = "table-row",
	[BLOCK_TABLE_CELL] = "table-cell",
	[BLOCK_FIGURE] = "figure",
	[BLOCK_CAPTION] = "caption",
	[BLOCK_DEFINITION_LIST] = "definition-list",
	[BLOCK_DEFINITION_TERM] = "definition-term",
	[BLOCK_DEFINITION] = "definition",
	[BLOCK_ADMONITION] = "admonition",
	[BLOCK_DETAILS] = "details",
	[BLOCK_RULE] = "rule",
	[BLOCK_MATH] = "math",
	[BLOCK_LINK_CARD] = "link-card",
	[BLOCK_NOTE] = "note",
};

G_STATIC_ASSERT(G_N_ELEMENTS(kind_names) == BLOCK_KINDS);

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

void block_insert_before(struct block *block, struct block *sibling)
{
	sibling->parent = block->parent;
	sibling->prev = block->prev;
	sibling->next = block;
	if (block->prev) {
		block->prev->next = sibling;
	} else {
		block->parent->first_child = sibling;
	}
	block->prev = sibling;
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

void block_unwrap(struct block *block)
{
	while (block->first_child) {
		struct block *child = block->first_child;
		block_unlink(child);
		block_insert_before(block, child);
	}
	block_unlink(block);
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

struct block *block_next_skip(const struct block *block, const struct block *root)
{
	while (block != root && !block->next) {
		block = block->parent;
	}
	return block == root ? NULL : block->next;
}

struct block *block_next(const struct block *block, const struct block *root)
{
	return block->first_child ? block->first_child : block_next_skip(block, root);
}

const char *block_kind_name(enum block_kind kind)
{
	return kind_names[kind];
}

// Text that a span shows by itself, its children apart; NULL for none.
static const char *own_text(const struct span *span)
{
	switch (span->kind) {
	case SPAN_TEXT:
		return span->as.text;
	case SPAN_CODE:
	case SPAN_MATH:
		return span->as.code;
	case SPAN_IMAGE:
		return span->as.image.alt;
	case SPAN_BREAK:
		return " ";
	case SPAN_EM:
	case SPAN_STRONG:
	case SPAN_LINK:
	case SPAN_NOTE_REF:
	case SPAN_RUBY:
	case SPAN_MARK:
	case SPAN_INS:
	case SPAN_DEL:
	case SPAN_SUB:
	case SPAN_SUP:
	case SPAN_KBD:
	case SPAN_KINDS:
		return NULL;
	}
	return NULL;
}

char *block_span_text(const struct block *block)
{
	GString *text = g_string_new(NULL);
	for (const struct span *span = block->first_span; span; span = span_next(span)) {
		const char *own = own_text(span);
		g_string_append(text, own ? own : "");
	}
	return g_string_free(text, FALSE);
}
