#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "image/image_info.h"

/** How one image type is read. Only src/image uses codecs; others call probe.h, decode.h and svg.h. */
struct codec {
	const char *media_type;

	bool (*matches)(const uint8_t *bytes, size_t length);

	/**
	 * Reads the header into the fields of out that the type has; out comes zeroed but for type.
	 */
	bool (*read_info)(struct image_info *out, const uint8_t *bytes, size_t length);

	/**
	 * Decodes into info->width x info->height premultiplied ARGB32 pixels, which come zeroed;
	 * with pixels NULL only checks that it could. info is what read_info said of the same
	 * bytes. NULL for a type that has no pixels.
	 */
	bool (*read_pixels)(uint32_t *pixels, const struct image_info *info, const uint8_t *bytes, size_t length);
};

/** The codec of a type; NULL for IMAGE_UNKNOWN. */
const struct codec *codec_lookup(enum image_type type);
