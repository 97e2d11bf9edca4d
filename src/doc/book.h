#pragma once

#include <stddef.h>

#include "doc/doc.h"

/** What a chapter is to its book. All but the texts are made by book/matter.h. */
enum chapter_kind {
	CHAPTER_TEXT,
	CHAPTER_PART,       // opens a part: its title, and perhaps an introduction
	CHAPTER_COVER,      // a designed page with title and authors, or an image
	CHAPTER_TITLE_PAGE, // title, authors, date
	CHAPTER_CONTENTS,   // its lists are entries: a link and, on paper, a leader and the page's number
	CHAPTER_TAG_INDEX,  // the same, by tag
	CHAPTER_DATE_INDEX, // the same, by date
	CHAPTER_COLOPHON,
	CHAPTER_KINDS
};

/** A chapter of a book. */
struct chapter {
	enum chapter_kind kind;
	const struct doc *doc;
	int level;             // in the contents: 1, or deeper below a part or a chapter; no level is skipped downward
	const char *file_name; // of its XHTML, without a suffix: ASCII, unique in the book
	const char *permalink; // its address on the site; NULL when unknown
	const struct resource *qr; // the same as a QR code, for paper; NULL: none
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
	const char *rights;      // who holds them and what they allow; NULL when absent
	struct resource *cover;  // the image that the book opens with; NULL: none
	const char *cover_alt;   // NULL when absent
	struct meta_list authors;
	struct meta_list subjects; // tags, then categories, then keywords, each once
	struct meta_list series;
	struct meta_date date;
	struct meta_date modified; // lastmod, else date, else SOURCE_DATE_EPOCH, else 1980-01-01: never the clock
};

/** A book of one post. The doc must outlive it. */
struct book *book_from_doc(const struct doc *doc, struct world *world, struct arena *arena);

/** What a book of many posts is made from; strings may be NULL, and outlive the book. */
struct book_plan {
	const struct chapter *chapters; // copied
	size_t chapter_count;
	const char *title;
	const char *lang;
	const char *description;
	const char *source;
	const char *rights;
	struct resource *cover;
	const char *cover_alt;
	const struct meta_list *authors;
	struct meta_date date;   // unset: that of the newest chapter
	const char *stable_name; // what the identifier is made from: the site's address, or a path below the root
};

/** A book of many chapters. Its date is the newest of its chapters'. */
struct book *book_create(const struct book_plan *plan, struct world *world, struct arena *arena);

/** Whether a kind stands before the text, with page numbers of its own (i, ii ...). */
bool book_chapter_is_front(enum chapter_kind kind);

/** Whether a kind is made for the book and stands in no file of the author's. */
bool book_chapter_is_made(enum chapter_kind kind);
