#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "doc/doc.h"
#include "layout/page_refs.h"
#include "layout/pages.h"
#include "layout/shape.h"
#include "style/style.h"

/**
 * A paragraph: the spans of one block, flattened to one text with runs, shaped into clusters and
 * ready to be broken into lines of any measure. Rules that look across markup (spacing, breaks,
 * quotes) see the whole text. A note reference gives an ITEM_LINK to its note's body and, where it
 * is the first one, an ITEM_DEST of its own (pages_block_dest, pages_span_dest).
 */
struct paragraph;

/** How a paragraph is set. Lengths in points. */
struct paragraph_options {
	const struct doc *doc;
	uint32_t chapter;
	const struct page_refs *refs; // behind a link to another chapter its page is shown; NULL: it is not
	GArray *used_refs;            // where that is noted
	const struct style *style;
	const struct block_style *base; // of the block's role
	enum type_family family;        // usually base->family; a quote or a table head may differ
	int weight;
	double size; // em of the text
	uint32_t color;
	double indent; // of the first line; may be negative
	enum text_align align;
	const char *lang;
	bool heading; // not justified: lines are about equally long and end where phrases do
	bool code;    // no autospace, no trimming, cells of half an em, breaks anywhere
};

/** A set line. Items are relative to the line: x from its start, y from its baseline (downward). */
struct line {
	struct page_item *items;
	size_t item_count;
	double width;   // as set, trailing space apart
	double natural; // before shrink and stretch
	double ascent;  // what stands higher than the em box (inline images), else 0; points above the baseline
	bool hard_end;  // last line, or a hard break follows
};

struct lines {
	struct line *lines;
	size_t count;
};

/**
 * Builds a paragraph from a block's spans. Arena memory. A block without text gives a paragraph of
 * no lines.
 */
struct paragraph *paragraph_create(
	struct shaper *shaper, const struct block *block, const struct paragraph_options *options, struct arena *arena);

/** The same from plain text: list markers, code, page numbers, bylines. block may be NULL. */
struct paragraph *paragraph_create_text(struct shaper *shaper, const char *text, const struct block *block,
	const struct paragraph_options *options, struct arena *arena);

/**
 * Breaks into lines no longer than measure; what cannot be broken hangs over and is reported as
 * overfull.
 */
struct lines paragraph_break(struct paragraph *paragraph, double measure, struct arena *arena);

/**
 * The width of the paragraph set on one line, and of its widest part that cannot be broken: for
 * table columns.
 */
double paragraph_max_width(const struct paragraph *paragraph);
double paragraph_min_width(const struct paragraph *paragraph);
