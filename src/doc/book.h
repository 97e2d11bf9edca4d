#pragma once

#include <stddef.h>

#include "doc/doc.h"

/** A chapter of a book. */
struct chapter {
	const struct doc *doc;
	const char *part;      // title of the part it belongs to; NULL when the book has none
	const char *file_name; // of its XHTML, without a suffix: ASCII, unique in the book
	const char *permalink; // its address on the site; NULL when unknown
};

/** The unit that both outputs take: one post is a book of one chapter. A node is named by (chapter, id). */
struct book {
	struct arena *arena;
	struct chapter *chapters;
	size_t chapter_count;
	const char *title;
	const char *lang;
	const char *description; // NULL when absent
	const char *identifier;  // urn:uuid:..., the same for the same source
	const char *source;      // address of the original; NULL when unknown
	struct meta_list authors;
	struct meta_list subjects; // tags, then categories, then keywords, each once
	struct meta_date date;
	struct meta_date modified; // lastmod, else date, else SOURCE_DATE_EPOCH, else 1980-01-01: never the clock
};

/** A book of one post. The doc must outlive it. */
struct book *book_from_doc(const struct doc *doc, struct arena *arena);
