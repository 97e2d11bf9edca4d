#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/**
 * Small pictures made by the libraries' own encoders. RGB pictures of fixtures are quarters: red
 * top left, green top right, blue bottom left, white bottom right. The caller frees each result.
 */
GByteArray *fixtures_png(int width, int height, bool interlaced, uint8_t alpha);

/** A gray PNG of any size that ends where its pixels should start. */
GByteArray *fixtures_png_header(uint32_t width, uint32_t height);

struct fixtures_jpeg {
	int width, height;
	int components;  // 1, 3, or 4 (CMYK)
	bool adobe;      // 4 components: with Adobe's marker, inks inverted
	int orientation; // 0: no EXIF
	bool progressive;
};
GByteArray *fixtures_jpeg(const struct fixtures_jpeg *how);

/** Two frames on a screen; the first has a transparent colour in its bottom right quarter. */
GByteArray *fixtures_gif(int width, int height, bool interlaced);

GByteArray *fixtures_webp(int width, int height, bool lossless, uint8_t alpha);
GByteArray *fixtures_webp_animated(int width, int height);

/** The colour of a quarter: 0 top left to 3 bottom right, as 0xRRGGBB. */
uint32_t fixtures_quarter(int index);
