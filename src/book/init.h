#pragma once

#include "base/diag.h"
#include "base/out.h"
#include "book/gather.h"

/** Where the manifest of a source goes: beside its pages. Arena memory. */
const char *init_path(const char *source, struct world *world, struct arena *arena);

/**
 * Writes a commented book.yaml that makes the book which the source would make without one: what is known of it, and
 * its pages in their order. False, reported, when there is no page.
 */
bool init_write(const char *source, const struct manifest *flags, const struct gather_options *options, struct out *out,
	struct diag *diag);
