#include "layout/picture.h"

#include <glib.h>

#include "doc/image.h"
#include "image/qr.h"

static const double POINTS_PER_PIXEL = 0.75;

void picture_fit(const struct span *image, double width_max, double height_max, double *width, double *height)
{
	double wide, high;
	image_shown_size(image, &wide, &high);
	double wanted = image->as.image.share > 0 ? image->as.image.share * width_max : wide * POINTS_PER_PIXEL;
	double scale = MIN(MIN(wanted, width_max) / wide, height_max / high);
	*width = wide * scale;
	*height = high * scale;
}

const struct resource *picture_qr(const struct flow *flow, const char *url, double *side)
{
	g_autofree char *ascii = g_uri_escape_string(url, ":/?#[]@!$&'()*+,;=%", FALSE);
	const struct resource *image = flow->style->page.qr ? qr_image(ascii, flow->arena) : NULL;
	*side = image ? MIN(image->width * POINTS_PER_PIXEL, flow->width) : 0;
	return image;
}

void picture_place_qr(struct flow *flow, const struct block *block, const char *url)
{
	double side;
	const struct resource *image = picture_qr(flow, url, &side);
	if (!image) {
		return;
	}
	const struct page_item item = {
		.kind = ITEM_IMAGE,
		.artifact = true,
		.block = block->id,
		.span = NO_NODE,
		.box = { flow->x + (flow->width - side) / 2, 0, side, side },
		.as.image = image,
	};
	flow->keep_next = true;
	flow_push(flow, side, &item, 1);
}
