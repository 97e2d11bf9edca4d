#pragma once

#include "doc/book.h"
#include "pdf/update.h"

/**
 * Attaches the Markdown that each chapter was read from, as PDF/A-3 has it (ISO 19005-3, 6.8): a file specification
 * that says that the file is the document's source. Returns how many there are; to gets the array of their references.
 */
size_t attach_write(const struct book *book, struct update *update, GString *to);

/** Appends the name tree of the files that an array of references names (ISO 32000-1, 7.11.4). */
void attach_append_names(const GString *references, GString *to);
