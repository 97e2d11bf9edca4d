#include "book/manifest.h"

#include "folder.h"

static bool read_text(struct folder_fixture *fixture, struct manifest *out, const char *text)
{
	folder_write(fixture, manifest_name, text);
	g_autofree char *path = g_build_filename(fixture->path, manifest_name, NULL);
	return manifest_read(out, path, fixture->world, fixture->arena, fixture->diag);
}

static void test_keys(struct folder_fixture *fixture, const void *unused)
{
	struct manifest manifest;
	g_assert_true(read_text(fixture, &manifest,
		"title: 书\nlang: zh_cn\nauthor: 甲\nrights: 权\ncover: c.png\nsource: docs\nsort: -date\nparts: year\n"
		"include: [tag=go, from=2024-01-01]\nexclude: tag=c\nmatter: [cover]\ndate: 2024-02-03\ndrafts: true\n"
		"chapters: [a.md]\n"));
	g_assert_cmpuint(diag_message_count(fixture->diag), ==, 0);
	g_assert_cmpstr(manifest.title, ==, "书");
	g_assert_cmpstr(manifest.lang, ==, "zh-CN");
	g_assert_cmpstr(manifest.authors.items[0], ==, "甲");
	g_assert_cmpstr(manifest.source, ==, "docs");
	g_assert_cmpstr(manifest.sort, ==, "-date");
	g_assert_cmpuint(manifest.include.count, ==, 2);
	g_assert_cmpstr(manifest.exclude.items[0], ==, "tag=c");
	g_assert_cmpint(manifest.date.day, ==, 3);
	g_assert_true(manifest.drafts);
	g_assert_false(manifest.future);
	g_assert_cmpint(manifest.chapters->kind, ==, VALUE_LIST);
}

static void test_wrong_kinds(struct folder_fixture *fixture, const void *unused)
{
	static const struct {
		const char *text;
		enum diag_code code;
		bool readable;
	} cases[] = {
		{ "", DIAG_CODE_COUNT, true },
		{ "- a.md\n", DIAG_INVALID_OPTION, false },
		{ "text\n", DIAG_INVALID_OPTION, false },
		{ "title: [a]\n", DIAG_BAD_VALUE, true },
		{ "chapters: a.md\n", DIAG_BAD_VALUE, true },
		{ "chapters: {a: b}\n", DIAG_BAD_VALUE, true },
		{ "drafts: [x]\n", DIAG_BAD_VALUE, true },
		{ "titel: 书\n", DIAG_UNKNOWN_KEY, true },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct manifest manifest;
		size_t before = diag_message_count(fixture->diag);
		g_assert_cmpint(read_text(fixture, &manifest, cases[i].text), ==, cases[i].readable);
		g_assert_cmpuint(diag_message_count(fixture->diag) - before, ==, cases[i].code != DIAG_CODE_COUNT);
		if (cases[i].code != DIAG_CODE_COUNT) {
			const struct message *message = diag_message_at(fixture->diag, before);
			g_assert_cmpint(message->code, ==, cases[i].code);
			g_assert_cmpuint(message->pos.line, ==, 1);
		}
		g_assert_null(manifest.chapters);
	}
}

static void test_override(struct folder_fixture *fixture, const void *unused)
{
	struct manifest manifest;
	g_assert_true(
		read_text(fixture, &manifest, "title: 书\nsort: date\nauthors: [甲]\nfuture: true\nmatter: [cover]\n"));
	struct manifest flags = { .title = "旗", .drafts = true };
	meta_list_add(&flags.matter, "none", fixture->arena);
	manifest_override(&manifest, &flags);
	g_assert_cmpstr(manifest.title, ==, "旗");
	g_assert_cmpstr(manifest.sort, ==, "date");
	g_assert_cmpstr(manifest.authors.items[0], ==, "甲");
	g_assert_cmpstr(manifest.matter.items[0], ==, "none");
	g_assert_true(manifest.drafts && manifest.future && !manifest.expired);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add("/manifest/keys", struct folder_fixture, NULL, folder_open, test_keys, folder_close);
	g_test_add("/manifest/wrong-kinds", struct folder_fixture, NULL, folder_open, test_wrong_kinds, folder_close);
	g_test_add("/manifest/override", struct folder_fixture, NULL, folder_open, test_override, folder_close);
	return g_test_run();
}
