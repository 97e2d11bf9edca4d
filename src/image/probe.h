#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "image/image_info.h"

/**
 * Fills out and decodes the image once to be sure that it is whole: row by row, WebP all at once (4 bytes a pixel).
 * False, with out->problem set and out->type as far as it is known, for an unknown type, a damaged or truncated file,
 * or one of more than IMAGE_PIXELS_MAX pixels. Linear in the number of pixels.
 */
bool probe_image(struct image_info *out, const void *bytes, size_t length);

/** As probe_image, but reads the header only: cheap, and blind to damage behind it. */
bool probe_header(struct image_info *out, const void *bytes, size_t length);

/** The type by the first bytes; IMAGE_UNKNOWN if none fits. */
enum image_type probe_type(const void *bytes, size_t length);

/**
 * The media type, such as "image/png"; NULL for IMAGE_UNKNOWN. All known types are core media types of EPUB 3.3
 * (section 3.2), so an image with a media type may stand in a book without a fallback.
 */
const char *probe_media_type(enum image_type type);
