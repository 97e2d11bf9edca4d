#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "doc/doc.h"
#include "type/page_refs.h"
#include "style/style.h"

/** How a paragraph is set. Lengths in points. */
struct paragraph_options {
	const struct doc *doc;
	uint32_t chapter;
	const struct page_refs *refs; // behind a link to another chapter its page is shown; NULL: it is not
	GArray *used_refs;            // where that is noted
	const struct style *style;
	const struct block_style *base; // of the block's role
	enum type_family family;        // usually base->family; a quote or a table head may differ
	int weight;
	double size; // em of the text
	uint32_t color;
	double letter_spacing; // after each character, but not after the last of a line
	double indent;         // of the first line; may be negative
	enum text_align align;
	const char *lang;
	bool heading;     // not justified: lines are about equally long and end where phrases do
	bool code;        // no autospace, no trimming, cells of half an em, breaks anywhere
	bool debug_boxes; // lines say how they were set: ITEM_DEBUG
};
