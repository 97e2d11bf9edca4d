#pragma once

#include "doc/book.h"
#include "font/family.h"
#include "layout/pages.h"
#include "style/style.h"

/** What layout is asked for besides what the style says. */
struct layout_options {
	bool debug_boxes; // pages say how they were set: ITEM_DEBUG, and a legend on the first page
};

/**
 * Sets a book. Never NULL: what cannot be set as wished is reported and set as well as it can be. Everything lives in
 * the arena; faces belong to fonts, which must outlive the pages. With fonts NULL the em table stands in for them, so
 * that dumps do not depend on what is installed. options may be NULL.
 */
struct pages *layout_book(const struct book *book, const struct style *style, struct font_set *fonts,
	const struct layout_options *options, struct arena *arena, struct diag *diag);

/** Sets a book's cover alone, on the page of the style: for an EPUB, which wants it as an image. */
struct pages *layout_cover(const struct book *book, const struct style *style, struct font_set *fonts,
	struct arena *arena, struct diag *diag);
