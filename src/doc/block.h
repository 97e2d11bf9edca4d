#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "doc/kinds.h"
#include "doc/span.h"

enum block_kind {
#define KIND(KIND, ...) BLOCK_##KIND,
	BLOCK_KIND_LIST(KIND)
#undef KIND
		BLOCK_KINDS
};

enum { DOC_DEPTH_MAX = 100 }; // no block or span is deeper than this: back ends may recurse

enum item_task { TASK_NONE, TASK_OPEN, TASK_DONE, TASKS };

enum table_align { TABLE_ALIGN_NONE, TABLE_ALIGN_LEFT, TABLE_ALIGN_CENTER, TABLE_ALIGN_RIGHT, TABLE_ALIGNS };

struct block {
	enum block_kind kind;
	uint32_t id; // dense, in document order over the whole doc, notes after the body; set by the pass "number"
	struct source_pos pos;
	const char *lang; // BCP 47; NULL: as what surrounds it
	const struct anchor *anchor;
	const char *name; // the id that the author gave it; NULL: none. The pass "headings" makes it an anchor
	struct block *parent;
	struct block *prev;
	struct block *next;
	struct block *first_child;
	struct block *last_child;
	struct span *first_span; // inline content: paragraphs, headings, cells, captions, terms
	struct span *last_span;
	union {
		struct {
			int level; // 1 to 6; as written until the pass "headings"
		} heading;
		struct {
			bool ordered;
			bool tight;
			int start;      // ordered: the number of the first item
			char delimiter; // ordered: '.' or ')'
		} list;
		struct {
			enum item_task task;
		} item;
		struct {
			const char *text; // ends with a line end unless empty
			const char *info; // of the info string, the language alone unless strict; NULL when absent
		} code;                   // BLOCK_CODE, BLOCK_MATH
		struct {
			uint32_t columns;
		} table; // a BLOCK_CAPTION as first child is its title; the others are rows
		struct {
			bool header;
		} row;
		struct {
			uint32_t column;      // from 0
			uint32_t column_span; // at least 1; the cell ends within the table's columns
			uint32_t row_span;    // at least 1; it ends within the rows that are headers as its own is
			enum table_align align;
			bool header;
		} cell;
		struct {
			const char *type; // note, tip, important, warning, caution ..., in lower case
		} admonition;             // the first child is a BLOCK_CAPTION: its title; empty: none is shown
		struct {
			bool open;
			const char *type; // that of an admonition that folds; NULL: none
		} details;                // the first child is a BLOCK_CAPTION: the summary
		struct {
			const char *url;     // "": it leads nowhere
			const char *service; // "YouTube", "Vimeo" ..., "" when unknown
		} link_card;                 // its own spans are the title, without links; none: the address is
		struct {
			struct note *note;
		} note;
	} as;
};

/** A new block in the arena, linked to nothing. */
struct block *block_create(struct arena *arena, enum block_kind kind, struct source_pos pos);

/** Makes child the last child of a block. */
void block_append(struct block *parent, struct block *child);

/** Makes child the first child of a block. */
void block_prepend(struct block *parent, struct block *child);

/** Makes a block that is linked to nothing the sibling before another. */
void block_insert_before(struct block *sibling, struct block *block);

/** Takes a block with all below it out of its tree. */
void block_unlink(struct block *block);

/** Makes span the last top-level span of a block. */
void block_append_span(struct block *block, struct span *span);

/**
 * The next block in document order (children first) below root; NULL at the end. Start with root itself.
 */
struct block *block_next(const struct block *block, const struct block *root);

/** Whether the address of a BLOCK_LINK_CARD can be followed from anywhere: not that of a file beside the document. */
bool block_card_leads(const struct block *card);

/** The word that dumps and themes use for a kind, such as "table-row". */
const char *block_kind_name(enum block_kind kind);

/**
 * The plain text of a block's own spans: text and code, the base of ruby, an image's alt, a hard break as a space. The
 * caller frees it.
 */
char *block_span_text(const struct block *block);
