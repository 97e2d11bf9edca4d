#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "syntax/dialect.h"

/**
 * TeX formulas in Markdown. What is inside is source text, whatever Markdown would make of it.
 *
 * Prices share the dollar with formulas. $ opens when no white space is behind it and no ASCII letter or digit before
 * it; the next $ that no backslash stands before must close, with no white space before it and no digit behind it, or
 * there is no formula. So the search ends at the next dollar: it is linear, and "$5 和 $10" stays text. A text with
 * Chinese, Japanese or Korean but without any TeX command is no formula either, "$HOME和$PATH", nor one where code
 * begins or ends, "$PATH 是 `$x`". What is all code is a formula, $`x`$, as GitLab writes it.
 *
 * Backslashes share \( and \[ with brackets that Markdown escapes: 见\[1\]，甲\(乙\). An author's bracket is never
 * lost, so a formula must be one beyond doubt, unless the dialect says that these signs have no other use:
 *   \[..\]    as a block of its own, with TeX in it or alone on its line; anywhere with dialect->math_brackets
 *   \(..\)    with TeX in it; anything with dialect->math_parentheses
 *   \\(..\\), \\[..\\]    with TeX in it, as older sites of Hugo want them
 * TeX is a command, a script, or names of one or two letters that signs join: =, < and >, in all but \(..\) also
 * + - * and /. Who writes one formula writes others: where a text has one beyond doubt, what is inline is one too if it
 * has a letter and no Chinese. So \(1\) and \(乙\) are brackets in any text, and \(n\) is a formula beside \(x^2\).
 */
struct math_found {
	size_t tex;    // where the TeX starts
	size_t length; // its bytes
	size_t end;    // behind the closing mark
};

/** What emphasis.h puts in the place of the backslash of a formula's first sign, which the parser would take away. */
#define MATH_OPENER "$\xEF\xB7\x90"

/**
 * The formula that starts at byte `at` of a paragraph's text, which ends with a NUL, with $, $$ or MATH_OPENER before a
 * sign without its first backslash. False when none does. The dollars may be text: dialect->math must have been asked.
 */
bool math_find_inline(const char *text, size_t at, struct math_found *out);

/** The formula that starts with the backslash at byte `at`. sure: the text has one elsewhere. */
bool math_find_escaped(const char *text, size_t at, const struct dialect *dialect, bool sure, struct math_found *out);

/** Whether a text has a formula that is one beyond doubt. Linear. */
bool math_is_written_in(const char *text, size_t length, const struct dialect *dialect);

/**
 * The formula of its own that starts at byte `at`, the first of its line that is no white space: from $$ to $$, or from
 * \[ to \], with nothing behind it on its last line and no blank line in it. The quote signs that a line begins with
 * may be part of what is found.
 */
bool math_find_block(const char *text, size_t at, const struct dialect *dialect, struct math_found *out);
