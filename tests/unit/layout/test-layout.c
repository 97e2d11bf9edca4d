#include "layout/layout.h"

#include <string.h>

#include "book/matter.h"
#include "pass/pass.h"
#include "tests/unit/type/setting.h"

static struct block *add_text(struct doc *doc, enum block_kind kind, const char *text)
{
	struct block *block = block_create(doc->arena, kind, (struct source_pos){ 0 });
	struct span *span = span_create(doc->arena, SPAN_TEXT, (struct source_pos){ 0 });
	span->as.text = text;
	block_append_span(block, span);
	block_append(doc->root, block);
	return block;
}

static const struct doc *create_doc(struct setting *s, const char *title, int paragraphs)
{
	struct doc *doc = doc_create(s->arena, "a.md");
	struct pass_options options = { .last = PASS_NUMBER, .in_book = true, .lang = "zh-CN" };
	doc->meta.title = title;
	for (int i = 0; i < paragraphs; i++) {
		add_text(doc, BLOCK_PARAGRAPH, "山高月小，水落石出。曾日月之几何，而江山不可复识矣。");
	}
	pass_run(doc, &options, s->diag);
	return doc;
}

static struct book *create_book(struct setting *s, const struct chapter *chapters, size_t count)
{
	static const struct meta_list nobody;
	struct book_plan plan = {
		.chapters = chapters,
		.chapter_count = count,
		.title = "书",
		.lang = "zh-CN",
		.authors = &nobody,
		.stable_name = "x",
	};
	struct world *world = world_create();
	struct book *book = book_create(&plan, world, s->arena);
	world_destroy(world);
	matter_fill(book);
	return book;
}

// The labels of all pages, those that are printed in brackets.
static char *labels(const struct pages *pages, const struct style *style)
{
	GString *out = g_string_new(NULL);
	for (size_t i = 0; i < pages->page_count; i++) {
		const struct page *page = &pages->pages[i];
		bool printed = false;
		for (size_t j = 0; j < page->item_count; j++) {
			const struct page_item *item = &page->items[j];
			printed |= item->artifact && item->kind == ITEM_GLYPHS &&
				item->box.y > style->page.height - style->page.margin_bottom;
		}
		g_string_append_printf(out, printed ? "%s[%s]" : "%s%s", i > 0 ? " " : "", page->label);
	}
	return g_string_free(out, FALSE);
}

// The front matter has numbers of its own; what only opens a part or the book shows none.
static void test_labels(struct setting *s, gconstpointer unused)
{
	const struct chapter chapters[] = {
		{ .kind = CHAPTER_COVER, .level = 1, .file_name = "cover" },
		{ .kind = CHAPTER_TITLE_PAGE, .level = 1, .file_name = "title-page" },
		{ .kind = CHAPTER_CONTENTS, .level = 1, .file_name = "nav" },
		{ .kind = CHAPTER_PART, .level = 1, .file_name = "p", .doc = create_doc(s, "部", 0) },
		{ .kind = CHAPTER_TEXT, .level = 2, .file_name = "a", .doc = create_doc(s, "甲", 80) },
		{ .kind = CHAPTER_TEXT, .level = 2, .file_name = "b", .doc = create_doc(s, "乙", 1) },
	};
	struct book *book = create_book(s, chapters, G_N_ELEMENTS(chapters));
	s->style.page.folio = true;
	struct pages *pages = layout_book(book, &s->style, NULL, NULL, s->arena, s->diag);
	g_autofree char *found = labels(pages, &s->style);
	g_assert_cmpstr(found, ==, "i ii [iii] 1 [2] [3] [4] [5]");
	s->style.page.folio = false;
	pages = layout_book(book, &s->style, NULL, NULL, s->arena, s->diag);
	g_autofree char *bare = labels(pages, &s->style);
	g_assert_cmpstr(bare, ==, "i ii iii 1 2 3 4 5");
}

static bool has_head(const struct page *page, const struct style *style, const char *text)
{
	for (size_t i = 0; i < page->item_count; i++) {
		const struct page_item *item = &page->items[i];
		if (item->kind == ITEM_GLYPHS && item->artifact && item->box.y < style->page.margin_top &&
			item->as.run.text_length >= strlen(text) &&
			memcmp(item->as.run.text, text, strlen(text)) == 0) {
			return true;
		}
	}
	return false;
}

// A chapter of a book has its title over its pages, but not over the one that it opens; a post alone has none.
static void test_heads(struct setting *s, gconstpointer unused)
{
	struct doc *doc = (struct doc *)create_doc(s, "甲", 80);
	struct chapter chapters[] = {
		{ .kind = CHAPTER_TEXT, .level = 1, .file_name = "a", .doc = doc },
		{ .kind = CHAPTER_TEXT, .level = 1, .file_name = "b", .doc = create_doc(s, "乙", 80) },
	};
	struct pages *pages = layout_book(create_book(s, chapters, 2), &s->style, NULL, NULL, s->arena, s->diag);
	g_assert_cmpuint(pages->page_count, ==, 6);
	for (size_t i = 0; i < pages->page_count; i++) {
		g_assert_true(has_head(&pages->pages[i], &s->style, i < 3 ? "甲" : "乙") == (i % 3 != 0));
	}
	doc->meta.link_title = "短";
	pages = layout_book(create_book(s, chapters, 2), &s->style, NULL, NULL, s->arena, s->diag);
	g_assert_true(has_head(&pages->pages[1], &s->style, "短"));
	pages = layout_book(create_book(s, chapters, 1), &s->style, NULL, NULL, s->arena, s->diag);
	g_assert_false(has_head(&pages->pages[1], &s->style, "短"));
}

// The outline follows chapters and headings, and each of its places is on a page.
static void test_marks(struct setting *s, gconstpointer unused)
{
	struct doc *doc = doc_create(s->arena, "a.md");
	struct pass_options options = { .last = PASS_NUMBER, .in_book = true, .lang = "zh-CN" };
	doc->meta.title = "甲";
	add_text(doc, BLOCK_HEADING, "节")->as.heading.level = 2;
	add_text(doc, BLOCK_PARAGRAPH, "文");
	pass_run(doc, &options, s->diag);
	const struct chapter chapters[] = {
		{ .kind = CHAPTER_PART, .level = 1, .file_name = "p", .doc = create_doc(s, "部", 0) },
		{ .kind = CHAPTER_TEXT, .level = 2, .file_name = "a", .doc = doc },
	};
	struct pages *pages = layout_book(create_book(s, chapters, 2), &s->style, NULL, NULL, s->arena, s->diag);
	g_assert_cmpuint(pages->mark_count, ==, 3);
	static const struct {
		int level;
		const char *text;
	} rows[] = { { 1, "部" }, { 2, "甲" }, { 3, "节" } };
	for (size_t i = 0; i < 3; i++) {
		g_assert_cmpint(pages->marks[i].level, ==, rows[i].level);
		g_assert_cmpstr(pages->marks[i].text, ==, rows[i].text);
		size_t places = 0;
		for (size_t j = 0; j < pages->page_count; j++) {
			for (size_t k = 0; k < pages->pages[j].item_count; k++) {
				const struct page_item *item = &pages->pages[j].items[k];
				places += item->kind == ITEM_DEST && strcmp(item->as.dest, pages->marks[i].dest) == 0;
			}
		}
		g_assert_cmpuint(places, ==, 1);
	}
}

// A cover alone, for an EPUB.
static void test_cover(struct setting *s, gconstpointer unused)
{
	const struct chapter chapters[] = {
		{ .kind = CHAPTER_COVER, .level = 1, .file_name = "cover" },
		{ .kind = CHAPTER_TEXT, .level = 1, .file_name = "a", .doc = create_doc(s, "甲", 1) },
	};
	struct pages *pages = layout_cover(create_book(s, chapters, 2), &s->style, NULL, s->arena, s->diag);
	g_assert_cmpuint(pages->page_count, ==, 1);
	g_assert_cmpuint(pages->pages[0].item_count, >, 1);
	g_assert_cmpfloat(pages->width, ==, s->style.page.width);
}

#define ADD(name, function) g_test_add("/layout/" name, struct setting, NULL, setting_open, function, setting_close)

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD("labels", test_labels);
	ADD("heads", test_heads);
	ADD("marks", test_marks);
	ADD("cover", test_cover);
	return g_test_run();
}
