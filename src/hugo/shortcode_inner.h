#pragma once

#include "syntax/traced.h"

/** What stands between two tags, as the shortcode takes it. All functions add to an empty text. */

/**
 * For a block: without the blank lines at its ends, and without the prefix that its lines share with the line of the
 * shortcode (line_prefix.h).
 */
void shortcode_inner_take_block(struct traced *out, const struct traced *inner, const char *prefix);

/** For a part of a line: without white space at an end where there is a line end in it. */
void shortcode_inner_take_line(struct traced *out, const struct traced *inner);

/** HTML in which Markdown is to see nothing: blank lines get a space, as they end a block of HTML (CommonMark 4.6). */
void shortcode_inner_guard_block(struct traced *out, const struct traced *inner);

/** The same for a part of a line: what would be markup outside tags gets a backslash. */
void shortcode_inner_guard_line(struct traced *out, const struct traced *inner);
