#include "book/summary.h"

#include <string.h>

#include "base/yaml.h"
#include "folder.h"

// "level:name" of each entry; a part in brackets. From a SUMMARY.md, or from the value of `chapters` when yaml.
static char *read_entries(struct folder_fixture *fixture, const char *text, bool yaml)
{
	struct collection collection;
	struct collection_options options = { .world = fixture->world };
	struct summary summary;
	g_assert_true(
		collection_read(&collection, fixture->path, fixture->path, &options, fixture->arena, fixture->diag));
	if (yaml) {
		struct value_origin origin = { .file = diag_add_file(fixture->diag, "book.yaml", NULL, 0),
			.first_line = 1 };
		const struct value *root =
			yaml_parse(text, strlen(text), origin, DIAG_INVALID_OPTION, fixture->arena, fixture->diag);
		summary_from_values(&summary, value_lookup(root, "chapters"), &collection, fixture->diag);
	} else {
		folder_write(fixture, summary_name, text);
		g_autofree char *path = g_build_filename(fixture->path, summary_name, NULL);
		summary_read(&summary, path, &collection, fixture->diag);
	}
	GString *out = g_string_new(summary.title ? summary.title : "");
	for (guint i = 0; i < summary.entries->len; i++) {
		const struct entry *entry = &g_array_index(summary.entries, struct entry, i);
		const char *name = entry->title ? entry->title : entry->page->relative;
		g_string_append_printf(out, entry->kind == CHAPTER_PART ? " [%d:%s]" : " %d:%s", entry->level, name);
	}
	g_array_unref(summary.entries);
	collection_finish(&collection);
	return g_string_free(out, FALSE);
}

struct row {
	const char *text, *entries;
	const char *missing; // the messages of missing chapters, in order
};

static void check_rows(struct folder_fixture *fixture, const struct row *rows, size_t count, bool yaml)
{
	static const char *const names[] = { "a.md", "b.md", "c d.md", "sub/e.md", "f#1%.md" };
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		folder_write(fixture, names[i], "文");
	}
	for (size_t i = 0; i < count; i++) {
		g_autofree char *entries = read_entries(fixture, rows[i].text, yaml);
		g_autofree char *missing = folder_messages(fixture, DIAG_MISSING_CHAPTER);
		g_assert_cmpstr(entries, ==, rows[i].entries);
		g_assert_cmpstr(missing, ==, rows[i].missing);
		diag_destroy(fixture->diag);
		fixture->diag = diag_create();
	}
}

static void test_summary(struct folder_fixture *fixture, const void *unused)
{
	static const struct row rows[] = {
		{ "", "", "" },
		{ "# 书\n\n[甲](a.md)\n\n- [乙](b.md)\n  - [丙](c%20d.md)\n    - [戊](./sub/../sub/e.md)\n",
			"书 1:a.md 1:b.md 2:c d.md 3:sub/e.md", "" },
		{ "# 书\n\n# 一\n\n- [甲](a.md)\n\n# 二\n\n- [乙](b.md)\n\n---\n\n[丙](<c d.md>)\n",
			"书 [1:一] 2:a.md [1:二] 2:b.md 1:c d.md", "" },
		// A heading that names the list names no book.
		{ "# SUMMARY\n\n- [甲](a.md)\n", " 1:a.md", "" },
		{ "# 目录\n\n# 一\n\n- [甲](a.md)\n", " [1:一] 2:a.md", "" },
		{ "- 部\n  - [甲](a.md)\n- [无]()\n  - [乙](b.md)\n", " [1:部] 2:a.md 1:b.md", "" },
		{ "- [甲](a.md)\n  - [节](a.md#x)\n- [甲](a.md)\n", " 1:a.md", "'a.md' is a chapter already\n" },
		{ "- [外](../a.md)\n- [根](/a.md)\n- [己](SUMMARY.md)\n- [井](f%231%25.md)\n", " 1:f#1%.md",
			"the page '../a.md' lies outside the folder of the chapters\n"
			"the page '/a.md' lies outside the folder of the chapters\nthere is no page 'SUMMARY.md'\n" },
		{ "- [无](no.md)\n  - [甲](a.md)\n\n# \n\n- [乙](b.md)\n", " 1:a.md 2:b.md",
			"there is no page 'no.md'\n" },
	};
	check_rows(fixture, rows, G_N_ELEMENTS(rows), false);
}

static void test_values(struct folder_fixture *fixture, const void *unused)
{
	static const struct row rows[] = {
		{ "chapters: []", "", "" },
		{ "chapters: [a.md, {file: b.md, title: 乙, chapters: [c d.md]}]", " 1:a.md 1:乙 2:c d.md", "" },
		{ "chapters: [{part: 部, chapters: [a.md, {part: 篇, chapters: [b.md]}]}, sub/e.md]",
			" [1:部] 2:a.md [2:篇] 3:b.md 1:sub/e.md", "" },
		{ "chapters: [{part: '', chapters: [a.md]}, {file: b.md, title: ' '}, '']", " 1:a.md 1:b.md",
			"there is no page ''\n" },
		{ "chapters: ['f#1%.md']", " 1:f#1%.md", "" },
		{ "chapters: [{file: no.md, chapters: [a.md]}, ../a.md, sub/../../a.md]", " 1:a.md",
			"there is no page 'no.md'\nthe page '../a.md' lies outside the folder of the chapters\n"
			"the page 'sub/../../a.md' lies outside the folder of the chapters\n" },
		{ "chapters: [[a.md], {chapters: [b.md]}, {}]", " 1:b.md", "" },
	};
	check_rows(fixture, rows, G_N_ELEMENTS(rows), true);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add("/summary/file", struct folder_fixture, NULL, folder_open, test_summary, folder_close);
	g_test_add("/summary/values", struct folder_fixture, NULL, folder_open, test_values, folder_close);
	return g_test_run();
}
