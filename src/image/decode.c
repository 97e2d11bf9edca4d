#include "image/decode.h"

#include <glib.h>
#include <math.h>

#include "image/codec.h"
#include "image/probe.h"

// More pixels than paper shows only cost time and memory.
static void drop_excess(struct image_pixels *pixels)
{
	double count = (double)pixels->width * pixels->height;
	if (count > DECODE_PIXELS_MAX) {
		decode_shrink(pixels, (int)(MAX(pixels->width, pixels->height) * sqrt(DECODE_PIXELS_MAX / count)));
		pixels->data =
			g_realloc_n(pixels->data, (size_t)pixels->width * (size_t)pixels->height, sizeof(uint32_t));
	}
}

bool decode_image(struct image_pixels *out, const void *bytes, size_t length)
{
	*out = (struct image_pixels){ 0 };
	struct image_info info;
	if (!probe_header(&info, bytes, length)) {
		return false;
	}
	const struct codec *codec = codec_lookup(info.type);
	if (!codec->read_pixels) {
		return false;
	}
	out->width = (int)info.width;
	out->height = (int)info.height;
	size_t count = (size_t)out->width * (size_t)out->height;
	out->data = g_try_malloc0_n(count, sizeof(uint32_t));
	if (!out->data || !codec->read_pixels(out->data, &info, bytes, length)) {
		decode_finish(out);
		return false;
	}
	drop_excess(out);
	return true;
}

void decode_finish(struct image_pixels *pixels)
{
	g_free(pixels->data);
	*pixels = (struct image_pixels){ 0 };
}

// The mean of the block of up to side x side pixels whose first is at (x, y).
static uint32_t block_mean(const struct image_pixels *pixels, int x, int y, int side)
{
	int right = MIN(x + side, pixels->width), bottom = MIN(y + side, pixels->height);
	uint64_t sums[4] = { 0 };
	for (int row = y; row < bottom; row++) {
		const uint32_t *line = pixels->data + (size_t)row * (size_t)pixels->width;
		for (int column = x; column < right; column++) {
			for (int channel = 0; channel < 4; channel++) {
				sums[channel] += line[column] >> (8 * channel) & 0xff;
			}
		}
	}
	uint64_t count = (uint64_t)(right - x) * (uint64_t)(bottom - y);
	uint32_t mean = 0;
	for (int channel = 0; channel < 4; channel++) {
		mean |= (uint32_t)((sums[channel] + count / 2) / count) << (8 * channel);
	}
	return mean;
}

void decode_shrink(struct image_pixels *pixels, int limit)
{
	int longest = MAX(pixels->width, pixels->height);
	if (longest <= limit) {
		return;
	}
	int side = (longest + limit - 1) / limit;
	int width = (pixels->width + side - 1) / side;
	int height = (pixels->height + side - 1) / side;
	// In place: a block's mean never lands behind the first pixel of that block.
	uint32_t *to = pixels->data;
	for (int y = 0; y < height; y++) {
		for (int x = 0; x < width; x++) {
			*to++ = block_mean(pixels, x * side, y * side, side);
		}
	}
	pixels->width = width;
	pixels->height = height;
}
