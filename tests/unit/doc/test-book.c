#include "base/world.h"
#include "doc/book.h"
#include "doc/dump.h"
#include "doc/toc.h"
#include "doc/words.h"

static struct block *add_heading(struct doc *doc, int level, const char *text)
{
	struct block *heading = block_create(doc->arena, BLOCK_HEADING, (struct source_pos){ 1, 3, 1 });
	struct span *span = span_create(doc->arena, SPAN_TEXT, (struct source_pos){ 0 });
	span->as.text = text;
	heading->as.heading.level = level;
	block_append_span(heading, span);
	block_append(doc->root, heading);
	return heading;
}

static struct doc *sample(struct arena *arena)
{
	struct doc *doc = doc_create(arena, "文章.md");
	doc->title = "题目";
	meta_list_add(&doc->meta.tags, "排版", arena);
	meta_list_add(&doc->meta.categories, "技术", arena);
	meta_list_add(&doc->meta.categories, "排版", arena);
	return doc;
}

static void test_book(void)
{
	struct world *world = world_create();
	struct arena *arena = arena_create();
	struct doc *doc = sample(arena);
	doc->meta.date = (struct meta_date){ .set = true, .year = 2025, .month = 10, .day = 14 };
	struct book *book = book_from_doc(doc, world, arena);
	g_assert_cmpuint(book->chapter_count, ==, 1);
	g_assert_cmpstr(book->title, ==, "题目");
	g_assert_cmpuint(book->subjects.count, ==, 2); // a tag that is a category too counts once
	g_assert_cmpint(book->modified.year, ==, 2025);
	g_assert_true(g_str_has_prefix(book->identifier, "urn:uuid:"));
	g_assert_cmpuint(strlen(book->identifier), ==, strlen("urn:uuid:") + 36);
	g_assert_cmpstr(book_from_doc(doc, world, arena)->identifier, ==, book->identifier);
	doc->title = "别的题目";
	g_assert_cmpstr(book_from_doc(doc, world, arena)->identifier, !=, book->identifier);
	arena_destroy(arena);
	world_destroy(world);
}

static void test_modified_without_date(void)
{
	struct world *world = world_create();
	struct arena *arena = arena_create();
	struct doc *doc = sample(arena);
	g_unsetenv("SOURCE_DATE_EPOCH");
	g_assert_cmpint(book_from_doc(doc, world, arena)->modified.year, ==, 1980);
	g_setenv("SOURCE_DATE_EPOCH", "1700000000", TRUE);
	struct book *book = book_from_doc(doc, world, arena);
	g_assert_cmpint(book->modified.year, ==, 2023);
	g_assert_cmpint(book->modified.month, ==, 11);
	g_setenv("SOURCE_DATE_EPOCH", "nonsense", TRUE);
	g_assert_cmpint(book_from_doc(doc, world, arena)->modified.year, ==, 1980);
	g_unsetenv("SOURCE_DATE_EPOCH");
	arena_destroy(arena);
	world_destroy(world);
}

static void test_toc(void)
{
	struct world *world = world_create();
	struct arena *arena = arena_create();
	struct doc *doc = sample(arena);
	add_heading(doc, 2, "一");
	add_heading(doc, 3, " ");
	add_heading(doc, 4, "二");
	add_heading(doc, 6, "太深");
	struct toc *toc = toc_create(book_from_doc(doc, world, arena), 4, arena);
	static const struct {
		int level;
		const char *text;
	} expected[] = { { 1, "题目" }, { 2, "一" }, { 3, "二" } };
	g_assert_cmpuint(toc->count, ==, G_N_ELEMENTS(expected));
	for (size_t i = 0; i < toc->count; i++) {
		g_assert_cmpint(toc->entries[i].level, ==, expected[i].level);
		g_assert_cmpstr(toc->entries[i].text, ==, expected[i].text);
	}
	arena_destroy(arena);
	world_destroy(world);
}

// What hangs on a chapter without a title moves up.
static void test_toc_without_titles(void)
{
	struct world *world = world_create();
	static const struct meta_list nobody;
	struct arena *arena = arena_create();
	struct chapter chapters[4] = { 0 };
	for (int i = 0; i < 4; i++) {
		struct doc *doc = sample(arena);
		doc->title = i % 2 == 0 ? " " : "有";
		chapters[i] = (struct chapter){ .doc = doc, .level = i + 1, .file_name = "c" };
	}
	struct book_plan plan = {
		.chapters = chapters, .chapter_count = 4, .title = "书", .authors = &nobody, .stable_name = "x"
	};
	const struct toc *toc = toc_create(book_create(&plan, world, arena), 1, arena);
	g_assert_cmpuint(toc->count, ==, 2);
	g_assert_cmpint(toc->entries[0].level, ==, 1);
	g_assert_cmpint(toc->entries[1].level, ==, 2);
	arena_destroy(arena);
	world_destroy(world);
}

static void test_dump(void)
{
	struct arena *arena = arena_create();
	struct doc *doc = sample(arena);
	add_heading(doc, 2, "他说“是”\t\"x\\y\"");
	struct out *out = out_create();
	size_t length;
	dump_doc(doc, out);
	g_assert_cmpstr(out_bytes(out, &length), ==,
		"title \"题目\" lang=zh-CN\n"
		"document\n"
		"  heading pos=3:1 level=2\n"
		"    text \"他说“是”\\t\\\"x\\\\y\\\"\"\n");
	out_destroy(out);
	out = out_create();
	dump_text(doc, out);
	g_assert_cmpstr(out_bytes(out, &length), ==, "题目\n他说“是”\t\"x\\y\"\n");
	out_destroy(out);
	arena_destroy(arena);
}

static void test_words(void)
{
	g_assert_cmpstr(words_in(WORD_CONTENTS, "zh-CN"), ==, "目录");
	g_assert_cmpstr(words_in(WORD_CONTENTS, "zh"), ==, "目录");
	g_assert_cmpstr(words_in(WORD_CONTENTS, "zh-tw"), ==, "目錄");
	g_assert_cmpstr(words_in(WORD_CONTENTS, "zh-Hant-HK"), ==, "目錄");
	g_assert_cmpstr(words_in(WORD_CONTENTS, "ja"), ==, "目次");
	g_assert_cmpstr(words_in(WORD_CONTENTS, "fr"), ==, "Contents");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/book/from-doc", test_book);
	g_test_add_func("/book/modified", test_modified_without_date);
	g_test_add_func("/book/toc", test_toc);
	g_test_add_func("/book/toc-without-titles", test_toc_without_titles);
	g_test_add_func("/book/dump", test_dump);
	g_test_add_func("/book/words", test_words);
	return g_test_run();
}
