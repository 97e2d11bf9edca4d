#include "image/codec_jpeg.h"

#include <glib.h>
#include <setjmp.h>
#include <stdio.h>

#include <jpeglib.h>

#include <jerror.h>

#include "image/exif.h"

enum {
	MEMORY_MAX = 640 * 1024 * 1024, // bytes; enough for the coefficients of 100 Mpx in 4:4:4
	SCANS_MAX = 500,                // a progressive file may ask for any number of passes over all its pixels
};

struct jpeg_reader {
	struct jpeg_decompress_struct jpeg;
	struct jpeg_error_mgr errors;
	struct jpeg_progress_mgr progress;
	jmp_buf trap;
	uint8_t *row;
};

// Where pixel (x, y) of the file goes in the upright picture: first + x * step_x + y * step_y.
struct placement {
	ptrdiff_t first, step_x, step_y;
};

static void fail(j_common_ptr jpeg)
{
	struct jpeg_reader *reader = jpeg->client_data;
	longjmp(reader->trap, 1);
}

static void on_message(j_common_ptr jpeg, int level)
{
	if (level < 0 && jpeg->err->msg_code == JWRN_HIT_MARKER) {
		fail(jpeg); // the picture's data end too early
	}
}

static void on_output(j_common_ptr jpeg)
{
}

static void on_progress(j_common_ptr jpeg)
{
	const struct jpeg_reader *reader = jpeg->client_data;
	if (reader->jpeg.input_scan_number > SCANS_MAX) {
		fail(jpeg);
	}
}

static void reader_init(struct jpeg_reader *reader)
{
	memset(reader, 0, sizeof(*reader));
	reader->jpeg.err = jpeg_std_error(&reader->errors);
	reader->errors.error_exit = fail;
	reader->errors.emit_message = on_message;
	reader->errors.output_message = on_output;
	reader->progress.progress_monitor = on_progress;
	reader->jpeg.client_data = reader;
}

static void reader_finish(struct jpeg_reader *reader)
{
	jpeg_destroy_decompress(&reader->jpeg);
	g_free(reader->row);
}

// To be called with the trap set.
static void open_file(struct jpeg_reader *reader, const uint8_t *bytes, size_t length)
{
	jpeg_create_decompress(&reader->jpeg);
	reader->jpeg.mem->max_memory_to_use = MEMORY_MAX;
	reader->jpeg.progress = &reader->progress;
	jpeg_mem_src(&reader->jpeg, bytes, (unsigned long)length);
	jpeg_save_markers(&reader->jpeg, JPEG_APP0 + 1, 0xffff);
	jpeg_read_header(&reader->jpeg, TRUE);
}

static int orientation_of(const struct jpeg_decompress_struct *jpeg)
{
	int orientation = 1;
	for (jpeg_saved_marker_ptr m = jpeg->marker_list; m && orientation == 1; m = m->next) {
		orientation = exif_orientation(m->data, m->data_length);
	}
	return orientation;
}

static void fill_info(struct image_info *out, const struct jpeg_decompress_struct *jpeg)
{
	out->orientation = orientation_of(jpeg);
	out->components = jpeg->num_components;
	bool turned = out->orientation >= 5;
	out->width = turned ? jpeg->image_height : jpeg->image_width;
	out->height = turned ? jpeg->image_width : jpeg->image_height;
}

static bool read_header(struct jpeg_reader *reader, struct image_info *out, const uint8_t *bytes, size_t length)
{
	if (setjmp(reader->trap)) {
		return false;
	}
	open_file(reader, bytes, length);
	fill_info(out, &reader->jpeg);
	return out->components == 1 || out->components == 3 || out->components == 4;
}

bool codec_jpeg_read_info(struct image_info *out, const uint8_t *bytes, size_t length)
{
	struct jpeg_reader reader;
	reader_init(&reader);
	bool ok = read_header(&reader, out, bytes, length);
	reader_finish(&reader);
	return ok;
}

// width and height are those of the upright picture.
static struct placement placement_of(int orientation, ptrdiff_t width, ptrdiff_t height)
{
	const ptrdiff_t right = width - 1, bottom = (height - 1) * width;
	const struct placement placements[] = {
		{ 0, 1, width },
		{ right, -1, width },
		{ bottom + right, -1, -width },
		{ bottom, 1, -width },
		{ 0, width, 1 },
		{ right, width, -1 },
		{ bottom + right, -width, -1 },
		{ bottom, -width, 1 },
	};
	return placements[orientation - 1];
}

static uint32_t pack(uint32_t red, uint32_t green, uint32_t blue)
{
	return 0xff000000u | red << 16 | green << 8 | blue;
}

static uint32_t from_rgb(const uint8_t *rgb)
{
	return pack(rgb[0], rgb[1], rgb[2]);
}

// Adobe's writers store the inks inverted, and mark the file as theirs.
static uint32_t from_inverted_cmyk(const uint8_t *cmyk)
{
	uint32_t black = cmyk[3];
	return pack((cmyk[0] * black + 127) / 255, (cmyk[1] * black + 127) / 255, (cmyk[2] * black + 127) / 255);
}

static uint32_t from_cmyk(const uint8_t *cmyk)
{
	const uint8_t inverted[] = { (uint8_t)(255 - cmyk[0]), (uint8_t)(255 - cmyk[1]), (uint8_t)(255 - cmyk[2]),
		(uint8_t)(255 - cmyk[3]) };
	return from_inverted_cmyk(inverted);
}

static void place_row(uint32_t *to, ptrdiff_t step, const struct jpeg_reader *reader)
{
	uint32_t (*convert)(const uint8_t *) = from_rgb;
	if (reader->jpeg.out_color_space == JCS_CMYK) {
		convert = reader->jpeg.saw_Adobe_marker ? from_inverted_cmyk : from_cmyk;
	}
	for (JDIMENSION x = 0; x < reader->jpeg.output_width; x++) {
		*to = convert(reader->row + 4 * (size_t)x);
		to += step;
	}
}

static bool read_rows(struct jpeg_reader *reader, uint32_t *pixels, const struct image_info *info, const uint8_t *bytes,
	size_t length)
{
	if (setjmp(reader->trap)) {
		return false;
	}
	open_file(reader, bytes, length);
	reader->jpeg.out_color_space = info->components == 4 ? JCS_CMYK : JCS_EXT_RGBX;
	jpeg_start_decompress(&reader->jpeg);
	reader->row = g_malloc(4 * (size_t)reader->jpeg.output_width);
	const struct placement placement =
		placement_of(info->orientation, (ptrdiff_t)info->width, (ptrdiff_t)info->height);
	while (reader->jpeg.output_scanline < reader->jpeg.output_height) {
		ptrdiff_t y = reader->jpeg.output_scanline;
		jpeg_read_scanlines(&reader->jpeg, &reader->row, 1);
		if (pixels) {
			place_row(pixels + placement.first + y * placement.step_y, placement.step_x, reader);
		}
	}
	return true;
}

bool codec_jpeg_read_pixels(uint32_t *pixels, const struct image_info *info, const uint8_t *bytes, size_t length)
{
	struct jpeg_reader reader;
	reader_init(&reader);
	bool ok = read_rows(&reader, pixels, info, bytes, length);
	reader_finish(&reader);
	return ok;
}
