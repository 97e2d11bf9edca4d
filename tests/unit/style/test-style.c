#include "style/style.h"

#include "doc/block.h"

static struct block *child(struct arena *arena, struct block *parent, enum block_kind kind)
{
	struct block *block = block_create(arena, kind, (struct source_pos){ 0 });
	block_append(parent, block);
	return block;
}

static void test_block_roles(void)
{
	struct arena *arena = arena_create();
	struct block *root = block_create(arena, BLOCK_DOCUMENT, (struct source_pos){ 0 });
	g_assert_cmpint(style_role_of(child(arena, root, BLOCK_PARAGRAPH)), ==, ROLE_BODY);
	struct block *quote = child(arena, root, BLOCK_QUOTE);
	g_assert_cmpint(style_role_of(quote), ==, ROLE_QUOTE);
	g_assert_cmpint(style_role_of(child(arena, quote, BLOCK_PARAGRAPH)), ==, ROLE_QUOTE);
	struct block *list = child(arena, quote, BLOCK_LIST);
	g_assert_cmpint(style_role_of(list), ==, ROLE_LIST);
	struct block *item = child(arena, list, BLOCK_ITEM);
	g_assert_cmpint(style_role_of(child(arena, item, BLOCK_PARAGRAPH)), ==, ROLE_LIST);
	struct block *inner = child(arena, item, BLOCK_QUOTE);
	g_assert_cmpint(style_role_of(child(arena, inner, BLOCK_PARAGRAPH)), ==, ROLE_QUOTE);
	struct block *note = block_create(arena, BLOCK_NOTE, (struct source_pos){ 0 });
	g_assert_cmpint(style_role_of(child(arena, note, BLOCK_PARAGRAPH)), ==, ROLE_NOTES);
	struct block *admonition = child(arena, item, BLOCK_ADMONITION);
	g_assert_cmpint(style_role_of(child(arena, admonition, BLOCK_CAPTION)), ==, ROLE_ADMONITION_TITLE);
	g_assert_cmpint(style_role_of(child(arena, admonition, BLOCK_PARAGRAPH)), ==, ROLE_ADMONITION);
	struct block *details = child(arena, admonition, BLOCK_DETAILS);
	g_assert_cmpint(style_role_of(child(arena, details, BLOCK_CAPTION)), ==, ROLE_DETAILS_SUMMARY);
	g_assert_cmpint(style_role_of(child(arena, details, BLOCK_PARAGRAPH)), ==, ROLE_ADMONITION);
	struct block *table = child(arena, root, BLOCK_TABLE);
	g_assert_cmpint(style_role_of(child(arena, table, BLOCK_CAPTION)), ==, ROLE_CAPTION);
	struct block *figure = child(arena, quote, BLOCK_FIGURE);
	g_assert_cmpint(style_role_of(child(arena, figure, BLOCK_PARAGRAPH)), ==, ROLE_FIGURE);
	struct block *definition = child(arena, child(arena, root, BLOCK_DEFINITION_LIST), BLOCK_DEFINITION);
	g_assert_cmpint(style_role_of(child(arena, definition, BLOCK_PARAGRAPH)), ==, ROLE_DEFINITION);
	struct block *heading = child(arena, root, BLOCK_HEADING);
	static const enum block_role roles[] = { ROLE_TITLE, ROLE_TITLE, ROLE_HEADING_2, ROLE_HEADING_3, ROLE_HEADING_4,
		ROLE_HEADING_5, ROLE_HEADING_6, ROLE_HEADING_6 };
	for (int level = 0; level < (int)G_N_ELEMENTS(roles); level++) {
		heading->as.heading.level = level;
		g_assert_cmpint(style_role_of(heading), ==, roles[level]);
	}
	struct block *cell = child(arena, root, BLOCK_TABLE_CELL);
	g_assert_cmpint(style_role_of(cell), ==, ROLE_TABLE);
	cell->as.cell.header = true;
	g_assert_cmpint(style_role_of(cell), ==, ROLE_TABLE_HEAD);
	arena_destroy(arena);
}

static void test_text_roles(void)
{
	enum text_role role;
	g_assert_true(style_text_role_of(SPAN_EM, &role));
	g_assert_cmpint(role, ==, TEXT_EM);
	g_assert_true(style_text_role_of(SPAN_NOTE_REF, &role));
	g_assert_cmpint(role, ==, TEXT_NOTE_REF);
	g_assert_false(style_text_role_of(SPAN_TEXT, &role));
	g_assert_false(style_text_role_of(SPAN_IMAGE, &role));
}

static void test_names(void)
{
	g_assert_cmpstr(style_family_name(FAMILY_FANG), ==, "fang");
	g_assert_cmpstr(style_family_name(FAMILY_INHERIT), ==, "inherit");
	g_assert_cmpstr(style_block_role_name(ROLE_HEADING_6), ==, "heading-6");
	g_assert_cmpstr(style_text_role_name(TEXT_NOTE_REF), ==, "note-ref");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/style/block-roles", test_block_roles);
	g_test_add_func("/style/text-roles", test_text_roles);
	g_test_add_func("/style/names", test_names);
	return g_test_run();
}
