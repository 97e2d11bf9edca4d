#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

/**
 * An output that is complete or absent.
 *
 * Bytes collect in memory; out_commit writes them to a temporary file beside the target, flushes it and renames it over
 * the target, with signals held back meanwhile. So a failure, a full disk or an interrupt never leaves half a file.
 */
struct out;

/** An output to memory only: read it with out_bytes. The caller destroys it. */
struct out *out_create(void);

/** Releases the output without writing anything. Accepts NULL. */
void out_destroy(struct out *out);

void out_write(struct out *out, const void *bytes, size_t length);
/** Writes a NUL-terminated string. */
void out_puts(struct out *out, const char *text);
void out_printf(struct out *out, const char *format, ...) G_GNUC_PRINTF(2, 3);

/** What was written so far; lent until the next write. */
const char *out_bytes(const struct out *out, size_t *length);

/**
 * Writes everything to a path, "-" being standard output; a target that is a device or a pipe is written directly.
 * On failure reports cannot-write, leaves no temporary file, keeps an existing target as it was, and returns false.
 */
bool out_commit(struct out *out, const char *path, struct diag *diag);
