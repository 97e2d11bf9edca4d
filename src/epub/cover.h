#pragma once

#include "base/out.h"
#include "doc/book.h"

/** The image that a book opens with, of its first chapter; NULL when there is none that can be shown. */
const struct resource *cover_image(const struct book *book);

/** Writes the page that shows it. */
void cover_write(struct out *out, const struct book *book);
