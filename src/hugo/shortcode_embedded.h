#pragma once

#include "hugo/shortcode_row.h"

/**
 * The shortcodes that Hugo itself has (gohugo.io/shortcodes, 0.146), but for the players (shortcode_card.h): figure,
 * highlight, ref, relref, param, details, qr, comment; and those of themes that do the same. NULL for another name.
 */
const struct shortcode_row *shortcode_embedded_find(const char *name);
