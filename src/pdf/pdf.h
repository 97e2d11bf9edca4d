#pragma once

#include <stdbool.h>

#include "base/diag.h"
#include "base/out.h"
#include "doc/book.h"
#include "layout/pages.h"
#include "style/style.h"

/**
 * Writes set pages as one PDF: the text, drawn and extractable, pictures, links, outline, page
 * labels, and the book's metadata. Equal pages and book give equal bytes. False, with the reason
 * reported, when a library failed; a picture that cannot be drawn is only a warning.
 */
bool pdf_write(const struct pages *pages, const struct book *book, const struct style *style,
	struct out *out, struct diag *diag);
