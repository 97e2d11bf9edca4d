#pragma once

#include <stdbool.h>

#include "base/out.h"
#include "doc/book.h"

/** The image that a book opens with; NULL when there is none that can be shown. */
const struct resource *cover_image(const struct book *book);

/** Whether it is no chapter's image, but the book's own. */
bool cover_is_own(const struct book *book);

/** Its path from the package's folder, and the id of its manifest item. Arena memory. */
const char *cover_path(const struct book *book, struct arena *arena);
const char *cover_item_id(const struct book *book, struct arena *arena);

/** Writes the page that shows it. */
void cover_write(struct out *out, const struct book *book);
