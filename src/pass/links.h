#pragma once

#include "doc/link_map.h"
#include "pass/pass_options.h"

/**
 * The pass "links": '#name' leads to the block whose anchor has that name (doc/target.h), and what the shortcodes ref
 * and relref wrote to the doc itself, by its file's name too, leads there or to its start. A name that no block has, an
 * empty address and one that runs a script are dead and reported (dead-link). All else is external. In a book,
 * addresses without a scheme and references wait for links_resolve_book.
 */
void links_resolve(struct doc *doc, const struct pass_options *options, struct diag *diag);

/** How the links of a book came out. */
struct link_counts {
	size_t inside;  // to a page or a place of the book
	size_t site;    // to the site: pages that were left out, lists, files
	size_t outside; // to other sites
	size_t dead;    // to nothing that is known
};

/** A doc of a book: which chapter it is, and which page of the collection. */
struct link_doc {
	struct doc *doc;
	uint32_t chapter;
	const struct link_page *page;
};

/**
 * Resolves the links between the docs of a book, each run through the passes before. Links to pages of the book become
 * internal, links to other pages of the site get their address there. What no rule resolves is dead, or leads to the
 * site where the author may find it broken too; it is reported (dead-link).
 */
struct link_counts links_resolve_book(
	const struct link_doc *docs, size_t count, const struct link_map *map, struct diag *diag);
