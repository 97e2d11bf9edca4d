#include "base/file.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * root/          SUMMARY.md (the marker), b.png, link.png -> ../outside.png, again -> a
 * root/a/        post.md, theme.yaml
 * root/a/deep/   c.md
 * outside.png
 */
struct fixture {
	struct world *world;
	char *top; // resolved
	char *root;
	struct arena *arena;
	struct diag *diag;
};

static char *in(struct fixture *f, const char *path)
{
	return arena_printf(f->arena, "%s/%s", f->top, path);
}

static void put(struct fixture *f, const char *path, const char *text)
{
	g_assert_true(g_file_set_contents(in(f, path), text, -1, NULL));
}

static void set_up(struct fixture *f, const void *data)
{
	g_autofree char *made = g_dir_make_tmp("bifolio-file-XXXXXX", NULL);
	g_assert_nonnull(made);
	f->top = realpath(made, NULL);
	f->world = world_create();
	f->arena = arena_create();
	f->diag = diag_create();
	f->root = in(f, "root");
	g_assert_cmpint(g_mkdir_with_parents(in(f, "root/a/deep"), 0700), ==, 0);
	put(f, "root/SUMMARY.md", "");
	put(f, "root/b.png", "b");
	put(f, "root/a/post.md", "正文");
	put(f, "root/a/theme.yaml", "");
	put(f, "root/a/deep/c.md", "c");
	put(f, "outside.png", "o");
	g_assert_cmpint(symlink("../outside.png", in(f, "root/link.png")), ==, 0);
	g_assert_cmpint(symlink("a", in(f, "root/again")), ==, 0);
}

static void tear_down(struct fixture *f, const void *data)
{
	static const char *const files[] = {
		"root/SUMMARY.md",
		"root/b.png",
		"root/a/post.md",
		"root/a/theme.yaml",
		"root/a/deep/c.md",
		"outside.png",
		"root/link.png",
		"root/again",
	};
	static const char *const folders[] = { "root/a/deep", "root/a", "root" };
	for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
		g_unlink(in(f, files[i]));
	}
	for (size_t i = 0; i < G_N_ELEMENTS(folders); i++) {
		g_rmdir(in(f, folders[i]));
	}
	g_rmdir(f->top);
	free(f->top);
	arena_destroy(f->arena);
	world_destroy(f->world);
	diag_destroy(f->diag);
}

static void test_read(struct fixture *f, const void *data)
{
	struct file_bytes file;
	struct source_pos nowhere = { 0 };
	g_assert_true(file_read(&file, in(f, "root/a/post.md"), nowhere, f->world, f->arena, f->diag));
	g_assert_cmpstr(file.bytes, ==, "正文");
	g_assert_cmpuint(file.length, ==, strlen("正文"));
	g_assert_true(file_read(&file, in(f, "root/SUMMARY.md"), nowhere, f->world, f->arena, f->diag));
	g_assert_cmpuint(file.length, ==, 0);
	g_assert_true(file_read(&file, "/dev/null", nowhere, f->world, f->arena, f->diag));
	g_assert_cmpuint(file.length, ==, 0);
	g_assert_cmpuint(diag_message_count(f->diag), ==, 0);
}

static void test_read_failures(struct fixture *f, const void *data)
{
	struct file_bytes file;
	struct source_pos nowhere = { 0 };
	char *absent = in(f, "absent");
	g_assert_false(file_read(&file, absent, nowhere, f->world, f->arena, f->diag));
	g_assert_cmpstr(diag_message_at(f->diag, 0)->path, ==, absent);
	g_assert_false(file_read(&file, f->root, nowhere, f->world, f->arena, f->diag));
	struct source_pos asker = { diag_add_file(f->diag, "post.md", NULL, 0), 3, 1 };
	g_assert_false(file_read(&file, absent, asker, f->world, f->arena, f->diag));
	g_assert_cmpstr(diag_message_at(f->diag, 2)->path, ==, "post.md");
	g_assert_cmpuint(diag_count_code(f->diag, DIAG_CANNOT_READ), ==, 3);
}

static void test_read_too_large(struct fixture *f, const void *data)
{
	char *path = in(f, "root/b.png");
	g_assert_cmpint(truncate(path, (off_t)FILE_SIZE_MAX + 1), ==, 0);
	struct file_bytes file;
	g_assert_false(file_read(&file, path, (struct source_pos){ 0 }, f->world, f->arena, f->diag));
	g_assert_cmpuint(diag_count_code(f->diag, DIAG_INPUT_TOO_LARGE), ==, 1);
}

static const char *last_text(const struct fixture *f)
{
	return diag_message_at(f->diag, diag_message_count(f->diag) - 1)->text;
}

static void test_read_found(struct fixture *f, const void *data)
{
	struct file_bytes file;
	struct source_pos nowhere = { 0 };
	char *pipe = in(f, "root/b.png");
	g_assert_true(file_read_found(&file, pipe, nowhere, f->world, f->arena, f->diag));
	g_assert_cmpstr(file.bytes, ==, "b");
	g_unlink(pipe);
	g_assert_cmpint(mkfifo(pipe, 0600), ==, 0);
	g_assert_false(file_read_found(&file, pipe, nowhere, f->world, f->arena, f->diag)); // and does not wait
	g_assert_cmpuint(diag_count_code(f->diag, DIAG_CANNOT_READ), ==, 1);
}

static void test_read_beneath(struct fixture *f, const void *data)
{
	struct file_bytes file;
	bool absent = true;
	char *link = in(f, "root/link.png");
	char *missing = in(f, "root/missing");
	g_assert_true(
		file_read_beneath(&file, in(f, "root/again/post.md"), f->root, NULL, f->world, f->arena, f->diag));
	g_assert_cmpstr(file.bytes, ==, "正文");
	g_assert_true(file_read_beneath(&file, in(f, "root/b.png"), f->root, &absent, f->world, f->arena, f->diag));
	g_assert_false(absent);
	g_assert_false(file_read_beneath(&file, missing, f->root, &absent, f->world, f->arena, f->diag));
	g_assert_true(absent);
	g_assert_cmpuint(diag_message_count(f->diag), ==, 0);
	g_assert_false(file_read_beneath(&file, missing, f->root, NULL, f->world, f->arena, f->diag));
	g_assert_cmpstr(
		last_text(f), ==, arena_printf(f->arena, "cannot read '%s': No such file or directory", missing));
	g_assert_false(file_read_beneath(&file, link, f->root, &absent, f->world, f->arena, f->diag));
	g_assert_false(absent);
	g_assert_cmpuint(diag_count_code(f->diag, DIAG_OUTSIDE_ROOT), ==, 1);
	g_assert_cmpstr(
		last_text(f), ==, arena_printf(f->arena, "'%s' is a link that leads outside the source root", link));
}

static void test_source_root(struct fixture *f, const void *data)
{
	static const char *const below[] = {
		"root",
		"root/a",
		"root/a/post.md",
		"root/a/deep/c.md",
		"root/again/post.md",
	};
	for (size_t i = 0; i < G_N_ELEMENTS(below); i++) {
		g_assert_cmpstr(file_source_root(in(f, below[i]), f->world, f->arena), ==, f->root);
	}
	g_assert_null(file_source_root(in(f, "absent.md"), f->world, f->arena));
	g_unlink(in(f, "root/SUMMARY.md"));
	static const char *const markers[] = { "hugo.yml", "config.yml", "hugo.toml", "config.json", "bifolio.yaml" };
	for (size_t i = 0; i < G_N_ELEMENTS(markers); i++) {
		char *marker = arena_printf(f->arena, "%s/%s", f->root, markers[i]);
		g_assert_true(g_file_set_contents(marker, "", -1, NULL));
		g_assert_cmpstr(file_source_root(in(f, "root/a/deep/c.md"), f->world, f->arena), ==, f->root);
		g_unlink(marker);
	}
	g_assert_cmpint(g_mkdir_with_parents(in(f, "root/config/_default"), 0700), ==, 0);
	g_assert_cmpstr(file_source_root(in(f, "root/a/deep/c.md"), f->world, f->arena), ==, f->root);
	g_rmdir(in(f, "root/config/_default"));
	g_rmdir(in(f, "root/config"));
	g_assert_cmpstr(file_source_root(in(f, "root/a/deep/c.md"), f->world, f->arena), ==, in(f, "root/a/deep"));
}

// A bifolio.yaml bounds what lies in no site, and inside of a site it does not; a repository bounds what has neither.
static void test_inner_root(struct fixture *f, const void *data)
{
	static const char *const markers[] = { "root/SUMMARY.md", "root/.git", "root/bifolio.yaml",
		"root/a/bifolio.yaml" };
	static const struct {
		unsigned markers; // bits of those that are there
		const char *root;
	} rows[] = {
		{ 1 | 8, "root" },
		{ 2 | 8, "root/a" },
		{ 2 | 4 | 8, "root" },
		{ 4 | 8, "root" },
		{ 2, "root" },
	};
	(void)data;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		for (size_t j = 0; j < G_N_ELEMENTS(markers); j++) {
			g_unlink(in(f, markers[j]));
			if (rows[i].markers & 1u << j) {
				put(f, markers[j], "");
			}
		}
		g_test_message("row %zu", i);
		g_assert_cmpstr(
			file_source_root(in(f, "root/a/deep/c.md"), f->world, f->arena), ==, in(f, rows[i].root));
	}
	for (size_t j = 0; j < G_N_ELEMENTS(markers); j++) {
		g_unlink(in(f, markers[j]));
	}
}

static void test_find_upward(struct fixture *f, const void *data)
{
	char *from = in(f, "root/a/deep/c.md");
	g_assert_cmpstr(
		file_find_upward(from, f->root, "theme.yaml", f->world, f->arena), ==, in(f, "root/a/theme.yaml"));
	g_assert_cmpstr(file_find_upward(from, f->root, "b.png", f->world, f->arena), ==, in(f, "root/b.png"));
	g_assert_null(file_find_upward(from, f->root, "outside.png", f->world, f->arena));
	g_assert_null(file_find_upward(from, f->root, "a", f->world, f->arena));
	g_assert_null(file_find_upward(in(f, "absent"), f->root, "b.png", f->world, f->arena));
}

// What somebody else left above the source's own folder widens nothing.
static void test_others_root(struct fixture *f, const void *data)
{
	enum { NOBODY = 65534 };
	static const char *const markers[] = { "root/SUMMARY.md", "root/bifolio.yaml", "root/hugo.toml" };
	(void)data;
	if (geteuid() != 0) {
		g_test_skip("only the system's administrator can give files away");
		return;
	}
	g_unlink(in(f, "root/SUMMARY.md"));
	for (size_t i = 0; i < G_N_ELEMENTS(markers); i++) {
		put(f, markers[i], "");
		const char *post = in(f, "root/a/deep/c.md");
		g_assert_cmpstr(file_source_root(post, f->world, f->arena), ==, f->root);
		g_assert_cmpint(chown(in(f, markers[i]), NOBODY, NOBODY), ==, 0);
		g_assert_cmpstr(file_source_root(post, f->world, f->arena), ==, in(f, "root/a/deep"));
		// In its own folder the marker bounds as any.
		g_assert_cmpstr(file_source_root(in(f, "root/b.png"), f->world, f->arena), ==, f->root);
		g_unlink(in(f, markers[i]));
	}
}

static void add(const char *name, void (*test)(struct fixture *, const void *))
{
	g_test_add(name, struct fixture, NULL, set_up, test, tear_down);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add("/base/file/read", test_read);
	add("/base/file/read-failures", test_read_failures);
	add("/base/file/read-too-large", test_read_too_large);
	add("/base/file/read-found", test_read_found);
	add("/base/file/read-beneath", test_read_beneath);
	add("/base/file/source-root", test_source_root);
	add("/base/file/inner-root", test_inner_root);
	add("/base/file/others-root", test_others_root);
	add("/base/file/find-upward", test_find_upward);
	return g_test_run();
}
