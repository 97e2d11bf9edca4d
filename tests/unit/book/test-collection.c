#include "book/collection.h"

#include <string.h>
#include <unistd.h>

#include "book/names.h"
#include "folder.h"

static void test_names(void)
{
	static const char *const sorted[] = { "", "01", "1", "2", "10", "99999999999999999998", "99999999999999999999",
		"a", "a1b", "a2", "a10", "b", "一" };
	for (size_t i = 0; i < G_N_ELEMENTS(sorted); i++) {
		for (size_t j = 0; j < G_N_ELEMENTS(sorted); j++) {
			int order = names_compare(sorted[i], sorted[j]);
			bool equal = i == j || (i + j == 3 && i * j == 2); // "01" and "1" are one number
			g_assert_cmpint((order > 0) - (order < 0), ==, equal ? 0 : i < j ? -1 : 1);
		}
	}
}

static void put_page(GString *out, const struct page *page, const char *mark)
{
	g_string_append_printf(out, "%s%s%s%s ", mark, page->relative, page->left_out ? ": " : "",
		page->left_out ? page->left_out : "");
}

static void put_folder(GString *out, const struct folder *folder)
{
	g_string_append_printf(out, "%s{ ", folder->relative);
	if (folder->opener) {
		put_page(out, folder->opener, "*");
	}
	for (guint i = 0; i < folder->pages->len; i++) {
		put_page(out, g_ptr_array_index(folder->pages, i), "");
	}
	for (guint i = 0; i < folder->folders->len; i++) {
		put_folder(out, g_ptr_array_index(folder->folders, i));
	}
	g_string_append(out, "} ");
}

// The tree of a source below the fixture's folder, the pages that speak for folders with a star.
static char *tree_of(struct folder_fixture *fixture, const char *source, const char *language)
{
	struct collection collection;
	struct collection_options options = { .world = fixture->world, .language = language };
	g_assert_true(meta_date_parse(&options.now, "2025-01-01"));
	g_autofree char *path = g_build_filename(fixture->path, source, NULL);
	g_assert_true(collection_read(&collection, path, fixture->path, &options, fixture->arena, fixture->diag));
	GString *out = g_string_new(NULL);
	put_folder(out, collection.top);
	collection_finish(&collection);
	return g_strchomp(g_string_free(out, FALSE));
}

static void test_plain_folder(struct folder_fixture *fixture, const void *unused)
{
	folder_write(fixture, "README.md", "甲");
	folder_write(fixture, "10.md", "乙");
	folder_write(fixture, "9.markdown", "丙");
	folder_write(fixture, "a/index.md", "丁");
	folder_write(fixture, "a/Readme.md", "戊");
	folder_write(fixture, "a/x.txt", "不是");
	folder_write(fixture, ".hidden/x.md", "藏");
	folder_write(fixture, "empty/x.txt", "不是");
	g_autofree char *tree = tree_of(fixture, "", NULL);
	g_assert_cmpstr(tree, ==, "{ *README.md 9.markdown 10.md a{ *a/Readme.md a/index.md } }");
}

static void write_site(struct folder_fixture *fixture)
{
	folder_write(fixture, "hugo.toml",
		"ignoreFiles = ['skip', '(']\ndefaultContentLanguage = 'zh'\n[languages.zh]\n[languages.en]\n");
	folder_write(fixture, "content/posts/_index.md", "---\ntitle: 文\n---\n");
	folder_write(fixture, "content/posts/a/index.md", "甲");
	folder_write(fixture, "content/posts/a/note.md", "资源");
	folder_write(fixture, "content/posts/a/sub/deep.md", "资源");
	folder_write(fixture, "content/posts/b.md", "---\ndraft: true\n---\n");
	folder_write(fixture, "content/posts/b.en.md", "b");
	folder_write(fixture, "content/posts/c.md", "---\ndate: 2030-01-01\n---\n");
	folder_write(fixture, "content/posts/d.md", "---\nexpiryDate: 2020-01-01\n---\n");
	folder_write(fixture, "content/posts/e.md", "---\nbuild: {render: never}\n---\n");
	folder_write(fixture, "content/posts/skip.md", "略");
	folder_write(fixture, "content/about.md", "关于");
	folder_write(fixture, "drafts/x.md", "草");
}

static void test_site(struct folder_fixture *fixture, const void *unused)
{
	write_site(fixture);
	static const struct {
		const char *source, *language, *tree;
	} cases[] = {
		{ "", NULL,
			"{ about.md posts{ *posts/_index.md posts/b.en.md: in another language posts/b.md: a draft "
			"posts/c.md: of a date to come posts/d.md: expired posts/e.md: not published by the site "
			"posts/a/index.md } }" },
		{ "content/posts/a", NULL,
			"{ about.md: outside the folder asked for posts{ posts/b.en.md: in another language "
			"posts/b.md: outside the folder asked for posts/c.md: outside the folder asked for "
			"posts/d.md: outside the folder asked for posts/e.md: outside the folder asked for "
			"posts/a/index.md } }" },
		{ "drafts", NULL, "{ x.md }" },
		{ "content/posts", "en",
			"{ about.md: in another language posts{ posts/b.en.md posts/b.md: in another language "
			"posts/c.md: in another language posts/d.md: in another language posts/e.md: in another "
			"language "
			"posts/a/index.md: in another language } }" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *tree = tree_of(fixture, cases[i].source, cases[i].language);
		g_assert_cmpstr(tree, ==, cases[i].tree);
	}
	g_autofree char *messages = folder_messages(fixture, DIAG_BAD_VALUE);
	g_assert_nonnull(strstr(messages, "'(' in ignoreFiles is no regular expression\n"));
}

static void test_unknown_language(struct folder_fixture *fixture, const void *unused)
{
	folder_write(fixture, "hugo.toml", "[languages.zh]\n[languages.en]\n");
	folder_write(fixture, "content/a.md", "甲");
	g_autofree char *tree = tree_of(fixture, "", "fr");
	g_autofree char *messages = folder_messages(fixture, DIAG_BAD_VALUE);
	g_assert_nonnull(strstr(messages, "the site has no language 'fr'"));
}

// Nothing outside the root is read, and nothing twice.
static void test_links(struct folder_fixture *fixture, const void *unused)
{
	static const char *const links[][2] = {
		{ "/etc/passwd", "out.md" },
		{ "out2.md", "out2.md" },
		{ "nowhere", "none.md" },
		{ ".", "loop" },
		{ "/etc", "etc" },
	};
	folder_write(fixture, "a.md", "甲");
	for (size_t i = 0; i < G_N_ELEMENTS(links); i++) {
		g_autofree char *path = g_build_filename(fixture->path, links[i][1], NULL);
		g_assert_cmpint(symlink(links[i][0], path), ==, 0);
	}
	g_autofree char *tree = tree_of(fixture, "", NULL);
	g_assert_cmpstr(tree, ==, "{ a.md }");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/names/compare", test_names);
	g_test_add(
		"/collection/plain-folder", struct folder_fixture, NULL, folder_open, test_plain_folder, folder_close);
	g_test_add("/collection/site", struct folder_fixture, NULL, folder_open, test_site, folder_close);
	g_test_add("/collection/unknown-language", struct folder_fixture, NULL, folder_open, test_unknown_language,
		folder_close);
	g_test_add("/collection/links", struct folder_fixture, NULL, folder_open, test_links, folder_close);
	return g_test_run();
}
