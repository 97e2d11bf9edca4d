#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "doc/doc.h"
#include "type/page_item.h"
#include "type/paragraph_options.h"
#include "style/style.h"
#include "text/cjk_text.h"

/** A line under or through text: as the span that has it wants it, whatever stands inside. */
struct run_rule {
	const struct span *span; // NULL: none
	double size, raise;      // of the text around
	uint32_t color;
};

/**
 * A stretch of a paragraph's text that is set in one way: what the nested spans around it come to.
 * Lengths in points.
 */
struct run {
	size_t start, end; // bytes of the text; an image is one U+FFFC
	enum type_family family;
	enum type_family latin; // whose Latin letters stand beside it: those of Kai and Fangsong faces suit no text
	int weight;
	double size;
	double raise;          // of the baseline, upward
	double padding;        // on each side of code with a background
	double letter_spacing; // after each character
	bool italic_latin;
	bool dots; // emphasis dots
	struct run_rule underline;
	struct run_rule strike;
	uint32_t color;
	uint32_t background; // COLOR_INHERIT: none
	const char *lang;
	enum cjk_span_kind kind;
	uint32_t span; // id of the innermost span, or NO_NODE
	struct source_pos pos;
	const struct span *link;          // the SPAN_LINK or SPAN_NOTE_REF that makes it live, or NULL
	const struct span *ruby;          // SPAN_RUBY: its annotation stands above; NULL: none
	const struct span *note_ref;      // SPAN_NOTE_REF that begins here, or NULL
	const struct resource *image;     // NULL: text
	double image_width, image_height; // as large as the page allows
};

struct runs {
	const char *text;
	size_t length;
	const struct run *runs; // cover the text, in order; none for an empty text
	size_t count;
};

/**
 * Flattens a block's spans. A hard break becomes a line feed. An image that cannot be shown becomes
 * words that say so. Fake indents (leading ideographic or em spaces) go if the paragraph is
 * indented. Arena memory.
 */
struct runs runs_from_block(const struct block *block, const struct paragraph_options *options, struct arena *arena);

/** One run of plain text; line feeds are hard breaks. */
struct runs runs_from_text(
	const char *text, const struct block *block, const struct paragraph_options *options, struct arena *arena);

/** The units of a text that has runs. The caller destroys them. */
struct cjk_text *runs_cut(const struct runs *runs);
