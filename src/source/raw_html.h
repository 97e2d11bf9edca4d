#pragma once

#include <glib.h>

#include "source/tree.h"

/**
 * Raw HTML in a Markdown tree: text is kept, tags are dropped with one warning a name, comments go silently, <br> is
 * a hard break.
 */
struct raw_html {
	struct tree *tree;
	GHashTable *seen;  // names warned about
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
void raw_html_end_leaf(struct raw_html *html);
