#pragma once

#include "style/style.h"
#include "text/cjk_class.h"

/**
 * The value of CSS's font-family for a typeface class: fonts that e-readers, phones and computers bring along, the
 * generic name last. family is not FAMILY_INHERIT.
 */
const char *css_fonts(enum cjk_region region, enum type_family family);
