#include "base/world.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"

/*
 * root/    a/inner.txt, a/deep/, file.txt, pipe (a FIFO), and links:
 *          around -> a, to-outside -> ../outside.txt, to-folder -> ../beyond, loop -> loop, dangling -> nothing,
 *          absolute -> TOP/root/file.txt, absolute-outside -> TOP/outside.txt, detour -> ../back/file.txt, device
 * beyond/  secret.txt
 * back -> root
 * outside.txt
 */
struct fixture {
	char *top; // real
	char *root;
	struct arena *arena;
	struct world *world;
};

static char *in(const struct fixture *f, const char *path)
{
	return arena_printf(f->arena, "%s/%s", f->top, path);
}

static void put(const struct fixture *f, const char *path, const char *text)
{
	g_assert_true(g_file_set_contents(in(f, path), text, -1, NULL));
}

static void make_link(const struct fixture *f, const char *target, const char *path)
{
	g_assert_cmpint(symlink(target, in(f, path)), ==, 0);
}

static void set_up(struct fixture *f, const void *data)
{
	g_autofree char *made = g_dir_make_tmp("bifolio-world-XXXXXX", NULL);
	g_assert_nonnull(made);
	f->top = realpath(made, NULL);
	f->arena = arena_create();
	f->world = world_create();
	f->root = in(f, "root");
	g_assert_cmpint(g_mkdir_with_parents(in(f, "root/a/deep"), 0700), ==, 0);
	g_assert_cmpint(g_mkdir(in(f, "beyond"), 0700), ==, 0);
	put(f, "root/file.txt", "file");
	put(f, "root/a/inner.txt", "inner");
	put(f, "beyond/secret.txt", "secret");
	put(f, "outside.txt", "outside");
	g_assert_cmpint(mkfifo(in(f, "root/pipe"), 0600), ==, 0);
	make_link(f, "root", "back");
	make_link(f, "a", "root/around");
	make_link(f, "../outside.txt", "root/to-outside");
	make_link(f, "../beyond", "root/to-folder");
	make_link(f, "loop", "root/loop");
	make_link(f, "nothing", "root/dangling");
	make_link(f, in(f, "root/file.txt"), "root/absolute");
	make_link(f, in(f, "outside.txt"), "root/absolute-outside");
	make_link(f, "../back/file.txt", "root/detour");
	make_link(f, "/dev/zero", "root/device");
}

static void remove_tree(const char *path)
{
	g_autoptr(GDir) folder = g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
	for (const char *name; folder && (name = g_dir_read_name(folder));) {
		g_autofree char *child = g_build_filename(path, name, NULL);
		remove_tree(child);
	}
	g_remove(path);
}

static void tear_down(struct fixture *f, const void *data)
{
	remove_tree(f->top);
	world_destroy(f->world);
	arena_destroy(f->arena);
	free(f->top);
}

// What a file holds, in the arena; the file is closed.
static const char *text_of(const struct fixture *f, struct world_file *file)
{
	g_autoptr(GByteArray) bytes = g_byte_array_new();
	g_assert_cmpint(world_file_read(file, bytes, 1000), ==, 0);
	world_file_close(file);
	return arena_strndup(f->arena, (const char *)bytes->data, bytes->len);
}

static guint descriptors(void)
{
	guint count = 0;
	g_autoptr(GDir) folder = g_dir_open("/proc/self/fd", 0, NULL);
	while (folder && g_dir_read_name(folder)) {
		count++;
	}
	return count;
}

static void test_beneath(struct fixture *f, const void *data)
{
	static const struct {
		const char *path;
		enum world_access access;
		const char *real; // below the top
	} rows[] = {
		{ "root/file.txt", WORLD_FOUND, "root/file.txt" },
		{ "root//./a/../file.txt", WORLD_FOUND, "root/file.txt" },
		{ "root/a/inner.txt", WORLD_FOUND, "root/a/inner.txt" },
		{ "root/around/inner.txt", WORLD_FOUND, "root/a/inner.txt" },
		{ "root/around/../file.txt", WORLD_FOUND, "root/file.txt" },
		{ "root/../root/file.txt", WORLD_FOUND, "root/file.txt" },
		{ "root/a/../../root/a/inner.txt", WORLD_FOUND, "root/a/inner.txt" },
		{ "back/file.txt", WORLD_FOUND, "root/file.txt" },
		{ "root/absolute", WORLD_FOUND, "root/file.txt" },
		{ "root/detour", WORLD_FOUND, "root/file.txt" },
		{ "root/to-folder/../root/file.txt", WORLD_FOUND, "root/file.txt" },
		{ "root", WORLD_ABSENT, NULL },
		{ "root/a", WORLD_ABSENT, NULL },
		{ "root/around", WORLD_ABSENT, NULL },
		{ "root/absent.txt", WORLD_ABSENT, NULL },
		{ "root/file.txt/", WORLD_ABSENT, NULL },
		{ "root/file.txt/..", WORLD_ABSENT, NULL },
		{ "root/file.txt/x", WORLD_ABSENT, NULL },
		{ "root/absent/../file.txt", WORLD_ABSENT, NULL },
		{ "root/loop", WORLD_ABSENT, NULL },
		{ "root/loop/x", WORLD_ABSENT, NULL },
		{ "root/dangling", WORLD_ABSENT, NULL },
		{ "root/pipe", WORLD_ABSENT, NULL },
		{ "root/../nothing", WORLD_ABSENT, NULL },
		{ "root/to-outside", WORLD_OUTSIDE, NULL },
		{ "root/absolute-outside", WORLD_OUTSIDE, NULL },
		{ "root/to-folder", WORLD_OUTSIDE, NULL },
		{ "root/to-folder/secret.txt", WORLD_OUTSIDE, NULL },
		{ "root/../outside.txt", WORLD_OUTSIDE, NULL },
		{ "root/..", WORLD_OUTSIDE, NULL },
		{ "outside.txt", WORLD_OUTSIDE, NULL },
		{ "root/../../../../../../../../../../../../..", WORLD_OUTSIDE, NULL },
		{ "root/device", WORLD_OUTSIDE, NULL },
	};
	guint before = descriptors();
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct world_file *file;
		g_test_message("%s", rows[i].path);
		g_assert_cmpint(world_open_beneath(f->world, f->root, in(f, rows[i].path), &file), ==, rows[i].access);
		g_assert_true((rows[i].access == WORLD_FOUND) == (file != NULL));
		if (file) {
			g_assert_cmpstr(world_file_path(file), ==, in(f, rows[i].real));
			g_autofree char *want = NULL;
			g_assert_true(g_file_get_contents(in(f, rows[i].real), &want, NULL, NULL));
			g_assert_cmpstr(text_of(f, file), ==, want);
		}
	}
	g_assert_cmpuint(descriptors(), ==, before + 1); // the root stays open, nothing else
}

// From the working folder, whose path may be written with links.
static void test_relative(struct fixture *f, const void *data)
{
	g_autofree char *here = g_get_current_dir();
	g_assert_cmpint(g_chdir(in(f, "back/a")), ==, 0);
	struct world_file *file;
	g_assert_cmpint(world_open_beneath(f->world, f->root, "inner.txt", &file), ==, WORLD_FOUND);
	g_assert_cmpstr(world_file_path(file), ==, in(f, "root/a/inner.txt"));
	world_file_close(file);
	g_assert_cmpint(world_open_beneath(f->world, f->root, "../../outside.txt", &file), ==, WORLD_OUTSIDE);
	g_assert_cmpint(world_open_beneath(f->world, f->root, "", &file), ==, WORLD_ABSENT);
	g_autofree char *absolute = world_absolute_path(f->world, "./x/../inner.txt");
	g_assert_true(g_str_has_suffix(absolute, "/inner.txt"));
	g_assert_cmpint(g_chdir(here), ==, 0);
}

static void test_roots(struct fixture *f, const void *data)
{
	struct world_file *file;
	char *path = in(f, "root/file.txt");
	// A folder whose name begins like that of another one, one that is not there, a file.
	g_assert_cmpint(world_open_beneath(f->world, in(f, "root/a"), path, &file), ==, WORLD_OUTSIDE);
	g_assert_cmpint(world_open_beneath(f->world, in(f, "roo"), path, &file), ==, WORLD_OUTSIDE);
	g_assert_cmpint(world_open_beneath(f->world, path, path, &file), ==, WORLD_OUTSIDE);
	g_assert_cmpint(world_open_beneath(f->world, in(f, "roo"), in(f, "roo/x"), &file), ==, WORLD_ABSENT);
	g_assert_cmpint(world_open_beneath(f->world, "/", path, &file), ==, WORLD_FOUND);
	world_file_close(file);
	// A path that is not real names no root: a link in it could be another one by now.
	g_assert_cmpint(world_open_beneath(f->world, in(f, "back"), path, &file), ==, WORLD_OUTSIDE);
	g_assert_cmpint(
		world_open_beneath(f->world, in(f, "back/a"), in(f, "root/a/inner.txt"), &file), ==, WORLD_OUTSIDE);
	// More roots than stay open.
	guint before = descriptors();
	for (int i = 0; i < 100; i++) {
		char *root = in(f, arena_printf(f->arena, "root-%d", i));
		g_assert_cmpint(g_mkdir(root, 0700), ==, 0);
		put(f, arena_printf(f->arena, "root-%d/x", i), "x");
		char *inner = arena_printf(f->arena, "%s/x", root);
		g_assert_cmpint(world_open_beneath(f->world, root, inner, &file), ==, WORLD_FOUND);
		world_file_close(file);
	}
	g_assert_cmpuint(descriptors(), <, before + 50);
	g_assert_cmpint(world_open_beneath(f->world, f->root, path, &file), ==, WORLD_FOUND);
	world_file_close(file);
}

// Another folder in the place of the root is not the root.
static void test_replaced_root(struct fixture *f, const void *data)
{
	struct world_file *file;
	g_assert_cmpint(world_open_beneath(f->world, f->root, in(f, "root/file.txt"), &file), ==, WORLD_FOUND);
	world_file_close(file);
	g_assert_cmpint(g_rename(f->root, in(f, "moved")), ==, 0);
	make_link(f, "beyond", "root");
	g_assert_cmpint(world_open_beneath(f->world, f->root, in(f, "root/secret.txt"), &file), ==, WORLD_ABSENT);
	g_assert_cmpint(world_open_beneath(f->world, f->root, in(f, "beyond/secret.txt"), &file), ==, WORLD_OUTSIDE);
	g_assert_cmpint(world_open_beneath(f->world, f->root, in(f, "moved/file.txt"), &file), ==, WORLD_FOUND);
	world_file_close(file);
}

// A process of its own, in the root, that does something over and over until it is stopped or alone.
static pid_t start(void (*again)(void), const struct fixture *f)
{
	pid_t parent = getpid();
	pid_t child = fork();
	g_assert_cmpint(child, >=, 0);
	if (child == 0) {
		int failed = chdir(f->root);
		while (failed == 0 && getppid() == parent) {
			again();
		}
		_exit(failed);
	}
	return child;
}

static void stop(pid_t child)
{
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
}

static void swap_links(void)
{
	static const char *const targets[] = { "../outside.txt", "file.txt" };
	for (size_t i = 0; i < G_N_ELEMENTS(targets); i++) {
		if (symlink(targets[i], "other") == 0) {
			rename("other", "swapped");
		}
	}
}

// What "swapped" and "other" name is exchanged: one is ours, one a link to outside.
static void exchange(void)
{
	if (renameat2(AT_FDCWD, "swapped", AT_FDCWD, "other", RENAME_EXCHANGE) != 0) {
		rename("swapped", "third");
		rename("other", "swapped");
		rename("third", "other");
	}
}

// Reads a path many times while it is changed: what is read is always the file inside.
static void read_often(struct fixture *f, const char *path, const char *want)
{
	enum { TIMES = 20000 };
	size_t counts[3] = { 0 };
	for (int i = 0; i < TIMES; i++) {
		struct world_file *file;
		enum world_access access = world_open_beneath(f->world, f->root, path, &file);
		counts[access]++;
		if (access == WORLD_FOUND) {
			g_autoptr(GByteArray) bytes = g_byte_array_new();
			g_assert_true(g_str_has_prefix(world_file_path(file), f->root));
			g_assert_cmpint(world_file_read(file, bytes, 1000), ==, 0);
			g_assert_cmpmem(bytes->data, bytes->len, want, strlen(want));
			world_file_close(file);
		}
	}
	g_test_message(
		"found %zu, absent %zu, outside %zu", counts[WORLD_FOUND], counts[WORLD_ABSENT], counts[WORLD_OUTSIDE]);
	g_assert_cmpuint(counts[WORLD_FOUND], >, 0);
}

static void test_swapped_link(struct fixture *f, const void *data)
{
	make_link(f, "file.txt", "root/swapped");
	pid_t child = start(swap_links, f);
	read_often(f, in(f, "root/swapped"), "file");
	stop(child);
}

// A folder on the way.
static void test_swapped_folder(struct fixture *f, const void *data)
{
	g_assert_cmpint(g_mkdir(in(f, "root/swapped"), 0700), ==, 0);
	put(f, "root/swapped/secret.txt", "ours");
	make_link(f, "../beyond", "root/other");
	pid_t child = start(exchange, f);
	read_often(f, in(f, "root/swapped/secret.txt"), "ours");
	stop(child);
}

static void test_swapped_file(struct fixture *f, const void *data)
{
	put(f, "root/swapped", "ours");
	make_link(f, "../outside.txt", "root/other");
	pid_t child = start(exchange, f);
	read_often(f, in(f, "root/swapped"), "ours");
	stop(child);
}

static void test_permissions(struct fixture *f, const void *data)
{
	struct world_file *file;
	g_assert_cmpint(g_chmod(in(f, "root/file.txt"), 0), ==, 0);
	g_assert_cmpint(g_chmod(in(f, "root/a"), 0), ==, 0);
	if (access(in(f, "root/file.txt"), R_OK) == 0) {
		g_test_skip("this user may read everything");
	} else {
		g_autoptr(GByteArray) bytes = g_byte_array_new();
		g_assert_cmpint(world_open_beneath(f->world, f->root, in(f, "root/file.txt"), &file), ==, WORLD_FOUND);
		g_assert_cmpint(world_file_read(file, bytes, 1000), ==, EACCES);
		world_file_close(file);
		g_assert_null(world_open_named(f->world, in(f, "root/file.txt")));
		g_assert_cmpint(errno, ==, EACCES);
		g_assert_cmpint(
			world_open_beneath(f->world, f->root, in(f, "root/a/inner.txt"), &file), ==, WORLD_ABSENT);
	}
	g_chmod(in(f, "root/file.txt"), 0600);
	g_chmod(in(f, "root/a"), 0700);
}

static void test_open(struct fixture *f, const void *data)
{
	g_assert_cmpstr(text_of(f, world_open_found(f->world, in(f, "root/to-outside"))), ==, "outside");
	g_assert_cmpstr(text_of(f, world_open_named(f->world, in(f, "root/file.txt"))), ==, "file");
	g_assert_cmpstr(text_of(f, world_open_named(f->world, "/dev/null")), ==, "");
	static const struct {
		const char *path;
		int error;
	} rows[] = {
		{ "root/absent", ENOENT },
		{ "root/pipe", EINVAL }, // and it does not wait for a writer
		{ "root/a", EISDIR },
		{ "root/device", EINVAL },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_assert_null(world_open_found(f->world, in(f, rows[i].path)));
		g_assert_cmpint(errno, ==, rows[i].error);
	}
	struct world_file *file = world_open_found(f->world, in(f, "outside.txt"));
	g_autoptr(GByteArray) bytes = g_byte_array_new();
	g_assert_cmpstr(world_file_path(file), ==, in(f, "outside.txt"));
	g_assert_cmpint(world_file_read(file, bytes, 3), ==, EFBIG);
	world_file_close(file);
	world_file_close(NULL);
}

// What the user names may be a pipe: it is waited for.
static void test_named_pipe(struct fixture *f, const void *data)
{
	pid_t child = fork();
	g_assert_cmpint(child, >=, 0);
	if (child == 0) {
		int fd = g_open(in(f, "root/pipe"), O_WRONLY, 0);
		_exit(write(fd, "through", 7) == 7 ? 0 : 1);
	}
	g_assert_cmpstr(text_of(f, world_open_named(f->world, in(f, "root/pipe"))), ==, "through");
	waitpid(child, NULL, 0);
}

static void test_looking(struct fixture *f, const void *data)
{
	static const struct {
		const char *path;
		enum world_kind kind;
		bool link;
	} rows[] = {
		{ "root", WORLD_FOLDER, false },
		{ "root/file.txt", WORLD_FILE, false },
		{ "root/around", WORLD_FOLDER, true },
		{ "root/absolute", WORLD_FILE, true },
		{ "root/pipe", WORLD_OTHER, false },
		{ "root/device", WORLD_OTHER, true },
		{ "root/dangling", WORLD_NOTHING, true },
		{ "root/loop", WORLD_NOTHING, true },
		{ "root/absent", WORLD_NOTHING, false },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_test_message("%s", rows[i].path);
		g_assert_cmpint(world_kind(f->world, in(f, rows[i].path)), ==, rows[i].kind);
		g_assert_true(world_is_link(f->world, in(f, rows[i].path)) == rows[i].link);
	}
	g_autofree char *real = world_real_path(f->world, in(f, "back/around/inner.txt"));
	g_assert_cmpstr(real, ==, in(f, "root/a/inner.txt"));
	g_assert_null(world_real_path(f->world, in(f, "root/loop")));
	g_assert_cmpint(errno, ==, ELOOP);
	g_autoptr(GPtrArray) names = world_list(f->world, in(f, "root/a"), NULL);
	g_assert_cmpuint(names->len, ==, 2);
	g_assert_cmpstr(g_ptr_array_index(names, 0), ==, "deep");
	g_assert_cmpstr(g_ptr_array_index(names, 1), ==, "inner.txt");
	g_autoptr(GError) error = NULL;
	g_assert_null(world_list(f->world, in(f, "root/absent"), &error));
	g_assert_nonnull(error);
}

static void test_record(struct fixture *f, const void *data)
{
	struct world_file *file;
	const char *root = f->root;
	world_kind(f->world, in(f, "late"));
	world_open_beneath(f->world, root, in(f, "root/file.txt"), &file);
	world_file_close(file);
	world_open_beneath(f->world, root, in(f, "root/to-outside"), &file);
	world_kind(f->world, in(f, "root/file.txt"));
	world_file_close(world_open_named(f->world, in(f, "outside.txt")));
	put(f, "late", "");
	world_kind(f->world, in(f, "late"));
	static const struct {
		const char *path;
		bool found;
	} rows[] = { { "late", true }, { "root/file.txt", true }, { "root/to-outside", false },
		{ "outside.txt", true } };
	g_assert_cmpuint(world_entry_count(f->world), ==, G_N_ELEMENTS(rows));
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		const struct world_entry *entry = world_entry_at(f->world, i);
		g_assert_cmpstr(entry->path, ==, in(f, rows[i].path));
		g_assert_true(entry->found == rows[i].found);
	}
	world_forget(f->world);
	g_assert_cmpuint(world_entry_count(f->world), ==, 0);
	world_kind(f->world, in(f, "root/file.txt"));
	g_assert_cmpuint(world_entry_count(f->world), ==, 1);
}

static void test_own_files(struct fixture *f, const void *data)
{
	g_assert_cmpint(world_make_folder(f->world, in(f, "x/y/z"), 0700), ==, 0);
	g_assert_cmpint(world_make_folder(f->world, in(f, "x/y/z"), 0700), ==, 0);
	g_assert_cmpint(world_make_folder(f->world, in(f, "outside.txt/z"), 0700), !=, 0);
	g_assert_cmpint(world_open_log(f->world, in(f, "x/log"), false), ==, -1);
	int fd = world_open_log(f->world, in(f, "x/log"), true);
	struct stat info;
	g_assert_cmpint(fstat(fd, &info), ==, 0);
	g_assert_cmpuint(info.st_mode & 0777, ==, 0600);
	close(fd);
}

static void test_environment(struct fixture *f, const void *data)
{
	g_setenv("BIFOLIO_TEST_WORLD", "甲", TRUE);
	g_assert_cmpstr(world_variable(f->world, "BIFOLIO_TEST_WORLD"), ==, "甲");
	g_unsetenv("BIFOLIO_TEST_WORLD");
	g_assert_null(world_variable(f->world, "BIFOLIO_TEST_WORLD"));
	g_assert_true(g_path_is_absolute(world_cache_folder(f->world)));
	g_assert_cmpint(world_now(f->world), >, 1700000000);
	int64_t before = world_ticks(f->world);
	g_usleep(2000);
	g_assert_cmpint(world_ticks(f->world) - before, >=, 2000);
	int fd = g_open("/dev/null", O_RDONLY, 0);
	g_assert_false(world_is_terminal(f->world, fd));
	close(fd);
	world_destroy(NULL);
}

static void add(const char *name, void (*test)(struct fixture *, const void *))
{
	g_test_add(name, struct fixture, NULL, set_up, test, tear_down);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add("/base/world/beneath", test_beneath);
	add("/base/world/relative", test_relative);
	add("/base/world/roots", test_roots);
	add("/base/world/replaced-root", test_replaced_root);
	add("/base/world/swapped-link", test_swapped_link);
	add("/base/world/swapped-folder", test_swapped_folder);
	add("/base/world/swapped-file", test_swapped_file);
	add("/base/world/permissions", test_permissions);
	add("/base/world/open", test_open);
	add("/base/world/named-pipe", test_named_pipe);
	add("/base/world/looking", test_looking);
	add("/base/world/record", test_record);
	add("/base/world/own-files", test_own_files);
	add("/base/world/environment", test_environment);
	return g_test_run();
}
