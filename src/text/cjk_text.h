#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/cjk_class.h"

/**
 * A paragraph prepared for line composition. The whole paragraph is one UTF-8 string, markup
 * removed and inline objects as U+FFFC, because classes and neighbours must be found across style
 * runs, links, code and note marks. It is cut into units: the pieces that nothing may separate.
 * breaks.h and spacing.h answer with one element per unit.
 *
 *	struct cjk_text *text = cjk_text_create(utf8, length, spans, n_spans);
 *	g_autofree uint8_t *breaks = g_new(uint8_t, text->count);
 *	breaks_find(text, BREAKS_GB, breaks);
 *	g_autofree struct spacing *spacing = g_new(struct spacing, text->count);
 *	spacing_find(text, SPACING_QUANJIAO, breaks, spacing);
 *	for (size_t i = 0; i < text->count; i++) {
 *		... text->units[i].offset, breaks[i] = the boundary before the unit, spacing[i]
 *	}
 *	cjk_text_destroy(text);
 *
 * A shaped cluster starts at a unit or inside one; inside a unit there is neither break nor space.
 * A Latin ligature can hold several units: its trims and glue are those of its first (left) and
 * last (right) unit.
 */

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

/**
 * Prepares length bytes of valid UTF-8. Spans cover the text; what lies behind the last one belongs to it. n_spans is
 * at least 1. A bare http, https or ftp address in a text span becomes CJK_SPAN_URL up to the first space or non-ASCII
 * character, and another long word with symbols in it CJK_SPAN_NAME. Text is not kept. Linear. Texts of 4 GiB and more
 * are our caller's bug.
 */
struct cjk_text *cjk_text_create(const char *text, size_t length, const struct cjk_span *spans, size_t n_spans);

/** Accepts NULL. */
void cjk_text_destroy(struct cjk_text *text);

/** Bytes of unit i. */
size_t cjk_text_size(const struct cjk_text *text, size_t i);

/**
 * The nominal advance of a unit in em, before trims: what a CJK font should give, and what
 * --metrics=em uses. Wide units 1, doubled dashes and ellipses 2, zh-Hans · / – .5, spaces .25,
 * ignorables 0, all else .5.
 */
float cjk_unit_advance(const struct cjk_unit *unit);
