#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "doc/book.h"
#include "layout/pages.h"

/**
 * The structure of a PDF: what is a heading, a list, a cell, for readers who hear or search a document (ISO 32000-1,
 * 14.8; PDF/UA-1). The tree is made from the docs, so its order is theirs wherever things are painted; what is painted
 * for a block or span is then added to its tag.
 */

/** The standard structure types that Bifolio uses. */
enum tag_role {
	TAG_DOCUMENT,
	TAG_PART,
	TAG_SECT,
	TAG_DIV,
	TAG_H1,
	TAG_H2,
	TAG_H3,
	TAG_H4,
	TAG_H5,
	TAG_H6,
	TAG_P,
	TAG_L,
	TAG_LI,
	TAG_LBL,
	TAG_LBODY,
	TAG_BLOCK_QUOTE,
	TAG_CODE,
	TAG_TABLE,
	TAG_THEAD,
	TAG_TBODY,
	TAG_TR,
	TAG_TH,
	TAG_TD,
	TAG_FIGURE,
	TAG_FORMULA,
	TAG_CAPTION,
	TAG_TOC,
	TAG_TOCI,
	TAG_NOTE,
	TAG_REFERENCE,
	TAG_LINK,
	TAG_SPAN,
	TAG_RUBY,
	TAG_RB,
	TAG_RT,
	TAG_ROLES
};

/** What a tag holds, in reading order. */
enum tag_kid_kind {
	TAG_KID_TAG,
	TAG_KID_MARK, // marked content of a page
	TAG_KID_LINK, // a link annotation
};

struct tag_kid {
	struct tag_kid *next;
	enum tag_kid_kind kind;
	struct tag *tag;
	uint32_t page; // index of the page
	uint32_t mark; // the mark's number on its page
	uint32_t link; // object number of the annotation
};

struct tag {
	enum tag_role role;
	struct tag *parent;
	struct tag_kid *self; // in the parent
	struct tag_kid *first, *last;
	const struct block *block; // whose attributes it has, or NULL
	const char *lang;          // NULL: as what surrounds it
	const char *alt;           // NULL: none
	const char *actual_text;   // NULL: its content says it
	struct rect box;           // of a figure, on the page of its mark
	bool used;                 // something in it was painted
	uint32_t object;           // number of its PDF object, for structure.c
};

/** The tags of a book. */
struct tag_tree;

/** Makes the tree of a book. Everything lives in the arena; the book must outlive it. */
struct tag_tree *tag_tree_create(const struct book *book, struct arena *arena);

/** The document's tag. */
struct tag *tag_tree_root(const struct tag_tree *tags);

/**
 * The tag that what is painted for an item belongs to; NULL for an artifact. What belongs to no block becomes a
 * paragraph at the end.
 */
struct tag *tag_tree_find(struct tag_tree *tags, const struct page_item *item);

/** The text of the link that an item is part of, to be read out. The caller frees it. */
char *tag_tree_link_text(const struct tag_tree *tags, const struct page_item *item);

/** A new tag at the end of a tag. */
struct tag *tag_add(struct tag *parent, enum tag_role role, struct arena *arena);

/** Adds marked content or a link annotation at the end of a tag. */
void tag_add_mark(struct tag *tag, uint32_t page, uint32_t mark, struct arena *arena);
void tag_add_link(struct tag *tag, uint32_t page, uint32_t link, struct arena *arena);

/** The PDF name of a role: "BlockQuote". */
const char *tag_role_name(enum tag_role role);

/** The next tag in document order, parents first; NULL after the last one. Start with tag_tree_root. */
struct tag *tag_next(const struct tag *tag);
