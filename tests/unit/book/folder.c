#include "folder.h"

#include <glib.h>
#include <glib/gstdio.h>

void folder_open(struct folder_fixture *fixture, const void *unused)
{
	fixture->world = world_create();
	fixture->arena = arena_create();
	fixture->diag = diag_create();
	fixture->path = g_dir_make_tmp("bifolio-batch-XXXXXX", NULL);
	g_assert_nonnull(fixture->path);
}

static void remove_tree(const char *path)
{
	GDir *dir = g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
	const char *name;
	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *child = g_build_filename(path, name, NULL);
		remove_tree(child);
	}
	g_clear_pointer(&dir, g_dir_close);
	g_remove(path);
}

void folder_close(struct folder_fixture *fixture, const void *unused)
{
	remove_tree(fixture->path);
	g_free(fixture->path);
	diag_destroy(fixture->diag);
	arena_destroy(fixture->arena);
	world_destroy(fixture->world);
}

void folder_write(const struct folder_fixture *fixture, const char *relative, const char *text)
{
	g_autofree char *path = g_build_filename(fixture->path, relative, NULL);
	g_autofree char *parent = g_path_get_dirname(path);
	g_assert_cmpint(g_mkdir_with_parents(parent, 0755), ==, 0);
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

char *folder_messages(const struct folder_fixture *fixture, enum diag_code code)
{
	GString *texts = g_string_new(NULL);
	for (size_t i = 0; i < diag_message_count(fixture->diag); i++) {
		const struct message *message = diag_message_at(fixture->diag, i);
		if (message->code == code) {
			g_string_append_printf(texts, "%s\n", message->text);
		}
	}
	return g_string_free(texts, FALSE);
}
