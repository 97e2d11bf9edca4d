#pragma once

#include <glib.h>

#include "type/box.h"
#include "type/linebreak.h"

/**
 * Lines with Latin words divided, but only where they are needed: a paragraph is set without first, and a divided word
 * must mend a line that is loose because the word behind it did not fit. So a reader sees few hyphens, and a run that
 * needs none never reads the dictionary (TeX's \pretolerance, for the same two reasons).
 */

/** Marks where the words of a paragraph may be divided, if its options allow it. */
void divide_words(struct shaper *shaper, const struct runs *runs, const struct paragraph_options *options,
	struct boxes *boxes, struct arena *arena);

/** linebreak_optimum, and once more with divided words if that leaves a line to be mended. */
void divide_lines(struct shaper *shaper, const struct runs *runs, const struct paragraph_options *options,
	struct boxes *boxes, const struct line_room *room, struct arena *arena, GArray *out);
