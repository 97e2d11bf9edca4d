#pragma once

#include <glib.h>

#include "source/tree.h"

/**
 * Raw HTML in a Markdown tree. Inline elements that the model has a kind for become spans where they are well nested:
 * in each other, in Markdown's own spans, in one block. <br> is a hard break, comments go silently. Of all else the text
 * is kept and the tags are dropped, with one warning a name. Attributes mean nothing.
 */
struct raw_html {
	struct tree *tree;
	GHashTable *seen;  // names warned about
	GArray *open;      // struct raw_html_element, outermost first; never more than spans may be nested
	char *hidden_name; // the inline element whose contents are being dropped; NULL for none
};

void raw_html_init(struct raw_html *out, struct tree *tree);
void raw_html_finish(struct raw_html *html);

/** Adds a block of HTML: the text between its tags as paragraphs. pos is where it starts. */
void raw_html_add_block(struct raw_html *html, const char *text, struct source_pos pos);

/** Adds one inline tag, comment and the like to the open leaf. */
void raw_html_add_inline(struct raw_html *html, const char *text, struct source_pos pos);

/** Whether an inline element that was opened hides what follows. Ends with the block. */
bool raw_html_is_hiding(const struct raw_html *html);

/** Whether there can be no ruby here: in a <ruby>, in code. */
bool raw_html_bars_ruby(const struct raw_html *html);

/** Says that the open span, one of Markdown's, is about to be closed: elements left open in it are dropped. */
void raw_html_end_span(struct raw_html *html);
/** The same of the open leaf. */
void raw_html_end_leaf(struct raw_html *html);
