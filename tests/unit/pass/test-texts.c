#include "pass/number.h"
#include "pass/soft_breaks.h"

#include "builder.h"

static const struct pass_options lenient = { .last = PASS_NUMBER };
static const struct pass_options strict = { .last = PASS_NUMBER, .strict = true };

// A paragraph from a pattern: '/' a soft break, '\\' a hard one, '*' opens or closes emphasis, '`' encloses code, '@'
// is an image, '^' a note reference; all else is text.
static struct block *paragraph_of(struct builder *builder, const char *pattern)
{
	struct block *block = builder_block(builder, NULL, BLOCK_PARAGRAPH, NULL);
	struct span *em = NULL;
	for (const char *p = pattern; *p; p = g_utf8_next_char(p)) {
		if (*p == '*') {
			em = em ? NULL : builder_span(builder, block, NULL, SPAN_EM);
		} else if (*p == '/' || *p == '\\') {
			struct span *span = builder_span(builder, block, em, SPAN_BREAK);
			span->as.break_kind = *p == '/' ? BREAK_SOFT : BREAK_HARD;
		} else if (*p == '@') {
			struct span *span = builder_span(builder, block, em, SPAN_IMAGE);
			span->as.image.url = "a.png";
			span->as.image.alt = "@";
		} else if (*p == '`') {
			builder_span(builder, block, em, SPAN_CODE)->as.code = "码";
		} else {
			g_autofree char *text = g_strndup(p, (gsize)(g_utf8_next_char(p) - p));
			builder_text(builder, block, em, text);
		}
	}
	return block;
}

static void check(const char *pattern, const char *expected, const struct pass_options *options)
{
	struct builder builder;
	builder_init(&builder, "a.md");
	struct block *block = paragraph_of(&builder, pattern);
	soft_breaks_resolve(builder.doc, options, builder.diag);
	for (const struct span *span = block->first_span; span; span = span_next(span)) {
		g_assert_false(span->kind == SPAN_BREAK && span->as.break_kind == BREAK_SOFT);
	}
	number_assign(builder.doc, options, builder.diag);
	g_autofree char *text = block_span_text(block);
	g_test_message("%s", pattern);
	g_assert_cmpstr(text, ==, expected);
	builder_finish(&builder);
}

static void test_soft_breaks(void)
{
	static const struct {
		const char *pattern;
		const char *expected;
		const char *strict;
	} rows[] = {
		{ "真/的", "真的", "真 的" },
		{ "，/a", "，a", "， a" },
		{ "a/b", "a b", "a b" },
		{ "真/a", "真 a", "真 a" },
		{ "*真*/*的*", "真的", "真 的" },
		{ "*真/*的", "真的", "真 的" },
		{ "真/`", "真码", "真 码" },
		{ "가/나", "가 나", "가 나" },
		{ "真/@/的", "真 @ 的", "真 @ 的" },
		{ "真\\/的", "真 的", "真 的" },
		{ "真/\\的", "真 的", "真 的" },
		{ "真//的", "真的", "真 的" },
		{ "a/", "a ", "a " },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		check(rows[i].pattern, rows[i].expected, &lenient);
		check(rows[i].pattern, rows[i].strict, &strict);
	}
}

static void test_number(void)
{
	struct builder builder;
	builder_init(&builder, "a.md");
	struct block *blank = builder_block(&builder, NULL, BLOCK_PARAGRAPH, " ");
	builder_text(&builder, blank, NULL, "");
	struct block *block = builder_block(&builder, NULL, BLOCK_PARAGRAPH, "");
	builder_text(&builder, block, NULL, "一");
	builder_text(&builder, block, NULL, "");
	builder_text(&builder, block, NULL, "二");
	struct span *em = builder_span(&builder, block, NULL, SPAN_EM);
	builder_text(&builder, block, em, "三");
	builder_text(&builder, block, em, "四");
	builder_text(&builder, block, NULL, "");
	number_assign(builder.doc, &lenient, builder.diag);
	g_assert_true(builder.doc->root->first_child == block);
	g_assert_cmpuint(builder.doc->root->id, ==, 0);
	g_assert_cmpuint(block->id, ==, 1);
	g_assert_cmpuint(builder.doc->block_count, ==, 2);
	g_assert_cmpuint(builder.doc->span_count, ==, 3);
	g_assert_cmpstr(block->first_span->as.text, ==, "一二");
	g_assert_cmpuint(block->first_span->id, ==, 0);
	g_assert_true(block->last_span == em);
	g_assert_cmpstr(em->first_child->as.text, ==, "三四");
	g_assert_true(em->first_child == em->last_child);
	g_assert_cmpuint(em->first_child->id, ==, 2);
	builder_finish(&builder);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/text/soft-breaks", test_soft_breaks);
	g_test_add_func("/text/number", test_number);
	return g_test_run();
}
