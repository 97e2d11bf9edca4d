#pragma once

#include <stdbool.h>
#include <stddef.h>

/** Raw HTML cut into pieces. Tags are not read any further than their name. */
enum html_kind {
	HTML_TEXT,
	HTML_TAG,    // opening, closing or empty; an element that hides its contents is one piece with them
	HTML_SILENT, // comment, declaration, processing instruction, CDATA
};

enum { HTML_NAME_MAX = 31 };

struct html_piece {
	enum html_kind kind;
	const char *text; // where it starts in the input
	size_t length;
	char name[HTML_NAME_MAX + 1]; // HTML_TAG: in lower case, cut at HTML_NAME_MAX
	bool closing;                 // HTML_TAG: </name>
};

/** The first piece of a text; false when the text is empty. */
bool html_next(const char *text, size_t length, struct html_piece *out);

/** Whether the contents of an element never show: script, style, template ... */
bool html_hides(const char *name);

/** Whether a tag ends the paragraph that it stands in. */
bool html_is_block(const char *name);

/** Text with its character references replaced; names that few people type stay as they are. The caller frees it. */
char *html_decode(const char *text, size_t length);
