#pragma once

#include <stdbool.h>

#include "type/runs.h"
#include "type/shape.h"

/**
 * Annotations above their base (jlreq 3.3, clreq "Ruby"): set solid in a smaller size, centred
 * over the base, which widens where it is the narrower one. Base and annotation are one piece: no line
 * ends inside.
 */

/** How an annotation looks above its base, as large as that times scale. */
struct run ruby_look(const struct run *base, double scale);

/** The annotation of a run whose ruby is set. */
const struct shape *ruby_shape(struct shaper *shaper, const struct run *base, struct arena *arena);

/** The width of a shape in points, at a size. */
double ruby_width(const struct shape *shape, double size);

/** Whether an annotation is in letters that have words, such as pinyin. */
bool ruby_is_in_letters(const char *text);
