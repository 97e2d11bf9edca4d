#pragma once

#include "doc/block.h"

/** What becomes of an element of raw HTML. */
enum html_role {
	HTML_SPAN,      // a span, see raw_html.h
	HTML_PLAIN,     // nothing: what it holds stands in the line
	HTML_GROUP,     // nothing: what it holds stands apart from what is around it
	HTML_CONTAINER, // a block of its kind
	HTML_PRE,
	HTML_BREAK,
	HTML_IMAGE,
	HTML_RULE,
	HTML_MEDIA,   // a link card
	HTML_NOTHING, // goes without a word
	HTML_HIDDEN,  // goes with all that it holds
	HTML_ROLES
};

struct html_element {
	const char *name;
	enum html_role role;
	enum block_kind kind; // HTML_CONTAINER
};

/** The row of a name in lower case; NULL for an element that is not known. */
const struct html_element *html_element_find(const char *name);

/** Whether an element stands apart from the text around it. */
bool html_element_is_block(const char *name);
