#pragma once

#include "doc/span.h"

/**
 * The size in pt of a usable image on paper, at 96 pixels an inch: as its file or its author has it, but no larger than
 * a box, in its own proportions. A share counts of the box's width.
 */
void picture_fit(const struct span *image, double width_max, double height_max, double *width, double *height);
