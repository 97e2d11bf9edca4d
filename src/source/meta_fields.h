#pragma once

#include "base/arena.h"
#include "base/diag.h"
#include "base/value.h"
#include "doc/meta.h"

/** Fills meta, which the caller has zeroed, from the map of a front matter, by one table of fields (source/field.h). */
void meta_fields_read(struct meta *meta, const struct value *map, struct arena *arena, struct diag *diag);
