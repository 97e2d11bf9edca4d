#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/**
 * Properties of characters that GLib does not know, or knows only for its own Unicode version. Text
 * is valid UTF-8 everywhere in this layer; a length counts bytes.
 */

/**
 * Columns that a string takes in a terminal or a code grid: of each user-perceived character 0 if it is a combining
 * mark, an ignorable or a control, 2 if it is East Asian Wide or Fullwidth or an emoji, else 1 (Ambiguous included).
 */
size_t utf8_string_cells(const char *text, size_t length);

/**
 * Bytes of the first user-perceived character: a base with its combining marks and variation
 * selectors, an emoji sequence (joiners, skin tones, keycaps, flags), a Hangul syllable in jamo, CR
 * LF. The rules of UAX #29 without those for Indic conjuncts. Returns 0 only for length 0.
 */
size_t utf8_cluster_length(const char *text, size_t length);

/**
 * East Asian Wide, Fullwidth or Halfwidth, or Hangul, but not emoji: commonmark-spec issue 650's
 * "CJK character".
 */
bool utf8_is_cjk_wide(gunichar c);

/** East_Asian_Width is W or F. */
bool utf8_is_wide(gunichar c);

/** East_Asian_Width is H. */
bool utf8_is_half(gunichar c);

/** ASCII punctuation or general category P: what CommonMark 0.30 calls a punctuation character. */
bool utf8_is_punctuation(gunichar c);

/** The first character of a string that is not ignorable, or 0. */
gunichar utf8_first(const char *text, size_t length);

/** The last character of a string that is not ignorable, or 0. */
gunichar utf8_last(const char *text, size_t length);
