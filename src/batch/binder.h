#pragma once

#include "batch/config.h"
#include "batch/gather.h"
#include "doc/book.h"

/**
 * Makes a book of what was gathered: reads every page, resolves the links between them, adds the front and back matter.
 * NULL, reported, when no page has text, or images cannot be fetched as it is asked for. Arena memory.
 */
struct book *binder_bind(const struct gathering *gathering, const struct config *config,
	const struct settings *settings, struct arena *arena, struct diag *diag);
