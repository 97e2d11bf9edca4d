#pragma once

#include "layout/linebreak.h"
#include "layout/paragraph.h"

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
