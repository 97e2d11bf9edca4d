#pragma once

#include "base/out.h"
#include "type/paragraph.h"

/** What the line engine makes of a paragraph, for tests and for the curious. */
enum line_dump_stage {
	LINE_DUMP_BREAKS,   // the text with '|' at each break that the normal pass allows; a typed '|' is written '\|'
	LINE_DUMP_ADVANCES, // a line a cluster: text, tab, advance; glue is a line of its own, '~' or its space
	LINE_DUMP_LINES,    // a line a set line: its text, its natural and its set width, tabs between them
};

/**
 * How to dump. Widths are printed in em with two decimals. Advances are after adjacency and before any line edge. The
 * natural width is after adjacency and edges, before shrinking, stretching and hanging; the set width is after them and
 * holds the indent.
 */
struct line_dump {
	enum line_dump_stage stage;
	struct shaper *shaper;
	struct paragraph_options options;
	double measure; // points; LINE_DUMP_LINES
};

/** Prints one paragraph of plain text. */
void line_dump_text(const struct line_dump *dump, const char *text, struct out *out);

/** Prints the inline content of a block. */
void line_dump_block(const struct line_dump *dump, const struct block *block, struct out *out);
