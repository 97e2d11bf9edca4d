#pragma once

#include "base/out.h"
#include "doc/book.h"
#include "doc/toc.h"

/** How deep the contents of a book go below each chapter: 3 is section and subsection, 1 no heading at all. */
int nav_levels(const struct book *book);

/** The navigation document (EPUB 3.3, 7): contents and landmarks. */
void nav_write(struct out *out, const struct book *book, const struct toc *toc);

/** The same contents as EPUB 2's NCX, for readers that know no other. */
void nav_write_ncx(struct out *out, const struct book *book, const struct toc *toc);
