#include <string.h>

#include "fixtures.h"
#include "image/image.h"

static const char SAFE[] = "<svg xmlns='http://www.w3.org/2000/svg' width='3.6' height='.2'/>";
static const char UNSAFE[] = "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>";

static void test_inspect(void)
{
	g_autoptr(GByteArray) png = fixtures_png(6, 4, false, 0xff);
	const char *bytes = (const char *)png->data;
	g_autofree char *long_text = g_strnfill(4000, 'a');
	const struct resource_qr code = { .text = "g", .level = 'M', .scale = 4 };
	const struct resource_qr full = { .text = long_text, .level = 'M', .scale = 4 };
	struct resource resources[] = {
		{ .url = "a.png", .bytes = bytes, .length = png->len },
		{ .url = "b.png", .bytes = bytes, .length = png->len / 2 },
		{ .url = "c.svg", .bytes = SAFE, .length = strlen(SAFE) },
		{ .url = "d.svg", .bytes = UNSAFE, .length = strlen(UNSAFE) },
		{ .url = "e.bmp", .bytes = "BM", .length = 2 },
		{ .url = "f.png", .state = RESOURCE_MISSING },
		{ .url = "bifolio-qr:g", .qr = &code },
		{ .url = "bifolio-qr:aaaa", .qr = &full },
	};
	static const struct {
		enum resource_state state;
		const char *media_type;
		uint32_t width, height;
	} WANT[] = {
		{ RESOURCE_USABLE, "image/png", 6, 4 },
		{ RESOURCE_BROKEN, NULL, 0, 0 },
		{ RESOURCE_USABLE, "image/svg+xml", 4, 1 },
		{ RESOURCE_UNSUPPORTED, NULL, 0, 0 },
		{ RESOURCE_UNSUPPORTED, NULL, 0, 0 },
		{ RESOURCE_MISSING, NULL, 0, 0 },
		{ RESOURCE_USABLE, "image/svg+xml", 29 * 4, 29 * 4 },
		{ RESOURCE_BROKEN, NULL, 0, 0 },
	};
	struct resource *pointers[G_N_ELEMENTS(resources)];
	for (size_t i = 0; i < G_N_ELEMENTS(resources); i++) {
		pointers[i] = &resources[i];
	}
	struct arena *arena = arena_create();
	struct doc doc = { .arena = arena, .resources = pointers, .resource_count = G_N_ELEMENTS(resources) };
	struct diag *diag = diag_create();
	image_inspect(&doc, diag);
	for (size_t i = 0; i < G_N_ELEMENTS(resources); i++) {
		g_assert_cmpint(resources[i].state, ==, WANT[i].state);
		g_assert_cmpstr(resources[i].media_type, ==, WANT[i].media_type);
		g_assert_cmpuint(resources[i].width, ==, WANT[i].width);
		g_assert_cmpuint(resources[i].height, ==, WANT[i].height);
	}
	g_assert_cmpuint(diag_count_code(diag, DIAG_BROKEN_IMAGE), ==, 2);
	g_assert_cmpuint(diag_count_code(diag, DIAG_UNSUPPORTED_IMAGE), ==, 2);
	diag_destroy(diag);
	arena_destroy(arena);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/image/inspect", test_inspect);
	return g_test_run();
}
