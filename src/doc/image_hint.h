#pragma once

#include <stdbool.h>

#include "doc/span.h"

/**
 * What an author says about how an image is to stand: by attributes of HTML and of shortcodes, or in its address as
 * blogs have it ("a.png#center", "a.png?w=300"). Hints are kept in the image span; what is no hint is ignored.
 */

/**
 * Takes one attribute: "width" or "height" (also "w", "h") as a number of pixels, "300" or "300px", a width also as a
 * share, "50%"; "align" as a word. False when the name is no hint, or the value none that can be used.
 */
bool image_hint_take(struct span *image, const char *name, const char *value);

/** Takes the hints of the image's address; those that the span has already are kept. */
void image_hint_take_url(struct span *image);
