#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "markdown/cursor.h"

/** What a line begins, by CommonMark 0.30 (4, 5) and cmark-gfm's footnotes, judged at the start of its text. */
enum block_start {
	BLOCK_START_NONE, // text of a paragraph
	BLOCK_START_QUOTE,
	BLOCK_START_ITEM,
	BLOCK_START_NOTE, // the definition of a footnote
	BLOCK_START_HEADING,
	BLOCK_START_UNDERLINE, // of a setext heading
	BLOCK_START_FENCE,
	BLOCK_START_HTML,
	BLOCK_START_RULE,
};

/** What closes a block of HTML (CommonMark 4.6). */
enum html_end {
	HTML_END_ELEMENT, // </script>, </pre>, </style>, </textarea>
	HTML_END_COMMENT,
	HTML_END_INSTRUCTION,
	HTML_END_DECLARATION,
	HTML_END_CDATA,
	HTML_END_BLANK, // a blank line
};

struct block_start_found {
	enum block_start kind;
	size_t marker;  // ITEM, NOTE: bytes of the marker
	unsigned width; // ITEM: columns from the marker to the item's text
	char fence;     // FENCE: its character ...
	size_t length;  // ... and how many
	enum html_end html_end;
};

/**
 * Finds what starts at a cursor, which stands on a character with at most three columns of white space before it.
 * in_paragraph: the line before is a paragraph's, of the container that the cursor is in; not everything may end one.
 */
struct block_start_found block_start_find(const struct cursor *cursor, bool in_paragraph);

/** Whether a line in a block of HTML holds what closes it. */
bool block_start_ends_html(const struct cursor *cursor, enum html_end end);
