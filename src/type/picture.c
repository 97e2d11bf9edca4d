#include "type/picture.h"

#include <glib.h>

#include "doc/image.h"

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
