#pragma once

#include <glib.h>

#include "type/box.h"
#include "type/linebreak.h"
#include "type/page_item.h"
#include "type/runs.h"

/** Where a box came to stand in its line, and what was cut off its sides for that. Points. */
struct debug_place {
	double left, right;
	double left_trim, right_trim;
};

/** A line as it was set. */
struct debug_line {
	const struct runs *runs;
	const struct boxes *boxes;
	const struct line_range *range;
	const struct debug_place *places; // of the boxes of the range
	double size;                      // em of the paragraph
	uint32_t chapter, block;          // of all items
};

/** Appends what debug.h has of a line to its items (struct page_item). Nothing for a line without boxes. */
void debug_line_add(const struct debug_line *line, GArray *items);
