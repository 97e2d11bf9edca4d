#include "base/out.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct fixture {
	char *folder;
	char *path;
	struct out *out;
	struct diag *diag;
};

static void set_up(struct fixture *f, const void *data)
{
	f->folder = g_dir_make_tmp("bifolio-out-XXXXXX", NULL);
	g_assert_nonnull(f->folder);
	f->path = g_build_filename(f->folder, "a.pdf", NULL);
	f->out = out_create();
	f->diag = diag_create();
}

static void tear_down(struct fixture *f, const void *data)
{
	g_unlink(f->path);
	// Fails when anything else, such as a temporary file, was left.
	g_assert_cmpint(g_rmdir(f->folder), ==, 0);
	g_free(f->folder);
	g_free(f->path);
	out_destroy(f->out);
	diag_destroy(f->diag);
}

static void assert_file(const char *path, const char *text)
{
	g_autofree char *bytes = NULL;
	g_assert_true(g_file_get_contents(path, &bytes, NULL, NULL));
	g_assert_cmpstr(bytes, ==, text);
}

static void test_memory(struct fixture *f, const void *data)
{
	out_puts(f->out, "一");
	out_printf(f->out, "%d", 2);
	out_write(f->out, "\0x", 2);
	size_t length;
	const char *bytes = out_bytes(f->out, &length);
	g_assert_cmpmem(bytes, length, "一2\0x", 6);
	out_destroy(NULL);
}

static void test_commit(struct fixture *f, const void *data)
{
	mode_t mask = umask(027);
	out_puts(f->out, "新");
	g_assert_true(out_commit(f->out, f->path, f->diag));
	umask(mask);
	assert_file(f->path, "新");
	struct stat info;
	g_assert_cmpint(stat(f->path, &info), ==, 0);
	g_assert_cmpint(info.st_mode & 07777, ==, 0640);
	g_assert_cmpuint(diag_message_count(f->diag), ==, 0);
}

static void test_replace(struct fixture *f, const void *data)
{
	g_assert_true(g_file_set_contents(f->path, "old and longer", -1, NULL));
	g_assert_cmpint(g_chmod(f->path, 0604), ==, 0);
	out_puts(f->out, "new");
	g_assert_true(out_commit(f->out, f->path, f->diag));
	assert_file(f->path, "new");
	struct stat info;
	g_assert_cmpint(stat(f->path, &info), ==, 0);
	g_assert_cmpint(info.st_mode & 07777, ==, 0604);
}

static void test_no_folder(struct fixture *f, const void *data)
{
	g_autofree char *path = g_build_filename(f->folder, "absent", "a.pdf", NULL);
	g_assert_false(out_commit(f->out, path, f->diag));
	g_assert_cmpuint(diag_count_code(f->diag, DIAG_CANNOT_WRITE), ==, 1);
	g_assert_cmpstr(diag_message_at(f->diag, 0)->path, ==, path);
}

static void test_target_is_folder(struct fixture *f, const void *data)
{
	g_assert_false(out_commit(f->out, f->folder, f->diag));
	g_assert_cmpuint(diag_count_code(f->diag, DIAG_CANNOT_WRITE), ==, 1);
}

static void test_device(struct fixture *f, const void *data)
{
	out_puts(f->out, "x");
	g_assert_true(out_commit(f->out, "/dev/null", f->diag));
	g_assert_true(g_file_test("/dev/null", G_FILE_TEST_EXISTS));
	if (g_access("/dev/full", W_OK) == 0) {
		g_assert_false(out_commit(f->out, "/dev/full", f->diag));
		g_assert_cmpuint(diag_count_code(f->diag, DIAG_CANNOT_WRITE), ==, 1);
	}
}

static void test_standard_output(struct fixture *f, const void *data)
{
	if (g_test_subprocess()) {
		out_puts(f->out, "to standard output");
		g_assert_true(out_commit(f->out, "-", f->diag));
		return;
	}
	g_test_trap_subprocess(NULL, 0, 0);
	g_test_trap_assert_passed();
	g_test_trap_assert_stdout("*to standard output*");
}

// A reader that went away is an error, not the end of the program.
static void test_closed_pipe(struct fixture *f, const void *data)
{
	if (g_test_subprocess()) {
		int ends[2];
		g_assert_cmpint(pipe(ends), ==, 0);
		close(ends[0]);
		g_assert_cmpint(dup2(ends[1], STDOUT_FILENO), ==, STDOUT_FILENO);
		out_puts(f->out, "x");
		bool written = out_commit(f->out, "-", f->diag);
		size_t errors = diag_count_code(f->diag, DIAG_CANNOT_WRITE);
		g_rmdir(f->folder);
		_exit(!written && errors == 1 ? 0 : 1);
	}
	g_test_trap_subprocess(NULL, 0, 0);
	g_test_trap_assert_passed();
}

static void add(const char *name, void (*test)(struct fixture *, const void *))
{
	g_test_add(name, struct fixture, NULL, set_up, test, tear_down);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add("/base/out/memory", test_memory);
	add("/base/out/commit", test_commit);
	add("/base/out/replace", test_replace);
	add("/base/out/no-folder", test_no_folder);
	add("/base/out/target-is-folder", test_target_is_folder);
	add("/base/out/device", test_device);
	add("/base/out/standard-output", test_standard_output);
	add("/base/out/closed-pipe", test_closed_pipe);
	return g_test_run();
}
