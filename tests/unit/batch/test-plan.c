#include "batch/plan.h"

#include <glib/gstdio.h>

static struct settings settings; // of the test that runs

struct fixture {
	struct arena *arena;
	struct diag *diag;
	char *folder;
};

static void touch(const struct fixture *fixture, const char *relative, const char *text)
{
	g_autofree char *path = g_build_filename(fixture->folder, relative, NULL);
	g_autofree char *parent = g_path_get_dirname(path);
	g_assert_cmpint(g_mkdir_with_parents(parent, 0755), ==, 0);
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static void set_up(struct fixture *fixture, const void *unused)
{
	settings.world = world_create();
	fixture->arena = arena_create();
	fixture->diag = diag_create();
	fixture->folder = g_dir_make_tmp("bifolio-plan-XXXXXX", NULL);
	g_assert_nonnull(fixture->folder);
}

static void remove_tree(const char *path)
{
	GDir *dir = g_dir_open(path, 0, NULL);
	const char *name;
	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *child = g_build_filename(path, name, NULL);
		remove_tree(child);
	}
	if (dir) {
		g_dir_close(dir);
	}
	g_remove(path);
}

static void tear_down(struct fixture *fixture, const void *unused)
{
	remove_tree(fixture->folder);
	g_free(fixture->folder);
	diag_destroy(fixture->diag);
	arena_destroy(fixture->arena);
	world_destroy(settings.world);
}

// All outputs of all jobs, in order.
static char *planned(struct fixture *fixture, const struct request *request)
{
	g_autoptr(GPtrArray) jobs = plan_jobs(request, fixture->arena, fixture->diag);
	GString *paths = g_string_new(NULL);
	for (guint i = 0; i < jobs->len; i++) {
		const struct job *job = g_ptr_array_index(jobs, i);
		for (size_t j = 0; j < job->output_count; j++) {
			g_string_append_printf(paths, "%s ", job->outputs[j].path);
		}
	}
	return g_string_free(paths, FALSE);
}

static void test_folder(struct fixture *fixture, const void *unused)
{
	touch(fixture, "b.md", "乙");
	touch(fixture, "a/index.md", "甲");
	touch(fixture, "b/index.md", "丙");
	touch(fixture, "_index.md", "栏目");
	touch(fixture, "b/notes.txt", "不是");
	touch(fixture, ".git/x.md", "隐藏");
	const char *inputs[] = { fixture->folder, NULL };
	struct request request = { .inputs = inputs, .folder = "out", .settings = &settings };
	request.formats[FORMAT_PDF] = true;
	g_autofree char *paths = planned(fixture, &request);
	g_assert_cmpstr(paths, ==, "out/b.pdf out/a.pdf out/b/index.pdf ");
	g_assert_cmpuint(diag_count_code(fixture->diag, DIAG_SKIPPED), ==, 1);
}

static void test_files(struct fixture *fixture, const void *unused)
{
	touch(fixture, "a.b.md", "甲");
	g_autofree char *file = g_build_filename(fixture->folder, "a.b.md", NULL);
	g_autofree char *beside = g_strdup_printf("%s/a.b.epub %s/a.b.pdf ", fixture->folder, fixture->folder);
	const char *inputs[] = { file, NULL };
	struct request request = { .inputs = inputs, .settings = &settings };
	g_autofree char *paths = planned(fixture, &request);
	g_assert_cmpstr(paths, ==, beside);
	const char *outputs[] = { "x.html", "y.epub", NULL };
	request.outputs = outputs;
	g_autofree char *named = planned(fixture, &request);
	g_assert_cmpstr(named, ==, "x.html y.epub ");
}

static void test_nothing_to_do(struct fixture *fixture, const void *unused)
{
	const char *inputs[] = { fixture->folder, "no-such-file.md", NULL };
	struct request request = { .inputs = inputs, .folder = "out", .settings = &settings };
	g_autofree char *paths = planned(fixture, &request);
	g_assert_cmpstr(paths, ==, "");
	g_assert_cmpuint(diag_count_code(fixture->diag, DIAG_NO_MARKDOWN), ==, 1);
	g_assert_cmpuint(diag_count_code(fixture->diag, DIAG_CANNOT_READ), ==, 1);
}

static void test_collisions(struct fixture *fixture, const void *unused)
{
	touch(fixture, "a/x.md", "甲");
	touch(fixture, "b/x.md", "乙");
	touch(fixture, "y.html", "丙");
	g_autofree char *one = g_build_filename(fixture->folder, "a/x.md", NULL);
	g_autofree char *two = g_build_filename(fixture->folder, "b/x.md", NULL);
	const char *inputs[] = { one, two, NULL };
	struct request request = { .inputs = inputs, .folder = "out", .settings = &settings };
	g_autofree char *paths = planned(fixture, &request);
	g_assert_cmpstr(paths, ==, "out/x.epub out/x.pdf ");
	g_assert_cmpuint(diag_count_code(fixture->diag, DIAG_SAME_OUTPUT), ==, 2);
	g_autofree char *page = g_build_filename(fixture->folder, "y.html", NULL);
	const char *pages[] = { page, NULL };
	struct request over_itself = { .inputs = pages, .outputs = pages, .settings = &settings };
	g_autofree char *nothing = planned(fixture, &over_itself);
	g_assert_cmpstr(nothing, ==, "");
	g_assert_cmpuint(diag_count_code(fixture->diag, DIAG_SAME_OUTPUT), ==, 3);
}

static void test_usage(struct fixture *fixture, const void *unused)
{
	const char *none[] = { NULL };
	const char *folder[] = { fixture->folder, NULL };
	const char *standard_input[] = { "-", NULL };
	const char *two[] = { "a.md", "b.md", NULL };
	const char *one[] = { "a.md", NULL };
	const char *to_pdf[] = { "x.pdf", NULL };
	const char *to_word[] = { "x.docx", NULL };
	const char *to_output[] = { "-", NULL };
	const struct {
		struct request request;
		const char *expected; // part of the error; NULL: none
	} rows[] = {
		{ { .inputs = none }, "no input" },
		{ { .inputs = folder }, "folder" },
		{ { .inputs = folder, .folder = "out" }, NULL },
		{ { .inputs = folder, .outputs = to_pdf }, "-O" },
		{ { .inputs = standard_input }, "standard input" },
		{ { .inputs = standard_input, .outputs = to_pdf }, NULL },
		{ { .inputs = two, .outputs = to_pdf }, "one input" },
		{ { .inputs = one, .outputs = to_pdf, .folder = "out" }, "together" },
		{ { .inputs = one, .outputs = to_word }, "names no format" },
		{ { .inputs = one, .outputs = to_output }, "one format" },
		{ { .inputs = one, .outputs = to_output, .formats = { [FORMAT_PDF] = true } }, NULL },
		{ { .inputs = one, .outputs = to_output, .formats = { [FORMAT_PNG] = true } }, "one format" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct request request = rows[i].request;
		request.settings = &settings;
		const char *error = plan_usage_error(&request, fixture->arena);
		g_test_message("row %zu: %s", i, error ? error : "none");
		if (rows[i].expected) {
			g_assert_nonnull(error);
			g_assert_nonnull(strstr(error, rows[i].expected));
		} else {
			g_assert_null(error);
		}
	}
}

static void test_formats(void)
{
	enum format format;
	g_assert_true(format_of_path("a/b.EPUB", &format));
	g_assert_cmpint(format, ==, FORMAT_EPUB);
	g_assert_false(format_of_path("a.pdf/b", &format));
	g_assert_false(format_of_path("pdf", &format));
	g_assert_true(format_find("html", &format));
	g_assert_cmpstr(format_name(format), ==, "html");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define ADD(name, function) g_test_add(name, struct fixture, NULL, set_up, function, tear_down)
	ADD("/plan/folder", test_folder);
	ADD("/plan/files", test_files);
	ADD("/plan/nothing", test_nothing_to_do);
	ADD("/plan/collisions", test_collisions);
	ADD("/plan/usage", test_usage);
	g_test_add_func("/plan/formats", test_formats);
	return g_test_run();
}
