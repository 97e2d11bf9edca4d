#include "cli/run.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/out.h"
#include "batch/book_job.h"
#include "batch/convert.h"
#include "book/init.h"
#include "batch/inspect.h"
#include "batch/plan.h"
#include "cli/options.h"
#include "cli/report.h"
#include "config.h"

enum exit_status { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_USAGE = 2, EXIT_WARNINGS = 3 };

// What a run has seen so far.
struct tally {
	bool failed;
	bool warned;
};

static int usage_error(const char *text)
{
	fprintf(stderr, "bifolio: error: %s\nTry 'bifolio --help'.\n", text);
	return EXIT_USAGE;
}

static void add_to_tally(struct tally *tally, const struct diag *diag)
{
	tally->failed = tally->failed || diag_count(diag, DIAG_ERROR) > 0;
	tally->warned = tally->warned || diag_count(diag, DIAG_WARNING) > 0;
}

static int exit_status(const struct options *options, const struct tally *tally)
{
	if (tally->failed) {
		return EXIT_FAILED;
	}
	return options->strict && tally->warned ? EXIT_WARNINGS : EXIT_DONE;
}

static void name_outputs(const struct job *job, const struct report *report)
{
	for (size_t i = 0; report->level == REPORT_VERBOSE && i < job->output_count; i++) {
		report_output(report, job->outputs[i].path);
	}
}

static void run_job(const struct job *job, struct worker *worker, const struct report *report, struct tally *tally)
{
	struct diag *diag = diag_create();
	enum job_result result = convert_job(job, worker, diag);
	report_print(report, diag);
	add_to_tally(tally, diag);
	tally->failed = tally->failed || result == JOB_FAILED;
	if (result == JOB_DONE) {
		name_outputs(job, report);
	}
	diag_destroy(diag);
}

static void open_worker(struct worker *out, const struct options *options)
{
	struct world *world = options->settings.world;
	worker_init(out);
	out->stopwatch = options->timings ? stopwatch_create(world) : NULL;
	if (options->fetch_images || options->offline) {
		out->remote = remote_create(world, options->cache_folder, options->offline);
	}
}

static void close_worker(struct worker *worker)
{
	stopwatch_destroy(worker->stopwatch);
	remote_destroy(worker->remote);
	worker_finish(worker);
}

static bool writes_to_terminal(const struct request *request)
{
	for (size_t i = 0; request->outputs && request->outputs[i]; i++) {
		if (strcmp(request->outputs[i], "-") == 0 &&
			world_is_terminal(request->settings->world, STDOUT_FILENO)) {
			return true;
		}
	}
	return false;
}

static int run_convert(const struct options *options, const struct report *report)
{
	struct arena *arena = arena_create();
	const char *error = plan_usage_error(&options->request, arena);
	if (!error && writes_to_terminal(&options->request)) {
		error = "standard output is a terminal: send -o - into a file or a pipe";
	}
	if (error) {
		int status = usage_error(error);
		arena_destroy(arena);
		return status;
	}
	struct diag *diag = diag_create();
	struct tally tally = { 0 };
	struct worker worker;
	GPtrArray *jobs = plan_jobs(&options->request, arena, diag);
	report_print(report, diag);
	add_to_tally(&tally, diag);
	open_worker(&worker, options);
	for (guint i = 0; i < jobs->len; i++) {
		run_job(g_ptr_array_index(jobs, i), &worker, report, &tally);
	}
	stopwatch_print(worker.stopwatch, report->stream);
	close_worker(&worker);
	g_ptr_array_unref(jobs);
	diag_destroy(diag);
	arena_destroy(arena);
	return exit_status(options, &tally);
}

static int run_book(const struct options *options, const struct report *report)
{
	struct diag *diag = diag_create();
	struct tally tally = { 0 };
	struct worker worker;
	open_worker(&worker, options);
	enum job_result result = book_job_run(&options->book_job, &worker, diag);
	report_print(report, diag);
	add_to_tally(&tally, diag);
	tally.failed = tally.failed || result == JOB_FAILED;
	for (size_t i = 0; result == JOB_DONE && report->level == REPORT_VERBOSE && i < options->book_job.output_count;
		i++) {
		report_output(report, options->book_job.outputs[i].path);
	}
	stopwatch_print(worker.stopwatch, report->stream);
	close_worker(&worker);
	diag_destroy(diag);
	return exit_status(options, &tally);
}

// Whether a file is there already, which may hold somebody's work; that is reported.
static bool is_taken(const char *path, struct world *world, struct diag *diag)
{
	if (strcmp(path, "-") == 0 || world_kind(world, path) == WORLD_NOTHING) {
		return false;
	}
	diag_report(diag, DIAG_CANNOT_WRITE, diag_path_pos(diag, path), "'%s' is there already", path);
	return true;
}

static bool write_init(const struct options *options, struct out *out, struct arena *arena, struct diag *diag)
{
	const char *source = options->inputs[0];
	struct world *world = options->settings.world;
	const char *path = options->outputs ? options->outputs[0] : init_path(source, world, arena);
	if (is_taken(path, world, diag)) {
		return false;
	}
	struct gather_options gathering = book_job_gathering(&options->settings);
	return init_write(source, &options->book.manifest, &gathering, out, diag) && out_commit(out, path, diag);
}

// Neither may a theme be written over.
static bool write_theme(const struct options *options, struct out *out, struct diag *diag)
{
	const char *path = options->new_theme;
	if (is_taken(path, options->settings.world, diag)) {
		return false;
	}
	inspect_theme_template(out, diag);
	return out_commit(out, path, diag);
}

static bool write_new(const struct options *options, struct out *out, struct arena *arena, struct diag *diag)
{
	return options->command == COMMAND_INIT ? write_init(options, out, arena, diag)
						: write_theme(options, out, diag);
}

// Writes a file for a person to edit.
static int run_new(const struct options *options, const struct report *report)
{
	struct arena *arena = arena_create();
	struct diag *diag = diag_create();
	struct out *out = out_create();
	struct tally tally = { 0 };
	tally.failed = !write_new(options, out, arena, diag);
	report_print(report, diag);
	add_to_tally(&tally, diag);
	out_destroy(out);
	diag_destroy(diag);
	arena_destroy(arena);
	return exit_status(options, &tally);
}

static bool print_themes(const struct options *options, struct out *out, struct diag *diag)
{
	if (options->show_theme) {
		const char *name = options->inputs ? options->inputs[0] : NULL;
		return inspect_theme(name, &options->settings, out, diag);
	}
	inspect_themes(options->settings.world, out, diag);
	return true;
}

static bool print_inspection(const struct options *options, struct worker *worker, struct out *out, struct diag *diag)
{
	switch (options->command) {
	case COMMAND_DUMP:
		return inspect_dump(&options->dump, worker, out, diag);
	case COMMAND_FONTS:
		return inspect_fonts(out, diag);
	case COMMAND_THEMES:
		return print_themes(options, out, diag);
	case COMMAND_BOOK:
		return book_job_plan(&options->book_job, worker, out, diag);
	case COMMAND_INIT:
	case COMMAND_CONVERT:
	case COMMAND_COUNT:
		break;
	}
	return false;
}

static int run_inspection(const struct options *options, const struct report *report)
{
	struct diag *diag = diag_create();
	struct out *out = out_create();
	struct tally tally = { 0 };
	struct worker worker;
	open_worker(&worker, options);
	tally.failed = !print_inspection(options, &worker, out, diag) || !out_commit(out, "-", diag);
	close_worker(&worker);
	report_print(report, diag);
	add_to_tally(&tally, diag);
	out_destroy(out);
	diag_destroy(diag);
	return exit_status(options, &tally);
}

static int print_text(const char *text, const struct report *report)
{
	struct diag *diag = diag_create();
	struct out *out = out_create();
	out_puts(out, text);
	bool good = out_commit(out, "-", diag);
	report_print(report, diag);
	out_destroy(out);
	diag_destroy(diag);
	return good ? EXIT_DONE : EXIT_FAILED;
}

static int run_command(const struct options *options)
{
	struct report report = report_to_stderr(options->level, options->settings.world);
	if (options->help) {
		g_autofree char *help = options_help(options->command);
		return print_text(help, &report);
	}
	if (options->version) {
		return print_text("bifolio " BIFOLIO_VERSION "\n", &report);
	}
	if (options->command == COMMAND_CONVERT) {
		return run_convert(options, &report);
	}
	if (options->command == COMMAND_INIT || options->new_theme) {
		return run_new(options, &report);
	}
	bool makes_book = options->command == COMMAND_BOOK && !options->book.dry_run;
	return makes_book ? run_book(options, &report) : run_inspection(options, &report);
}

// Outputs are whole or absent at any moment, so leaving at once is safe.
static void leave(int signal_number)
{
	_exit(128 + signal_number);
}

static void handle_signals(void)
{
	const int signals[] = { SIGINT, SIGTERM, SIGHUP };
	struct sigaction action = { .sa_handler = leave };
	for (size_t i = 0; i < G_N_ELEMENTS(signals); i++) {
		sigaction(signals[i], &action, NULL);
	}
}

int run_main(int argc, char **argv)
{
	// File names are bytes and numbers are C's: the locale decides nothing that is written.
	setlocale(LC_CTYPE, "C.UTF-8");
	handle_signals();
	struct world *world = world_create();
	struct options options;
	g_autofree char *error = NULL;
	int status;
	if (options_parse(&options, world, argc, argv, &error)) {
		status = run_command(&options);
	} else {
		status = usage_error(error);
	}
	options_finish(&options);
	world_destroy(world);
	return status;
}
