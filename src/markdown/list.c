#include "markdown/list.h"

static bool is_ordered(const struct block *block)
{
	return block && block->kind == BLOCK_LIST && block->as.list.ordered;
}

static bool is_bulleted(const struct block *block)
{
	return block && block->kind == BLOCK_LIST && !block->as.list.ordered;
}

static int count_items(const struct block *list)
{
	int count = 0;
	for (const struct block *item = list->first_child; item; item = item->next) {
		count++;
	}
	return count;
}

// Whether `next` goes on counting where the items of an ordered list ended.
static bool continues(const struct block *next, int number, char delimiter)
{
	return is_ordered(next) && next->as.list.start == number && next->as.list.delimiter == delimiter;
}

static void report(const struct block *ordered, const struct block *bullets, int number, struct diag *diag)
{
	const struct block *content = ordered->last_child->first_child;
	diag_report(diag, DIAG_LIST_INTERRUPTED, bullets->pos, "this list ends the numbered list at item '%d%c'",
		number - 1, ordered->as.list.delimiter);
	if (content && content->pos.column > ordered->pos.column) {
		diag_hint(diag, "to keep it under the item, indent it by %u spaces more than the number",
			content->pos.column - ordered->pos.column);
	}
}

static void mend(struct block *ordered, struct block *bullets, struct block *next)
{
	block_unlink(bullets);
	block_append(ordered->last_child, bullets);
	if (!next) {
		return;
	}
	block_unlink(next);
	while (next->first_child) {
		struct block *item = next->first_child;
		block_unlink(item);
		block_append(ordered, item);
	}
	ordered->as.list.tight = ordered->as.list.tight && next->as.list.tight;
}

static void check_list(struct block *ordered, bool lenient, struct diag *diag)
{
	int number = ordered->as.list.start + count_items(ordered);
	while (ordered->last_child && is_bulleted(ordered->next)) {
		struct block *bullets = ordered->next;
		struct block *next = bullets->next;
		bool goes_on = continues(next, number, ordered->as.list.delimiter);
		if (!goes_on && bullets->pos.column <= ordered->pos.column) {
			return;
		}
		report(ordered, bullets, number, diag);
		if (!lenient) {
			return;
		}
		number += goes_on ? count_items(next) : 0;
		mend(ordered, bullets, goes_on ? next : NULL);
	}
}

// Mending can put a list two levels deeper for each list that it stands in: at most twice as deep as it was.
static bool has_room(const struct block *root)
{
	for (const struct block *block = root; block; block = block_next(block, root)) {
		int depth = 0;
		for (const struct block *up = block; up->parent; up = up->parent) {
			depth++;
		}
		if (depth > DOC_DEPTH_MAX / 2 - 2) {
			return false;
		}
	}
	return true;
}

static void check_tree(struct block *root, bool lenient, struct diag *diag)
{
	bool mends = lenient && has_room(root);
	for (struct block *block = root; block; block = block_next(block, root)) {
		if (is_ordered(block)) {
			check_list(block, mends, diag);
		}
	}
}

void list_check_interrupted(struct doc *doc, bool lenient, struct diag *diag)
{
	for (size_t i = 0; i < doc_tree_count(doc); i++) {
		check_tree(doc_tree_at(doc, i), lenient, diag);
	}
}
