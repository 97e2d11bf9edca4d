#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "text/cjk_text.h"

/**
 * Widths of punctuation and of the spaces between scripts: what is taken off each unit, what stands
 * between two units, and how much of both a line may give or take when it is justified. All in em
 * of the unit's own font size; layout multiplies and limits trims by the ink of the glyph.
 */

/** How full-width marks are set (xeCJK's names). */
enum spacing_style {
	SPACING_QUANJIAO, // each mark 1 em, adjacent marks squeezed: the default
	SPACING_KAIMING,  // 。．？！ 1 em, all other marks half
	SPACING_BANJIAO,  // all marks half
	SPACING_HANGMO,   // 1 em, only line ends trimmed
	SPACING_PLAIN,    // nothing changes, line edges included
	SPACING_STYLES,
};

/** Who gives way first when a line is too long (clreq, order of compression). */
enum spacing_shrink {
	SPACING_RIGID,
	SPACING_SHRINK_WORD,    // S1 word spaces
	SPACING_SHRINK_MID,     // S2 middle dots
	SPACING_SHRINK_BRACKET, // S3 outer side of brackets and quotes
	SPACING_SHRINK_PAUSE,   // S4 ， 、 ； ：
	SPACING_SHRINK_SCRIPT,  // S5 between CJK and Latin
	SPACING_SHRINK_STOP,    // S6 。 ！ ？: a last resort
	SPACING_SHRINK_TIERS,
};

/**
 * Who grows first when a line is too short (clreq, order of expansion). When all are full, all
 * grow equally (E4).
 */
enum spacing_stretch {
	SPACING_INELASTIC,
	SPACING_STRETCH_WORD,   // E1 word spaces
	SPACING_STRETCH_SCRIPT, // E2 between CJK and Latin
	SPACING_STRETCH_CJK,    // E3 between CJK characters where a line may break
	SPACING_STRETCH_TIERS,
};

/** White space: natural width, what it can lose and what it can gain. */
struct spacing_glue {
	float natural;
	float shrink;
	float stretch;
	uint8_t shrink_tier;  // enum spacing_shrink
	uint8_t stretch_tier; // enum spacing_stretch
};

/**
 * The space in and before one unit. The set advance is advance - trim_left - trim_right, and the
 * glyph moves left by trim_left; when a line must shrink, shrink_left and shrink_right can go as
 * well.
 *
 * glue stands between the unit before and this one and belongs to neither (an underline or a link
 * box that starts here does not cover it); it vanishes at the line's ends.
 *
 * For a unit of class CJK_SPACE or CJK_NBSP, glue is the space itself and replaces the font's
 * advance (a dropped space has none). If font_space is set the font's advance is its natural width
 * instead; unless its tiers are rigid, it may shrink to natural - shrink and grow to natural +
 * stretch.
 */
struct spacing {
	float trim_left;
	float trim_right;
	float shrink_left;
	float shrink_right;
	uint8_t shrink_tier; // enum spacing_shrink of shrink_left and shrink_right
	bool font_space;
	bool may_hang; // at a line's end it may stand outside the measure (clreq, hanging punctuation)
	struct spacing_glue glue;
};

/**
 * Fills out[0 .. text->count - 1]. autospace is the white space between CJK and Latin, 0 to .5 em; a
 * space that is typed there takes its width, and is an ordinary one if that is 0. breaks is what
 * breaks_find gave: white space grows between CJK characters only where a line may break. Linear.
 */
void spacing_find(const struct cjk_text *text, enum spacing_style style, float autospace, const uint8_t *breaks,
	struct spacing *out);

/**
 * What is taken off a unit at a line's start (left side) or end (right side): use it there *instead
 * of* trim_left or trim_right, since the neighbour that trimmed it is on another line. Spaces at
 * the edges are layout's to drop.
 */
float spacing_line_start_trim(const struct cjk_unit *unit, enum spacing_style style);
float spacing_line_end_trim(const struct cjk_unit *unit, enum spacing_style style);
