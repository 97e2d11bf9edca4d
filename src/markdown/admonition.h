#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "doc/doc.h"
#include "markdown/cursor.h"

/**
 * Notes that stand out of the text, in the forms that authors write: a quote that begins with [!NOTE] (GitHub,
 * Obsidian), the marks !!! and ??? with indented contents (MkDocs), contents between lines of colons (VuePress,
 * Docusaurus, pandoc).
 */
enum admonition_form {
	ADMONITION_NOTE,
	ADMONITION_DETAILS, // can be opened and closed by the reader
	ADMONITION_GROUP,   // only a matter of layout, such as tabs: what it holds stands by itself
};

/** The line that begins one. */
struct admonition_start {
	enum admonition_form form;
	bool open;         // DETAILS
	const char *type;  // in lower case, in the arena
	size_t colons;     // how many began it; 0 for the marks
	size_t title;      // byte of the text; its title, which is inline Markdown
	size_t title_size; // 0: none
};

/** Reads "!!! type "title"" and "??? type", "???+ type" at a cursor. */
bool admonition_read_mark(const struct cursor *cursor, struct admonition_start *out, struct arena *arena);

/** Reads "::: type title", "::: type[title]" and "::: {.type}" at a cursor. */
bool admonition_read_colons(const struct cursor *cursor, struct admonition_start *out, struct arena *arena);

/**
 * Turns a quote whose first paragraph begins with [!TYPE] into an admonition; what follows on that line is its title.
 * The sign of Obsidian that folds it, + or -, is dropped and the form stays a note: its type says more to a reader than
 * whether an application shows it folded at first.
 */
void admonition_settle_quote(struct block *quote, struct arena *arena);
