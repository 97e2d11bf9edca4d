#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/out.h"
#include "doc/meta.h"

/**
 * A zip file in memory, the only user of libzip. Entries stand in the order they were added; every one carries the same
 * time, taken as UTC, so that equal contents give equal bytes on any machine.
 */
struct archive;

/** A new archive whose entries are dated so; dates that zip cannot hold become the nearest that it can. */
struct archive *archive_create(const struct meta_date *date);

/** Accepts NULL. */
void archive_destroy(struct archive *archive);

/** Adds an entry. bytes are borrowed until archive_write. */
void archive_add(struct archive *archive, const char *name, const void *bytes, size_t length, bool compress);

/** Writes the zip file; false, reported, when libzip fails. */
bool archive_write(struct archive *archive, struct out *out, struct diag *diag);
