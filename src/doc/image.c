#include "doc/image.h"

#include "doc/resource.h"

const char *image_address(const struct span *image, struct arena *arena)
{
	const char *url = image->as.image.url;
	return g_str_has_prefix(url, "//") ? arena_printf(arena, "https:%s", url) : url;
}

void image_shown_size(const struct span *image, double *width, double *height)
{
	const struct resource *resource = image->as.image.resource;
	double scale = 1;
	if (image->as.image.width > 0) {
		scale = image->as.image.width / resource->width;
	}
	if (image->as.image.height > 0) {
		double by_height = image->as.image.height / resource->height;
		scale = image->as.image.width > 0 ? MIN(scale, by_height) : by_height;
	}
	*width = resource->width * scale;
	*height = resource->height * scale;
}

const struct span *image_of_block(const struct block *block)
{
	const struct span *span = block->first_span;
	while (span && span->kind != SPAN_IMAGE) {
		span = span_next(span);
	}
	return span;
}
