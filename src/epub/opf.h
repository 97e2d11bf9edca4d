#pragma once

#include "base/out.h"
#include "doc/book.h"

/** The package document (EPUB 3.3, 5): metadata, manifest, spine. Deterministic: the date is the book's own. */
void opf_write(struct out *out, const struct book *book);

/** META-INF/container.xml, which leads to the package document. */
void opf_write_container(struct out *out);
