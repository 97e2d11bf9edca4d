#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "type/runs.h"
#include "type/shape.h"
#include "text/breaks.h"
#include "text/spacing.h"

/**
 * What lines are made of: a box is what cannot be parted, with the white space (glue) before it.
 * Lengths in points.
 *
 * Within a line a box takes advance - trim_left - trim_right; at the line's edges start_trim and
 * end_trim stand for the trims of that side, and the glue before the first box is left out. A line
 * that is too long may take off shrink_left and shrink_right as well.
 */
struct box {
	uint32_t offset; // of its first byte in the paragraph's text
	uint32_t bytes;
	uint32_t run;
	uint32_t first_cluster; // in shape; no shape: nothing is drawn, or an image
	uint32_t cluster_count;
	const struct shape *shape;
	float advance;
	float inset;  // of the glyphs within the advance
	float hyphen; // width of the hyphen to be shown if the line ends here; 0: none
	float trim_left, trim_right;
	float start_trim, end_trim;
	float shrink_left, shrink_right;
	float hang;               // how much of it may stand outside the measure at a line's end
	struct spacing_glue glue; // natural, shrink and stretch in points
	uint8_t shrink_tier;      // enum spacing_shrink of shrink_left and shrink_right
	uint8_t break_before;     // enum breaks_kind
	uint8_t class;            // enum cjk_class of its first character
	bool drops_at_start;      // white space that vanishes where a line starts
	bool drops_at_end;        // or where it ends
	bool newline;             // ends a line and takes no room
	bool dotted;              // an emphasis dot goes with it
	bool mark;                // a full-width mark, alone no text to speak of
};

struct boxes {
	struct box *boxes;
	size_t count;
};

/**
 * A sign that nobody typed, one character such as a hyphen, in the look of a run. Its first cluster
 * is all of it.
 */
const struct shape *box_sign(struct shaper *shaper, const struct run *run, const char *sign, struct arena *arena);

/** Gives each box in front of a BREAKS_HYPHEN the hyphen that a line shows when it ends there. */
void box_add_hyphens(struct boxes *boxes, const struct runs *runs, struct shaper *shaper, struct arena *arena);

/** Shapes and measures a paragraph's text; its words are not divided but at soft hyphens. Arena memory. */
struct boxes box_create_all(
	struct shaper *shaper, const struct runs *runs, const struct paragraph_options *options, struct arena *arena);
