#pragma once

#include "doc/book.h"

/**
 * Front and back matter: the chapters that a book has and no author wrote. They are docs like any other, so that both
 * outputs set them as they set text; the kind of the chapter says what is special about them.
 */

/**
 * Makes the doc of every chapter of the book that stands for one of these (chapter_is_made) and has none. Contents and
 * indexes link to the book's other chapters.
 */
void matter_fill(struct book *book);
