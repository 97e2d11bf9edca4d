#pragma once

#include <stddef.h>

#include "text/cjk_unit.h"

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
