#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "batch/job.h"
#include "batch/worker.h"
#include "doc/book.h"
#include "style/style.h"

/** What the outputs of one book are made from. */
struct outputs {
	const struct book *book;
	const struct style *style;
	const struct settings *settings;
	struct worker *worker;
	struct arena *arena;
	struct diag *diag;
	struct pages *pages; // NULL: set when the first paged output asks for them
	bool embed_fonts;    // the EPUB carries fonts
};

/**
 * Writes every output of a list; the failure of one does not keep the others from being written. makes_folders: those
 * that they lie in are made. False, reported, when one could not be written.
 */
bool outputs_write(struct outputs *outputs, const struct job_output *list, size_t count, bool makes_folders);
