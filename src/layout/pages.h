#pragma once

#include <stddef.h>

#include "base/out.h"
#include "type/page_item.h"

/**
 * Set pages: what a painter needs and nothing else. All lengths are points (1/72 inch); x runs right and y down from
 * the top left corner of the page. Only here have blocks and lines become coordinates. Lives in one arena.
 */
struct page {
	struct page_item *items; // in reading order: what is below comes first within a block
	size_t item_count;
	const char *label; // as printed: "1", "2" ...
};

/** One bookmark. */
struct page_mark {
	int level; // from 1, no level skipped
	const char *text;
	const char *dest;
};

struct pages {
	double width, height;
	struct page *pages;
	size_t page_count;
	struct page_mark *marks;
	size_t mark_count;
};

/** Prints each page's items, a line each with box and text, in em-independent form: the golden seam of layout. */
void pages_dump(const struct pages *pages, struct out *out);
