#include "image/probe.h"

#include <stdint.h>

#include "image/codec.h"

enum image_type probe_type(const void *bytes, size_t length)
{
	for (enum image_type type = IMAGE_UNKNOWN + 1; type < IMAGE_TYPES; type++) {
		if (codec_lookup(type)->matches(bytes, length)) {
			return type;
		}
	}
	return IMAGE_UNKNOWN;
}

const char *probe_media_type(enum image_type type)
{
	const struct codec *codec = codec_lookup(type);
	return codec ? codec->media_type : NULL;
}

static const char *header_problem(struct image_info *out, const uint8_t *bytes, size_t length)
{
	const struct codec *codec = codec_lookup(out->type);
	if (!codec) {
		return "not a PNG, JPEG, GIF, WebP or SVG image";
	}
	if (!codec->read_info(out, bytes, length) || !(out->width > 0 && out->height > 0)) {
		return "the image is damaged or incomplete";
	}
	if (codec->read_pixels && out->width * out->height > IMAGE_PIXELS_MAX) {
		return "the image has more than 100 million pixels";
	}
	return NULL;
}

bool probe_header(struct image_info *out, const void *bytes, size_t length)
{
	*out = (struct image_info){
		.type = probe_type(bytes, length),
		.orientation = 1,
	};
	out->problem = header_problem(out, bytes, length);
	return !out->problem;
}

bool probe_image(struct image_info *out, const void *bytes, size_t length)
{
	if (!probe_header(out, bytes, length)) {
		return false;
	}
	const struct codec *codec = codec_lookup(out->type);
	if (codec->read_pixels && !codec->read_pixels(NULL, out, bytes, length)) {
		out->problem = "the image is damaged or incomplete";
	}
	return !out->problem;
}
