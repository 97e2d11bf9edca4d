#pragma once

#include "base/out.h"
#include "book/gather.h"
#include "batch/job.h"
#include "batch/worker.h"

/** A collection and the outputs that are made of it as one book. */
struct book_job {
	const char *source;
	const struct manifest *flags; // what the command line says over the manifest
	const struct job_output *outputs;
	size_t output_count;
	const struct settings *settings;
};

/** What the flags say of gathering the pages of a book. */
struct gather_options book_job_gathering(const struct settings *settings);

/** Why a job cannot be carried out as it is written; NULL when it can. Arena memory. */
const char *book_job_usage_error(const struct book_job *job, bool plan_only, struct arena *arena);

/** Makes the book and its outputs. Everything that went wrong is in diag. */
enum job_result book_job_run(const struct book_job *job, struct worker *worker, struct diag *diag);

/**
 * Prints what the book would be: its chapters in their order with level, title, date, characters and file, and what is
 * left out, and why. False, reported, when it cannot.
 */
bool book_job_plan(const struct book_job *job, struct worker *worker, struct out *out, struct diag *diag);
