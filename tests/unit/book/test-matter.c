#include "book/matter.h"

#include <string.h>

#include "base/out.h"
#include "doc/dump.h"
#include "pass/number.h"

struct fixture {
	struct arena *arena;
	struct chapter chapters[8];
	size_t count;
};

static struct doc *add_doc(struct fixture *f, const char *title, const char *tags, const char *date)
{
	struct doc *doc = doc_create(f->arena, "x.md");
	doc->title = title;
	g_auto(GStrv) words = g_strsplit(tags, ",", -1);
	for (size_t i = 0; words[i]; i++) {
		meta_list_add(&doc->meta.tags, words[i], f->arena);
	}
	if (date) {
		g_assert_true(meta_date_parse(&doc->meta.date, date));
	}
	return doc;
}

static void add(struct fixture *f, enum chapter_kind kind, struct doc *doc, int level)
{
	if (doc) {
		number_assign(doc, NULL, NULL);
	}
	f->chapters[f->count++] = (struct chapter){ .kind = kind, .doc = doc, .level = level, .file_name = "x" };
}

static struct book *create(struct fixture *f)
{
	struct meta_list *authors = arena_new(f->arena, struct meta_list);
	meta_list_add(authors, "王小明", f->arena);
	struct book_plan plan = {
		.chapters = f->chapters,
		.chapter_count = f->count,
		.title = "书",
		.lang = "zh-CN",
		.authors = authors,
		.source = "https://a.example/",
		.stable_name = "x",
	};
	struct world *world = world_create();
	struct book *book = book_create(&plan, world, f->arena);
	world_destroy(world);
	matter_fill(book);
	return book;
}

// The headings and links of a doc: "[tag] 3 4 " names chapters by their number.
static char *outline_of(const struct doc *doc)
{
	GString *text = g_string_new(NULL);
	for (const struct block *block = doc->root; block; block = block_next(block, doc->root)) {
		g_autofree char *own = block_span_text(block);
		if (block->kind == BLOCK_HEADING) {
			g_string_append_printf(text, "[%s] ", own);
		}
		for (const struct span *span = block->first_span; span; span = span_next(span)) {
			if (span->kind == SPAN_LINK) {
				g_assert_cmpint(span->as.link.kind, ==, LINK_INTERNAL);
				g_string_append_printf(
					text, "%u%s ", span->as.link.chapter, span->as.link.target ? "#" : "");
			}
		}
	}
	return g_string_free(text, FALSE);
}

static void assert_outline(const struct book *book, size_t chapter, const char *expected)
{
	g_autofree char *found = outline_of(book->chapters[chapter].doc);
	g_assert_cmpstr(found, ==, expected);
}

static void test_indexes(void)
{
	struct fixture f = { .arena = arena_create() };
	add(&f, CHAPTER_TAG_INDEX, NULL, 1);
	add(&f, CHAPTER_DATE_INDEX, NULL, 1);
	add(&f, CHAPTER_TEXT, add_doc(&f, "一", "周末,北京,Go", "2023-05-01"), 1);
	add(&f, CHAPTER_TEXT, add_doc(&f, "二", "北京,go", "2024-02-01"), 1);
	add(&f, CHAPTER_TEXT, add_doc(&f, "三", "安静", NULL), 1);
	add(&f, CHAPTER_PART, add_doc(&f, "部", "北京", "2020-01-01"), 1); // parts are in no index
	struct book *book = create(&f);
	// Latin first, without regard to case; Chinese by pinyin: an, bei, zhou.
	assert_outline(book, 0, "[Go] 2 3 [安静] 4 [北京] 2 3 [周末] 2 ");
	assert_outline(book, 1, "[2024] 3 [2023] 2 [无日期] 4 ");
	arena_destroy(f.arena);
}

static void test_contents(void)
{
	struct fixture f = { .arena = arena_create() };
	struct doc *first = add_doc(&f, "一", "", NULL);
	struct block *heading = block_create(f.arena, BLOCK_HEADING, (struct source_pos){ 0 });
	heading->as.heading.level = 2;
	struct span *text = span_create(f.arena, SPAN_TEXT, (struct source_pos){ 0 });
	text->as.text = "节";
	block_append_span(heading, text);
	block_append(first->root, heading);
	add(&f, CHAPTER_CONTENTS, NULL, 1);
	add(&f, CHAPTER_PART, matter_part("部", "zh-CN", f.arena), 1);
	add(&f, CHAPTER_TEXT, first, 2);
	add(&f, CHAPTER_DATE_INDEX, NULL, 1);
	struct book *book = create(&f);
	// The headings of an index are left to itself.
	assert_outline(book, 0, "1 2 2# 3 ");
	const struct block *list = book->chapters[0].doc->root->first_child;
	g_assert_cmpint(list->kind, ==, BLOCK_LIST);
	g_assert_cmpint(list->first_child->last_child->kind, ==, BLOCK_LIST); // the chapter below the part
	arena_destroy(f.arena);
}

static void test_colophon(void)
{
	struct fixture f = { .arena = arena_create() };
	struct doc *doc = add_doc(&f, "一", "", "2024-02-01");
	struct block *paragraph = block_create(f.arena, BLOCK_PARAGRAPH, (struct source_pos){ 0 });
	struct span *text = span_create(f.arena, SPAN_TEXT, (struct source_pos){ 0 });
	text->as.text = "汉字 words, 2 个。";
	block_append_span(paragraph, text);
	block_append(doc->root, paragraph);
	add(&f, CHAPTER_COLOPHON, NULL, 1);
	add(&f, CHAPTER_TEXT, doc, 1);
	struct book *book = create(&f);
	g_assert_cmpuint(matter_count(doc), ==, 5); // 汉 字 words 2 个
	struct out *out = out_create();
	dump_text(book->chapters[0].doc, out);
	size_t length;
	const char *shown = out_bytes(out, &length);
	g_assert_nonnull(strstr(shown, "作者　王小明"));
	g_assert_nonnull(strstr(shown, "日期　2024 年 2 月 1 日"));
	g_assert_nonnull(strstr(shown, "来源　https://a.example/"));
	g_assert_nonnull(strstr(shown, "篇幅　1 篇、5 字"));
	g_assert_null(strstr(shown, "版权")); // nobody says who has the rights
	out_destroy(out);
	arena_destroy(f.arena);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/matter/indexes", test_indexes);
	g_test_add_func("/matter/contents", test_contents);
	g_test_add_func("/matter/colophon", test_colophon);
	return g_test_run();
}
