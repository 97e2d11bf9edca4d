#pragma once

#include "book/arrange.h"

/** The names that a list of chapters has in a folder. */
extern const char summary_name[];

/** What a list of chapters says. */
struct summary {
	const char *title; // of the book; NULL when it says none
	GArray *entries;   // struct entry; the caller unrefs it
};

/**
 * Reads the list of chapters of an mdBook or a GitBook: links in nested lists are chapters, those outside of lists
 * stand before and behind them, headings are parts. Pages that are not there or named twice are reported and left out;
 * pages of the collection that are not named are marked as left out.
 */
void summary_read(struct summary *out, const char *path, const struct collection *collection, struct diag *diag);

/** The same from the list `chapters` of a book.yaml: paths, or maps of `part` or `file`, `title` and `chapters`. */
void summary_from_values(
	struct summary *out, const struct value *chapters, const struct collection *collection, struct diag *diag);
