#pragma once

/**
 * What an image file is: its type by its first bytes (never by its suffix), its size, and whether it can be decoded at
 * all.
 */
enum image_type {
	IMAGE_UNKNOWN,
	IMAGE_PNG,
	IMAGE_JPEG,
	IMAGE_GIF,
	IMAGE_WEBP,
	IMAGE_SVG,
	IMAGE_TYPES,
};

enum { IMAGE_PIXELS_MAX = 100 * 1000 * 1000 }; // an image with more is refused

struct image_info {
	enum image_type type;
	double width, height; // px as shown (orientation applied); whole but for SVG
	int orientation;      // EXIF 1..8; JPEG only, else 1
	int components;       // JPEG: 1 gray, 3 YCbCr or RGB, 4 CMYK or YCCK; else 0
	const char *problem;  // why probing failed; a static text; NULL if it did not
};
