#pragma once

#include <stddef.h>

#include "doc/book.h"

/** One line of the contents. */
struct toc_entry {
	size_t chapter;              // index in the book
	const struct block *heading; // NULL: the chapter's own title
	int level;                   // a chapter's own, one more for each level of its headings; no level skipped
	const char *text;            // plain text, never empty
};

struct toc {
	struct toc_entry *entries; // in document order
	size_t count;
};

/**
 * The contents of a book: chapter titles and, where max_level is more than 1, headings down to that level of theirs.
 * What stands before the contents is not in them. Arena memory.
 */
struct toc *toc_create(const struct book *book, int max_level, struct arena *arena);
