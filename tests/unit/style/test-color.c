#include "style/color.h"

#include <glib.h>
#include <string.h>

#include "style/style.h"

static uint32_t color_of(const char *text)
{
	uint32_t color = 0x7fffffff;
	g_test_message("%s", text);
	g_assert_true(color_read(&color, text));
	return color;
}

static void test_names(void)
{
	g_assert_cmpuint(color_name_count(), ==, 148); // CSS Color 4, section 6.1
	for (size_t i = 0; i < color_name_count(); i++) {
		g_assert_true(i == 0 || strcmp(color_name_at(i - 1), color_name_at(i)) < 0);
		g_autofree char *shouted = g_ascii_strup(color_name_at(i), -1);
		g_assert_cmphex(color_of(color_name_at(i)), <=, 0xffffff);
		g_assert_cmphex(color_of(shouted), ==, color_of(color_name_at(i)));
	}
}

// Names that are one colour in two spellings, and some from each end of the table.
static void test_values(void)
{
	static const struct {
		const char *text;
		uint32_t color;
	} rows[] = {
		{ "aliceblue", 0xf0f8ff },
		{ "black", 0x000000 },
		{ "darkslategrey", 0x2f4f4f },
		{ "Navy", 0x000080 },
		{ "rebeccapurple", 0x663399 },
		{ "red", 0xff0000 },
		{ "white", 0xffffff },
		{ "yellowgreen", 0x9acd32 },
		{ "#1f4E79", 0x1f4e79 },
		{ "#abc", 0xaabbcc },
		{ "rgb(26, 26,26)", 0x1a1a1a },
		{ "RGB( 255 0 10 )", 0xff000a },
		{ "rgb(100% 0% 50%)", 0xff0080 },
		{ "none", COLOR_INHERIT },
		{ "transparent", COLOR_INHERIT },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_assert_cmphex(color_of(rows[i].text), ==, rows[i].color);
	}
	g_assert_cmphex(color_of("slategray"), ==, color_of("slategrey"));
	g_assert_cmphex(color_of("aqua"), ==, color_of("cyan"));
}

static void test_bad(void)
{
	static const char *const bad[] = { "", "#", "#12", "#12345", "#1234567", "#12345g", "1f4e79", "reddish", "re",
		"red ", "rgb(", "rgb()", "rgb(1, 2)", "rgb(1, 2, 3", "rgb(1, 2 3)", "rgb(1 2, 3)", "rgb(1, 2, 3, 4)",
		"rgb(256, 0, 0)", "rgb(-1, 0, 0)", "rgb(101%, 0, 0)", "rgb(nan, 0, 0)", "rgb(1,, 2)", "rgb(, 1, 2, 3)",
		"rgb(1 2 3)x", "currentcolor" };
	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
		uint32_t color = 42;
		g_test_message("%s", bad[i]);
		g_assert_false(color_read(&color, bad[i]));
		g_assert_cmpuint(color, ==, 42);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/color/names", test_names);
	g_test_add_func("/color/values", test_values);
	g_test_add_func("/color/bad", test_bad);
	return g_test_run();
}
