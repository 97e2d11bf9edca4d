#include "image/codec_gif.h"

#include <gif_lib.h>
#include <glib.h>
#include <string.h>

struct gif_source {
	const uint8_t *bytes;
	size_t left;
};

struct frame {
	int left, top, width, height;
	int transparent; // colour index, or NO_TRANSPARENT_COLOR
	bool interlaced;
	const ColorMapObject *colors; // lent by the file; may be NULL
};

static int read_bytes(GifFileType *gif, GifByteType *to, int count)
{
	struct gif_source *source = gif->UserData;
	size_t given = MIN((size_t)count, source->left);
	memcpy(to, source->bytes, given);
	source->bytes += given;
	source->left -= given;
	return (int)given;
}

static bool read_extension(GifFileType *gif, struct frame *frame)
{
	int code;
	GifByteType *block;
	if (DGifGetExtension(gif, &code, &block) == GIF_ERROR) {
		return false;
	}
	GraphicsControlBlock control;
	if (block && code == GRAPHICS_EXT_FUNC_CODE && DGifExtensionToGCB(block[0], block + 1, &control) == GIF_OK) {
		frame->transparent = control.TransparentColor;
	}
	while (block) {
		if (DGifGetExtensionNext(gif, &block) == GIF_ERROR) {
			return false;
		}
	}
	return true;
}

static bool read_frame(GifFileType *gif, struct frame *frame)
{
	if (DGifGetImageDesc(gif) == GIF_ERROR) {
		return false;
	}
	frame->left = gif->Image.Left;
	frame->top = gif->Image.Top;
	frame->width = gif->Image.Width;
	frame->height = gif->Image.Height;
	frame->interlaced = gif->Image.Interlace;
	frame->colors = gif->Image.ColorMap ? gif->Image.ColorMap : gif->SColorMap;
	return frame->width > 0 && frame->height > 0 && frame->colors;
}

// Reads up to the pixels of the first frame.
static bool find_frame(GifFileType *gif, struct frame *frame)
{
	*frame = (struct frame){ .transparent = NO_TRANSPARENT_COLOR };
	GifRecordType record;
	while (DGifGetRecordType(gif, &record) == GIF_OK) {
		if (record == IMAGE_DESC_RECORD_TYPE) {
			return read_frame(gif, frame);
		}
		if (record != EXTENSION_RECORD_TYPE || !read_extension(gif, frame)) {
			return false;
		}
	}
	return false;
}

bool codec_gif_read_info(struct image_info *out, const uint8_t *bytes, size_t length)
{
	struct gif_source source = { bytes, length };
	GifFileType *gif = DGifOpen(&source, read_bytes, NULL);
	if (!gif) {
		return false;
	}
	struct frame frame;
	bool ok = find_frame(gif, &frame);
	if (ok) {
		// A frame that reaches over the screen widens it, as in browsers.
		out->width = MAX(gif->SWidth, frame.left + frame.width);
		out->height = MAX(gif->SHeight, frame.top + frame.height);
	}
	DGifCloseFile(gif, NULL);
	return ok;
}

static void place_row(uint32_t *to, const GifByteType *row, const struct frame *frame)
{
	for (int x = 0; x < frame->width; x++) {
		int index = row[x];
		if (index != frame->transparent && index < frame->colors->ColorCount) {
			GifColorType color = frame->colors->Colors[index];
			to[x] = 0xff000000u | (uint32_t)color.Red << 16 | (uint32_t)color.Green << 8 | color.Blue;
		}
	}
}

static bool read_rows(GifFileType *gif, uint32_t *pixels, size_t stride, const struct frame *frame)
{
	static const struct {
		int first, step;
	} PASSES[] = { { 0, 8 }, { 4, 8 }, { 2, 4 }, { 1, 2 }, { 0, 1 } };
	const int plain = G_N_ELEMENTS(PASSES) - 1;
	g_autofree GifByteType *row = g_malloc((size_t)frame->width);
	int pass = frame->interlaced ? 0 : plain, last = frame->interlaced ? plain - 1 : plain;
	for (; pass <= last; pass++) {
		for (int y = PASSES[pass].first; y < frame->height; y += PASSES[pass].step) {
			if (DGifGetLine(gif, row, frame->width) == GIF_ERROR) {
				return false;
			}
			if (pixels) {
				size_t at = (size_t)(frame->top + y) * stride + (size_t)frame->left;
				place_row(pixels + at, row, frame);
			}
		}
	}
	return true;
}

bool codec_gif_read_pixels(uint32_t *pixels, const struct image_info *info, const uint8_t *bytes, size_t length)
{
	struct gif_source source = { bytes, length };
	GifFileType *gif = DGifOpen(&source, read_bytes, NULL);
	if (!gif) {
		return false;
	}
	struct frame frame;
	bool ok = find_frame(gif, &frame) && read_rows(gif, pixels, (size_t)info->width, &frame);
	DGifCloseFile(gif, NULL);
	return ok;
}
