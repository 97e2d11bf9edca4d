#include "batch/convert.h"

#include "batch/outputs.h"
#include "batch/reading.h"
#include "doc/book.h"
#include "pdf/standard.h"

static bool is_left_out(const struct job *job, const struct reading *reading, struct diag *diag)
{
	if (!job->within || !reading->doc->meta.draft) {
		return false;
	}
	diag_report(diag, DIAG_SKIPPED, reading->pos, "'%s' is a draft: left out", job->input);
	return true;
}

bool convert_knows_standard(const char *text)
{
	unsigned standards;
	return standard_parse(&standards, text);
}

bool convert_may_attach(const char *text)
{
	unsigned standards;
	return standard_parse(&standards, text) && standard_takes_source(standards);
}

static enum job_result convert(const struct job *job, struct worker *worker, struct diag *diag)
{
	struct arena *arena = arena_create();
	struct outputs outputs = { .settings = job->settings, .worker = worker, .arena = arena, .diag = diag };
	struct reading reading;
	enum job_result result = JOB_FAILED;
	world_forget(job->settings->world); // the record is that of one job
	if (reading_load(&reading, job->input, job->within, job->settings, worker->remote, PASS_NUMBER, arena, diag)) {
		stopwatch_lap(worker->stopwatch, "read");
		if (is_left_out(job, &reading, diag)) {
			result = JOB_SKIPPED;
		} else {
			outputs.style = &reading.style;
			outputs.embed_fonts = reading.embed_fonts;
			outputs.book = book_from_doc(reading.doc, job->settings->world, arena);
			bool good = outputs_write(&outputs, job->outputs, job->output_count, job->makes_folders);
			result = good ? JOB_DONE : JOB_FAILED;
		}
	}
	arena_destroy(arena);
	return result;
}

enum job_result convert_job(const struct job *job, struct worker *worker, struct diag *diag)
{
	locale_t before = worker_enter(worker);
	enum job_result result = convert(job, worker, diag);
	worker_leave(before);
	return result;
}
