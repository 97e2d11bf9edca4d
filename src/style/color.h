#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Colours as themes write them: the notations of CSS Color 4 that say an opaque sRGB colour, and none. */

/**
 * Reads a colour as 0xRRGGBB: #rgb, #rrggbb, rgb(26, 26, 26), rgb(10% 10% 10%), or one of CSS's names, in letters of
 * any case. None and transparent are COLOR_INHERIT (style.h). False, and *out unset, for anything else.
 */
bool color_read(uint32_t *out, const char *text);

/** The names that CSS has (CSS Color 4, section 6.1), in the order of their bytes. */
size_t color_name_count(void);
const char *color_name_at(size_t index);
