#include "fuzz.h"

#include <glib.h>

#include "image/decode.h"
#include "image/probe.h"
#include "image/svg.h"

enum { PIXELS_MAX = 1000 * 1000 }; // larger ones are slow and show nothing new

// Probing and decoding: what was probed as whole has a type and a size.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct image_info info;
	if (probe_header(&info, data, size) && info.width * info.height > PIXELS_MAX) {
		return 0;
	}
	if (probe_image(&info, data, size)) {
		g_assert_nonnull(probe_media_type(info.type));
		g_assert_cmpfloat(info.width, >, 0);
		g_assert_cmpfloat(info.height, >, 0);
	}
	struct image_pixels pixels;
	decode_image(&pixels, data, size);
	decode_finish(&pixels);
	svg_problem(data, size);
	return 0;
}
