#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "doc/doc.h"
#include "font/face.h"
#include "type/debug.h"

/** Points (1/72 inch); x runs right and y down. */
struct rect {
	double x, y, width, height;
};

/** The em box of Han glyphs: its top and its middle above the baseline, in em. */
extern const double page_item_em_ascent;
extern const double page_item_em_centre;

struct glyph {
	uint32_t index;
	float x, y; // of its origin, relative to the origin of the run; x includes all advances before it
};

/** Which bytes of the run's text some glyphs stand for: source text, so that extraction gives what was typed. */
struct cluster {
	uint16_t bytes;
	uint16_t glyphs;
};

/** Glyphs of one face and size on one baseline. */
struct glyph_run {
	const struct face *face;
	double size;    // em in points
	uint32_t color; // 0xRRGGBB
	bool slant;     // synthetic slant for Latin whose face has no italic; never Han
	const struct glyph *glyphs;
	size_t glyph_count;
	const struct cluster *clusters; // in glyph order; bytes sum to text_length, glyphs to glyph_count
	size_t cluster_count;
	const char *text;
	size_t text_length; // 0: signs that stand for no text, such as a hyphen at a line's end
	const char *lang;
};

enum item_kind {
	ITEM_GLYPHS, // box.x, box.y is the origin on the baseline; width the advance, height the em
	ITEM_FILL,   // a filled rectangle: backgrounds and rules
	ITEM_IMAGE,
	ITEM_LINK,  // a live area; several with the same span are one link
	ITEM_DEST,  // a place that links and the outline lead to
	ITEM_DEBUG, // how something came to stand where it does
	ITEM_KINDS
};

enum { NO_NODE = UINT32_MAX };

/** Which text of a block an item belongs to: the document block has its title, and what stands around it. */
enum item_part {
	PART_TEXT,
	PART_BYLINE,
	PART_DESCRIPTION,
	PART_ADDRESS, // of the chapter on its site
	PART_PICTURE, // a cover's image
	PART_RUBY,    // in any block: the annotation above a base
	ITEM_PARTS
};

/**
 * What stands on a page: in a line, relative to its start and its baseline; in a strip, to that; on a page, to its top
 * left corner. What it points to lives in the arena of the pages.
 */
struct page_item {
	enum item_kind kind;
	bool artifact; // page furniture, decoration: not part of the text
	uint32_t chapter;
	uint32_t block; // id, or NO_NODE
	uint32_t span;  // id, or NO_NODE
	enum item_part part;
	struct rect box;
	union {
		struct glyph_run run;
		uint32_t color; // ITEM_FILL
		const struct resource *image;
		struct {
			const char *uri;  // external; NULL: internal
			const char *dest; // internal: the name of an ITEM_DEST of these pages
		} link;
		const char *dest; // ITEM_DEST: its name
		struct debug_mark debug;
	} as;
};

/**
 * The names of destinations: one for a block (a heading, a note) and one for a span (a note reference). ASCII, unique
 * in the book; arena memory. A link may lead only to a node for which an ITEM_DEST is placed: blocks that have an
 * anchor, notes, and the first reference to each note.
 */
const char *page_item_block_dest(uint32_t chapter, const struct block *block, struct arena *arena);
const char *page_item_span_dest(uint32_t chapter, const struct span *span, struct arena *arena);
/** That of an internal link: a block, or the start of a chapter, where its root block is. */
const char *page_item_link_dest(const struct span *link, struct arena *arena);

/**
 * Makes an item the live area of a link or a note reference, leading where the span leads; its box stays as it is. The
 * span is no dead link.
 */
void page_item_lead(struct page_item *item, const struct span *span, uint32_t chapter, struct arena *arena);
