#pragma once

#include "doc/book.h"
#include "layout/pages.h"

/** Small hand-made pages to paint, with a Chinese font of the machine. */
struct sample {
	struct arena *arena;
	FcPattern *pattern;
	struct face face;
	struct pages pages;
	struct book book;
};

/** count pages of 300 x 200 pt, empty; the book has a title, an author, two subjects and a date. */
void sample_init(struct sample *sample, size_t count);
void sample_finish(struct sample *sample);

/**
 * Adds an item to a page; the caller fills in what the kind needs. Valid until the next one is
 * added.
 */
struct page_item *sample_add(struct sample *sample, size_t page, enum item_kind kind, struct rect box);

/** Adds a run of 20 pt, one glyph and one cluster a character. */
struct page_item *sample_add_text(struct sample *sample, size_t page, double x, double y, const char *text);

/** Adds a bookmark. */
void sample_add_mark(struct sample *sample, int level, const char *text, const char *dest);

/**
 * The PDF, to be freed. Fails the test if it cannot be written, or if there are messages and diag
 * is NULL.
 */
GBytes *sample_write(const struct sample *sample, struct diag *diag);

/**
 * Runs a command with the PDF as a file in place of the argument "PDF" and returns what it prints;
 * NULL, and the test marked skipped, when the command is not installed. Fails the test when the
 * command fails.
 */
char *sample_run(GBytes *pdf, const char *const *command);
