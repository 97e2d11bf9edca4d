#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "syntax/traced.h"

/**
 * A text in which shortcodes are being replaced. Blocks of Markdown and of HTML that take their place stand between
 * blank lines, in the quotes and list items that the shortcode stands in.
 */
struct shortcode_writer {
	struct traced out;
	const char *source; // borrowed
	size_t line_start;  // byte of the text at which its last line starts
	bool within_line;   // the text begins in the middle of a line
	bool after_block;   // a block ends the text; a blank line is due before anything else
	GString *prefix;    // what the lines behind that block start with
};

void shortcode_writer_init(struct shortcode_writer *out, const char *source, bool within_line);
void shortcode_writer_finish(struct shortcode_writer *writer);

/** Adds the bytes from `start` to `end` of the source. */
void shortcode_writer_copy(struct shortcode_writer *writer, size_t start, size_t end);

/** Adds a text to the line. `from` is the place in the source that it stands for. */
void shortcode_writer_add(struct shortcode_writer *writer, const struct traced *text, size_t from);

/** The same of blocks, on lines of their own. */
void shortcode_writer_add_block(struct shortcode_writer *writer, const struct traced *block, size_t from);

/** Whether nothing but quote signs, list markers and white space stands on the line, or a block before it. */
bool shortcode_writer_at_start(const struct shortcode_writer *writer);

/** Whether the line is a row of a table. */
bool shortcode_writer_in_table(const struct shortcode_writer *writer);

/** Whether Markdown or HTML wants an address here: behind "](", "]:", "=" or "<". */
bool shortcode_writer_wants_address(const struct shortcode_writer *writer);

/** What the next line must start with to stay in the same quotes and items; the caller frees it. */
char *shortcode_writer_next_prefix(const struct shortcode_writer *writer);
