#pragma once

#include "base/arena.h"
#include "base/diag.h"
#include "base/value.h"
#include "doc/meta.h"

/**
 * Fills meta, which the caller has zeroed, from the map of a front matter. One table says from which keys each field is
 * read, in order of preference, and how. Keys are compared without case. A value of the wrong type is reported
 * (bad-value, bad-date) and left out, so that the next key has its turn; null and an empty string count as absent.
 * Numbers, booleans and dates where text is wanted are their text. All strings are copied into the arena, trimmed and
 * on one line.
 */
void field_read_all(struct meta *meta, const struct value *map, struct arena *arena, struct diag *diag);
