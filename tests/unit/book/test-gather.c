#include "book/gather.h"

#include <string.h>
#include <unistd.h>

#include "book/arrange.h"
#include "folder.h"

static bool gather(struct folder_fixture *fixture, struct gathering *out, const char *source,
	const struct manifest *flags, const char *root)
{
	static const struct manifest none;
	struct gather_options options = { .world = fixture->world, .root = root };
	g_autofree char *path = g_build_filename(fixture->path, source, NULL);
	const char *kept = arena_strdup(fixture->arena, path);
	return gather_source(out, kept, flags ? flags : &none, &options, fixture->arena, fixture->diag);
}

// "title: pages" of a source, a part as its title in brackets.
static char *gathered(struct folder_fixture *fixture, const char *source, const struct manifest *flags)
{
	struct gathering gathering;
	g_assert_true(gather(fixture, &gathering, source, flags, NULL));
	GString *out = g_string_new(NULL);
	g_string_append_printf(out, "%s:", gathering.title);
	for (guint i = 0; i < gathering.entries->len; i++) {
		const struct entry *entry = &g_array_index(gathering.entries, struct entry, i);
		g_string_append_printf(
			out, entry->page ? " %s" : " [%s]", entry->page ? entry->page->relative : entry->title);
	}
	gather_finish(&gathering);
	return g_string_free(out, FALSE);
}

// What a source is follows from what lies in it.
static void test_kinds(struct folder_fixture *fixture, const void *unused)
{
	folder_write(fixture, "plain/2.md", "乙");
	folder_write(fixture, "plain/1.md", "甲");
	folder_write(fixture, "gitbook/SUMMARY.md", "# 书名\n\n- [甲](b.md)\n- [乙](a.md)\n");
	folder_write(fixture, "gitbook/a.md", "甲");
	folder_write(fixture, "gitbook/b.md", "乙");
	folder_write(fixture, "mdbook/book.toml", "[book]\ntitle = '书'\n");
	folder_write(fixture, "mdbook/src/SUMMARY.md", "- [甲](a.md)\n");
	folder_write(fixture, "mdbook/src/a.md", "甲");
	folder_write(fixture, "mdbook/b.md", "不在书中");
	folder_write(fixture, "made/book.yaml",
		"title: 成书\nsource: text\nchapters: [b.md, {part: 部, chapters: [a.md]}]\n");
	folder_write(fixture, "made/text/a.md", "甲");
	folder_write(fixture, "made/text/b.md", "乙");
	folder_write(fixture, "site/hugo.toml", "title = '站'\n");
	folder_write(fixture, "site/content/a.md", "甲");
	static const struct {
		const char *source, *book;
	} cases[] = {
		{ "plain", "plain: 1.md 2.md" },
		{ "gitbook", "书名: b.md a.md" },
		{ "gitbook/SUMMARY.md", "书名: b.md a.md" },
		{ "mdbook", "书: a.md" },
		{ "made", "成书: b.md [部] a.md" },
		{ "made/book.yaml", "成书: b.md [部] a.md" },
		{ "site", "站: a.md" },
		{ "site/content", "站: a.md" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_test_message("%s", cases[i].source);
		g_autofree char *book = gathered(fixture, cases[i].source, NULL);
		g_assert_cmpstr(book, ==, cases[i].book);
	}
}

static void test_no_book(struct folder_fixture *fixture, const void *unused)
{
	folder_write(fixture, "empty/x.txt", "不是");
	folder_write(fixture, "a.md", "甲");
	folder_write(fixture, "list/book.yaml", "- a\n");
	folder_write(fixture, "nowhere/book.yaml", "source: none\n");
	static const struct {
		const char *source;
		enum diag_code code;
	} cases[] = {
		{ "empty", DIAG_NO_MARKDOWN },
		{ "a.md", DIAG_NO_MARKDOWN },
		{ "none", DIAG_CANNOT_READ },
		{ "list", DIAG_INVALID_OPTION },
		{ "nowhere", DIAG_CANNOT_READ },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct gathering gathering;
		size_t before = diag_count_code(fixture->diag, cases[i].code);
		g_test_message("%s", cases[i].source);
		g_assert_false(gather(fixture, &gathering, cases[i].source, NULL, NULL));
		gather_finish(&gathering);
		g_assert_cmpuint(diag_count_code(fixture->diag, cases[i].code), ==, before + 1);
	}
}

// What lies in a folder cannot lead out of its root; a flag of the user's can.
static void test_root(struct folder_fixture *fixture, const void *unused)
{
	folder_write(fixture, "out/a.md", "甲");
	folder_write(fixture, "in/.git/HEAD", "");
	folder_write(fixture, "in/book.yaml", "title: 书\nsource: ../out\n");
	struct gathering gathering;
	g_assert_false(gather(fixture, &gathering, "in", NULL, NULL));
	gather_finish(&gathering);
	g_assert_cmpuint(diag_count_code(fixture->diag, DIAG_OUTSIDE_ROOT), ==, 1);
	g_assert_true(gather(fixture, &gathering, "in", NULL, fixture->path));
	gather_finish(&gathering);
	g_assert_cmpuint(diag_count_code(fixture->diag, DIAG_OUTSIDE_ROOT), ==, 1);
}

// A list of chapters that is a link out of the root is not read.
static void test_summary_link(struct folder_fixture *fixture, const void *unused)
{
	folder_write(fixture, "out.md", "- [乙](b.md)\n- [甲](a.md)\n");
	folder_write(fixture, "in/.git/HEAD", "");
	folder_write(fixture, "in/a.md", "甲");
	folder_write(fixture, "in/b.md", "乙");
	g_autofree char *link = g_build_filename(fixture->path, "in/SUMMARY.md", NULL);
	g_assert_cmpint(symlink("../out.md", link), ==, 0);
	g_autofree char *book = gathered(fixture, "in", NULL);
	g_assert_cmpstr(book, ==, "in: a.md b.md");
	g_assert_cmpuint(diag_count_code(fixture->diag, DIAG_OUTSIDE_ROOT), ==, 1);
}

// Flags have the last word, then the file, then the site, then the folder's name, with a message.
static void test_described(struct folder_fixture *fixture, const void *unused)
{
	folder_write(fixture, "site/hugo.toml",
		"title = '站'\ncopyright = '权'\nlanguageCode = 'zh-TW'\n[params]\ndescription = '述'\nauthor = "
		"'甲'\n");
	folder_write(fixture, "site/content/a.md", "甲");
	struct gathering gathering;
	g_assert_true(gather(fixture, &gathering, "site", NULL, NULL));
	g_assert_cmpstr(gathering.title, ==, "站");
	g_assert_cmpstr(gathering.rights, ==, "权");
	g_assert_cmpstr(gathering.lang, ==, "zh-TW");
	g_assert_cmpstr(gathering.description, ==, "述");
	g_assert_cmpstr(gathering.name, ==, "site");
	gather_finish(&gathering);
	g_assert_cmpuint(diag_count_code(fixture->diag, DIAG_UNTITLED_BOOK), ==, 0);
	folder_write(fixture, "site/book.yaml", "title: 书\nrights: 己\n");
	struct manifest flags = { .title = "旗" };
	g_assert_true(gather(fixture, &gathering, "site", &flags, NULL));
	g_assert_cmpstr(gathering.title, ==, "旗");
	g_assert_cmpstr(gathering.rights, ==, "己");
	gather_finish(&gathering);
	folder_write(fixture, "my_book/a.md", "甲");
	g_assert_true(gather(fixture, &gathering, "my_book", NULL, NULL));
	g_assert_cmpstr(gathering.title, ==, gathering.name);
	gather_finish(&gathering);
	g_assert_cmpuint(diag_count_code(fixture->diag, DIAG_UNTITLED_BOOK), ==, 1);
}

static void test_bad_words(struct folder_fixture *fixture, const void *unused)
{
	folder_write(fixture, "a/book.yaml", "title: 书\nsort: size\nparts: moons\ninclude: [colour=red]\n");
	folder_write(fixture, "a/a.md", "甲");
	g_autofree char *book = gathered(fixture, "a", NULL);
	g_assert_cmpstr(book, ==, "书: a.md"); // the book is made all the same
	g_autofree char *messages = folder_messages(fixture, DIAG_BAD_VALUE);
	g_assert_nonnull(strstr(messages, "'size' is no value of 'sort'"));
	g_assert_nonnull(strstr(messages, "'moons' is no value of 'parts'"));
	g_assert_nonnull(strstr(messages, "'colour=red' is no condition"));
	folder_write(fixture, "b/book.yaml", "title: 书\nsort: title\nchapters: [a.md]\n");
	folder_write(fixture, "b/a.md", "甲");
	g_free(gathered(fixture, "b", NULL));
	g_autofree char *more = folder_messages(fixture, DIAG_BAD_VALUE);
	g_assert_nonnull(strstr(more, "mean nothing where the chapters are listed"));
}

static void test_left_out(struct folder_fixture *fixture, const void *unused)
{
	folder_write(fixture, "a/a.md", "甲");
	folder_write(fixture, "a/draft.md", "---\ndraft: true\n---\n稿");
	folder_write(fixture, "a/page.html", "<p>");
	g_free(gathered(fixture, "a", NULL));
	g_autofree char *messages = folder_messages(fixture, DIAG_SKIPPED);
	g_assert_nonnull(strstr(messages, "left out: a draft"));
	g_assert_nonnull(strstr(messages, "page.html: not Markdown"));
}

#define ADD(name, function) \
	g_test_add("/gather/" name, struct folder_fixture, NULL, folder_open, function, folder_close)

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD("kinds", test_kinds);
	ADD("no-book", test_no_book);
	ADD("root", test_root);
	ADD("summary-link", test_summary_link);
	ADD("described", test_described);
	ADD("bad-words", test_bad_words);
	ADD("left-out", test_left_out);
	return g_test_run();
}
