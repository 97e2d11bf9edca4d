#pragma once

#include <glib.h>

#include "base/diag.h"

/**
 * Raw HTML on its way to the parser, made safe: what hides, comments and unfinished tags are left out, tags have no
 * more attributes than sense, and no more of them are open at once than the parser can bear. Knows where each byte came
 * from.
 */
struct html_guard {
	GString *markup;
	GArray *places;    // struct html_place, in order
	GPtrArray *open;   // names of open elements, lent by the table of names below
	GHashTable *names; // every name met
	unsigned skipped;  // openings left out because too many were open: as many closings go too
	size_t tags;
	GPtrArray *hidden; // names of elements that were left out with what they held, each once
	GArray *hidden_at; // struct source_pos of each
};

enum {
	HTML_GUARD_OPEN_MAX = 200,        // elements open at once
	HTML_GUARD_FORMATTING_MAX = 20,   // of these, formatting: the parser opens it anew in every block that follows
	HTML_GUARD_ATTRIBUTES_MAX = 60,   // of one tag
	HTML_GUARD_TAGS_MAX = 200 * 1000, // of one piece of HTML; further ones are left out and their text kept
};

void html_guard_init(struct html_guard *out);
void html_guard_finish(struct html_guard *guard);

/** Adds HTML that starts at a position. */
void html_guard_add(struct html_guard *guard, const char *text, size_t length, struct source_pos pos);

/** Adds a mark, the element "template", which can come from nowhere else. */
void html_guard_add_mark(struct html_guard *guard);

/** Where a byte of the markup came from. */
struct source_pos html_guard_place(const struct html_guard *guard, size_t offset);
