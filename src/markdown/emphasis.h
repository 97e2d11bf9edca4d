#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "syntax/dialect.h"

/**
 * Emphasis and bare addresses beside Chinese, Japanese and Korean, without a changed parser.
 *
 * CommonMark does not let the second ** of **真，**她 close, because a punctuation mark stands before it and a letter
 * behind it: the rule counts on spaces between words. The proposal that cures it (commonmark-spec#839) lets a CJK
 * neighbour satisfy the test. We say so to an unchanged parser by putting a letter, the noncharacter U+FDD0, between
 * the run and the punctuation mark. Nesting and all other rules stay the parser's own. The marks are deleted from every
 * string that comes out, whatever it is, so that a mark inside code does no harm.
 *
 * A label is compared with others before that. So what is put into one depends on nothing but the label, and is the
 * same in a reference and in its definition: runs and braces get their marks, addresses none (the parser links none in
 * brackets), and a formula gets its opener if it ends in the label and has no bracket for one. A label that marks could
 * make too long gets none. Destinations, titles, tags, addresses in angles and the lines of fences get no tab and no
 * opener (verbatim.h): a tab ends them, and the parser takes backslashes away from what is in them.
 *
 * Mending the tree afterwards was not taken: a wrong pairing has nested wrongly by then.
 *
 * A bare address takes everything up to the next space into it, Chinese and markup included. Where one ends, a tab
 * stops it. The U+FDD0 behind the tab lets a run that follows open or close emphasis, and tells this tab from typed
 * ones.
 */
struct emphasis {
	char *text; // with the marks in it; owned
	size_t length;
	GArray *marks; // struct emphasis_mark, in order of place
};

/** Marks put at one place. */
struct emphasis_mark {
	uint32_t line;   // from 1
	uint32_t column; // of their first byte in the marked text, from 1
	uint64_t before; // bytes of marks put before this one
	uint32_t size;   // bytes
};

/**
 * Marks a text, with the runs that a dialect has besides stars and tildes. U+FDD0 typed by the author becomes U+FFFD.
 * With braces, one behind a backslash gets a mark behind it, by which it can be told from others when the parser has
 * taken the backslash away. The backslash of a formula that math_find_escaped finds becomes MATH_OPENER of math.h for
 * the same reason.
 */
void emphasis_init(struct emphasis *out, const char *text, size_t length, const struct dialect *dialect, bool braces);

/** Releases the marked text; copies that mark_clean made stay. */
void emphasis_finish(struct emphasis *emphasis);

/** The column in the text as it was, for a column in the marked text. */
uint32_t emphasis_column(const struct emphasis *emphasis, uint32_t line, uint32_t column);
