#pragma once

#include "doc/block.h"

/**
 * The size in px that a usable image is to be shown at where there is room: its own, or the hints', in its own
 * proportions. A share of the measure is not looked at.
 */
void image_shown_size(const struct span *image, double *width, double *height);

/** The first image among a block's own spans; NULL when there is none. */
const struct span *image_of_block(const struct block *block);

/** The whole address of an image on the network, "//host" read as https; borrowed, or in the arena. */
const char *image_address(const struct span *image, struct arena *arena);
