#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/arena.h"

/**
 * Page numbers that stand in the text: behind a link to another chapter, in the contents and the indexes. Where pages
 * end depends on them, and they on where pages end. So chapters are set with the numbers of the round before, each
 * notes which ones it printed, and those in which one has changed are set again.
 */

/** One number that was printed. */
struct page_ref {
	const char *dest;
	const char *label;
};

/** Which page each destination is on, as far as is known: its name -> the page's label. Strings are borrowed. */
struct page_refs {
	GHashTable *labels;
};

void page_refs_init(struct page_refs *refs);
void page_refs_finish(struct page_refs *refs);

/** Says where a destination is. */
void page_refs_set(struct page_refs *refs, const char *dest, const char *label);

/** The label to be printed for a destination; used (struct page_ref) notes it. */
const char *page_refs_use(const struct page_refs *refs, const char *dest, GArray *used);

/** Whether all numbers that were printed are still right. */
bool page_refs_hold(const struct page_refs *refs, const GArray *used);
