#pragma once

#include "base/diag.h"
#include "doc/doc.h"
#include "doc/pass.h"

/**
 * The pass "images": every image gets its resource (doc/resource.h). A paragraph that holds one image and nothing else,
 * also inside a link, becomes a figure: the image stays its inline content, and the image's title becomes a caption
 * below it. What its address says of its size and place is kept (doc/image_hint.h). An image without a description has
 * its title as one; how many have neither is reported once (image-no-alt), for a book by who binds it. One that stays
 * on the network becomes a link to itself, unless it stands in a link. The front matter's cover is found in the same
 * way.
 */
void image_resolve(struct doc *doc, const struct pass_options *options, struct diag *diag);

/**
 * The size in px that a usable image is to be shown at where there is room: its own, or the hints', in its own
 * proportions. A share of the measure is not looked at.
 */
void image_shown_size(const struct span *image, double *width, double *height);

/** The first image among a block's own spans; NULL when there is none. */
const struct span *image_of_block(const struct block *block);

/** The whole address of an image on the network, "//host" read as https; borrowed, or in the arena. */
const char *image_address(const struct span *image, struct arena *arena);
