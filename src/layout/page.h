#pragma once

#include "layout/flow.h"
#include "layout/pages.h"

/** Where the type area lies on every page. Points. */
struct page_area {
	double x, y, width, height;
};

/** The type area of a style: its margins, and the measure rounded to whole em of the body where the style says so. */
struct page_area page_area_of(const struct style *style);

/**
 * Cuts strips into pages: as many as fit, ending where a break is allowed. A chain of strips that must stay together
 * and is longer than a page is cut where the page ends. Linear in the number of strips. Gives the index of the strip
 * (guint) that each page begins with, and at the end that behind the last strip. The caller unrefs it.
 */
GArray *page_break(const struct flow *flow, double height);

/** What a page shows besides its text. */
struct page_furniture {
	const char *label; // the page's name in the PDF
	const char *head;  // in the margin above the text; NULL: nothing
	const char *foot;  // below it
};

/**
 * Puts the strips from first to end (not included) onto a page. Fills that touch from strip to strip become one, so
 * that no seam shows.
 */
struct page page_compose(struct flow *flow, const struct page_area *area, size_t first, size_t end,
	const struct page_furniture *furniture);
