#pragma once

#include "doc/book.h"
#include "pdf/update.h"

/**
 * What a PDF says about itself, twice: in the information dictionary (ISO 32000-1, 14.3.3) and as XMP (ISO 16684-1).
 * Both say the same.
 */

/** Writes the information dictionary and returns its object number. */
uint32_t metadata_write_info(const struct book *book, struct update *update);

/** Appends an entry with a date, in UTC: "/ModDate (D:20251014150100Z)". */
void metadata_append_date(GString *to, const char *key, const struct meta_date *date);

/** Writes the XMP packet, with claims from enum pdf_standard, and returns its object number. */
uint32_t metadata_write_xmp(const struct book *book, unsigned claims, struct update *update);
