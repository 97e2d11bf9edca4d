#include "hugo/permalink.h"

#include <glib/gstdio.h>

// Each row: what the site says, the page, and the address that Hugo's documentation (URL management) gives it.
struct row {
	const char *site, *path, *front; // front: "key=value" of the page's front matter; NULL: nothing
	const char *url;
	bool opens;
};

static const struct row rows[] = {
	// Without a pattern the path of the file counts, or the slug for its last part.
	{ "", "posts/My Trip.md", NULL, "/posts/my-trip/", false },
	{ "", "posts/春天.md", NULL, "/posts/春天/", false },
	{ "", "posts/a.md", "slug=Other Name", "/posts/other-name/", false },
	{ "", "posts/trip/index.md", NULL, "/posts/trip/", false },
	{ "", "posts/trip/index.md", "slug=x", "/posts/x/", false },
	{ "", "about.md", NULL, "/about/", false },
	{ "", "posts/_index.md", NULL, "/posts/", true },
	{ "", "posts/go/_index.md", "slug=x", "/posts/go/", true },
	{ "", "_index.md", NULL, "/", true },
	// `url` stands before all.
	{ "", "posts/a.md", "url=/x/y/", "/x/y/", false },
	{ "", "posts/a.md", "url=x/y.html", "/x/y.html", false },
	{ "", "posts/a.md", "url=https://e.org/z/", "/z/", false },
	{ "", "posts/a.md", "url=https://e.org", "/", false },
	{ "permalinks = {posts = '/:year/:title/'}", "posts/a.md", "url=/x/", "/x/", false },
	// Patterns of sections.
	{ "permalinks = {posts = '/:year/:month/:day/:title/'}", "posts/a.md", NULL, "/2024/02/03/题-目/", false },
	{ "permalinks = {posts = '/:yearday/:slug'}", "posts/a.md", NULL, "/34/题-目/", false },
	{ "permalinks = {posts = '/:yearday/:slug'}", "posts/a.md", "slug=s", "/34/s/", false },
	{ "permalinks = {posts = '/p/:filename/'}", "posts/a b.md", "slug=s", "/p/a-b/", false },
	{ "permalinks = {posts = '/p/:contentbasename/'}", "posts/trip/index.md", NULL, "/p/trip/", false },
	{ "permalinks = {posts = '/p/:slugorfilename/'}", "posts/a.md", "slug=s", "/p/s/", false },
	{ "permalinks = {posts = '/p/:slugorcontentbasename/'}", "posts/a.md", NULL, "/p/a/", false },
	{ "permalinks = {posts = '/:section/:sections/:filename/'}", "posts/go/web/a.md", NULL,
		"/posts/posts/go/web/a/", false },
	{ "permalinks = {posts = '/x/'}", "notes/a.md", NULL, "/notes/a/", false },
	{ "permalinks = {page = {posts = '/x/:filename/'}}", "posts/a.md", NULL, "/x/a/", false },
	{ "permalinks = {posts = '/:nothing//:/:filename'}", "posts/a.md", NULL, "/:nothing/:/a/", false },
	// Addresses that are files.
	{ "uglyURLs = true", "posts/a.md", NULL, "/posts/a.html", false },
	{ "uglyURLs = true", "posts/_index.md", NULL, "/posts/", true },
	// Languages but the default one have a folder of their own.
	{ "[languages.en]\n[languages.zh]", "posts/a.en.md", NULL, "/posts/a/", false },
	{ "[languages.en]\n[languages.zh]", "posts/a.zh.md", NULL, "/zh/posts/a/", false },
	{ "[languages.en]\n[languages.zh]", "posts/trip/index.zh.md", NULL, "/zh/posts/trip/", false },
	{ "[languages.en]\n[languages.zh]", "_index.zh.md", NULL, "/zh/", true },
	{ "defaultContentLanguageInSubdir = true\n[languages.en]", "posts/a.md", NULL, "/en/posts/a/", false },
};

static struct meta meta_of(const char *front)
{
	struct meta meta = { .title = "题 目", .date = { .set = true, .year = 2024, .month = 2, .day = 3 } };
	if (front && g_str_has_prefix(front, "slug=")) {
		meta.slug = front + 5;
	} else if (front) {
		g_assert_true(g_str_has_prefix(front, "url="));
		meta.url = front + 4;
	}
	return meta;
}

static void check(const struct row *row, const char *folder)
{
	struct arena *arena = arena_create();
	struct diag *diag = diag_create();
	g_autofree char *file = g_build_filename(folder, "hugo.toml", NULL);
	g_assert_true(g_file_set_contents(file, row->site, -1, NULL));
	struct world *world = world_create();
	const struct site *site = site_load(folder, world, arena, diag);
	world_destroy(world);
	g_assert_nonnull(site);
	struct meta meta = meta_of(row->front);
	g_autofree char *path = g_build_filename("content", row->path, NULL);
	struct permalink_page page = {
		.path = row->path,
		.title = meta.title,
		.meta = &meta,
		.language = site_language_of_path(site, path),
		.opens_section = row->opens,
	};
	g_test_message("%s %s", row->site, row->path);
	g_assert_cmpstr(permalink_of(site, &page, arena), ==, row->url);
	g_assert_cmpuint(diag_message_count(diag), ==, 0);
	diag_destroy(diag);
	arena_destroy(arena);
}

static void test_rows(void)
{
	g_autofree char *folder = g_dir_make_tmp("bifolio-permalink-XXXXXX", NULL);
	g_autofree char *file = g_build_filename(folder, "hugo.toml", NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		check(&rows[i], folder);
	}
	g_assert_cmpint(g_remove(file), ==, 0);
	g_assert_cmpint(g_rmdir(folder), ==, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/permalink/rows", test_rows);
	return g_test_run();
}
