#pragma once

#include <stdbool.h>

#include "base/diag.h"
#include "doc/doc.h"

struct resource_pool;
struct world;

/**
 * Where a site keeps the images that no page owns. Zeroed, it holds for what is no site, or for one that is not known.
 */
struct image_places {
	const char *const *folders; // relative to the root, in order of preference
	size_t count;               // 0: the root itself, static, assets and content
	const char *base_url;       // where the site is served, with a '/' at its end; NULL: unknown
};

/**
 * Passes: the text decisions that both outputs need, made once, in the order of this table. `dump --after=NAME` stops
 * behind one. "parse" leaves the tree as the reader made it.
 *
 *   parse        the reader's tree, Chinese emphasis and bare URLs already decided; the title chosen
 *   language     the doc's language: as the flag, the front matter or the configuration says it, else from the text
 *   captions     admonitions and details whose author gave no title get one in the doc's language
 *   headings     a heading equal to the title dropped, levels shifted and gaps closed, ids given
 *   soft-breaks  each soft break deleted or made a space
 *   notes        numbers and references; what only refers to itself reported (the reader reports the rest)
 *   images       resources found, read once, or marked missing; an image alone in a paragraph becomes a figure
 *   links        internal targets found, dead ones reported
 *   number       ids given, empty text dropped, neighbouring text joined
 */
enum pass {
	PASS_PARSE,
	PASS_LANGUAGE,
	PASS_CAPTIONS,
	PASS_HEADINGS,
	PASS_SOFT_BREAKS,
	PASS_NOTES,
	PASS_IMAGES,
	PASS_LINKS,
	PASS_NUMBER,
	PASS_COUNT
};

struct pass_options {
	struct world *world;        // where images are looked for
	enum pass last;             // run up to and including this one; PASS_NUMBER is all
	const char *lang;           // from --lang: wins over everything; NULL when absent
	const char *default_lang;   // from the configuration, normalised: for a doc that does not say; NULL: detected
	struct image_places places; // of the site; zeroed when there is none
	struct resource_pool *pool; // of the images of a book's docs; NULL: each doc has its own
	bool in_book;               // links to other docs are resolved later, by links_resolve_book
	const struct resource_fetcher *fetcher; // of images on the network; NULL: they are not fetched
	bool strict;                            // --strict-commonmark: soft breaks between Han become spaces
};
