#pragma once

#include "pass/pass_options.h"

/**
 * The pass "images": every image gets its resource (doc/resource.h). A paragraph that holds one image and nothing else,
 * also inside a link, becomes a figure: the image stays its inline content, and the image's title becomes a caption
 * below it. What its address says of its size and place is kept (doc/image_hint.h). An image without a description has
 * its title as one; how many have neither is reported once (image-no-alt), for a book by who binds it. One that stays
 * on the network becomes a link to itself, unless it stands in a link. The front matter's cover is found in the same
 * way.
 */
void images_resolve(struct doc *doc, const struct pass_options *options, struct diag *diag);
