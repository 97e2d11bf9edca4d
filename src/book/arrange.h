#pragma once

#include "book/collection.h"
#include "doc/book.h"

/** In which order the pages of a collection become chapters, and what is a part. */

enum arrange_sort {
	ARRANGE_NATURAL, // a site's pages as Hugo lists them, other files by weight and name
	ARRANGE_WEIGHT,  // by weight; those without one last; then as Hugo lists them
	ARRANGE_DATE,    // oldest first
	ARRANGE_NEWEST,  // newest first
	ARRANGE_TITLE,
	ARRANGE_PATH,
	ARRANGE_KEY, // by a value of the front matter
	ARRANGE_SORTS
};

enum arrange_parts {
	ARRANGE_SECTIONS, // folders are parts, to any depth
	ARRANGE_YEARS,
	ARRANGE_CATEGORIES,
	ARRANGE_SERIES,
	ARRANGE_NO_PARTS,
	ARRANGE_PARTS
};

/** Which pages are wanted: of all conditions that are given each must hold. Lists may be empty. */
struct arrange_filter {
	struct meta_list tags;       // one of them
	struct meta_list categories; // one of them
	struct meta_list paths;      // one of these patterns, with * and ?, matches the path below the content folder
	struct meta_date from, to;   // days, both included
};

struct arrange_options {
	enum arrange_sort sort;
	const char *key; // ARRANGE_KEY
	enum arrange_parts parts;
	struct arrange_filter include;
	struct arrange_filter exclude; // leaves out what any of its conditions holds for
	const char *lang;              // of the words for parts that have no name of their own
};

/** A chapter to be. */
struct entry {
	enum chapter_kind kind;      // CHAPTER_TEXT or CHAPTER_PART
	struct source_page *page;    // NULL: a part that is only a title
	const struct folder *folder; // that such a part stands for; NULL: none
	const char *title;           // NULL: the page's own
	int level;                   // from 1, no more than one below that of the entry before
};

/** Reads "weight", "date", "-date", "title", "path", "key:NAME"; false for anything else. */
bool arrange_sort_parse(const char *text, enum arrange_sort *sort, const char **key);
/** Reads "section", "year", "category", "series", "none"; false for anything else. */
bool arrange_parts_parse(const char *text, enum arrange_parts *parts);
/** Their words for messages, NULL-terminated. */
extern const char *const arrange_sort_words[];
extern const char *const arrange_part_words[];

/** Adds a condition such as "tag=go", "path=posts/2024*" or "from=2024-01-01" to a filter; false when it is none. */
bool arrange_filter_add(struct arrange_filter *filter, const char *condition, struct arena *arena);

/**
 * The entries (struct entry) of a collection in reading order. Pages that the filters keep out are marked as left out.
 * The caller unrefs it.
 */
GArray *arrange_collection(const struct collection *collection, const struct arrange_options *options);
