#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "fixtures.h"
#include "image/svg.h"

#define NS "xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'"

static void test_size(void)
{
	static const struct {
		const char *attributes;
		double width, height;
	} CASES[] = {
		{ "", 300, 150 },
		{ "width='100%' height='100%'", 300, 150 },
		{ "viewBox='0 0 40 30'", 40, 30 },
		{ "viewBox='0 0 1 1.5'", 1, 1.5 },
		{ "width='100' height='50'", 100, 50 },
		{ "width='1in' height='72pt'", 96, 96 },
		{ "width='80' viewBox='0 0 40 30'", 80, 60 },
		{ "height='60px' viewBox='0 0 40 30'", 80, 60 },
		{ "width='0' height='0'", 300, 150 },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
		g_autofree char *text = g_strdup_printf("<svg " NS " %s/>", CASES[i].attributes);
		struct svg *svg = svg_open(text, strlen(text));
		g_assert_nonnull(svg);
		g_assert_cmpfloat_with_epsilon(svg_width(svg), CASES[i].width, .001);
		g_assert_cmpfloat_with_epsilon(svg_height(svg), CASES[i].height, .001);
		svg_close(svg);
	}
	g_assert_null(svg_open("<svg", 4));
	g_assert_null(svg_open("", 0));
	svg_close(NULL);
}

static uint32_t render_pixel(const char *text)
{
	uint32_t pixels[4 * 4] = { 0 };
	cairo_surface_t *surface =
		cairo_image_surface_create_for_data((unsigned char *)pixels, CAIRO_FORMAT_ARGB32, 4, 4, 16);
	cairo_t *cr = cairo_create(surface);
	struct svg *svg = svg_open(text, strlen(text));
	g_assert_nonnull(svg);
	g_assert_true(svg_render(svg, cr, 2, 2, 2, 2));
	svg_close(svg);
	cairo_destroy(cr);
	cairo_surface_destroy(surface);
	g_assert_cmphex(pixels[0], ==, 0);
	return pixels[3 * 4 + 3];
}

static void test_render(void)
{
	uint32_t pixel = render_pixel("<svg " NS " width='10' height='10'>"
				      "<rect width='10' height='10' fill='#204060'/></svg>");
	g_assert_cmphex(pixel, ==, 0xff204060);
}

#define IMAGE_HREF "<svg " NS " width='4' height='4'><image width='4' height='4' href='%s%s'/></svg>"

static void test_nothing_outside_is_loaded(void)
{
	g_autoptr(GByteArray) png = fixtures_png(4, 4, false, 0xff);
	g_autofree char *path = NULL;
	int fd = g_file_open_tmp("svg-XXXXXX.png", &path, NULL);
	g_assert_cmpint(fd, >=, 0);
	g_close(fd, NULL);
	g_assert_true(g_file_set_contents(path, (char *)png->data, png->len, NULL));
	g_autofree char *absolute = g_strdup_printf(IMAGE_HREF, "file://", path);
	g_autofree char *folder = g_path_get_dirname(path);
	g_autofree char *name = g_path_get_basename(path);
	g_autofree char *relative = g_strdup_printf(IMAGE_HREF, "", name);
	g_autofree char *before = g_get_current_dir();
	g_chdir(folder);
	g_assert_cmphex(render_pixel(absolute), ==, 0);
	g_assert_cmphex(render_pixel(relative), ==, 0);
	g_chdir(before);
	g_unlink(path);

	// The control: the same picture inside the file is drawn.
	g_autofree char *base64 = g_base64_encode(png->data, png->len);
	g_autofree char *inside = g_strdup_printf(IMAGE_HREF, "data:image/png;base64,", base64);
	g_assert_cmphex(render_pixel(inside), !=, 0);
}

static void test_safe(void)
{
	static const char *const BODIES[] = {
		"<rect width='1' fill='url(#a)'/><use xlink:href='#b'/>",
		"<style>.a { fill: red; stroke: URL( '#x' ) }</style>",
		"<style><![CDATA[ a > b { fill: url(#c) } ]]></style>",
		"<image href='data:image/png;base64,AAAA'/>",
		"<a xlink:href='https://example.org/'><text>&lt;&#20013;</text></a>",
		"<!-- <script/> --><text>onload</text>",
	};
	for (size_t i = 0; i < G_N_ELEMENTS(BODIES); i++) {
		g_autofree char *text = g_strdup_printf("<svg " NS ">%s</svg>", BODIES[i]);
		g_assert_null(svg_problem(text, strlen(text)));
	}
	static const char OWN_TYPE[] =
		"\xef\xbb\xbf<?xml version='1.0'?><!DOCTYPE svg PUBLIC "
		"\"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">"
		"<svg " NS "/>";
	g_assert_null(svg_problem(OWN_TYPE, strlen(OWN_TYPE)));
}

static void test_unsafe(void)
{
	static const char *const BODIES[] = {
		"<script/>",
		"<s:script xmlns:s='http://www.w3.org/2000/svg'>1</s:script>",
		"<foreignObject/>",
		"<rect onclick='x()'/>",
		"<rect ONLOAD='x()'/>",
		"<image href='https://example.org/a.png'/>",
		"<image xlink:href='a.png'/>",
		"<image href='data:image/svg+xml,x'/>",
		"<use href='other.svg#a'/>",
		"<a href='javascript:x()'/>",
		"<a href='https://example.org/书'/>",
		"<rect fill='url(http://example.org/#a)'/>",
		"<rect style='fill:u\\72l(x)'/>",
		"<style>@IMPORT 'x.css';</style>",
		"<style>@imp<![CDATA[ort 'x.css']]>;</style>",
		"<style>a { background: url(\"x.png\") }</style>",
		"<set attributeName='xlink:href' to='x'/>",
		"<g xml:base='http://example.org/'/>",
		"<text>&unknown;</text>",
		"<g>",
		"<text>，\uFDD0</text>",
		"<text x='\U0010FFFE'/>",
		"<filter><feTurbulence numOctaves='9'/></filter>",
		"<filter><feGaussianBlur stdDeviation='1, 1e9'/></filter>",
		"<filter><feMorphology radius='101'/></filter>",
		"<filter><feConvolveMatrix order='3,300'/></filter>",
		"<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>",
		"<pattern id='a'><rect fill='url(#a)'/></pattern>",
	};
	for (size_t i = 0; i < G_N_ELEMENTS(BODIES); i++) {
		g_autofree char *text = g_strdup_printf("<svg " NS ">%s</svg>", BODIES[i]);
		if (!svg_problem(text, strlen(text))) {
			g_error("taken for safe: %s", BODIES[i]);
		}
	}
	static const char *const FILES[] = {
		"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg " NS ">&a;</svg>",
		"<!DOCTYPE svg SYSTEM 'http://example.org/a.dtd'><svg " NS "/>",
		"<?xml-stylesheet href='a.css'?><svg " NS "/>",
		"<html/>",
		"",
	};
	for (size_t i = 0; i < G_N_ELEMENTS(FILES); i++) {
		g_assert_nonnull(svg_problem(FILES[i], strlen(FILES[i])));
	}
}

static void test_entity_bomb(void)
{
	GString *text = g_string_new("<!DOCTYPE svg [<!ENTITY a0 'lol'>");
	for (int i = 1; i < 12; i++) {
		g_string_append_printf(text, "<!ENTITY a%d '", i);
		for (int j = 0; j < 10; j++) {
			g_string_append_printf(text, "&a%d;", i - 1);
		}
		g_string_append(text, "'>");
	}
	g_string_append(text, "]><svg " NS "><text>&a11;</text></svg>");
	g_assert_true(svg_matches(text->str, text->len));
	g_assert_nonnull(svg_problem(text->str, text->len));
	g_string_free(text, TRUE);
}

// Levels of ten references each: 10^levels of them.
static char *nested(const char *reference, int levels)
{
	GString *text = g_string_new("<svg " NS "><g id='u0'><rect/></g>");
	for (int i = 1; i <= levels; i++) {
		g_string_append_printf(text, "<g id='u%d'>", i);
		for (int j = 0; j < 10; j++) {
			g_string_append_printf(
				text, "<%s#u%d%s/>", reference, i - 1, strchr(reference, '(') ? ")'" : "'");
		}
		g_string_append(text, "</g>");
	}
	g_string_append(text, "</svg>");
	return g_string_free(text, FALSE);
}

static void test_nested_references(void)
{
	static const char *const references[] = { "use href='", "rect fill='url(" };
	for (size_t i = 0; i < G_N_ELEMENTS(references); i++) {
		g_autofree char *fair = nested(references[i], 3);
		g_autofree char *bomb = nested(references[i], 8);
		g_assert_null(svg_problem(fair, strlen(fair)));
		g_assert_nonnull(svg_problem(bomb, strlen(bomb)));
	}
}

static char *repeated(const char *before, const char *body, int count)
{
	GString *text = g_string_new("<svg " NS ">");
	g_string_append(text, before);
	for (int i = 0; i < count; i++) {
		g_string_append(text, body);
	}
	g_string_append(text, "</svg>");
	return g_string_free(text, FALSE);
}

static void test_repetitions(void)
{
	static const struct {
		const char *before, *body;
		int count;
		bool fair;
	} rows[] = {
		{ "<defs><path id='m'/></defs>", "<use href='#m' x='1'/>", 200000, true },
		{ "<linearGradient id='l'><stop/><stop/><stop/></linearGradient>", "<rect fill='url(#l)'/>", 200000,
			true },
		{ "<filter id='f'><feOffset/><feGaussianBlur stdDeviation='3'/></filter>", "<rect filter='url(#f)'/>",
			100, true },
		{ "<filter id='f'><feGaussianBlur stdDeviation='3'/></filter>", "<rect filter='url(#f)'/>", 5000,
			false },
		{ "<filter id='f'><feTurbulence/></filter>", "<rect style='filter:url(#f)'/>", 100, false },
		{ "<filter id='f'><feOffset/></filter><style>rect { filter: URL(#f) }</style>", "<rect/>", 5000,
			false },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *text = repeated(rows[i].before, rows[i].body, rows[i].count);
		g_test_message("row %zu", i);
		g_assert_cmpint(!svg_problem(text, strlen(text)), ==, rows[i].fair);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/svg/size", test_size);
	g_test_add_func("/svg/render", test_render);
	g_test_add_func("/svg/nothing-outside", test_nothing_outside_is_loaded);
	g_test_add_func("/svg/safe", test_safe);
	g_test_add_func("/svg/unsafe", test_unsafe);
	g_test_add_func("/svg/entity-bomb", test_entity_bomb);
	g_test_add_func("/svg/nested-references", test_nested_references);
	g_test_add_func("/svg/repetitions", test_repetitions);
	return g_test_run();
}
