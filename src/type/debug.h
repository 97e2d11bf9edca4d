#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/out.h"
#include "text/breaks.h"
#include "text/cjk_classes.h"

/**
 * How a page came to look as it does: what stands on pages besides what they show, for whoever has to find out why a
 * line ends where it does. It is collected where things are placed, and only when paragraph_options or layout_options
 * ask.
 */

/** In the order in which they are drawn: to DEBUG_UNDER below the text, the others over it. */
enum debug_kind {
	DEBUG_SPACE, // above a strip
	DEBUG_BOX,   // what cannot be parted (box.h): where it stands in the line, and its em; detail: enum debug_class
	DEBUG_GLUE,  // white space between boxes; detail: enum debug_give
	DEBUG_GRID,  // the type area, its columns of an em and its rows of a line of the body
	DEBUG_STRIP, // what no page break cuts (flow.h); detail: enum debug_strip
	DEBUG_UNDER = DEBUG_STRIP,
	DEBUG_LINE,    // the em box of a line's text, as wide as it was set, and its baseline
	DEBUG_TRIM,    // what was cut off the blank of a mark, where it would stand: beside the box
	DEBUG_NATURAL, // where a line that gave way or grew would end had it not
	DEBUG_BREAK,   // where a line may end; detail: enum debug_break
	DEBUG_KINDS
};

/** The classes of characters (cjk_class.h), as far as an eye can tell colours apart. */
enum debug_class {
	DEBUG_IDEOGRAPH, // and kana, Hangul
	DEBUG_OPENING,
	DEBUG_CLOSING,
	DEBUG_COMMA, // , and colons
	DEBUG_STOP,  // and ! ?
	DEBUG_JOINT, // dashes, ellipses, middle dots
	DEBUG_LATIN, // letters, and the narrow marks beside them
	DEBUG_DIGIT, // and what sticks to numbers
	DEBUG_OTHER, // spaces, emoji, images, other scripts
	DEBUG_CLASSES
};

/** What became of white space. */
enum debug_give { DEBUG_AS_IT_IS, DEBUG_STRETCHED, DEBUG_SHRUNK, DEBUG_GIVES };

/** How gladly a line ends somewhere (breaks.h). */
enum debug_break {
	DEBUG_ALLOWED,     // and good places
	DEBUG_PENALISED,   // allowed at a price
	DEBUG_LAST_RESORT, // not in the normal pass
	DEBUG_FORCED,
	DEBUG_BREAKS
};

/** Flags of struct strip, as bits. */
enum debug_strip { DEBUG_KEEP = 1, DEBUG_NEW_PAGE = 2, DEBUG_IN_ROW = 4, DEBUG_STRIPS = 8 };

/** One of these things; where it is the page item says. */
struct debug_mark {
	enum debug_kind kind;
	uint8_t detail;    // as the kind says; else 0
	bool light;        // the text there is light, so that it wants something dark behind it
	float column, row; // DEBUG_GRID: points from line to line
};

enum debug_class debug_class_of(enum cjk_class class);
/** Not for BREAKS_NONE. */
enum debug_break debug_break_of(enum breaks_kind kind);

/** The word for a kind, and for a detail of it: NULL when the kind has no such detail. */
const char *debug_kind_name(enum debug_kind kind);
const char *debug_detail_name(enum debug_kind kind, unsigned detail);

/** Prints kind and detail in these words. */
void debug_dump(const struct debug_mark *mark, struct out *out);
