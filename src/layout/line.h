#pragma once

#include "layout/linebreak.h"
#include "layout/paragraph.h"

/** Everything that the lines of one paragraph are set from. */
struct line_source {
	const struct runs *runs;
	const struct boxes *boxes;
	const struct paragraph_options *options;
	uint32_t block; // id, or NO_NODE
	struct shaper *shaper;
	struct arena *arena;
};

/** Sets a line: takes or adds white space so that it fills its measure, aligns it, and makes its items. */
struct line line_set(const struct line_source *source, const struct line_range *range, const struct line_room *room,
	double indent);
