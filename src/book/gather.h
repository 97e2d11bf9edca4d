#pragma once

#include "book/collection.h"
#include "book/manifest.h"

/** What the user says of reading, NULL where nothing is said, and where it is read from. */
struct gather_options {
	struct world *world;
	const char *root;
	const char *lang;
	const char *encoding;
};

/** What a book is to be made of: the pages in their order, and what is said of the whole. */
struct gathering {
	struct manifest manifest; // with the flags over it
	struct collection collection;
	GArray *entries;         // struct entry
	const char *base;        // the folder that the user named, or that of the file
	const char *name;        // of that folder; never NULL
	const char *folder;      // of the pages; the base unless a file in it names another one
	const char *root;        // the source root of the base, resolved; the folder is inside it
	const char *title;       // never NULL
	const char *lang;        // BCP 47; NULL: nothing says it
	const char *description; // NULL when absent
	const char *rights;      // NULL when absent
	struct meta_list authors;
};

/**
 * Finds out what a source is and reads its pages: a folder (a Hugo site, its content or a section; any folder of
 * Markdown), a folder with a SUMMARY.md or a book.yaml, or such a file itself. False, reported, when it is none of
 * these or holds no page.
 */
bool gather_source(struct gathering *out, const char *source, const struct manifest *flags,
	const struct gather_options *options, struct arena *arena, struct diag *diag);
void gather_finish(struct gathering *gathering);
