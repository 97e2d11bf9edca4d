#pragma once

#include <stdbool.h>

#include "base/diag.h"
#include "base/out.h"
#include "doc/book.h"
#include "font/family.h"
#include "style/style.h"

/**
 * Writes a book as EPUB 3.3, with EPUB 2's NCX beside the navigation document. Equal books give equal bytes. False,
 * reported, when the zip file cannot be made. With fonts it carries those that its text is set in; NULL: none.
 */
bool epub_write(
	const struct book *book, const struct style *style, struct font_set *fonts, struct out *out, struct diag *diag);
