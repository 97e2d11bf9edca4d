#pragma once

#include <stdbool.h>
#include <stddef.h>

/** An element of a parsed piece of HTML, with its attributes. */
struct html_node;

/** A piece of HTML, parsed as what stands in a body (WHATWG HTML, 13.4), with a place in it. */
struct html_tree;

enum html_event_kind { HTML_ENTER, HTML_LEAVE, HTML_CHARACTERS };

struct html_event {
	enum html_event_kind kind;
	const struct html_node *node;
	const char *name; // of the element, in lower case; holds until the next event
	const char *text; // HTML_CHARACTERS: character references replaced
	size_t offset; // byte of the input where the tag or the text begins; that of the tag before for what is implied
};

/**
 * Parses. The input must outlive the tree, must be small in depth (the parser's cost is tags times depth) and in the
 * number of attributes of a tag (which is squared).
 */
struct html_tree *html_tree_create(const char *text, size_t length);
void html_tree_destroy(struct html_tree *tree);

/** The next event in document order; false at the end. */
bool html_tree_next(struct html_tree *tree, struct html_event *out);

/** The first element, for a text that is one tag; NULL when there is none. */
const struct html_node *html_tree_first(const struct html_tree *tree);

/** An attribute's value; NULL when it is absent. */
const char *html_tree_attribute(const struct html_node *node, const char *name);

/** The first child of an element that has a name; NULL when there is none. */
const struct html_node *html_tree_child(const struct html_node *node, const char *name);
