#pragma once

#include <stdbool.h>
#include <stddef.h>

/**
 * A place in one line of a text, in bytes and in columns from 0. A tab goes to the next multiple of four (CommonMark
 * 2.2) and can be taken in part.
 */
struct cursor {
	const char *text; // the whole text
	size_t at;        // byte
	size_t end;       // byte of the line end, which is not part of the line
	unsigned column;
	unsigned pending; // columns still to come of the tab at `at`, if a part of it was taken; else 0
};

/** A cursor at the start of the line that starts at byte `start` of a text of `length` bytes. */
struct cursor cursor_at_line(const char *text, size_t length, size_t start);

/** The columns of white space at the cursor. */
unsigned cursor_indent(const struct cursor *cursor);

/** The cursor behind that white space. */
struct cursor cursor_skip_white(const struct cursor *cursor);

/** Whether nothing but white space is left of the line. */
bool cursor_is_blank(const struct cursor *cursor);

/** Goes over up to `columns` columns of white space. */
void cursor_take_columns(struct cursor *cursor, unsigned columns);

/** Goes over bytes that are no white space. */
void cursor_take_bytes(struct cursor *cursor, size_t count);

/** The byte `ahead` bytes behind the cursor; NUL from the line end on. */
char cursor_peek(const struct cursor *cursor, size_t ahead);

/** How often a character stands at the cursor and behind it. */
size_t cursor_run(const struct cursor *cursor, char c);
