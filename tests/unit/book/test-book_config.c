#include "book/book_config.h"

#include <glib/gstdio.h>

#include "folder.h"

static bool read_folder(struct folder_fixture *fixture, struct manifest *manifest)
{
	return book_config_read(manifest, fixture->path, fixture->world, fixture->arena, fixture->diag);
}

static void test_none(struct folder_fixture *fixture, const void *unused)
{
	struct manifest manifest = { .title = "书" };
	g_assert_false(read_folder(fixture, &manifest));
	folder_write(fixture, "book.toml/x", ""); // a folder is no configuration
	g_assert_false(read_folder(fixture, &manifest));
	g_assert_cmpstr(manifest.title, ==, "书");
	g_assert_null(manifest.source);
}

static void test_forms(struct folder_fixture *fixture, const void *unused)
{
	static const struct {
		const char *name, *text;
		const char *title, *author, *lang, *source;
	} cases[] = {
		{ "book.toml", "[book]\ntitle = '书'\nauthors = ['甲']\nlanguage = 'zh_cn'\nsrc = 'text'\n", "书", "甲",
			"zh-CN", "text" },
		{ "book.toml", "[book]\nauthor = '甲'\n", NULL, "甲", NULL, "src" },
		{ "book.toml", "title = '书'\n", "书", NULL, NULL, "src" }, // as old ones have it
		{ "book.toml", "", NULL, NULL, NULL, "src" },
		{ "book.json", "{\"title\": \"书\", \"author\": \"甲\", \"language\": \"zh-hans\", \"root\": \"d\"}",
			"书", "甲", "zh-Hans", "d" },
		{ "book.json", "{}", NULL, NULL, NULL, "." },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct manifest manifest = { 0 };
		g_autofree char *toml = g_build_filename(fixture->path, "book.toml", NULL);
		g_remove(toml);
		folder_write(fixture, cases[i].name, cases[i].text);
		g_test_message("%s", cases[i].text);
		g_assert_true(read_folder(fixture, &manifest));
		g_assert_cmpstr(manifest.title, ==, cases[i].title);
		g_assert_cmpstr(manifest.lang, ==, cases[i].lang);
		g_assert_cmpstr(manifest.source, ==, cases[i].source);
		g_assert_cmpuint(manifest.authors.count, ==, cases[i].author ? 1 : 0);
		if (cases[i].author) {
			g_assert_cmpstr(manifest.authors.items[0], ==, cases[i].author);
		}
	}
	g_assert_cmpuint(diag_message_count(fixture->diag), ==, 0);
}

// A book.yaml has the last word, but for where the pages are.
static void test_manifest_wins(struct folder_fixture *fixture, const void *unused)
{
	struct manifest manifest = { .title = "书", .source = "a" };
	meta_list_add(&manifest.authors, "乙", fixture->arena);
	folder_write(fixture, "book.toml", "[book]\ntitle = '别'\nauthors = ['甲']\ndescription = '述'\n");
	g_assert_true(read_folder(fixture, &manifest));
	g_assert_cmpstr(manifest.title, ==, "书");
	g_assert_cmpstr(manifest.authors.items[0], ==, "乙");
	g_assert_cmpstr(manifest.description, ==, "述");
	g_assert_cmpstr(manifest.source, ==, "src");
}

static void test_broken(struct folder_fixture *fixture, const void *unused)
{
	struct manifest manifest = { 0 };
	folder_write(fixture, "book.toml", "[book]\ntitle = 书\nauthors = [\n");
	g_assert_true(read_folder(fixture, &manifest));
	g_assert_cmpuint(diag_count_code(fixture->diag, DIAG_INVALID_OPTION), >, 0);
	g_assert_cmpstr(manifest.source, ==, "src");
	folder_write(fixture, "book.toml", "[book]\ntitle = [1]\n");
	g_assert_true(read_folder(fixture, &manifest));
	g_assert_cmpuint(diag_count_code(fixture->diag, DIAG_BAD_VALUE), ==, 1);
	g_assert_null(manifest.title);
}

#define ADD(name, function) \
	g_test_add("/book-config/" name, struct folder_fixture, NULL, folder_open, function, folder_close)

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD("none", test_none);
	ADD("forms", test_forms);
	ADD("manifest-wins", test_manifest_wins);
	ADD("broken", test_broken);
	return g_test_run();
}
