#include "batch/book_job.h"

#include <string.h>

#include "base/file.h"
#include "book/arrange.h"
#include "book/binder.h"
#include "batch/outputs.h"
#include "batch/reading.h"
#include "book/matter.h"

// A book while it is made.
struct making {
	const struct book_job *job;
	struct worker *worker;
	struct arena *arena;
	struct diag *diag;
	struct gathering gathering;
	struct style style;
	struct book *book;
	bool embed_fonts;
};

struct gather_options book_job_gathering(const struct settings *settings)
{
	return (struct gather_options){
		.world = settings->world,
		.root = settings->root,
		.lang = settings->lang,
		.encoding = settings->encoding,
	};
}

static bool make(struct making *making)
{
	const struct book_job *job = making->job;
	struct arena *arena = making->arena;
	struct diag *diag = making->diag;
	struct config config;
	struct gather_options options = book_job_gathering(job->settings);
	if (!gather_source(&making->gathering, job->source, job->flags, &options, arena, diag)) {
		return false;
	}
	if (!config_load(&config, making->gathering.folder, making->gathering.root, job->settings, arena, diag) ||
		!config_style(&making->style, &config, job->settings, arena, diag)) {
		return false;
	}
	making->embed_fonts = job->settings->embed_fonts || config.embed_fonts;
	struct source_options reading;
	if (!reading_options(&reading, job->settings, &config, making->worker->remote, diag)) {
		return false;
	}
	const struct site *site = making->gathering.collection.site;
	reading.dialect = config_dialect(&config, site ? &site->dialect : &dialect_default, arena, diag);
	making->book = binder_bind(&making->gathering, &reading, arena, diag);
	return making->book != NULL;
}

const char *book_job_usage_error(const struct book_job *job, bool plan_only, struct arena *arena)
{
	if (job->output_count == 0 && !plan_only) {
		return "a book needs -o: -o book.epub, -o book.pdf or both";
	}
	for (size_t i = 0; i < job->output_count; i++) {
		if (job->outputs[i].format == FORMAT_HTML) {
			return "a book is written as EPUB, PDF or PNG";
		}
		for (size_t j = 0; j < i; j++) {
			if (file_is_same(job->outputs[i].path, job->outputs[j].path, job->settings->world)) {
				return arena_printf(arena, "-o names '%s' twice", job->outputs[i].path);
			}
		}
	}
	return NULL;
}

static enum job_result run(const struct book_job *job, struct worker *worker, struct diag *diag)
{
	struct making making = { .job = job, .worker = worker, .arena = arena_create(), .diag = diag };
	world_forget(job->settings->world); // the record is that of one job
	bool good = make(&making);
	stopwatch_lap(worker->stopwatch, "read");
	if (good) {
		struct outputs outputs = {
			.book = making.book,
			.style = &making.style,
			.settings = job->settings,
			.worker = worker,
			.arena = making.arena,
			.diag = diag,
			.embed_fonts = making.embed_fonts,
		};
		good = outputs_write(&outputs, job->outputs, job->output_count, false);
	}
	gather_finish(&making.gathering);
	arena_destroy(making.arena);
	return good ? JOB_DONE : JOB_FAILED;
}

enum job_result book_job_run(const struct book_job *job, struct worker *worker, struct diag *diag)
{
	locale_t before = worker_enter(worker);
	enum job_result result = run(job, worker, diag);
	worker_leave(before);
	return result;
}

/* The plan */

static void print_chapter(struct out *out, const struct chapter *chapter, struct arena *arena)
{
	static const char *const names[CHAPTER_KINDS] = {
		[CHAPTER_TEXT] = "",
		[CHAPTER_PART] = "part",
		[CHAPTER_COVER] = "cover",
		[CHAPTER_TITLE_PAGE] = "title-page",
		[CHAPTER_CONTENTS] = "contents",
		[CHAPTER_TAG_INDEX] = "tag-index",
		[CHAPTER_DATE_INDEX] = "date-index",
		[CHAPTER_COLOPHON] = "colophon",
	};
	const struct doc *doc = chapter->doc;
	const char *name = names[chapter->kind];
	const struct meta_date *date = &doc->meta.date;
	g_autofree char *day = date->set && !book_chapter_is_made(chapter->kind)
		? g_strdup_printf("%04d-%02d-%02d", date->year, date->month, date->day)
		: g_strdup("");
	out_printf(out, "%*s%s%s%s", 2 * (chapter->level - 1), "", name, *name ? " " : "", doc->title);
	if (!book_chapter_is_made(chapter->kind)) {
		out_printf(out, "\t%s\t%zu\t%s", day, matter_count(doc), doc->path);
	}
	out_puts(out, "\n");
}

static void print_left_out(struct out *out, const struct collection *collection)
{
	for (guint i = 0; i < collection->pages->len; i++) {
		const struct source_page *page = g_ptr_array_index(collection->pages, i);
		if (page->left_out) {
			out_printf(out, "left out\t%s\t%s\n", page->path, page->left_out);
		}
	}
	for (guint i = 0; i < collection->other->len; i++) {
		out_printf(out, "left out\t%s\n", (const char *)g_ptr_array_index(collection->other, i));
	}
}

static bool print_plan(const struct book_job *job, struct worker *worker, struct out *out, struct diag *diag)
{
	struct making making = { .job = job, .worker = worker, .arena = arena_create(), .diag = diag };
	bool good = make(&making);
	if (good) {
		out_printf(out, "%s\t%s\n", making.book->title, making.book->lang);
		for (size_t i = 0; i < making.book->chapter_count; i++) {
			print_chapter(out, &making.book->chapters[i], making.arena);
		}
		print_left_out(out, &making.gathering.collection);
	}
	gather_finish(&making.gathering);
	arena_destroy(making.arena);
	return good;
}

bool book_job_plan(const struct book_job *job, struct worker *worker, struct out *out, struct diag *diag)
{
	locale_t before = worker_enter(worker);
	bool good = print_plan(job, worker, out, diag);
	worker_leave(before);
	return good;
}
