#pragma once

#include "doc/span.h"
#include "layout/flow.h"

/**
 * The size in pt of a usable image on paper, at 96 pixels an inch: as its file or its author has it, but no larger than
 * a box, in its own proportions. A share counts of the box's width.
 */
void picture_fit(const struct span *image, double width_max, double height_max, double *width, double *height);

/**
 * The QR code of an address, and its side in points; NULL where the theme has none, or the address is too long for one.
 */
const struct resource *picture_qr(const struct flow *flow, const char *url, double *side);

/**
 * A QR code of an address that paper cannot lead to, in the middle of the line, kept with what is above it; nothing
 * where the theme has none, or the address is too long for a code. It is no text: the link itself is beside it.
 */
void picture_place_qr(struct flow *flow, const struct block *block, const char *url);
