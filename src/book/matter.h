#pragma once

#include "doc/book.h"

/**
 * Front and back matter: the chapters that a book has and no author wrote. They are docs like any other, so that both
 * outputs set them as they set text; the kind of the chapter says what is special about them.
 */

/** The doc of a part that is only a title. Arena memory; title is borrowed. */
struct doc *matter_part(const char *title, const char *lang, struct arena *arena);

/**
 * The characters of a doc's text as Chinese counts them: each Han for itself, a run of other letters or digits as one.
 */
size_t matter_count(const struct doc *doc);

/**
 * Makes the doc of every chapter of the book that stands for one of these (book_chapter_is_made) and has none. Contents
 * and indexes link to the book's other chapters.
 */
void matter_fill(struct book *book);
