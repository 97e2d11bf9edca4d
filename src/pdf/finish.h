#pragma once

#include <stdbool.h>

#include "base/out.h"
#include "doc/book.h"
#include "layout/pages.h"
#include "pdf/links.h"
#include "pdf/standard.h"
#include "pdf/tag.h"

/** What cairo painted, and what it stands for. */
struct finishing {
	const struct pages *pages;
	const struct book *book;
	const struct tag_tree *tags;
	struct links *links;
	const uint32_t *mark_counts; // how many pieces of each page were marked
	const char **const
		*mark_texts; // of each page: what each piece is copied as (content.h); NULL: as its glyphs say
	unsigned claims;     // of enum pdf_standard: what is true of the document
	bool attach_source;  // as struct pdf_options has it
	struct arena *arena;
};

/**
 * Makes cairo's PDF complete: structure, links, outline, metadata, artifacts, colour space, claims; and writes it
 * compact and deterministic. False, with the reason reported, when a library failed or did not mark what it was told
 * to.
 */
bool finish_write(
	const struct finishing *finishing, const char *bytes, size_t length, struct out *out, struct diag *diag);
