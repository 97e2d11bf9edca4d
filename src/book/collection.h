#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "doc/link_map.h"
#include "hugo/site.h"
#include "source/source.h"

/**
 * What a folder holds for a book: its pages, as a tree of folders, in the order of their names. A Hugo site is read as
 * Hugo reads it (page bundles, section pages, languages, cascades, drafts); in any other folder each Markdown file is a
 * page, and a readme or an index speaks for its folder.
 */

/** One Markdown file of a collection; what a reader turns over is struct page (layout/pages.h). */
struct source_page {
	const char *path;     // of the file
	const char *relative; // below the content folder, with the suffix
	struct source source; // text NULL: it could not be read, or was not
	struct meta meta;
	const struct value *cascade;          // what its folder's pages hand down to it; NULL: nothing
	const struct site_language *language; // NULL outside a site
	bool opener;                          // it speaks for its folder
	const char *left_out;                 // why it is not in the book, as a phrase; NULL: it is
	struct link_page link;
	struct doc *doc; // read when it is needed; NULL until then
};

/** A folder: the page that speaks for it, and what else it holds. */
struct folder {
	const char *name;
	const char *relative;
	struct source_page *opener; // NULL: none
	GPtrArray *pages;           // struct source_page
	GPtrArray *folders;         // struct folder
};

/** Which pages are left out although they are there. */
struct collection_options {
	struct world *world;
	bool drafts, future, expired; // take them in
	struct meta_date now;         // what is future and expired depends on it
	const char *language;         // key or tag of the language wanted; NULL: the site's default
	const char *encoding;
};

struct collection {
	struct world *world;
	const struct site *site; // NULL: no Hugo site
	const char *root;        // resolved
	const char *base_url;    // of the language wanted; NULL when unknown
	const struct site_language *language;
	struct folder *top;
	GPtrArray *pages;    // struct source_page: all of them, those that are left out too, in the order of paths
	GHashTable *by_path; // relative -> struct source_page
	GPtrArray *other;    // const char *: files that are no Markdown, and why they were passed by
	struct arena *arena;
};

/**
 * Reads the pages of a source: a site's root, its content folder or a folder in it, or any folder. Of a site all pages
 * are read, so that links can find them; those outside the source are left out. False, reported, when nothing can be
 * read.
 */
bool collection_read(struct collection *out, const char *path, const char *root,
	const struct collection_options *options, struct arena *arena, struct diag *diag);
void collection_finish(struct collection *collection);

/** The page of a file, by its path below the content folder; NULL when there is none. */
struct source_page *collection_find(const struct collection *collection, const char *relative);
