#include "syntax/line_index.h"

#include <string.h>

void line_index_init(struct line_index *out, const char *text, size_t length)
{
	out->starts = g_array_new(FALSE, FALSE, sizeof(size_t));
	size_t at = 0;
	g_array_append_val(out->starts, at);
	for (const char *end; (end = memchr(text + at, '\n', length - at));) {
		at = (size_t)(end - text) + 1;
		g_array_append_val(out->starts, at);
	}
}

void line_index_finish(struct line_index *index)
{
	g_clear_pointer(&index->starts, g_array_unref);
}

static size_t start_of(const struct line_index *index, guint line)
{
	return g_array_index(index->starts, size_t, line);
}

void line_index_find(const struct line_index *index, size_t at, uint32_t *line, uint32_t *column)
{
	guint low = 0;
	guint high = index->starts->len;
	while (high - low > 1) {
		guint middle = low + (high - low) / 2;
		if (start_of(index, middle) <= at) {
			low = middle;
		} else {
			high = middle;
		}
	}
	*line = low + 1;
	*column = (uint32_t)(at - start_of(index, low) + 1);
}
