#include "pass/number.h"

#include "doc/leaf.h"

// Whether text of the same language follows.
static bool is_continued(const struct span *text)
{
	return text->next && text->next->kind == SPAN_TEXT && g_strcmp0(text->lang, text->next->lang) == 0;
}

// Joins the texts that follow a text among its siblings into it.
static void join_following(struct doc *doc, struct block *block, struct span *text)
{
	if (!is_continued(text)) {
		return;
	}
	g_autoptr(GString) joined = g_string_new(text->as.text);
	while (is_continued(text)) {
		g_string_append(joined, text->next->as.text);
		leaf_unlink(block, text->next);
	}
	text->as.text = arena_strndup(doc->arena, joined->str, joined->len);
}

static void tidy_spans(struct doc *doc, struct block *block)
{
	for (struct span *span = block->first_span, *next; span; span = next) {
		if (span->kind == SPAN_TEXT) {
			join_following(doc, block, span);
		}
		next = span_next(span);
		if (span->kind == SPAN_TEXT && span->as.text[0] == '\0') {
			leaf_unlink(block, span);
		}
	}
}

static bool is_blank(const struct block *paragraph)
{
	for (const struct span *span = paragraph->first_span; span; span = span_next(span)) {
		if (span->kind != SPAN_BREAK && !span_is_blank(span)) {
			return false;
		}
	}
	return true;
}

static void assign_tree(struct doc *doc, struct block *root)
{
	for (struct block *block = root, *next; block; block = next) {
		next = block_next(block, root);
		tidy_spans(doc, block);
		if (block->kind == BLOCK_PARAGRAPH && !block->anchor && is_blank(block)) {
			block_unlink(block);
			continue;
		}
		block->id = doc->block_count++;
		for (struct span *span = block->first_span; span; span = span_next(span)) {
			span->id = doc->span_count++;
		}
	}
}

void number_assign(struct doc *doc, const struct pass_options *options, struct diag *diag)
{
	for (size_t i = 0; i < doc_tree_count(doc); i++) {
		assign_tree(doc, doc_tree_at(doc, i));
	}
}
