#include "book/collection.h"

#include <string.h>
#include <unistd.h>

#include "book/names.h"
#include "folder.h"

static void put_page(GString *out, const struct source_page *page, const char *mark)
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

static struct collection read_folder(struct folder_fixture *fixture, const struct collection_options *options)
{
	struct collection collection;
	struct collection_options all = *options;
	all.world = fixture->world;
	g_assert_true(meta_date_parse(&all.now, "2025-01-01"));
	g_assert_true(collection_read(&collection, fixture->path, fixture->path, &all, fixture->arena, fixture->diag));
	return collection;
}

// What is kept back can be asked for, each kind by itself.
static void test_asked_for(struct folder_fixture *fixture, const void *unused)
{
	static const struct {
		struct collection_options options;
		const char *in; // of draft, future, expired
	} cases[] = {
		{ { 0 }, "" },
		{ { .drafts = true }, "draft.md " },
		{ { .future = true }, "future.md " },
		{ { .expired = true }, "expired.md " },
		{ { .drafts = true, .future = true, .expired = true }, "draft.md expired.md future.md " },
	};
	folder_write(fixture, "draft.md", "---\ndraft: true\n---\n甲");
	folder_write(fixture, "future.md", "---\ndate: 2025-01-02\n---\n甲");
	folder_write(fixture, "expired.md", "---\nexpiryDate: 2024-12-31\n---\n甲");
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct collection collection = read_folder(fixture, &cases[i].options);
		g_autoptr(GString) in = g_string_new(NULL);
		for (guint j = 0; j < collection.pages->len; j++) {
			const struct source_page *page = g_ptr_array_index(collection.pages, j);
			g_string_append_printf(in, "%s", page->left_out ? "" : page->relative);
			g_string_append(in, page->left_out ? "" : " ");
		}
		g_assert_cmpstr(in->str, ==, cases[i].in);
		collection_finish(&collection);
	}
}

static void test_find(struct folder_fixture *fixture, const void *unused)
{
	folder_write(fixture, "a/b.md", "---\ntitle: 乙\n---\n文");
	folder_write(fixture, "c.rst", "不是");
	struct collection collection = read_folder(fixture, &(struct collection_options){ 0 });
	const struct source_page *page = collection_find(&collection, "a/b.md");
	g_assert_nonnull(page);
	g_assert_cmpstr(page->meta.title, ==, "乙");
	g_assert_nonnull(page->source.text);
	g_assert_null(page->doc); // not read yet
	g_assert_null(collection_find(&collection, "b.md"));
	g_assert_null(collection_find(&collection, ""));
	g_assert_null(collection.site);
	// What may have been meant as a page is named.
	g_assert_cmpuint(collection.other->len, ==, 1);
	g_assert_nonnull(strstr(g_ptr_array_index(collection.other, 0), "c.rst: not Markdown"));
	collection_finish(&collection);
}

static void test_nothing(struct folder_fixture *fixture, const void *unused)
{
	struct collection collection;
	struct collection_options options = { .world = fixture->world };
	g_autofree char *path = g_build_filename(fixture->path, "none", NULL);
	g_assert_false(collection_read(&collection, path, fixture->path, &options, fixture->arena, fixture->diag));
	collection_finish(&collection);
	g_assert_cmpuint(diag_count_code(fixture->diag, DIAG_CANNOT_READ), ==, 1);
	collection = read_folder(fixture, &options); // an empty folder is one
	g_assert_cmpuint(collection.pages->len, ==, 0);
	collection_finish(&collection);
}

// What a section hands down reaches the pages below, the nearest first, and those that it is meant for.
static void test_cascade(struct folder_fixture *fixture, const void *unused)
{
	folder_write(fixture, "hugo.toml", "title = '站'\n[cascade]\nparams.a = 'site'\n");
	folder_write(fixture, "content/p/_index.md", "---\ncascade: {draft: true}\n---\n");
	folder_write(fixture, "content/p/a.md", "甲");
	folder_write(fixture, "content/p/b.md", "---\ndraft: false\n---\n乙");
	folder_write(fixture, "content/p/q/_index.md", "---\ndraft: false\ncascade: {draft: false}\n---\n");
	folder_write(fixture, "content/p/q/c.md", "丙");
	folder_write(fixture, "content/d.md", "丁");
	g_autofree char *tree = tree_of(fixture, "", NULL);
	g_assert_cmpstr(tree, ==, "{ d.md p{ *p/_index.md p/a.md: a draft p/b.md p/q{ *p/q/_index.md p/q/c.md } } }");
}

static void test_deep(struct folder_fixture *fixture, const void *unused)
{
	g_autoptr(GString) path = g_string_new(NULL);
	for (int i = 0; i <= NAMES_DEPTH_MAX; i++) {
		g_string_append(path, "d/");
	}
	g_autofree char *deep = g_strconcat(path->str, "deep.md", NULL);
	folder_write(fixture, deep, "深");
	folder_write(fixture, deep + 2, "浅"); // one folder less
	struct collection collection = read_folder(fixture, &(struct collection_options){ 0 });
	g_assert_null(collection_find(&collection, deep));
	g_assert_nonnull(collection_find(&collection, deep + 2));
	g_assert_cmpuint(collection.other->len, ==, 1);
	g_assert_true(g_str_has_suffix(g_ptr_array_index(collection.other, 0), ": too deep"));
	collection_finish(&collection);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add(
		"/collection/plain-folder", struct folder_fixture, NULL, folder_open, test_plain_folder, folder_close);
	g_test_add("/collection/site", struct folder_fixture, NULL, folder_open, test_site, folder_close);
	g_test_add("/collection/unknown-language", struct folder_fixture, NULL, folder_open, test_unknown_language,
		folder_close);
	g_test_add("/collection/asked-for", struct folder_fixture, NULL, folder_open, test_asked_for, folder_close);
	g_test_add("/collection/find", struct folder_fixture, NULL, folder_open, test_find, folder_close);
	g_test_add("/collection/nothing", struct folder_fixture, NULL, folder_open, test_nothing, folder_close);
	g_test_add("/collection/cascade", struct folder_fixture, NULL, folder_open, test_cascade, folder_close);
	g_test_add("/collection/deep", struct folder_fixture, NULL, folder_open, test_deep, folder_close);
	g_test_add("/collection/links", struct folder_fixture, NULL, folder_open, test_links, folder_close);
	return g_test_run();
}
