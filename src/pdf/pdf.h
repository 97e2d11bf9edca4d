#pragma once

#include <stdbool.h>

#include "base/diag.h"
#include "base/out.h"
#include "base/stopwatch.h"
#include "doc/book.h"
#include "layout/pages.h"
#include "pdf/standard.h"

/** How a PDF is made. */
struct pdf_options {
	unsigned standards;          // of enum pdf_standard
	bool attach_source;          // the chapters' Markdown goes into the file; PDF/A-3 only
	struct stopwatch *stopwatch; // may be NULL
};

/**
 * Writes set pages as one PDF: the text, drawn and extractable, with its structure; pictures, links, outline, page
 * labels, and the book's metadata. It claims to conform to standards (of enum pdf_standard) where that is true;
 * where not, the reason is reported (pdf-claim). Equal pages and book give equal bytes. False, with the reason
 * reported, when a library failed; a picture that cannot be drawn is only a warning.
 */
bool pdf_write(const struct pages *pages, const struct book *book, const struct pdf_options *options, struct out *out,
	struct diag *diag);
