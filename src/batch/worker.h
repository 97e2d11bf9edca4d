#pragma once

#include <locale.h>

#include "base/diag.h"
#include "base/stopwatch.h"
#include "batch/remote.h"
#include "font/family.h"

/** What jobs share while they run one after the other. */
struct worker {
	struct font_set *fonts;      // opened when the first job needs them
	struct remote *remote;       // fetches images; borrowed; NULL when that is not asked for
	struct stopwatch *stopwatch; // of the steps; borrowed; NULL: nobody asks
	locale_t locale;             // C.UTF-8: what is written does not depend on the process
};

/** Opens nothing yet. */
void worker_init(struct worker *worker);

/** Closes what was opened. */
void worker_finish(struct worker *worker);

/** The fonts; NULL, reported by every job that asks, when none can set Chinese. */
struct font_set *worker_fonts(struct worker *worker, struct diag *diag);

/**
 * Every job runs between these: the thread that calls has the worker's locale meanwhile, and then again the one that
 * it had. Nothing else of the process is touched: no handler of signals, no mask of modes, no working folder.
 */
locale_t worker_enter(const struct worker *worker);
void worker_leave(locale_t before);
