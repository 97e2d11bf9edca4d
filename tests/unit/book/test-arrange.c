#include "book/arrange.h"

#include "folder.h"

// What is put into the folder: its pages differ by each thing that can order or choose them.
static const struct {
	const char *path, *text;
} files[] = {
	{ "2-b.md", "---\ntitle: 丁\ndate: 2023-05-01\ntags: [Go]\nkey: {rank: 10}\n---\n" },
	{ "10-a.md",
		"---\ntitle: 丙\ndate: 2024-01-01\nweight: 2\ncategories: [记]\nseries: [长篇]\nkey: {rank: "
		"9}\n---\n" },
	{ "1/a.md", "---\ntitle: a2\ndate: 2024-03-01\nweight: 1\ntags: [C]\n---\n" },
	{ "1/b.md", "---\ntitle: a10\ncategories: [记]\n---\n" },
	{ "2/README.md", "---\ntitle: 二\n---\n" },
	{ "2/x/y.md", "---\ntitle: 深\ndate: 2023-01-01\n---\n" },
};

// "level:name" of each entry; a part in brackets.
static char *arranged(struct folder_fixture *fixture, const struct arrange_options *options)
{
	struct collection collection;
	struct collection_options reading = { .world = fixture->world };
	g_assert_true(
		collection_read(&collection, fixture->path, fixture->path, &reading, fixture->arena, fixture->diag));
	GArray *entries = arrange_collection(&collection, options);
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < entries->len; i++) {
		const struct entry *entry = &g_array_index(entries, struct entry, i);
		g_string_append_printf(out, entry->kind == CHAPTER_PART ? "%s[%d:%s]" : "%s%d:%s", i > 0 ? " " : "",
			entry->level, entry->page ? entry->page->relative : entry->title);
	}
	g_array_unref(entries);
	collection_finish(&collection);
	return g_string_free(out, FALSE);
}

static void write_files(struct folder_fixture *fixture)
{
	for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
		folder_write(fixture, files[i].path, files[i].text);
	}
}

static void test_orders(struct folder_fixture *fixture, const void *unused)
{
	static const struct {
		const char *sort; // NULL: as it comes
		const char *entries;
	} cases[] = {
		{ NULL, "1:10-a.md [1:1] 2:1/a.md 2:1/b.md [1:2/README.md] 2:2/x/y.md 1:2-b.md" },
		{ "path", "[1:1] 2:1/a.md 2:1/b.md [1:2/README.md] 2:2/x/y.md 1:2-b.md 1:10-a.md" },
		{ "weight", "1:10-a.md 1:2-b.md [1:1] 2:1/a.md 2:1/b.md [1:2/README.md] 2:2/x/y.md" },
		{ "date", "1:2-b.md 1:10-a.md [1:1] 2:1/a.md 2:1/b.md [1:2/README.md] 2:2/x/y.md" },
		{ "-date", "1:10-a.md 1:2-b.md [1:1] 2:1/a.md 2:1/b.md [1:2/README.md] 2:2/x/y.md" },
		{ "title", "[1:1] 2:1/a.md 2:1/b.md 1:2-b.md 1:10-a.md [1:2/README.md] 2:2/x/y.md" },
		{ "key:key.rank", "1:10-a.md 1:2-b.md [1:1] 2:1/a.md 2:1/b.md [1:2/README.md] 2:2/x/y.md" },
	};
	write_files(fixture);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct arrange_options options = { .lang = "zh-CN" };
		if (cases[i].sort) {
			g_assert_true(arrange_sort_parse(cases[i].sort, &options.sort, &options.key));
		}
		g_autofree char *entries = arranged(fixture, &options);
		g_assert_cmpstr(entries, ==, cases[i].entries);
	}
}

static void test_parts(struct folder_fixture *fixture, const void *unused)
{
	static const struct {
		const char *parts;
		const char *entries;
	} cases[] = {
		{ "year", "[1:2023] 2:2/x/y.md 2:2-b.md [1:2024] 2:10-a.md 2:1/a.md [1:其他] 2:1/b.md" },
		{ "category", "[1:记] 2:10-a.md 2:1/b.md [1:其他] 2:2/x/y.md 2:2-b.md 2:1/a.md" },
		{ "series", "[1:长篇] 2:10-a.md [1:其他] 2:2/x/y.md 2:2-b.md 2:1/a.md 2:1/b.md" },
		{ "none", "1:2/x/y.md 1:2-b.md 1:10-a.md 1:1/a.md 1:1/b.md" },
	};
	write_files(fixture);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct arrange_options options = { .sort = ARRANGE_DATE, .lang = "zh-CN" };
		g_assert_true(arrange_parts_parse(cases[i].parts, &options.parts));
		g_autofree char *entries = arranged(fixture, &options);
		g_assert_cmpstr(entries, ==, cases[i].entries);
	}
}

static void test_filters(struct folder_fixture *fixture, const void *unused)
{
	static const struct {
		const char *include[3], *exclude[3];
		const char *entries;
	} cases[] = {
		{ { "tag=go", "tag=c" }, { NULL }, "1:1/a.md 1:2-b.md" },
		{ { "category=记" }, { NULL }, "1:1/b.md 1:10-a.md" },
		{ { "category=记", "path=1/*" }, { NULL }, "1:1/b.md" },
		{ { "from=2023-05-01", "to=2024-01-01" }, { NULL }, "1:2-b.md 1:10-a.md" },
		{ { NULL }, { "from=2023-05-01", "to=2024-01-01" }, "1:1/a.md 1:1/b.md 1:2/x/y.md" },
		{ { NULL }, { "to=2023-05-01" }, "1:1/a.md 1:1/b.md 1:10-a.md" },
		{ { "path=1/?.md" }, { "tag=C" }, "1:1/b.md" },
		{ { "tag=none" }, { NULL }, "" },
	};
	write_files(fixture);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct arrange_options options = { .sort = ARRANGE_PATH, .parts = ARRANGE_NO_PARTS, .lang = "zh-CN" };
		for (size_t j = 0; j < 3; j++) {
			g_assert_true(!cases[i].include[j] ||
				arrange_filter_add(&options.include, cases[i].include[j], fixture->arena));
			g_assert_true(!cases[i].exclude[j] ||
				arrange_filter_add(&options.exclude, cases[i].exclude[j], fixture->arena));
		}
		g_autofree char *entries = arranged(fixture, &options);
		g_assert_cmpstr(entries, ==, cases[i].entries);
	}
}

// A folder alone in its place is no part, for the book would have one part only.
static void test_lonely_folder(struct folder_fixture *fixture, const void *unused)
{
	folder_write(fixture, "a/b/c.md", "丙");
	folder_write(fixture, "a/b/d.md", "丁");
	struct arrange_options options = { .lang = "zh-CN" };
	g_autofree char *entries = arranged(fixture, &options);
	g_assert_cmpstr(entries, ==, "1:a/b/c.md 1:a/b/d.md");
}

static void test_hugo_order(struct folder_fixture *fixture, const void *unused)
{
	folder_write(fixture, "hugo.toml", "title = '站'\n");
	folder_write(fixture, "content/_index.md", "---\ntitle: 家\n---\n");
	folder_write(fixture, "content/p/old.md", "---\ntitle: 旧\ndate: 2020-01-01\n---\n");
	folder_write(fixture, "content/p/new.md", "---\ntitle: 新\ndate: 2022-01-01\n---\n");
	folder_write(fixture, "content/p/heavy.md", "---\ntitle: 重\nweight: 9\n---\n");
	folder_write(fixture, "content/q.md", "---\ntitle: 页\n---\n");
	struct arrange_options options = { .lang = "zh-CN" };
	g_autofree char *entries = arranged(fixture, &options);
	g_assert_cmpstr(entries, ==, "[1:p] 2:p/heavy.md 2:p/new.md 2:p/old.md 1:q.md");
}

static void test_words(void)
{
	static const char *const bad[] = { "", "tag", "tag=", "tags=a", "from=yesterday", "to=", "=a" };
	enum arrange_sort sort;
	enum arrange_parts parts;
	const char *key;
	struct arrange_filter filter = { 0 };
	struct arena *arena = arena_create();
	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_assert_false(arrange_filter_add(&filter, bad[i], arena));
	}
	g_assert_false(arrange_sort_parse("key:", &sort, &key));
	g_assert_false(arrange_sort_parse("Date", &sort, &key));
	g_assert_false(arrange_parts_parse("sections", &parts));
	arena_destroy(arena);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add("/arrange/orders", struct folder_fixture, NULL, folder_open, test_orders, folder_close);
	g_test_add("/arrange/parts", struct folder_fixture, NULL, folder_open, test_parts, folder_close);
	g_test_add("/arrange/filters", struct folder_fixture, NULL, folder_open, test_filters, folder_close);
	g_test_add(
		"/arrange/lonely-folder", struct folder_fixture, NULL, folder_open, test_lonely_folder, folder_close);
	g_test_add("/arrange/hugo-order", struct folder_fixture, NULL, folder_open, test_hugo_order, folder_close);
	g_test_add_func("/arrange/words", test_words);
	return g_test_run();
}
