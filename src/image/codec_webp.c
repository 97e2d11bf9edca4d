#include "image/codec_webp.h"

#include <glib.h>
#include <webp/decode.h>
#include <webp/demux.h>

bool codec_webp_read_info(struct image_info *out, const uint8_t *bytes, size_t length)
{
	WebPBitstreamFeatures features;
	if (WebPGetFeatures(bytes, length, &features) != VP8_STATUS_OK) {
		return false;
	}
	out->width = features.width;
	out->height = features.height;
	return true;
}

static bool read_frame(const WebPIterator *frame, uint32_t *pixels, size_t stride, size_t height)
{
	WebPDecoderConfig config;
	if (frame->x_offset < 0 || frame->y_offset < 0 || (size_t)frame->x_offset + (size_t)frame->width > stride ||
		(size_t)frame->y_offset + (size_t)frame->height > height || !WebPInitDecoderConfig(&config)) {
		return false;
	}
	size_t first = (size_t)frame->y_offset * stride + (size_t)frame->x_offset;
	config.output.colorspace = G_BYTE_ORDER == G_LITTLE_ENDIAN ? MODE_bgrA : MODE_Argb;
	config.output.is_external_memory = 1;
	config.output.u.RGBA.rgba = (uint8_t *)(pixels + first);
	config.output.u.RGBA.stride = (int)(4 * stride);
	config.output.u.RGBA.size = 4 * (stride * height - first);
	return WebPDecode(frame->fragment.bytes, frame->fragment.size, &config) == VP8_STATUS_OK;
}

static bool read_first_frame(uint32_t *pixels, const struct image_info *info, const uint8_t *bytes, size_t length)
{
	WebPDemuxer *demuxer = WebPDemux(&(WebPData){ bytes, length });
	if (!demuxer) {
		return false;
	}
	WebPIterator frame;
	bool ok = WebPDemuxGetFrame(demuxer, 1, &frame);
	if (ok) {
		ok = read_frame(&frame, pixels, (size_t)info->width, (size_t)info->height);
		WebPDemuxReleaseIterator(&frame);
	}
	WebPDemuxDelete(demuxer);
	return ok;
}

bool codec_webp_read_pixels(uint32_t *pixels, const struct image_info *info, const uint8_t *bytes, size_t length)
{
	if (pixels) {
		return read_first_frame(pixels, info, bytes, length);
	}
	g_autofree uint32_t *scratch = g_try_malloc_n((size_t)(info->width * info->height), 4);
	return scratch && read_first_frame(scratch, info, bytes, length);
}
