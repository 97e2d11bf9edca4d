#pragma once

#include <glib.h>
#include <stddef.h>

#include "hugo/shortcode_tag.h"

/** All tags of a text, in order, and which of them belong together. */
struct shortcode_tags {
	const char *text; // borrowed
	size_t length;
	GArray *tags;   // struct shortcode_tag
	GArray *closed; // guint for each tag: the one that closes it, which is never the first; 0: none
};

/**
 * Reads a text. A closing tag belongs to the last open one of its name, and whatever was opened between the two stays
 * open, as shortcodes that hold nothing are written; one without such a tag becomes SHORTCODE_BROKEN. Linear.
 */
void shortcode_tags_init(struct shortcode_tags *out, const char *text, size_t length, struct arena *arena);
void shortcode_tags_finish(struct shortcode_tags *tags);

const struct shortcode_tag *shortcode_tags_at(const struct shortcode_tags *tags, guint index);

/** The index of the tag that closes one; 0 when nothing does. */
guint shortcode_tags_closing(const struct shortcode_tags *tags, guint index);
