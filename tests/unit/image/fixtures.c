#include "fixtures.h"

#include <stdio.h>
#include <string.h>

#include <gif_lib.h>
#include <jpeglib.h>
#include <png.h>
#include <webp/encode.h>
#include <webp/mux.h>

uint32_t fixtures_quarter(int index)
{
	static const uint32_t QUARTERS[] = { 0xff0000, 0x00ff00, 0x0000ff, 0xffffff };
	return QUARTERS[index];
}

static int quarter_at(int x, int y, int width, int height)
{
	return (y >= height / 2) * 2 + (x >= width / 2);
}

static uint8_t *make_rgba(int width, int height, uint8_t alpha)
{
	uint8_t *rgba = g_malloc((size_t)width * (size_t)height * 4);
	uint8_t *to = rgba;
	for (int y = 0; y < height; y++) {
		for (int x = 0; x < width; x++, to += 4) {
			uint32_t color = fixtures_quarter(quarter_at(x, y, width, height));
			to[0] = (uint8_t)(color >> 16);
			to[1] = (uint8_t)(color >> 8);
			to[2] = (uint8_t)color;
			to[3] = alpha;
		}
	}
	return rgba;
}

static void append_png(png_structp png, png_bytep bytes, size_t length)
{
	g_byte_array_append(png_get_io_ptr(png), bytes, (guint)length);
}

static void flush_png(png_structp png)
{
}

static GByteArray *start_png(png_structp *png, png_infop *info)
{
	GByteArray *bytes = g_byte_array_new();
	*png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
	*info = png_create_info_struct(*png);
	png_set_write_fn(*png, bytes, append_png, flush_png);
	png_set_pHYs(*png, *info, 11811, 11811, PNG_RESOLUTION_METER);
	return bytes;
}

GByteArray *fixtures_png(int width, int height, bool interlaced, uint8_t alpha)
{
	png_structp png;
	png_infop info;
	GByteArray *bytes = start_png(&png, &info);
	png_set_IHDR(png, info, (uint32_t)width, (uint32_t)height, 8, PNG_COLOR_TYPE_RGBA,
		interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, 0, 0);
	png_write_info(png, info);
	g_autofree uint8_t *rgba = make_rgba(width, height, alpha);
	int passes = png_set_interlace_handling(png);
	for (int pass = 0; pass < passes; pass++) {
		for (int y = 0; y < height; y++) {
			png_write_row(png, rgba + (size_t)y * (size_t)width * 4);
		}
	}
	png_write_end(png, NULL);
	png_destroy_write_struct(&png, &info);
	return bytes;
}

GByteArray *fixtures_png_header(uint32_t width, uint32_t height)
{
	static const uint8_t PIXELS_START[] = { 0, 0, 0, 1, 'I', 'D', 'A', 'T' };
	png_structp png;
	png_infop info;
	GByteArray *bytes = start_png(&png, &info);
	png_set_IHDR(png, info, width, height, 8, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE, 0, 0);
	png_write_info(png, info);
	png_destroy_write_struct(&png, &info);
	return g_byte_array_append(bytes, PIXELS_START, sizeof PIXELS_START);
}

static void write_exif(struct jpeg_compress_struct *jpeg, int orientation)
{
	const uint8_t exif[] = { 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0,
		1, 0, (uint8_t)orientation, 0, 0, 0, 0, 0, 0 };
	jpeg_write_marker(jpeg, JPEG_APP0 + 1, exif, sizeof exif);
}

static void fill_jpeg_row(uint8_t *row, int y, const struct fixtures_jpeg *how)
{
	for (int x = 0; x < how->width; x++) {
		uint32_t color = fixtures_quarter(quarter_at(x, y, how->width, how->height));
		const uint8_t rgb[] = { (uint8_t)(color >> 16), (uint8_t)(color >> 8), (uint8_t)color };
		for (int i = 0; i < how->components; i++) {
			// CMYK without black: an ink is the complement of a light.
			uint8_t light = i < 3 ? rgb[i] : 0xff;
			bool inked = how->components == 4 && !how->adobe;
			*row++ = inked ? (uint8_t)(255 - light) : light;
		}
	}
}

static void set_jpeg_options(struct jpeg_compress_struct *jpeg, const struct fixtures_jpeg *how)
{
	static const J_COLOR_SPACE SPACES[] = { [1] = JCS_GRAYSCALE, [3] = JCS_RGB, [4] = JCS_CMYK };
	jpeg->image_width = (JDIMENSION)how->width;
	jpeg->image_height = (JDIMENSION)how->height;
	jpeg->input_components = how->components;
	jpeg->in_color_space = SPACES[how->components];
	jpeg_set_defaults(jpeg);
	jpeg_set_quality(jpeg, 100, TRUE);
	if (how->components == 4) {
		jpeg->write_Adobe_marker = how->adobe;
	}
	if (how->progressive) {
		jpeg_simple_progression(jpeg);
	}
}

GByteArray *fixtures_jpeg(const struct fixtures_jpeg *how)
{
	struct jpeg_compress_struct jpeg;
	struct jpeg_error_mgr errors;
	unsigned char *memory = NULL;
	unsigned long length = 0;
	jpeg.err = jpeg_std_error(&errors);
	jpeg_create_compress(&jpeg);
	jpeg_mem_dest(&jpeg, &memory, &length);
	set_jpeg_options(&jpeg, how);
	jpeg_start_compress(&jpeg, TRUE);
	if (how->orientation) {
		write_exif(&jpeg, how->orientation);
	}
	g_autofree uint8_t *row = g_malloc((size_t)how->width * 4);
	for (int y = 0; y < how->height; y++) {
		fill_jpeg_row(row, y, how);
		jpeg_write_scanlines(&jpeg, &row, 1);
	}
	jpeg_finish_compress(&jpeg);
	jpeg_destroy_compress(&jpeg);
	GByteArray *bytes = g_byte_array_new();
	g_byte_array_append(bytes, memory, (guint)length);
	free(memory);
	return bytes;
}

static int append_gif(GifFileType *gif, const GifByteType *bytes, int length)
{
	g_byte_array_append(gif->UserData, bytes, (guint)length);
	return length;
}

static void write_gif_frame(GifFileType *gif, int width, int height, bool interlaced)
{
	static const int FIRST[] = { 0, 4, 2, 1 }, STEP[] = { 8, 8, 4, 2 };
	g_autofree GifByteType *row = g_malloc((size_t)width);
	EGifPutImageDesc(gif, 0, 0, width, height, interlaced, NULL);
	for (int pass = 0; pass < (interlaced ? 4 : 1); pass++) {
		int step = interlaced ? STEP[pass] : 1;
		for (int y = interlaced ? FIRST[pass] : 0; y < height; y += step) {
			for (int x = 0; x < width; x++) {
				row[x] = (GifByteType)quarter_at(x, y, width, height);
			}
			EGifPutLine(gif, row, width);
		}
	}
}

GByteArray *fixtures_gif(int width, int height, bool interlaced)
{
	GByteArray *bytes = g_byte_array_new();
	GifFileType *gif = EGifOpen(bytes, append_gif, NULL);
	EGifSetGifVersion(gif, true);
	GifColorType colors[4];
	for (int i = 0; i < 4; i++) {
		uint32_t color = fixtures_quarter(i);
		colors[i] = (GifColorType){ (GifByteType)(color >> 16), (GifByteType)(color >> 8), (GifByteType)color };
	}
	ColorMapObject *map = GifMakeMapObject(4, colors);
	EGifPutScreenDesc(gif, width, height, 2, 0, map);
	GifFreeMapObject(map);
	GraphicsControlBlock control = { .TransparentColor = 3 };
	GifByteType block[4];
	EGifGCBToExtension(&control, block);
	EGifPutExtension(gif, GRAPHICS_EXT_FUNC_CODE, sizeof block, block);
	write_gif_frame(gif, width, height, interlaced);
	write_gif_frame(gif, width, height, interlaced);
	EGifCloseFile(gif, NULL);
	return bytes;
}

GByteArray *fixtures_webp(int width, int height, bool lossless, uint8_t alpha)
{
	g_autofree uint8_t *rgba = make_rgba(width, height, alpha);
	uint8_t *memory = NULL;
	size_t length = lossless ? WebPEncodeLosslessRGBA(rgba, width, height, width * 4, &memory)
				 : WebPEncodeRGBA(rgba, width, height, width * 4, 95, &memory);
	GByteArray *bytes = g_byte_array_new();
	g_byte_array_append(bytes, memory, (guint)length);
	WebPFree(memory);
	return bytes;
}

GByteArray *fixtures_webp_animated(int width, int height)
{
	g_autoptr(GByteArray) still = fixtures_webp(width, height, true, 0xff);
	WebPMux *mux = WebPMuxNew();
	WebPMuxFrameInfo frame = { .bitstream = { still->data, still->len }, .duration = 100, .id = WEBP_CHUNK_ANMF };
	WebPMuxPushFrame(mux, &frame, 1);
	WebPMuxPushFrame(mux, &frame, 1);
	WebPMuxSetAnimationParams(mux, &(WebPMuxAnimParams){ 0 });
	WebPData data = { 0 };
	WebPMuxAssemble(mux, &data);
	GByteArray *bytes = g_byte_array_new();
	g_byte_array_append(bytes, data.bytes, (guint)data.size);
	WebPDataClear(&data);
	WebPMuxDelete(mux);
	return bytes;
}
