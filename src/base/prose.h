#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/** Text that people wrote: NUL-terminated UTF-8. */

/** Whether a text is empty or nothing but white space, of any script: U+3000 and U+00A0 are white too. */
bool prose_is_blank(const char *text);

/** Words that end with NULL as a message lists them: "a, b or c". The caller frees it with g_free. */
char *prose_choice(const char *const *words);

/** The most bytes of a text of `length` bytes, at most `max` of them, that end with a whole character. */
size_t prose_cut(const char *text, size_t length, size_t max);

/** A text as a message shows it: itself, or at most `max` bytes of it and "...". Arena memory, or text itself. */
const char *prose_shown(const char *text, size_t max, struct arena *arena);

/** Whether a character is one of the 66 that stand for no text (Unicode 15.0, section 23.7); libraries refuse them. */
bool prose_is_noncharacter(gunichar c);

/** The first noncharacter of valid text, or end. */
const char *prose_find_noncharacter(const char *text, const char *end);

/** Whether a byte is a control character, NUL among them, other than a tab or one of a line end. */
bool prose_is_control(char c);

/**
 * Makes valid text of `length` bytes, such as one with escapes read, fit for every reader: control characters become
 * spaces, noncharacters U+FFFD. It gets no longer.
 */
void prose_clean(char *text, size_t length);

/** The name of a file, which may be any bytes, as text of one line: valid, without control characters. Caller frees. */
char *prose_of_name(const char *name);
