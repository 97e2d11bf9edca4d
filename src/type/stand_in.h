#pragma once

#include <glib.h>
#include <stdbool.h>

#include "type/shape.h"
#include "text/cjk_text.h"

/**
 * Marks that some Chinese fonts lack, and what such a font has for them: —— for ⸺, … for ⋯, · for ・. It looks better
 * beside the font's Han than a mark of another font. Only the look changes: the text stays what was typed.
 */

/** Whether something can stand for a character; such a unit is shaped alone. */
bool stand_in_exists(gunichar c);

/**
 * The shape of a unit, one cluster made of what stands for it, if `shape` (which is as shaper_shape gave it in a style)
 * comes from another font than Han do and theirs has that; else `shape`. Arena memory.
 */
const struct shape *stand_in_shape(struct shaper *shaper, const struct cjk_unit *unit, const struct shape *shape,
	const struct shape_style *style, struct arena *arena);
