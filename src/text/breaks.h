#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "text/cjk_text.h"

/**
 * Where a line may end: our own rules for Chinese, Japanese and Korean and for plain Latin words.
 * Pango's and ICU's are wrong for Chinese quotes, dashes, middle dots and units, and differ between
 * versions.
 */

/** How strictly clreq's line start and line end prohibitions are kept. */
enum breaks_level {
	/** Closing marks, stops and connectors not at the start, opening marks not at the end. */
	BREAKS_BASIC,
	/** And solidus on neither side, no ellipsis at the start: the default. */
	BREAKS_GB,
	/** And no dash at the start. */
	BREAKS_STRICT,
	BREAKS_LEVELS,
};

/** What the boundary before a unit is. */
enum breaks_kind {
	BREAKS_NONE,
	BREAKS_ALLOWED,
	BREAKS_AFTER_MARK,  // allowed, and a good place: the end of a phrase
	BREAKS_AFTER_DASH,  // allowed: behind —— or ……
	BREAKS_BEFORE_OPEN, // allowed, and a good place
	BREAKS_NUMERAL,     // inside 二〇二四
	BREAKS_SYMBOL,      // after / or + between Latin words
	BREAKS_URL,         // inside an address or code, behind a symbol; never shows a hyphen
	BREAKS_HUMP,        // inside camelCase, in code or a long name; never shows a hyphen
	BREAKS_HYPHEN,      // at a soft hyphen: the line shows a hyphen
	BREAKS_BEFORE_DASH, // before ——
	BREAKS_BEFORE_ELL,  // before ……, at the basic level
	BREAKS_RELAXED,     // only a lower level allows it
	BREAKS_TRIPLE,      // between two of three closing marks in a row
	BREAKS_SYLLABLE,    // inside a Korean word: only if the line would be bad otherwise
	BREAKS_URL_LETTER,  // between the letters of an address: likewise
	BREAKS_EMERGENCY,   // inside a Latin word or a number: only if nothing else fits
	BREAKS_DEFER,       // inside a Thai, Lao, Khmer, ... text: Pango's break attributes decide
	BREAKS_MANDATORY,   // after a line separator
	BREAKS_KINDS,
};

/**
 * Fills out[0 .. text->count - 1]: out[i] is the enum breaks_kind of the boundary before unit i;
 * out[0] is BREAKS_NONE. Linear.
 */
void breaks_find(const struct cjk_text *text, enum breaks_level level, uint8_t *out);

/**
 * The penalty of a break: 0 is a plain one, below 0 a good place, 5000 and above an emergency. Not
 * for BREAKS_NONE.
 */
int breaks_penalty(enum breaks_kind kind);

/**
 * Whether the normal pass may break there: from BREAKS_ALLOWED to BREAKS_BEFORE_ELL, and
 * BREAKS_MANDATORY.
 */
bool breaks_is_normal(enum breaks_kind kind);
