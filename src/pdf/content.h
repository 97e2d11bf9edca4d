#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/** What begins an artifact. */
#define CONTENT_ARTIFACT "/Artifact BMC"

/**
 * Copies a page's content stream as cairo wrote it, with two changes: its marked content is numbered as it comes,
 * and all painting outside of it is made an artifact (ISO 32000-1, 14.8.2.2), so that readers pass over it.
 *
 * Returns the number of marked pieces, or -1 when the stream is not what cairo writes: marks that are nested or open
 * at the end.
 */
int content_mark(const char *bytes, size_t length, GString *out);
