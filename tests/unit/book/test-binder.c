#include "book/binder.h"

#include <string.h>

#include "folder.h"

// The book of the fixture's folder; NULL when there is none.
static struct book *bind(struct folder_fixture *fixture, const struct manifest *flags)
{
	static const struct manifest none;
	struct gather_options options = { .world = fixture->world };
	struct source_options reading = { .world = fixture->world };
	struct gathering gathering;
	g_assert_true(gather_source(
		&gathering, fixture->path, flags ? flags : &none, &options, fixture->arena, fixture->diag));
	struct book *book = binder_bind(&gathering, &reading, fixture->arena, fixture->diag);
	gather_finish(&gathering);
	return book;
}

// "file-name=title" of each chapter.
static char *chapters(const struct book *book)
{
	GString *out = g_string_new(NULL);
	for (size_t i = 0; i < book->chapter_count; i++) {
		const struct chapter *chapter = &book->chapters[i];
		g_string_append_printf(
			out, "%s%s=%s", i > 0 ? " " : "", chapter->file_name, chapter->doc ? chapter->doc->title : "");
	}
	return g_string_free(out, FALSE);
}

static struct manifest matter(struct folder_fixture *fixture, const char *words)
{
	struct manifest manifest = { .title = "书" };
	g_auto(GStrv) all = g_strsplit(words, ",", -1);
	for (size_t i = 0; all[i]; i++) {
		meta_list_add(&manifest.matter, arena_strdup(fixture->arena, all[i]), fixture->arena);
	}
	return manifest;
}

static void test_matter(struct folder_fixture *fixture, const void *unused)
{
	folder_write(fixture, "a.md", "---\ntitle: 甲\n---\n文");
	folder_write(fixture, "b.md", "---\ntitle: 乙\ntags: [x]\n---\n文");
	static const struct {
		const char *words, *chapters;
	} cases[] = {
		{ "", "cover=书 title-page=书 nav=目录 chapter-001=甲 chapter-002=乙 colophon=关于本书" },
		{ "none", "chapter-001=甲 chapter-002=乙" },
		{ "contents", "nav=目录 chapter-001=甲 chapter-002=乙" },
		{ "tag-index,cover", "cover=书 chapter-001=甲 chapter-002=乙 tag-index=标签索引" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct manifest flags = matter(fixture, cases[i].words);
		flags.matter.count = cases[i].words[0] ? flags.matter.count : 0;
		g_autofree char *found = chapters(bind(fixture, &flags));
		g_assert_cmpstr(found, ==, cases[i].chapters);
	}
	struct manifest flags = matter(fixture, "index");
	g_autofree char *unknown = chapters(bind(fixture, &flags));
	g_assert_cmpstr(unknown, ==, "chapter-001=甲 chapter-002=乙");
	g_assert_cmpuint(diag_count_code(fixture->diag, DIAG_BAD_VALUE), ==, 1);
}

// Indexes come by themselves only where there is something to find.
static void test_indexes(struct folder_fixture *fixture, const void *unused)
{
	for (int count = 4; count <= 5; count++) {
		for (int i = 0; i < count; i++) {
			g_autofree char *name = g_strdup_printf("%d.md", i);
			folder_write(fixture, name, "---\ntags: [x]\ndate: 2024-01-02\n---\n文");
		}
		g_autofree char *found = chapters(bind(fixture, NULL));
		g_assert_true((strstr(found, "tag-index") != NULL) == (count == 5));
		g_assert_true((strstr(found, "date-index") != NULL) == (count == 5));
	}
}

static const struct span *find_link(const struct chapter *chapter, const char *url)
{
	for (const struct block *block = chapter->doc->root; block; block = block_next(block, chapter->doc->root)) {
		for (const struct span *span = block->first_span; span; span = span_next(span)) {
			if (span->kind == SPAN_LINK && strcmp(span->as.link.url, url) == 0) {
				return span;
			}
		}
	}
	g_error("no link to %s", url);
}

static void test_links(struct folder_fixture *fixture, const void *unused)
{
	folder_write(fixture, "a.md", "[乙](p/b.md) [节](p/b.md#节) [部](p/) [无](none.md) [外](https://example.org/)");
	folder_write(fixture, "c.md", "文");
	folder_write(fixture, "p/b.md", "## 节\n\n[甲](../a.md)");
	folder_write(fixture, "p/d.md", "文");
	struct manifest flags = matter(fixture, "none");
	const struct book *book = bind(fixture, &flags);
	g_autofree char *found = chapters(book);
	size_t a = 0, b = 0, part = 0;
	for (size_t i = 0; i < book->chapter_count; i++) {
		const char *path = book->chapters[i].doc->path;
		a = path && g_str_has_suffix(path, "a.md") ? i : a;
		b = path && g_str_has_suffix(path, "b.md") ? i : b;
		part = book->chapters[i].kind == CHAPTER_PART ? i : part;
	}
	g_assert_cmpuint(a, !=, b);
	const struct span *link = find_link(&book->chapters[a], "p/b.md");
	g_assert_cmpint(link->as.link.kind, ==, LINK_INTERNAL);
	g_assert_cmpuint(link->as.link.chapter, ==, b);
	g_assert_null(link->as.link.target);
	g_assert_nonnull(find_link(&book->chapters[a], "p/b.md#节")->as.link.target);
	g_assert_cmpuint(find_link(&book->chapters[a], "p/")->as.link.chapter, ==, part);
	g_assert_cmpint(find_link(&book->chapters[a], "none.md")->as.link.kind, ==, LINK_DEAD);
	g_assert_cmpint(find_link(&book->chapters[a], "https://example.org/")->as.link.kind, ==, LINK_EXTERNAL);
	g_assert_cmpuint(find_link(&book->chapters[b], "../a.md")->as.link.chapter, ==, a);
	g_autofree char *counts = folder_messages(fixture, DIAG_LINKS);
	g_assert_cmpstr(counts, ==, "links: 4 inside the book, 0 to the site, 1 outside, 1 dead\n");
}

static void test_blank_pages(struct folder_fixture *fixture, const void *unused)
{
	folder_write(fixture, "a.md", "---\ntitle: 空\n---\n");
	g_assert_null(bind(fixture, NULL));
	g_assert_cmpuint(diag_count_code(fixture->diag, DIAG_NO_MARKDOWN), ==, 1);
	folder_write(fixture, "b.md", "---\ntitle: 乙\n---\n文");
	struct manifest flags = matter(fixture, "none");
	g_autofree char *found = chapters(bind(fixture, &flags));
	g_assert_cmpstr(found, ==, "chapter-002=乙"); // its name does not depend on what else is left out
}

static void test_language(struct folder_fixture *fixture, const void *unused)
{
	folder_write(fixture, "a.md", "---\nlang: ja\n---\n文");
	folder_write(fixture, "b.md", "---\nlang: zh-TW\n---\n文");
	folder_write(fixture, "c.md", "---\nlang: zh-TW\n---\n文");
	g_assert_cmpstr(bind(fixture, NULL)->lang, ==, "zh-TW"); // that of most pages
	struct manifest flags = { .lang = "ko" };
	g_assert_cmpstr(bind(fixture, &flags)->lang, ==, "ko");
}

// Who wrote the pages wrote the book, when they are few and nothing else says it.
static void test_authors(struct folder_fixture *fixture, const void *unused)
{
	for (int i = 0; i < 7; i++) {
		g_autofree char *name = g_strdup_printf("%d.md", i);
		g_autofree char *text = g_strdup_printf("---\nauthor: 作者%d\n---\n文", i < 3 ? 0 : i);
		folder_write(fixture, name, text);
		if (i == 3) {
			const struct book *book = bind(fixture, NULL);
			g_assert_cmpuint(book->authors.count, ==, 2); // each once
		}
	}
	folder_write(fixture, "8.md", "---\nauthor: 又一\n---\n文");
	g_assert_cmpuint(bind(fixture, NULL)->authors.count, ==, 0); // six are too many
	struct manifest flags = { 0 };
	meta_list_add(&flags.authors, "编者", fixture->arena);
	g_assert_cmpstr(bind(fixture, &flags)->authors.items[0], ==, "编者");
}

static void test_cover(struct folder_fixture *fixture, const void *unused)
{
	folder_write(fixture, "a.md", "文");
	folder_write(fixture, "c.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"6\" height=\"8\"/>");
	folder_write(fixture, "book.yaml", "title: 书\ncover: c.svg\n");
	g_assert_nonnull(bind(fixture, NULL)->cover);
	folder_write(fixture, "book.yaml", "title: 书\ncover: none.svg\n");
	g_assert_null(bind(fixture, NULL)->cover);
	g_assert_cmpuint(diag_count_code(fixture->diag, DIAG_MISSING_IMAGE), ==, 1);
}

// One message for all images without a description.
static void test_undescribed(struct folder_fixture *fixture, const void *unused)
{
	folder_write(fixture, "c.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"6\" height=\"8\"/>");
	folder_write(fixture, "a.md", "![](c.svg) 与 ![](c.svg)");
	folder_write(fixture, "b.md", "文 ![](c.svg)");
	bind(fixture, NULL);
	g_autofree char *messages = folder_messages(fixture, DIAG_IMAGE_NO_ALT);
	g_assert_cmpstr(messages, ==, "3 images in 2 pages without alternative text, the first one here\n");
}

// The same source gives the same identifier, another one another.
static void test_identifier(struct folder_fixture *fixture, const void *unused)
{
	folder_write(fixture, "a.md", "文");
	const char *first = bind(fixture, NULL)->identifier;
	g_assert_cmpstr(bind(fixture, NULL)->identifier, ==, first);
	g_assert_true(g_str_has_prefix(first, "urn:uuid:"));
	folder_write(fixture, "hugo.toml", "title = '站'\nbaseURL = 'https://example.org/'\n");
	folder_write(fixture, "content/a.md", "文");
	const struct book *site = bind(fixture, NULL);
	g_assert_cmpstr(site->identifier, !=, first);
	g_assert_cmpstr(site->source, ==, "https://example.org/");
}

#define ADD(name, function) \
	g_test_add("/binder/" name, struct folder_fixture, NULL, folder_open, function, folder_close)

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD("matter", test_matter);
	ADD("indexes", test_indexes);
	ADD("links", test_links);
	ADD("blank-pages", test_blank_pages);
	ADD("language", test_language);
	ADD("authors", test_authors);
	ADD("cover", test_cover);
	ADD("undescribed", test_undescribed);
	ADD("identifier", test_identifier);
	return g_test_run();
}
