#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/cjk_class.h"

/** What layout knows of a stretch of text besides its characters. */
enum cjk_span_kind {
	CJK_SPAN_TEXT,
	/** Inline code: no trims and no space inside, breaks as in a URL. */
	CJK_SPAN_CODE,
	/** The visible text of a link that is its own address: breaks as in a URL. */
	CJK_SPAN_URL,
	/**
	 * A note mark or superscript: sticks to what precedes it and takes no space. The rules
	 * between its two neighbours are applied as if it were not there, so that nothing that may
	 * not start a line starts one after it.
	 */
	CJK_SPAN_GLUED,
	/**
	 * Found by cjk_text_create: a path, an address without a scheme, a qualified name; breaks behind its symbols.
	 */
	CJK_SPAN_NAME,
};

/**
 * A stretch of one language and kind. Spans stand in order; each begins where the one before ends.
 */
struct cjk_span {
	size_t end; // byte offset
	enum cjk_region region;
	enum cjk_span_kind kind;
};

/**
 * A unit: a user-perceived character (base and marks, emoji sequence, IVS, Hangul syllable), or a
 * doubled dash or ellipsis that was decided CJK.
 */
struct cjk_unit {
	uint32_t offset; // of its first byte; it ends at the next unit's offset
	gunichar c;      // its first character
	uint8_t class;   // enum cjk_class, after quotes and dashes were decided
	uint8_t region;  // enum cjk_region
	uint8_t kind;    // enum cjk_span_kind
	/**
	 * Set full width from the CJK font: East Asian Wide, an emoji, or a shared mark decided
	 * CJK.
	 */
	bool wide;
	bool doubled; // —— or …… in one unit
};

struct cjk_text {
	struct cjk_unit *units; // count + 1 of them: the last one only closes the text
	size_t count;
};
