#include "pass/captions.h"

#include "builder.h"

static const struct pass_options options = { .last = PASS_NUMBER };

static void assert_title(const struct block *block, const char *title)
{
	g_assert_cmpint(block->first_child->kind, ==, BLOCK_CAPTION);
	g_autofree char *text = block_span_text(block->first_child);
	g_assert_cmpstr(text, ==, title);
}

static struct block *add_admonition(struct builder *builder, const char *type, const char *lang)
{
	struct block *block = builder_block(builder, NULL, BLOCK_ADMONITION, NULL);
	block->as.admonition.type = type;
	block->lang = lang;
	builder_block(builder, block, BLOCK_PARAGRAPH, "文");
	return block;
}

static void test_admonitions(void)
{
	struct builder builder;
	builder_init(&builder, "a.md");
	builder.doc->lang = "zh-CN";
	struct block *tip = add_admonition(&builder, "tip", NULL);
	struct block *warning = add_admonition(&builder, "warning", "zh-TW");
	struct block *own = add_admonition(&builder, "recipe", NULL);
	struct block *titled = builder_block(&builder, NULL, BLOCK_ADMONITION, NULL);
	titled->as.admonition.type = "tip";
	builder_block(&builder, titled, BLOCK_CAPTION, "题");
	struct block *bare = builder_block(&builder, NULL, BLOCK_ADMONITION, NULL);
	bare->as.admonition.type = "note";
	builder_block(&builder, bare, BLOCK_CAPTION, NULL);
	captions_resolve(builder.doc, &options, builder.diag);
	assert_title(tip, "提示");
	g_assert_cmpint(tip->last_child->kind, ==, BLOCK_PARAGRAPH);
	g_assert_true(tip->last_child->prev == tip->first_child);
	assert_title(warning, "警告");
	assert_title(own, "Recipe");
	assert_title(titled, "题");
	assert_title(bare, "");
	g_assert_true(bare->first_child == bare->last_child);
	builder_finish(&builder);
}

static void test_details(void)
{
	struct builder builder;
	builder_init(&builder, "a.md");
	builder.doc->lang = "en";
	struct block *bare = builder_block(&builder, NULL, BLOCK_DETAILS, NULL);
	struct block *blank = builder_block(&builder, NULL, BLOCK_DETAILS, NULL);
	builder_block(&builder, blank, BLOCK_CAPTION, NULL);
	struct block *titled = builder_block(&builder, NULL, BLOCK_DETAILS, NULL);
	builder_block(&builder, titled, BLOCK_CAPTION, "More");
	captions_resolve(builder.doc, &options, builder.diag);
	assert_title(bare, "Details");
	assert_title(blank, "Details");
	assert_title(titled, "More");
	builder_finish(&builder);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/caption/admonitions", test_admonitions);
	g_test_add_func("/caption/details", test_details);
	return g_test_run();
}
