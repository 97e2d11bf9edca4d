#include <glib/gstdio.h>
#include <locale.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "batch/book_job.h"
#include "batch/convert.h"
#include "tests/unit/book/folder.h"

/*
 * The core as another program calls it: whatever the input, it answers, and leaves the process as it was. Inputs that
 * are wrong cost their own job; the next one is as if nothing had been.
 */

static const char good_post[] = "---\ntitle: 春\n---\n\n# 甲\n\n正文 **粗**，1.5 倍[^a]。\n\n[^a]: 注\n";

struct bad_input {
	const char *name;
	const char *text;
	enum job_result result;
};

static const struct bad_input bad_inputs[] = {
	{ "empty.md", "", JOB_DONE },
	{ "bytes.md", "\xFF\xFE\xFD \x01\x02 \xC0\x80\n", JOB_DONE },
	{ "front.md", "---\ntitle: [\n---\n{{< x\n", JOB_DONE },
	{ "json.md", "{ \"title\": \"\\ud800\", }\n正文\n", JOB_DONE },
	{ "image.md", "![](no.png) ![](data:image/png;base64,AAAA) ![](data:,<svg>)\n", JOB_DONE },
	{ "html.md", "<table><tr><td><ruby><rt><li><dd></table></div><svg><script>\n", JOB_DONE },
	{ "deep.md",
		">>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> a\n",
		JOB_DONE },
	{ "none.md", NULL, JOB_FAILED },
};

// What a process has that a library must not change.
struct state {
	struct sigaction actions[NSIG];
	sigset_t mask;
	mode_t umask;
	char *folder;
	char *locale;
	locale_t thread_locale;
};

static void state_init(struct state *out)
{
	*out = (struct state){ .folder = g_get_current_dir(), .locale = g_strdup(setlocale(LC_ALL, NULL)) };
	for (int i = 1; i < NSIG; i++) {
		sigaction(i, NULL, &out->actions[i]); // fails for the few that cannot be asked about: zeroed
	}
	pthread_sigmask(SIG_SETMASK, NULL, &out->mask);
	out->umask = umask(0);
	umask(out->umask);
	out->thread_locale = uselocale((locale_t)0);
}

static void state_finish(struct state *state)
{
	g_free(state->folder);
	g_free(state->locale);
}

static void assert_unchanged(const struct state *before)
{
	struct state now;
	state_init(&now);
	for (int i = 1; i < NSIG; i++) {
		g_assert_true(now.actions[i].sa_handler == before->actions[i].sa_handler);
		g_assert_cmpint(now.actions[i].sa_flags, ==, before->actions[i].sa_flags);
		g_assert_cmpint(sigismember(&now.mask, i), ==, sigismember(&before->mask, i));
	}
	g_assert_cmpuint(now.umask, ==, before->umask);
	g_assert_cmpstr(now.folder, ==, before->folder);
	g_assert_cmpstr(now.locale, ==, before->locale);
	g_assert_true(now.thread_locale == before->thread_locale);
	state_finish(&now);
}

static enum job_result convert(
	const struct folder_fixture *fixture, const char *name, const char *suffix, char **bytes, gsize *length)
{
	g_autofree char *input = g_build_filename(fixture->path, name, NULL);
	g_autofree char *output = g_strconcat(input, suffix, NULL);
	struct world *world = world_create();
	struct settings settings = { .world = world };
	struct job_output target = { .format = strcmp(suffix, ".epub") == 0 ? FORMAT_EPUB : FORMAT_PDF,
		.path = output };
	struct job job = { .input = input, .outputs = &target, .output_count = 1, .settings = &settings };
	struct worker worker;
	struct diag *diag = diag_create();
	worker_init(&worker);
	enum job_result result = convert_job(&job, &worker, diag);
	worker_finish(&worker);
	g_assert_true(result != JOB_FAILED || diag_count(diag, DIAG_ERROR) > 0);
	g_assert_true((result == JOB_DONE) == g_file_test(output, G_FILE_TEST_EXISTS));
	if (bytes && result == JOB_DONE) {
		g_assert_true(g_file_get_contents(output, bytes, length, NULL));
	}
	diag_destroy(diag);
	world_destroy(world);
	return result;
}

static void test_bad_inputs(struct folder_fixture *fixture, const void *data)
{
	folder_write(fixture, "good.md", good_post);
	for (size_t i = 0; i < G_N_ELEMENTS(bad_inputs); i++) {
		if (bad_inputs[i].text) {
			folder_write(fixture, bad_inputs[i].name, bad_inputs[i].text);
		}
	}
	struct state before;
	state_init(&before);
	g_autofree char *first = NULL;
	gsize first_length = 0;
	g_assert_cmpint(convert(fixture, "good.md", ".epub", &first, &first_length), ==, JOB_DONE);
	for (size_t i = 0; i < G_N_ELEMENTS(bad_inputs); i++) {
		g_test_message("%s", bad_inputs[i].name);
		g_assert_cmpint(convert(fixture, bad_inputs[i].name, ".epub", NULL, NULL), ==, bad_inputs[i].result);
		g_assert_cmpint(convert(fixture, bad_inputs[i].name, ".pdf", NULL, NULL), ==, bad_inputs[i].result);
		g_autofree char *again = NULL;
		gsize length = 0;
		g_assert_cmpint(convert(fixture, "good.md", ".epub", &again, &length), ==, JOB_DONE);
		g_assert_cmpmem(again, length, first, first_length);
	}
	assert_unchanged(&before);
	state_finish(&before);
}

static enum job_result make_book(const struct folder_fixture *fixture, const char *output)
{
	struct settings settings = { .world = fixture->world };
	struct manifest flags = { 0 };
	struct job_output target = { .format = FORMAT_EPUB, .path = output };
	struct book_job job = {
		.source = fixture->path,
		.flags = &flags,
		.outputs = &target,
		.output_count = 1,
		.settings = &settings,
	};
	struct worker worker;
	worker_init(&worker);
	enum job_result result = book_job_run(&job, &worker, fixture->diag);
	worker_finish(&worker);
	return result;
}

static void test_book(struct folder_fixture *fixture, const void *data)
{
	struct state before;
	state_init(&before);
	g_autofree char *output = g_build_filename(fixture->path, "out.epub", NULL);
	g_assert_cmpint(make_book(fixture, output), ==, JOB_FAILED); // an empty folder
	folder_write(fixture, "a.md", good_post);
	folder_write(fixture, "book.yaml", "title: [\n");
	make_book(fixture, output);
	folder_write(fixture, "book.yaml", "title: 书\n");
	g_assert_cmpint(make_book(fixture, output), ==, JOB_DONE);
	g_assert_true(g_file_test(output, G_FILE_TEST_IS_REGULAR));
	assert_unchanged(&before);
	state_finish(&before);
}

// A reader that is gone is an error of the job, and no signal for the process, which has not asked for any.
static void test_broken_pipe(struct folder_fixture *fixture, const void *data)
{
	int ends[2];
	g_assert_cmpint(pipe(ends), ==, 0);
	int kept = dup(STDOUT_FILENO);
	struct diag *diag = diag_create();
	struct out *out = out_create();
	out_puts(out, "text");
	fflush(stdout);
	dup2(ends[1], STDOUT_FILENO);
	close(ends[0]);
	bool written = out_commit(out, "-", diag);
	dup2(kept, STDOUT_FILENO);
	close(ends[1]);
	close(kept);
	g_assert_false(written);
	g_assert_cmpuint(diag_count_code(diag, DIAG_CANNOT_WRITE), ==, 1);
	sigset_t pending;
	sigpending(&pending);
	g_assert_false(sigismember(&pending, SIGPIPE));
	out_destroy(out);
	diag_destroy(diag);
}

// The numbers of a process that speaks German have commas; those of a book have points.
static void test_locale(struct folder_fixture *fixture, const void *data)
{
	g_autofree char *define = g_find_program_in_path("localedef");
	g_autofree char *where = g_build_filename(fixture->path, "de_DE.UTF-8", NULL);
	const char *const argv[] = { "localedef", "-i", "de_DE", "-f", "UTF-8", where, NULL };
	int status = -1;
	if (!define ||
		!g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
			NULL, NULL, &status, NULL) ||
		status != 0) {
		g_test_skip("no German locale can be made: Debian's package locales is not installed");
		return;
	}
	folder_write(fixture, "good.md", good_post);
	g_autofree char *plain = NULL, *german = NULL;
	gsize plain_length = 0, german_length = 0;
	g_assert_cmpint(convert(fixture, "good.md", ".pdf", &plain, &plain_length), ==, JOB_DONE);
	g_setenv("LOCPATH", fixture->path, TRUE);
	locale_t locale = newlocale(LC_ALL_MASK, "de_DE.UTF-8", (locale_t)0);
	g_assert_true(locale != (locale_t)0);
	locale_t before = uselocale(locale);
	g_autofree char *number = g_strdup_printf("%.1f", 1.5);
	g_assert_cmpstr(number, ==, "1,5");
	g_assert_cmpint(convert(fixture, "good.md", ".pdf", &german, &german_length), ==, JOB_DONE);
	uselocale(before);
	freelocale(locale);
	g_unsetenv("LOCPATH");
	g_assert_cmpmem(german, german_length, plain, plain_length);
}

static void add(const char *name, void (*test)(struct folder_fixture *, const void *))
{
	g_test_add(name, struct folder_fixture, NULL, folder_open, test, folder_close);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add("/batch/library/bad-inputs", test_bad_inputs);
	add("/batch/library/book", test_book);
	add("/batch/library/broken-pipe", test_broken_pipe);
	add("/batch/library/locale", test_locale);
	return g_test_run();
}
