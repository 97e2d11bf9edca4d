#pragma once

#include <glib.h>

#include "html/embed.h"
#include "html/html_tree.h"
#include "syntax/tree.h"

/**
 * Raw HTML in a line of Markdown. Elements that the model has a kind for become spans where they are well nested: in
 * each other, in Markdown's own spans, in one block. <a> is a link or a place that links lead to, <img> an image, <br>
 * a hard break, a film a link, and where it stands alone a link card; what sets blocks apart breaks the line; comments
 * and formatting without meaning go silently. Of all else the text is kept and the tags are dropped, with one warning a
 * name.
 *
 * html_flow.h has the blocks, and uses the same spans.
 */
struct raw_html {
	struct tree *tree;
	GHashTable *seen;   // names warned about
	GArray *open;       // struct raw_html_element, outermost first; never more than spans may be nested
	char *hidden_name;  // the inline element whose contents are being dropped; NULL for none
	bool breaks;        // the open leaf has some of ours
	struct span *media; // the last film in the open leaf
	const char *media_service;
	const char *media_title; // NULL: its text is its address
	bool media_wanted;       // a film without an address is being dropped
};

void raw_html_init(struct raw_html *out, struct tree *tree);
void raw_html_finish(struct raw_html *html);

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

/** Warns, once a name, about a tag that is dropped or cannot stand here; ordinary formatting goes without a word. */
void raw_html_report(struct raw_html *html, const char *name, struct source_pos pos);

/**
 * Opens the span of an element in the open leaf; its attributes are NULL when it has none. False when the element has
 * no span, or may not stand here.
 */
bool raw_html_open(struct raw_html *html, const char *name, const struct html_node *node, struct source_pos pos);
/** Closes it; false when it is not open. */
bool raw_html_close(struct raw_html *html, const char *name);

/** Adds an image to the open leaf, if it has an address. */
void raw_html_add_image(struct raw_html *html, const struct html_node *node, struct source_pos pos);

/** What a film, a sound or a frame shows. */
struct embed raw_html_embed(struct raw_html *html, const struct html_node *node);

/** The title that the author gave it; NULL for none, and for one that only names the service. Arena memory. */
const char *raw_html_title(struct raw_html *html, const struct html_node *node, const struct embed *embed);

/** The language of an element, normalised; NULL when it says none. Arena memory. */
const char *raw_html_lang(struct raw_html *html, const struct html_node *node);
