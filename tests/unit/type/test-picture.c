#include "type/picture.h"

#include <glib.h>

#include "doc/resource.h"

#define assert_near(a, b) g_assert_cmpfloat_with_epsilon((a), (b), .001)

enum { WIDTH = 300, HEIGHT = 400 }; // points of the box

// At 96 pixels an inch, never larger than the box, in its own proportions.
static void test_fit(void)
{
	static const struct {
		unsigned int width, height;     // of the file, pixels
		double said_width, said_height; // by the author
		double share;
		double shown_width, shown_height;
	} rows[] = {
		{ 40, 20, 0, 0, 0, 30, 15 },
		{ 400, 200, 0, 0, 0, 300, 150 },
		{ 4000, 2000, 0, 0, 0, 300, 150 },
		{ 200, 4000, 0, 0, 0, 20, 400 },
		{ 4000, 8000, 0, 0, 0, 200, 400 },
		{ 40, 20, 0, 0, .5, 150, 75 },
		{ 4000, 2000, 0, 0, .5, 150, 75 },
		{ 20, 400, 0, 0, 1, 20, 400 }, // as wide as the page it would be too high
		{ 1, 1, 0, 0, 0, .75, .75 },
		{ 400, 200, 80, 0, 0, 60, 30 },
		{ 400, 200, 0, 80, 0, 120, 60 },
		{ 400, 200, 8000, 0, 0, 300, 150 },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct resource resource = {
			.state = RESOURCE_USABLE, .width = rows[i].width, .height = rows[i].height
		};
		struct span image = { .kind = SPAN_IMAGE };
		image.as.image.resource = &resource;
		image.as.image.width = rows[i].said_width;
		image.as.image.height = rows[i].said_height;
		image.as.image.share = rows[i].share;
		double width, height;
		picture_fit(&image, WIDTH, HEIGHT, &width, &height);
		g_test_message("%zu", i);
		assert_near(width, rows[i].shown_width);
		assert_near(height, rows[i].shown_height);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/picture/fit", test_fit);
	return g_test_run();
}
