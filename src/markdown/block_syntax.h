#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "syntax/dialect.h"

/**
 * Blocks that cmark-gfm does not know, written as blocks that it knows, and a table that says which those are.
 *
 * A container of ours becomes a quote: each of its lines gets "> " in the place of its own indentation, its title
 * becomes a heading in the quote. A definition ": text" becomes an item "- text", a formula a fenced block, and the
 * attributes of a heading are cut off. Nesting, references and notes across all of it are then the parser's own work,
 * which two parsers, one for the text and one for what is in a container, could not give. The reader asks the table at
 * each such place and makes the block that was meant.
 *
 * To know where a container ends, and that a line is not one of code, the lines are followed as CommonMark's appendix
 * describes it: containers go on or end, then new ones begin. Where a container of ours ends without a blank line, a
 * comment is put, so that what follows neither goes on as its last paragraph nor becomes a part of its quote.
 *
 * A syntax extension of cmark-gfm was not taken: it can add a kind of block, but what stands in a container is indented
 * code to the parser before any extension sees it.
 */
struct block_syntax {
	char *text; // NUL-terminated; owned
	size_t length;
	GArray *lines;  // uint32_t: for each line of it, which line of the source it comes from, from 1
	GArray *pieces; // struct block_syntax_piece, in order of place: where the columns of a line do not agree
	GArray *marks;  // struct syntax_mark, in order of line
};

struct block_syntax_piece {
	uint32_t line;          // from 1, of the new text
	uint32_t column;        // from 1: from here on ...
	uint32_t source_column; // ... columns go on from this one
};

enum syntax_kind {
	SYNTAX_ADMONITION, // a quote
	SYNTAX_DETAILS,    // a quote
	SYNTAX_GROUP,      // a quote that is none: what it holds stands by itself
	SYNTAX_DEFINITION, // an item
	SYNTAX_MATH,       // a fenced block
	SYNTAX_HEADING,    // a heading whose attributes were cut off
	SYNTAX_COMMENT,    // a comment that the author did not write
};

/** Something that the parser was made to see. */
struct syntax_mark {
	enum syntax_kind kind;
	uint32_t line;    // where it starts in the new text, from 1
	uint32_t column;  // from 1; 0 for what is alone on its line
	const char *type; // ADMONITION, DETAILS, GROUP: in lower case, in the arena
	const char *id;   // HEADING: its own; COMMENT: that of the block before it; NULL: none
	bool titled;      // a heading on the same line is the title
	bool open;        // DETAILS
	bool unclosed;    // ADMONITION, DETAILS, GROUP: begun by colons that nothing closes
};

/**
 * Rewrites a text, which ends with a NUL, for the extensions of blocks that a dialect has. Strings of the marks are
 * made in the arena.
 */
void block_syntax_init(
	struct block_syntax *out, const char *text, size_t length, const struct dialect *dialect, struct arena *arena);

void block_syntax_finish(struct block_syntax *syntax);

/** What was written at a place of the new text. NULL: the author's own Markdown. */
const struct syntax_mark *block_syntax_find(const struct block_syntax *syntax, enum syntax_kind first,
	enum syntax_kind last, uint32_t line, uint32_t column);

/** The line of the source for a line of the new text. */
uint32_t block_syntax_line(const struct block_syntax *syntax, uint32_t line);

/** The column of the source for a place in the new text. */
uint32_t block_syntax_column(const struct block_syntax *syntax, uint32_t line, uint32_t column);
