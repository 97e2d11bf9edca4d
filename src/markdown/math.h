#pragma once

#include <stdbool.h>
#include <stddef.h>

/**
 * TeX formulas in Markdown. What is inside is source text, whatever Markdown would make of it.
 *
 * Prices share the dollar with formulas. $ opens when no white space is behind it and no ASCII letter or digit before
 * it; the next $ that no backslash stands before must close, with no white space before it and no digit behind it, or
 * there is no formula. So the search ends at the next dollar: it is linear, and "$5 和 $10" stays text. A text with
 * Chinese, Japanese or Korean but without any TeX command is no formula either, "$HOME和$PATH", nor one where code
 * begins or ends, "$PATH 是 `$x`".
 */
struct math_found {
	size_t tex;    // where the TeX starts
	size_t length; // its bytes
	size_t end;    // behind the closing mark
};

/** What emphasis.h puts in the place of the backslash of \( and \[, which the parser would take away. */
#define MATH_OPENER "$\xEF\xB7\x90"

/**
 * The formula that starts at byte `at` of a paragraph's text, which ends with a NUL, with $, $$ or MATH_OPENER before (
 * or [. False when none does.
 */
bool math_find_inline(const char *text, size_t at, struct math_found *out);

/**
 * The formula of its own that starts at byte `at`, the first of its line that is no white space: from $$ to $$, or from
 * \[ to \], with nothing behind it on its last line and no blank line in it. The quote signs that a line begins with
 * may be part of what is found.
 */
bool math_find_block(const char *text, size_t at, struct math_found *out);
