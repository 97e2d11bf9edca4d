#pragma once

#include <stddef.h>

/**
 * Parts of Markdown that the parser compares, or takes as they are written: what is put into them to help it would
 * change what they mean. Each function gives the bytes of the part that a text starts with, 0 when there is none. It
 * looks no further than a paragraph, VERBATIM_MAX bytes or the length of the text. Quote signs may begin a line.
 */

enum { VERBATIM_MAX = 1000 }; // what is longer is no label (CommonMark 6.3)

/** "[text]" without a bracket in it, but for those behind backslashes: what can be a label (CommonMark 6.3). */
size_t verbatim_label(const char *text, size_t length);

/** "(destination "title")", as it stands behind the ] of a link's text (CommonMark 6.3). */
size_t verbatim_target(const char *text, size_t length);

/** ": destination "title"" up to the end of a line, as it stands behind the label of a definition (CommonMark 4.7). */
size_t verbatim_definition(const char *text, size_t length);

/** "<..>": an address or a tag (CommonMark 6.5, 6.6). Comments and the like are none, for nothing in them matters. */
size_t verbatim_angle(const char *text, size_t length);

/** The line of a fence that opens code, with its info string (CommonMark 4.5). */
size_t verbatim_fence(const char *text, size_t length);
