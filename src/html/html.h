#pragma once

#include <stdbool.h>
#include <stddef.h>

/**
 * Raw HTML cut into pieces, as HTML's tokenizer has it (WHATWG HTML, 13.2.5). What a parser must not be given can be
 * told from the pieces before it is given anything.
 */
enum html_kind {
	HTML_TEXT,
	HTML_TAG,    // opening, closing or empty; an element whose contents are no markup is one piece with them
	HTML_SILENT, // comment, declaration, processing instruction, CDATA
};

enum { HTML_NAME_MAX = 31 };

struct html_piece {
	enum html_kind kind;
	const char *text; // where it starts in the input
	size_t length;
	size_t tag_length;            // HTML_TAG: of the tag alone
	size_t attributes;            // HTML_TAG: how many
	char name[HTML_NAME_MAX + 1]; // HTML_TAG: in lower case, cut at HTML_NAME_MAX
	bool closing;                 // HTML_TAG: </name>
};

/** What is left of a text. */
struct html_scanner {
	const char *text;
	size_t length;
	bool no_tags; // a tag that never ends has been met: all that follows is text
};

void html_scanner_init(struct html_scanner *out, const char *text, size_t length);

/** The next piece; false at the end. Linear over all pieces. */
bool html_next(struct html_scanner *scanner, struct html_piece *out);

/** Whether what an element holds is no markup: script, style, iframe ... */
bool html_is_raw(const char *name);
