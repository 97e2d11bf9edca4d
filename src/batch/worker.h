#pragma once

#include "base/diag.h"
#include "font/family.h"

/** What jobs share while they run one after the other: the fonts, opened when the first job needs them. */
struct worker {
	struct font_set *fonts;
};

/** Opens nothing yet. */
void worker_init(struct worker *worker);

/** Closes what was opened. */
void worker_finish(struct worker *worker);

/** The fonts; NULL, reported by every job that asks, when none can set Chinese. */
struct font_set *worker_fonts(struct worker *worker, struct diag *diag);
