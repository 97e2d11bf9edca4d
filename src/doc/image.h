#pragma once

#include "base/diag.h"
#include "doc/doc.h"
#include "doc/pass.h"

/**
 * The pass "images": every image gets its resource (doc/resource.h). A paragraph that holds one image and nothing else,
 * also inside a link, becomes a figure: the image stays its inline content, and the image's title becomes a caption
 * below it. An image without a description is reported (image-no-alt). The front matter's cover is found in the same way.
 */
void image_resolve(struct doc *doc, const struct pass_options *options, struct diag *diag);
