#pragma once

#include <stdbool.h>

#include "base/out.h"
#include "doc/book.h"

/**
 * Markup from the model: the body of a chapter, in XHTML that is HTML too. Each kind of block and span has its
 * emit_<kind>().
 */

/** Where a chapter's markup stands. */
struct xhtml_place {
	const struct book *book;
	size_t chapter;
	const char *images; // what comes before an image's path, such as "../"; NULL: images become data: URLs
};

/** Whether a chapter is written as a file: the cover and the contents have pages of their own (cover.h, nav.h). */
bool xhtml_has_file(const struct book *book, size_t chapter);

/** Writes a chapter: title block, body in nested sections, notes. */
void xhtml_chapter(struct out *out, const struct xhtml_place *place);
