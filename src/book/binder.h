#pragma once

#include "book/gather.h"
#include "doc/book.h"
#include "source/source.h"

/**
 * Makes a book of what was gathered: reads every page as `reading` says, resolves the links between them, adds the
 * front and back matter. NULL, reported, when no page has text. Arena memory.
 */
struct book *binder_bind(const struct gathering *gathering, const struct source_options *reading, struct arena *arena,
	struct diag *diag);
