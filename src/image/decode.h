#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * Premultiplied ARGB, 32 bits a pixel in native byte order, rows without padding from the top: what cairo calls
 * CAIRO_FORMAT_ARGB32 with a stride of 4 * width.
 */
struct image_pixels {
	uint32_t *data;
	int width, height;
};

enum { DECODE_PIXELS_MAX = 40 * 1000 * 1000 }; // of a decoded image

/**
 * Decodes a PNG, JPEG, GIF (first frame) or WebP (first frame); orientation is applied and CMYK becomes RGB. One of
 * more than DECODE_PIXELS_MAX pixels comes out smaller, as from decode_shrink. False when the image is damaged,
 * truncated, too large, an SVG, or memory is short; out is then empty. The caller finishes out in either case.
 */
bool decode_image(struct image_pixels *out, const void *bytes, size_t length);

/** Releases the pixels and leaves them empty, as they may already be. */
void decode_finish(struct image_pixels *pixels);

/**
 * Makes pixels fit into limit x limit by averaging square blocks of them; does nothing when they fit. Cairo cannot hold
 * an image of more than 32767 pixels a side.
 */
void decode_shrink(struct image_pixels *pixels, int limit);
