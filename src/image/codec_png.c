#include "image/codec_png.h"

#include <glib.h>
#include <png.h>
#include <string.h>

struct png_reader {
	png_structp png;
	png_infop info;
	const uint8_t *bytes;
	size_t left;
	uint8_t *scratch; // one row, when no pixels are wanted
};

static void fail(png_structp png, const char *message)
{
	png_longjmp(png, 1);
}

static void ignore(png_structp png, const char *message)
{
}

static void read_bytes(png_structp png, png_bytep to, size_t count)
{
	struct png_reader *reader = png_get_io_ptr(png);
	if (count > reader->left) {
		png_error(png, "cut short");
	}
	memcpy(to, reader->bytes, count);
	reader->bytes += count;
	reader->left -= count;
}

static bool reader_init(struct png_reader *reader, const uint8_t *bytes, size_t length)
{
	*reader = (struct png_reader){ .bytes = bytes, .left = length };
	reader->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, fail, ignore);
	if (!reader->png) {
		return false;
	}
	reader->info = png_create_info_struct(reader->png);
	png_set_read_fn(reader->png, reader, read_bytes);
	return reader->info;
}

static void reader_finish(struct png_reader *reader)
{
	png_destroy_read_struct(&reader->png, &reader->info, NULL);
	g_free(reader->scratch);
}

// libpng jumps back here on errors, so everything that must survive is in reader.
static bool read_header(struct png_reader *reader, struct image_info *out)
{
	if (setjmp(png_jmpbuf(reader->png))) {
		return false;
	}
	png_read_info(reader->png, reader->info);
	out->width = png_get_image_width(reader->png, reader->info);
	out->height = png_get_image_height(reader->png, reader->info);
	return true;
}

bool codec_png_read_info(struct image_info *out, const uint8_t *bytes, size_t length)
{
	struct png_reader reader;
	bool ok = reader_init(&reader, bytes, length) && read_header(&reader, out);
	reader_finish(&reader);
	return ok;
}

// Any PNG comes out as 8-bit RGBA.
static int ask_for_rgba(const struct png_reader *reader)
{
	png_set_expand(reader->png);
	png_set_scale_16(reader->png);
	png_set_gray_to_rgb(reader->png);
	png_set_add_alpha(reader->png, 0xff, PNG_FILLER_AFTER);
	int passes = png_set_interlace_handling(reader->png);
	png_read_update_info(reader->png, reader->info);
	return passes;
}

static bool read_rows(struct png_reader *reader, uint32_t *pixels, size_t width, size_t height)
{
	if (setjmp(png_jmpbuf(reader->png))) {
		return false;
	}
	png_read_info(reader->png, reader->info);
	int passes = ask_for_rgba(reader);
	if (png_get_rowbytes(reader->png, reader->info) != 4 * width) {
		return false;
	}
	reader->scratch = pixels ? NULL : g_malloc0(4 * width);
	for (int pass = 0; pass < passes; pass++) {
		for (size_t y = 0; y < height; y++) {
			uint8_t *row = pixels ? (uint8_t *)(pixels + y * width) : reader->scratch;
			png_read_row(reader->png, row, NULL);
		}
	}
	return true;
}

static uint32_t scaled(uint32_t value, uint32_t alpha)
{
	return (value * alpha + 127) / 255;
}

static void premultiply(uint32_t *pixels, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const uint8_t *rgba = (const uint8_t *)&pixels[i];
		uint32_t alpha = rgba[3], red = scaled(rgba[0], alpha);
		uint32_t green = scaled(rgba[1], alpha), blue = scaled(rgba[2], alpha);
		pixels[i] = alpha << 24 | red << 16 | green << 8 | blue;
	}
}

bool codec_png_read_pixels(uint32_t *pixels, const struct image_info *info, const uint8_t *bytes, size_t length)
{
	size_t width = (size_t)info->width, height = (size_t)info->height;
	struct png_reader reader;
	bool ok = reader_init(&reader, bytes, length) && read_rows(&reader, pixels, width, height);
	reader_finish(&reader);
	if (ok && pixels) {
		premultiply(pixels, width * height);
	}
	return ok;
}
