#pragma once

#include <glib.h>
#include <stddef.h>

/**
 * What stands before the text on a line of Markdown: indentation, '>' of quotes, and list markers. A longer one than
 * LINE_PREFIX_MAX bytes is none.
 */
enum { LINE_PREFIX_MAX = 100 };

/** The bytes of the prefix at the start of a line. */
size_t line_prefix_length(const char *line, size_t length);

/** Appends what the next line must start with to belong to the same block: the prefix, with spaces for list markers. */
void line_prefix_append_next(GString *out, const char *prefix, size_t length);

/** The bytes of a next line's prefix that a blank line needs: up to the last '>'. */
size_t line_prefix_blank_length(const char *prefix, size_t length);

/** The bytes at the start of a line that are the same as those of a next line's prefix. */
size_t line_prefix_shared(const char *prefix, const char *line, size_t length);
