#pragma once

#include "hugo/shortcode_row.h"

/**
 * Shortcodes for what stands elsewhere on the web, or plays: youtube, bilibili, x, music ... On lines of its own such a
 * one becomes the element that raw HTML has for it, from which a link card is made; in a line, a link. NULL for another
 * name.
 */
const struct shortcode_row *shortcode_card_find(const char *name);
