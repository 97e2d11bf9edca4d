#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "type/linebreak.h"
#include "type/page_item.h"
#include "type/paragraph_options.h"

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

/** Everything that the lines of one paragraph are set from. */
struct line_source {
	const struct runs *runs;
	const struct boxes *boxes;
	const struct paragraph_options *options;
	uint32_t block; // id, or NO_NODE
	double measure; // of the paragraph: what a line's own lacks is its indent
	struct shaper *shaper;
	struct arena *arena;
};

/**
 * Sets a line; continues: no hard break stands before it. Takes or adds white space so that it
 * fills its measure, aligns it, and makes its items.
 */
struct line line_set(const struct line_source *source, const struct line_range *range, bool continues);
