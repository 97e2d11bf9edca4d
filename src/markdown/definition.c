#include "markdown/definition.h"

#include "doc/leaf.h"

static struct block *add_term(struct block *list, struct source_pos pos, struct arena *arena)
{
	struct block *term = block_create(arena, BLOCK_DEFINITION_TERM, pos);
	block_append(list, term);
	return term;
}

static void add_terms(struct block *list, struct block *paragraph, struct arena *arena)
{
	struct source_pos pos = paragraph->pos;
	struct block *term = add_term(list, pos, arena);
	for (struct span *span = paragraph->first_span, *next; span; span = next) {
		next = span->next;
		leaf_unlink(paragraph, span);
		if (span->kind == SPAN_BREAK) {
			pos.line++;
			term = add_term(list, pos, arena);
		} else {
			block_append_span(term, span);
		}
	}
}

bool definition_open_list(struct tree *tree)
{
	struct block *paragraph = tree->flattened > 0 ? NULL : tree->parent->last_child;
	if (!paragraph || paragraph->kind != BLOCK_PARAGRAPH) {
		return false;
	}
	struct block *list = tree_open(tree, BLOCK_DEFINITION_LIST, paragraph->pos);
	if (list) {
		block_unlink(paragraph);
		add_terms(list, paragraph, tree->doc->arena);
	}
	return true;
}

void definition_close_list(struct tree *tree)
{
	struct block *list = tree->flattened > 0 ? NULL : tree->parent;
	tree_close(tree, BLOCK_DEFINITION_LIST);
	struct block *before = list ? list->prev : NULL;
	if (!before || before->kind != BLOCK_DEFINITION_LIST) {
		return;
	}
	while (list->first_child) {
		struct block *child = list->first_child;
		block_unlink(child);
		block_append(before, child);
	}
	block_unlink(list);
}
