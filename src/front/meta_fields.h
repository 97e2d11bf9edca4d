#pragma once

#include "base/arena.h"
#include "base/diag.h"
#include "base/value.h"
#include "doc/meta.h"

/**
 * Fills meta, which the caller has zeroed, from the map of a front matter and, for what it does not say, from the
 * values that cascade to the page, by one table of fields (base/field.h). Either may be NULL. Dates are page_date's.
 */
void meta_fields_read(struct meta *meta, const struct value *map, const struct value *cascade, struct arena *arena,
	struct diag *diag);
