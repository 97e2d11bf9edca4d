#pragma once

#include <glib.h>
#include <stdbool.h>

#include "layout/flow.h"
#include "layout/pages.h"

/**
 * What --debug-boxes shows of a page besides its lines (type/debug_line.h): strips, the grid, the legend. All of it is
 * decoration (artifact). Pages that nobody wants to debug never come here.
 */

/** Appends a strip and the space above it to a page's items. box: where it came to stand. Points. */
void debug_page_add_strip(GArray *items, const struct strip *strip, double space, const struct rect *box);

/** What is added to a page when all else stands on it. */
struct debug_page {
	const struct rect *area; // the type area: its grid is shown; NULL: a page without one, such as a cover
	bool legend;             // says in the page's head what the colours mean
};

/**
 * Completes a page, and brings its items into the order in which they are drawn: fills, what is shown below the text,
 * the page's own items, what is shown over them. The items are made anew in the flow's arena.
 */
void debug_page_finish(struct page *page, struct flow *flow, const struct debug_page *debug);
