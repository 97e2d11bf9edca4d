#pragma once

#include "hugo/shortcode_row.h"

/**
 * Shortcodes that many themes and blogs have, by the names and arguments that are common: notes (notice, callout,
 * admonition ...), quotes, tabs, buttons, raw HTML. NULL for another name. A site whose shortcode of such a name is
 * something else says so in its configuration (shortcode_map.h).
 */
const struct shortcode_row *shortcode_theme_find(const char *name);
