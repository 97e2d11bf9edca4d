#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "batch/job.h"

/** What the command line asks for. */
struct request {
	const char *const *inputs;  // NULL-terminated; "-" is standard input
	const char *const *outputs; // of -o, NULL-terminated; may be NULL
	const char *folder;         // of -O; NULL when absent
	bool formats[FORMAT_COUNT]; // of --to; all false: EPUB and PDF
	const struct settings *settings;
};

/** Why a request cannot be carried out as it is written; NULL when it can. Arena memory. */
const char *plan_usage_error(const struct request *request, struct arena *arena);

/**
 * The jobs of a request, in the order of its inputs and, below a folder, of paths. In a folder `a/b.md` and
 * `a/b/index.md` both give `a/b`; the second one keeps its `index` when both are there. Section pages (_index.md) and
 * hidden folders are left out. An input that does not exist or a folder without Markdown is reported and left out.
 * Elements are struct job, living in the arena.
 */
GPtrArray *plan_jobs(const struct request *request, struct arena *arena, struct diag *diag);
