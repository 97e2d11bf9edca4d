#pragma once

#include <stddef.h>

#include "text/cjk_unit.h"

/**
 * Which of the marks that Latin and CJK text share (“ ” ‘ ’ — … – · • - ‐ ~) are CJK in this paragraph,
 * mark by mark. cjk_text_create calls this; everybody else reads the result: a mark is CJK if its
 * unit is wide.
 *
 * On entry the units have offset, c, class (as cjk_class_of gives it), region and kind, and wide by
 * character; on return class and wide of the shared marks are decided, and straight quotes have
 * become CJK_NARROW_OP, CJK_NARROW_CL or, as apostrophes, CJK_LATIN.
 *
 * Only paragraphs of a Chinese or Japanese region have CJK marks. A pair of quotes is Latin if it
 * holds no Chinese or Japanese character and is surrounded by Latin text; both marks of a pair
 * always agree. ’ between letters is an apostrophe. A doubled dash or ellipsis is CJK unless Latin
 * text surrounds it; a single one needs a CJK neighbour.
 */
void quotes_decide(struct cjk_unit *units, size_t count);
