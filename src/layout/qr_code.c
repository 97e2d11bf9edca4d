#include "layout/qr_code.h"

#include <glib.h>

#include "image/qr.h"

static const double POINTS_PER_PIXEL = 0.75;

const struct resource *qr_code_find(const struct flow *flow, const char *url, double *side)
{
	g_autofree char *ascii = g_uri_escape_string(url, ":/?#[]@!$&'()*+,;=%", FALSE);
	const struct resource *image = flow->style->page.qr ? qr_image(ascii, flow->arena) : NULL;
	*side = image ? MIN(image->width * POINTS_PER_PIXEL, flow->width) : 0;
	return image;
}

void qr_code_place(struct flow *flow, const struct block *block, const char *url)
{
	double side;
	const struct resource *image = qr_code_find(flow, url, &side);
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
