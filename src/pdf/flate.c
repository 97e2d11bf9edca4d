#include "pdf/flate.h"

#include <stdbool.h>
#include <zlib.h>

void flate_compress(GString *to, const void *bytes, size_t length)
{
	uLongf room = compressBound(length);
	gsize start = to->len;
	g_string_set_size(to, start + room);
	if (compress((Bytef *)to->str + start, &room, bytes, length) != Z_OK) {
		g_error("zlib cannot compress");
	}
	g_string_truncate(to, start + room);
}

// Inflates to the end of the data; false when it is damaged or has no end.
static bool inflate_all(z_stream *stream, GString *to)
{
	enum { STEP_MIN = 4096 };
	int result = Z_OK;
	while (result == Z_OK) {
		gsize done = to->len;
		g_string_set_size(to, done + MAX(done, STEP_MIN));
		stream->next_out = (Bytef *)to->str + done;
		stream->avail_out = (uInt)(to->len - done);
		result = inflate(stream, Z_NO_FLUSH);
		g_string_truncate(to, to->len - stream->avail_out);
	}
	return result == Z_STREAM_END;
}

GString *flate_expand(const void *bytes, size_t length)
{
	z_stream stream = { .next_in = (z_const Bytef *)bytes, .avail_in = (uInt)length };
	if (inflateInit(&stream) != Z_OK) {
		g_error("zlib cannot start");
	}
	GString *to = g_string_new(NULL);
	bool good = inflate_all(&stream, to);
	inflateEnd(&stream);
	if (!good) {
		g_string_free(to, TRUE);
	}
	return good ? to : NULL;
}
