#include "source/source.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "syntax/input.h"

struct fixture {
	char *folder;
	char *path;
	struct arena *arena;
	struct diag *diag;
	struct source source;
	struct source_options options;
};

static void set_up(struct fixture *f, const void *data)
{
	g_autofree char *made = g_dir_make_tmp("bifolio-input-XXXXXX", NULL);
	g_assert_nonnull(made);
	f->folder = realpath(made, NULL);
	f->path = g_build_filename(f->folder, "a.md", NULL);
	f->options.world = world_create();
	f->arena = arena_create();
	f->diag = diag_create();
}

static void tear_down(struct fixture *f, const void *data)
{
	g_unlink(f->path);
	g_rmdir(f->folder);
	free(f->folder);
	g_free(f->path);
	arena_destroy(f->arena);
	world_destroy(f->options.world);
	diag_destroy(f->diag);
}

static bool load(struct fixture *f, const char *bytes)
{
	g_assert_true(g_file_set_contents(f->path, bytes, -1, NULL));
	return source_load(&f->source, f->path, &f->options, f->arena, f->diag);
}

static void test_load(struct fixture *f, const void *data)
{
	g_assert_true(load(f, "\xEF\xBB\xBF一\r\n二"));
	g_assert_cmpstr(f->source.text, ==, "一\n二");
	g_assert_cmpstr(f->source.path, ==, f->path);
	g_assert_cmpstr(f->source.root, ==, f->folder);
	g_assert_cmpstr(diag_path(f->diag, f->source.file), ==, f->path);
	g_assert_cmpuint(diag_message_count(f->diag), ==, 0);
}

static void test_load_damaged(struct fixture *f, const void *data)
{
	g_assert_true(load(f, "好\r\n春\xFF天\xFF\n"));
	g_assert_cmpuint(diag_message_count(f->diag), ==, 2);
	const struct message *first = diag_message_at(f->diag, 0);
	const struct message *second = diag_message_at(f->diag, 1);
	g_assert_cmpint(first->code, ==, DIAG_BAD_ENCODING);
	g_assert_cmpuint(first->pos.line, ==, 2);
	g_assert_cmpuint(first->pos.column, ==, 4);
	g_assert_cmpstr(first->text, ==, "what is not valid UTF-8 became U+FFFD");
	g_assert_cmpstr(first->excerpt, ==, "春\uFFFD天\uFFFD");
	g_assert_nonnull(first->hint);
	g_assert_cmpuint(second->pos.column, ==, 10);
	g_assert_null(second->hint);
}

static void test_load_ruined(struct fixture *f, const void *data)
{
	g_autofree char *bytes = g_strnfill(1000, '\xFF');
	g_assert_true(load(f, bytes));
	g_assert_cmpuint(diag_message_count(f->diag), ==, INPUT_DAMAGE_MAX + 1);
	const struct message *last = diag_message_at(f->diag, INPUT_DAMAGE_MAX);
	g_assert_cmpstr(last->text, ==, "what is not valid UTF-8 became U+FFFD in 980 more places");
	g_assert_cmpuint(last->pos.line, ==, 0);
}

static void test_load_root(struct fixture *f, const void *data)
{
	f->options.root = "/";
	g_assert_true(load(f, "a"));
	g_assert_cmpstr(f->source.root, ==, "/");
	f->options.root = "/no/such/folder";
	g_assert_false(load(f, "a"));
	g_assert_cmpuint(diag_count_code(f->diag, DIAG_CANNOT_READ), ==, 1);
	f->options.root = f->path;
	g_assert_false(load(f, "a"));
	g_assert_cmpuint(diag_count_code(f->diag, DIAG_CANNOT_READ), ==, 2);
}

// A source that was found by walking a folder must still lie there when it is read.
static void test_load_within(struct fixture *f, const void *data)
{
	f->options.within = f->folder;
	g_assert_true(load(f, "甲"));
	g_assert_cmpstr(world_entry_at(f->options.world, 0)->path, ==, f->path);
	g_unlink(f->path);
	g_assert_cmpint(symlink("/etc/passwd", f->path), ==, 0);
	g_assert_false(source_load(&f->source, f->path, &f->options, f->arena, f->diag));
	g_assert_cmpuint(diag_count_code(f->diag, DIAG_OUTSIDE_ROOT), ==, 1);
	f->options.within = NULL; // but the user may name what he likes
	g_assert_true(source_load(&f->source, f->path, &f->options, f->arena, f->diag));
}

static void test_load_failures(struct fixture *f, const void *data)
{
	g_assert_false(source_load(&f->source, f->path, &f->options, f->arena, f->diag));
	g_assert_false(source_load(&f->source, f->folder, &f->options, f->arena, f->diag));
	g_assert_cmpuint(diag_count_code(f->diag, DIAG_CANNOT_READ), ==, 2);
	f->options.encoding = "klingon";
	g_assert_false(load(f, "a"));
	g_assert_cmpuint(diag_count_code(f->diag, DIAG_UNKNOWN_ENCODING), ==, 1);
}

static void add(const char *name, void (*test)(struct fixture *, const void *))
{
	g_test_add(name, struct fixture, NULL, set_up, test, tear_down);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add("/source/load", test_load);
	add("/source/load-damaged", test_load_damaged);
	add("/source/load-ruined", test_load_ruined);
	add("/source/load-root", test_load_root);
	add("/source/load-within", test_load_within);
	add("/source/load-failures", test_load_failures);
	return g_test_run();
}
