#include "book/init.h"

#include <string.h>

#include "base/yaml.h"
#include "batch/config.h"
#include "folder.h"

// The list of chapters of the book.yaml that is written for the fixture's folder.
static const struct value *written_chapters(struct folder_fixture *fixture)
{
	static const struct manifest flags;
	const struct gather_options options = { .world = fixture->world };
	struct out *out = out_create();
	g_assert_true(init_write(fixture->path, &flags, &options, out, fixture->diag));
	size_t length;
	const char *bytes = arena_strdup(fixture->arena, out_bytes(out, &length));
	struct value_origin origin = { .file = diag_add_file(fixture->diag, "book.yaml", bytes, length),
		.first_line = 1 };
	const struct value *root =
		yaml_parse(bytes, length, origin, DIAG_INVALID_OPTION, fixture->arena, fixture->diag);
	g_assert_cmpuint(diag_count_code(fixture->diag, DIAG_INVALID_OPTION), ==, 0);
	out_destroy(out);
	return value_lookup(root, "chapters");
}

static void test_names(struct folder_fixture *fixture, const void *unused)
{
	static const char *const names[] = { "%41.md", "a: b.md", "a\nb.md", "\"x\".md", "#.md", "\xe2\x80\xa8.md" };
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		folder_write(fixture, names[i], "---\ntitle: \"\\u2028- x\\u0085\"\n---\n文\n");
	}
	size_t found = 0;
	for (const struct value *node = written_chapters(fixture)->first_child; node; node = node->next) {
		for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
			found += strcmp(node->text, names[i]) == 0;
		}
	}
	g_assert_cmpuint(found, ==, G_N_ELEMENTS(names));
}

static size_t count_files(const struct value *list)
{
	size_t count = 0;
	for (const struct value *node = list ? list->first_child : NULL; node; node = node->next) {
		count += node->kind == VALUE_SCALAR ? 1 : count_files(value_lookup(node, "chapters"));
	}
	return count;
}

static void test_depth(struct folder_fixture *fixture, const void *unused)
{
	enum { DEPTH = 40 };
	g_autoptr(GString) path = g_string_new(NULL);
	for (int i = 0; i < DEPTH; i++) {
		g_string_append(path, "d/");
		for (char name = 'a'; name <= 'b'; name++) {
			g_autofree char *file = g_strdup_printf("%s%c.md", path->str, name);
			folder_write(fixture, file, "文\n");
		}
	}
	g_assert_cmpuint(count_files(written_chapters(fixture)), ==, 2 * DEPTH);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add("/init/names", struct folder_fixture, NULL, folder_open, test_names, folder_close);
	g_test_add("/init/depth", struct folder_fixture, NULL, folder_open, test_depth, folder_close);
	return g_test_run();
}
