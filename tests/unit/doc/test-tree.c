#include "doc/block.h"
#include "doc/doc.h"
#include "doc/leaf.h"

static const struct source_pos nowhere;

static struct span *text_span(struct arena *arena, const char *text)
{
	struct span *span = span_create(arena, SPAN_TEXT, nowhere);
	span->as.text = arena_strdup(arena, text);
	return span;
}

// The kinds of a block's children and below, in document order.
static char *shape_of(const struct block *root)
{
	GString *shape = g_string_new(NULL);
	for (const struct block *block = root; block; block = block_next(block, root)) {
		g_string_append_printf(shape, "%s ", block_kind_name(block->kind));
	}
	return g_string_free(shape, FALSE);
}

static void assert_linked(const struct block *parent)
{
	const struct block *last = NULL;
	for (const struct block *child = parent->first_child; child; child = child->next) {
		g_assert_true(child->parent == parent);
		g_assert_true(child->prev == last);
		last = child;
	}
	g_assert_true(parent->last_child == last);
}

static void assert_shape(const struct block *root, const char *expected)
{
	g_autofree char *shape = shape_of(root);
	g_assert_cmpstr(shape, ==, expected);
	assert_linked(root);
}

static void test_blocks(void)
{
	struct arena *arena = arena_create();
	struct block *root = block_create(arena, BLOCK_DOCUMENT, nowhere);
	struct block *quote = block_create(arena, BLOCK_QUOTE, nowhere);
	struct block *paragraph = block_create(arena, BLOCK_PARAGRAPH, nowhere);
	struct block *rule = block_create(arena, BLOCK_RULE, nowhere);
	block_append(root, quote);
	block_append(quote, paragraph);
	block_append(quote, rule);
	assert_shape(root, "document quote paragraph rule ");
	assert_shape(quote, "quote paragraph rule ");

	struct block *heading = block_create(arena, BLOCK_HEADING, nowhere);
	block_append(root, heading);
	assert_shape(root, "document quote paragraph rule heading ");
	block_unlink(paragraph);
	assert_shape(quote, "quote rule ");
	block_append(root, paragraph);
	assert_shape(root, "document quote rule heading paragraph ");
	block_unlink(heading);
	assert_shape(root, "document quote rule paragraph ");
	block_unlink(quote);
	block_unlink(paragraph);
	assert_shape(root, "document ");
	arena_destroy(arena);
}

static void test_spans(void)
{
	struct arena *arena = arena_create();
	struct block *block = block_create(arena, BLOCK_PARAGRAPH, nowhere);
	struct span *strong = span_create(arena, SPAN_STRONG, nowhere);
	block_append_span(block, text_span(arena, "甲"));
	block_append_span(block, strong);
	span_append(strong, text_span(arena, "乙"));
	span_append(strong, text_span(arena, "丙"));
	block_append_span(block, text_span(arena, "丁"));
	g_autofree char *before = block_span_text(block);
	g_assert_cmpstr(before, ==, "甲乙丙丁");
	g_assert_true(span_next_skip(strong) == block->last_span);

	leaf_unwrap(block, strong);
	g_autofree char *after = block_span_text(block);
	g_assert_cmpstr(after, ==, "甲乙丙丁");
	g_assert_null(block->first_span->next->parent);
	leaf_unlink(block, block->first_span);
	leaf_unlink(block, block->last_span);
	leaf_insert_after(block, block->last_span, text_span(arena, "戊"));
	g_autofree char *end = block_span_text(block);
	g_assert_cmpstr(end, ==, "乙丙戊");
	g_assert_cmpstr(block->last_span->as.text, ==, "戊");
	arena_destroy(arena);
}

static void test_lang(void)
{
	struct arena *arena = arena_create();
	struct doc *doc = doc_create(arena, "a.md");
	struct block *quote = block_create(arena, BLOCK_QUOTE, nowhere);
	struct block *paragraph = block_create(arena, BLOCK_PARAGRAPH, nowhere);
	block_append(doc->root, quote);
	block_append(quote, paragraph);
	g_assert_cmpstr(doc_block_lang(doc, paragraph), ==, "zh-CN");
	quote->lang = "ja";
	g_assert_cmpstr(doc_block_lang(doc, paragraph), ==, "ja");
	g_assert_cmpstr(doc_block_lang(doc, doc->root), ==, "zh-CN");
	arena_destroy(arena);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/tree/blocks", test_blocks);
	g_test_add_func("/tree/spans", test_spans);
	g_test_add_func("/tree/lang", test_lang);
	return g_test_run();
}
