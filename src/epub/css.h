#pragma once

#include "base/out.h"
#include "epub/fonts.h"
#include "style/style.h"

/** What a style sheet is for. */
enum css_target {
	CSS_EREADER, // the reader's own size, colour and typeface hold for the body text
	CSS_PAGE,    // a page of its own, in a browser
};

/**
 * Writes the style sheet: the option table's values of each role, then rules that hold for every theme, and last, since
 * some readers stop there, the dark mode. lang is the book's: it decides the fonts' regions and what becomes of em.
 * fonts are those that the book carries, which come before all others; NULL: none.
 */
void css_write(struct out *out, const struct style *style, const char *lang, enum css_target target,
	const struct fonts *fonts);
