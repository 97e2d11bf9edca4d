#include "pass/target.h"

#include "doc/doc.h"

static void add_heading(struct doc *doc, const char *name)
{
	struct block *heading = block_create(doc->arena, BLOCK_HEADING, (struct source_pos){ 0 });
	struct anchor *anchor = arena_new(doc->arena, struct anchor);
	*anchor = (struct anchor){ .name = name, .xml_id = name };
	heading->anchor = anchor;
	block_append(doc->root, heading);
}

static void test_forms(void)
{
	static const struct {
		const char *fragment;
		const char *name; // of the heading that it finds; NULL: none
	} rows[] = {
		{ "五条办法", "五条办法" },
		{ "%E4%BA%94%E6%9D%A1%E5%8A%9E%E6%B3%95", "五条办法" },
		{ "Setup-Guide", "setup-guide" }, // case
		{ "setupguide", "setup-guide" },  // Blackfriday joined words otherwise
		{ "setup_guide", "setup-guide" },
		{ "21-为什么", "2-1-为什么" }, // marks dropped or kept
		{ "为什么", NULL },            // part of a name is no name
		{ "guide", NULL },
		{ "hello", "hello-世界" }, // github-ascii drops what is not ASCII
		{ "你好-世界", NULL },     // but a name that is not ASCII must agree in all
		{ "", NULL },
		{ "%FF", NULL },
	};
	struct arena *arena = arena_create();
	struct doc *doc = doc_create(arena, "x.md");
	static const char *const names[] = { "五条办法", "setup-guide", "2-1-为什么", "hello-世界" };
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		add_heading(doc, names[i]);
	}
	struct target_table *table = target_table_create(doc);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		const struct block *found = target_find(table, rows[i].fragment);
		g_test_message("#%s", rows[i].fragment);
		g_assert_cmpstr(found ? found->anchor->name : NULL, ==, rows[i].name);
	}
	target_table_destroy(table);
	target_table_destroy(NULL);
	arena_destroy(arena);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/target/forms", test_forms);
	return g_test_run();
}
