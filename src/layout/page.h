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
 * and is longer than a page is cut where the page ends. Linear in the number of strips. Fills that touch from strip to
 * strip become one, so that no seam shows. Adds page numbers when the style wants them.
 */
void page_build(struct pages *pages, struct flow *flow, const struct page_area *area);
