#pragma once

#include "base/out.h"
#include "doc/book.h"
#include "epub/fonts.h"

/**
 * The package document (EPUB 3.3, 5): metadata, manifest, spine. Deterministic: the date is the book's own. fonts
 * are those that it carries; NULL: none.
 */
void opf_write(struct out *out, const struct book *book, const struct fonts *fonts);

/** META-INF/container.xml, which leads to the package document. */
void opf_write_container(struct out *out);
