#include "pdf/tag.h"

#include <glib.h>

// A document whose blocks are numbered as they are made.
struct fixture {
	struct arena *arena;
	struct doc *doc;
	struct book book;
	struct chapter chapter;
	struct tag_tree *tags;
};

static struct block *add(struct fixture *f, struct block *parent, enum block_kind kind)
{
	struct block *block = block_create(f->arena, kind, (struct source_pos){ 0 });
	block->id = f->doc->block_count++;
	block_append(parent, block);
	return block;
}

static struct span *add_span(struct fixture *f, struct block *parent, enum span_kind kind)
{
	struct span *span = span_create(f->arena, kind, (struct source_pos){ 0 });
	span->id = f->doc->span_count++;
	block_append_span(parent, span);
	return span;
}

static void start(struct fixture *f)
{
	*f = (struct fixture){ .arena = arena_create() };
	f->doc = doc_create(f->arena, "a.md");
	f->doc->lang = "zh-CN";
	f->doc->root->id = f->doc->block_count++;
}

static void make_tags(struct fixture *f)
{
	f->chapter = (struct chapter){ .doc = f->doc };
	f->book = (struct book){ .chapters = &f->chapter, .chapter_count = 1, .lang = "zh-CN" };
	f->tags = tag_tree_create(&f->book, f->arena);
}

// Marks a block's text or a span, and gives the roles from the document's tag down to its own.
static char *paint(struct fixture *f, uint32_t block, uint32_t span, enum item_part part)
{
	struct page_item item = { .kind = ITEM_GLYPHS, .block = block, .span = span, .part = part };
	struct tag *tag = tag_tree_find(f->tags, &item);
	tag_add_mark(tag, 0, 0, f->arena);
	g_assert_true(tag->used && tag_tree_root(f->tags)->used);
	GString *path = g_string_new(tag_role_name(tag->role));
	for (tag = tag->parent; tag; tag = tag->parent) {
		g_string_prepend_c(path, '/');
		g_string_prepend(path, tag_role_name(tag->role));
	}
	return g_string_free(path, FALSE);
}

static void expect(struct fixture *f, uint32_t block, uint32_t span, enum item_part part, const char *want)
{
	g_autofree char *path = paint(f, block, span, part);
	g_assert_cmpstr(path, ==, want);
}

static void test_blocks(void)
{
	struct fixture f;
	start(&f);
	struct block *heading = add(&f, f.doc->root, BLOCK_HEADING);
	heading->as.heading.level = 3;
	struct block *quote = add(&f, f.doc->root, BLOCK_QUOTE);
	struct block *item = add(&f, add(&f, quote, BLOCK_LIST), BLOCK_ITEM);
	struct block *paragraph = add(&f, item, BLOCK_PARAGRAPH);
	struct block *code = add(&f, f.doc->root, BLOCK_CODE);
	make_tags(&f);
	expect(&f, 0, NO_NODE, PART_TEXT, "Document/Sect/H1");
	expect(&f, 0, NO_NODE, PART_BYLINE, "Document/Sect/P");
	expect(&f, heading->id, NO_NODE, PART_TEXT, "Document/Sect/H3");
	expect(&f, item->id, NO_NODE, PART_TEXT, "Document/Sect/BlockQuote/L/LI/Lbl");
	expect(&f, paragraph->id, NO_NODE, PART_TEXT, "Document/Sect/BlockQuote/L/LI/LBody/P");
	expect(&f, code->id, NO_NODE, PART_TEXT, "Document/Sect/P/Code");
	expect(&f, NO_NODE, NO_NODE, PART_TEXT, "Document/P");
	arena_destroy(f.arena);
}

static void test_table(void)
{
	struct fixture f;
	start(&f);
	struct block *table = add(&f, f.doc->root, BLOCK_TABLE);
	struct block *cells[2];
	for (int i = 0; i < 2; i++) {
		struct block *row = add(&f, table, BLOCK_TABLE_ROW);
		cells[i] = add(&f, row, BLOCK_TABLE_CELL);
		row->as.row.header = cells[i]->as.cell.header = i == 0;
		add_span(&f, cells[i], SPAN_TEXT);
	}
	make_tags(&f);
	expect(&f, cells[0]->id, NO_NODE, PART_TEXT, "Document/Sect/Table/THead/TR/TH");
	expect(&f, cells[1]->id, NO_NODE, PART_TEXT, "Document/Sect/Table/TBody/TR/TD");
	arena_destroy(f.arena);
}

static void test_spans(void)
{
	struct fixture f;
	start(&f);
	struct block *paragraph = add(&f, f.doc->root, BLOCK_PARAGRAPH);
	struct span *text = add_span(&f, paragraph, SPAN_TEXT);
	struct span *link = add_span(&f, paragraph, SPAN_LINK);
	link->as.link.kind = LINK_EXTERNAL;
	struct span *dead = add_span(&f, paragraph, SPAN_LINK);
	dead->as.link.kind = LINK_DEAD;
	struct span *english = add_span(&f, paragraph, SPAN_EM);
	english->lang = "en";
	struct span *ruby = add_span(&f, paragraph, SPAN_RUBY);
	make_tags(&f);
	expect(&f, paragraph->id, text->id, PART_TEXT, "Document/Sect/P");
	expect(&f, paragraph->id, link->id, PART_TEXT, "Document/Sect/P/Link");
	expect(&f, paragraph->id, dead->id, PART_TEXT, "Document/Sect/P");
	expect(&f, paragraph->id, english->id, PART_TEXT, "Document/Sect/P/Span");
	expect(&f, paragraph->id, ruby->id, PART_TEXT, "Document/Sect/P/Ruby/RB");
	expect(&f, paragraph->id, ruby->id, PART_RUBY, "Document/Sect/P/Ruby/RT");
	arena_destroy(f.arena);
}

static void test_definition_list(void)
{
	struct fixture f;
	start(&f);
	struct block *list = add(&f, f.doc->root, BLOCK_DEFINITION_LIST);
	struct block *first = add(&f, list, BLOCK_DEFINITION_TERM);
	struct block *second = add(&f, list, BLOCK_DEFINITION_TERM);
	struct block *text = add(&f, add(&f, list, BLOCK_DEFINITION), BLOCK_PARAGRAPH);
	struct block *more = add(&f, add(&f, list, BLOCK_DEFINITION), BLOCK_PARAGRAPH);
	struct block *third = add(&f, list, BLOCK_DEFINITION_TERM);
	make_tags(&f);
	expect(&f, first->id, NO_NODE, PART_TEXT, "Document/Sect/L/LI/Lbl");
	expect(&f, text->id, NO_NODE, PART_TEXT, "Document/Sect/L/LI/LBody/P");
	struct page_item items[] = { { .block = first->id, .span = NO_NODE }, { .block = second->id, .span = NO_NODE },
		{ .block = text->id, .span = NO_NODE }, { .block = more->id, .span = NO_NODE },
		{ .block = third->id, .span = NO_NODE } };
	struct tag *tags[G_N_ELEMENTS(items)];
	for (size_t i = 0; i < G_N_ELEMENTS(items); i++) {
		tags[i] = tag_tree_find(f.tags, &items[i]);
	}
	g_assert_true(tags[0]->parent == tags[1]->parent && tags[0]->parent == tags[2]->parent->parent);
	g_assert_true(tags[2]->parent == tags[3]->parent);
	g_assert_true(tags[4]->parent != tags[0]->parent && tags[4]->parent->parent == tags[0]->parent->parent);
	arena_destroy(f.arena);
}

static void test_boxes(void)
{
	struct fixture f;
	start(&f);
	struct block *admonition = add(&f, f.doc->root, BLOCK_ADMONITION);
	struct block *title = add(&f, admonition, BLOCK_CAPTION);
	struct block *details = add(&f, admonition, BLOCK_DETAILS);
	struct block *summary = add(&f, details, BLOCK_CAPTION);
	struct block *table = add(&f, f.doc->root, BLOCK_TABLE);
	struct block *caption = add(&f, table, BLOCK_CAPTION);
	struct block *cell = add(&f, add(&f, table, BLOCK_TABLE_ROW), BLOCK_TABLE_CELL);
	make_tags(&f);
	expect(&f, title->id, NO_NODE, PART_TEXT, "Document/Sect/Sect/P");
	expect(&f, summary->id, NO_NODE, PART_TEXT, "Document/Sect/Sect/Sect/P");
	expect(&f, caption->id, NO_NODE, PART_TEXT, "Document/Sect/Table/Caption");
	expect(&f, cell->id, NO_NODE, PART_TEXT, "Document/Sect/Table/TBody/TR/TD");
	arena_destroy(f.arena);
}

static void test_link_card(void)
{
	struct fixture f;
	start(&f);
	struct block *card = add(&f, f.doc->root, BLOCK_LINK_CARD);
	card->as.link_card.url = "https://example.com/";
	struct block *dead = add(&f, f.doc->root, BLOCK_LINK_CARD);
	dead->as.link_card.url = "film.mp4";
	make_tags(&f);
	expect(&f, card->id, NO_NODE, PART_TEXT, "Document/Sect/P/Link");
	expect(&f, dead->id, NO_NODE, PART_TEXT, "Document/Sect/P");
	struct page_item area = { .kind = ITEM_LINK, .block = card->id, .span = NO_NODE };
	g_autofree char *address = tag_tree_link_text(f.tags, &area);
	g_assert_cmpstr(address, ==, "https://example.com/");
	add_span(&f, card, SPAN_TEXT)->as.text = "短片";
	g_autofree char *title = tag_tree_link_text(f.tags, &area);
	g_assert_cmpstr(title, ==, "短片");
	arena_destroy(f.arena);
}

static void test_math(void)
{
	struct fixture f;
	start(&f);
	struct block *block = add(&f, f.doc->root, BLOCK_MATH);
	block->as.code.text = " x^2\n";
	struct block *paragraph = add(&f, f.doc->root, BLOCK_PARAGRAPH);
	struct span *span = add_span(&f, paragraph, SPAN_MATH);
	span->as.code = "y";
	make_tags(&f);
	expect(&f, block->id, NO_NODE, PART_TEXT, "Document/Sect/P/Formula");
	expect(&f, paragraph->id, span->id, PART_TEXT, "Document/Sect/P/Formula");
	struct page_item item = { .block = block->id, .span = NO_NODE };
	g_assert_cmpstr(tag_tree_find(f.tags, &item)->alt, ==, "x^2");
	arena_destroy(f.arena);
}

static void test_artifact(void)
{
	struct fixture f;
	start(&f);
	make_tags(&f);
	struct page_item folio = { .kind = ITEM_GLYPHS, .artifact = true, .block = NO_NODE, .span = NO_NODE };
	g_assert_null(tag_tree_find(f.tags, &folio));
	g_assert_false(tag_tree_root(f.tags)->used);
	arena_destroy(f.arena);
}

// Parents first, each tag once.
static void test_order(void)
{
	struct fixture f;
	start(&f);
	add(&f, add(&f, f.doc->root, BLOCK_QUOTE), BLOCK_PARAGRAPH);
	add(&f, f.doc->root, BLOCK_PARAGRAPH);
	make_tags(&f);
	g_autoptr(GString) roles = g_string_new(NULL);
	for (const struct tag *tag = tag_tree_root(f.tags); tag; tag = tag_next(tag)) {
		g_string_append_printf(roles, "%s ", tag_role_name(tag->role));
	}
	g_assert_cmpstr(roles->str, ==, "Document Sect H1 P P Link P BlockQuote P P ");
	arena_destroy(f.arena);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/tag/blocks", test_blocks);
	g_test_add_func("/tag/table", test_table);
	g_test_add_func("/tag/spans", test_spans);
	g_test_add_func("/tag/definition-list", test_definition_list);
	g_test_add_func("/tag/boxes", test_boxes);
	g_test_add_func("/tag/link-card", test_link_card);
	g_test_add_func("/tag/math", test_math);
	g_test_add_func("/tag/artifact", test_artifact);
	g_test_add_func("/tag/order", test_order);
	return g_test_run();
}
