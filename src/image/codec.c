#include "image/codec.h"

#include <glib.h>
#include <string.h>

#include "image/codec_gif.h"
#include "image/codec_jpeg.h"
#include "image/codec_png.h"
#include "image/codec_webp.h"
#include "image/svg.h"

static bool starts_with(const uint8_t *bytes, size_t length, const char *magic, size_t magic_length)
{
	return length >= magic_length && memcmp(bytes, magic, magic_length) == 0;
}

static bool matches_png(const uint8_t *bytes, size_t length)
{
	return starts_with(bytes, length, "\x89PNG\r\n\x1a\n", 8);
}

static bool matches_jpeg(const uint8_t *bytes, size_t length)
{
	return starts_with(bytes, length, "\xff\xd8\xff", 3);
}

static bool matches_gif(const uint8_t *bytes, size_t length)
{
	return starts_with(bytes, length, "GIF87a", 6) || starts_with(bytes, length, "GIF89a", 6);
}

static bool matches_webp(const uint8_t *bytes, size_t length)
{
	return length >= 12 && memcmp(bytes, "RIFF", 4) == 0 && memcmp(bytes + 8, "WEBP", 4) == 0;
}

static bool matches_svg(const uint8_t *bytes, size_t length)
{
	return svg_matches(bytes, length);
}

static bool read_svg_info(struct image_info *out, const uint8_t *bytes, size_t length)
{
	struct svg *svg = svg_open(bytes, length);
	if (!svg) {
		return false;
	}
	out->width = svg_width(svg);
	out->height = svg_height(svg);
	svg_close(svg);
	return true;
}

static const struct codec codecs[IMAGE_TYPES] = {
	[IMAGE_PNG] = { "image/png", matches_png, codec_png_read_info, codec_png_read_pixels },
	[IMAGE_JPEG] = { "image/jpeg", matches_jpeg, codec_jpeg_read_info, codec_jpeg_read_pixels },
	[IMAGE_GIF] = { "image/gif", matches_gif, codec_gif_read_info, codec_gif_read_pixels },
	[IMAGE_WEBP] = { "image/webp", matches_webp, codec_webp_read_info, codec_webp_read_pixels },
	[IMAGE_SVG] = { "image/svg+xml", matches_svg, read_svg_info, NULL },
};

const struct codec *codec_lookup(enum image_type type)
{
	return type == IMAGE_UNKNOWN ? NULL : &codecs[type];
}
