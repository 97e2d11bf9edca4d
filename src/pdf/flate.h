#pragma once

#include <glib.h>
#include <stddef.h>

/** The compression of PDF's FlateDecode (ISO 32000-1, 7.4.4). */

/** Appends bytes, compressed. */
void flate_compress(GString *to, const void *bytes, size_t length);

/** The bytes that compressed ones stand for, or NULL when they stand for none. The caller frees them. */
GString *flate_expand(const void *bytes, size_t length);
