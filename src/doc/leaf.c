#include "doc/leaf.h"

// The ends of the sibling list that a span is in: its parent's, or the block's.
static struct span **first_of(struct block *leaf, const struct span *span)
{
	return span->parent ? &span->parent->first_child : &leaf->first_span;
}

static struct span **last_of(struct block *leaf, const struct span *span)
{
	return span->parent ? &span->parent->last_child : &leaf->last_span;
}

void leaf_insert_after(struct block *leaf, struct span *span, struct span *sibling)
{
	sibling->parent = span->parent;
	sibling->prev = span;
	sibling->next = span->next;
	if (span->next) {
		span->next->prev = sibling;
	} else {
		*last_of(leaf, span) = sibling;
	}
	span->next = sibling;
}

void leaf_unlink(struct block *leaf, struct span *span)
{
	if (span->prev) {
		span->prev->next = span->next;
	} else {
		*first_of(leaf, span) = span->next;
	}
	if (span->next) {
		span->next->prev = span->prev;
	} else {
		*last_of(leaf, span) = span->prev;
	}
	span->parent = NULL;
	span->prev = NULL;
	span->next = NULL;
}

void leaf_unwrap(struct block *leaf, struct span *span)
{
	struct span *after = span;
	while (span->first_child) {
		struct span *child = span->first_child;
		leaf_unlink(leaf, child);
		leaf_insert_after(leaf, after, child);
		after = child;
	}
	leaf_unlink(leaf, span);
}

void leaf_move_spans(struct block *to, struct block *from)
{
	while (from->first_span) {
		struct span *span = from->first_span;
		leaf_unlink(from, span);
		block_append_span(to, span);
	}
}
