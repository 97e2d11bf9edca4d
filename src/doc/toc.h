#pragma once

#include <stddef.h>

#include "doc/book.h"

/** One line of the contents. */
struct toc_entry {
	size_t chapter;              // index in the book
	const struct block *heading; // NULL: the chapter's own title
	int level;                   // 1 for a chapter, 2.. for its headings, no level skipped
	const char *text;            // plain text, never empty
};

struct toc {
	struct toc_entry *entries; // in document order
	size_t count;
};

/** The contents of a book: chapter titles and headings down to max_level (1 to 6). Arena memory. */
struct toc *toc_create(const struct book *book, int max_level, struct arena *arena);
