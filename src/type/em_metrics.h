#pragma once

#include "type/shape.h"
#include "text/cjk_text.h"

/**
 * What shaping gives without fonts, so that what is set does not depend on them: one glyph for each
 * unit, as wide as cjk_unit_advance says. Arena memory.
 */
const struct shape *em_metrics_shape(const struct cjk_text *text, size_t from, size_t to, struct arena *arena);

/** One sign, half an em wide. */
const struct shape *em_metrics_sign(const char *sign, struct arena *arena);
