#pragma once

#include "base/arena.h"
#include "type/line.h"
#include "type/paragraph_options.h"
#include "type/shape.h"

/**
 * A paragraph: the spans of one block, flattened to one text with runs, shaped into clusters and
 * ready to be broken into lines of any measure. Rules that look across markup (spacing, breaks,
 * quotes) see the whole text. A note reference gives an ITEM_LINK to its note's body and, where it
 * is the first one, an ITEM_DEST of its own (page_item_block_dest, page_item_span_dest).
 */
struct paragraph;

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
