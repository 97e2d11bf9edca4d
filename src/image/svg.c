#include "image/svg.h"

#include <glib.h>
#include <librsvg/rsvg.h>
#include <stdint.h>
#include <string.h>

#include "base/library.h"
#include "base/prose.h"
#include "config.h"
#include "image/svg_cost.h"

// librsvg, with XML, ICU and its own mass, doubles the time that the program takes to start.
#define FUNCTIONS(_) \
	_(rsvg_handle_new_from_data) \
	_(rsvg_handle_set_dpi) \
	_(rsvg_handle_get_intrinsic_dimensions) \
	_(rsvg_handle_render_document)

struct librsvg {
	FUNCTIONS(LIBRARY_MEMBER)
};

static const char *const function_names[] = { FUNCTIONS(LIBRARY_NAME) };

struct svg {
	struct librsvg lib;
	RsvgHandle *handle;
	double width, height;
};

static const double DPI = 96; // CSS: 96 px are an inch

enum { DEFAULT_WIDTH = 300, DEFAULT_HEIGHT = 150 };

// What stands between two places of an XML prolog: the first bytes, and the bytes that end it.
static const struct {
	const char *open, *close;
} PROLOG[] = {
	{ "<?", "?>" },
	{ "<!--", "-->" },
	{ "<!DOCTYPE", ">" },
};

static size_t skip_space(const char *text, size_t at, size_t length)
{
	while (at < length && g_ascii_isspace(text[at])) {
		at++;
	}
	return at;
}

// Past the prolog item that starts here; the same place when there is none, length when it never
// ends.
static size_t skip_prolog_item(const char *text, size_t at, size_t length)
{
	for (size_t i = 0; i < G_N_ELEMENTS(PROLOG); i++) {
		size_t open = strlen(PROLOG[i].open), close = strlen(PROLOG[i].close);
		if (length - at < open || strncmp(text + at, PROLOG[i].open, open) != 0) {
			continue;
		}
		const char *end = memmem(text + at, length - at, PROLOG[i].close, close);
		const char *subset = end && close == 1 ? memchr(text + at, '[', (size_t)(end - text) - at) : NULL;
		if (subset) {
			end = memmem(subset, (size_t)(text + length - subset), "]>", 2);
			close = 2;
		}
		return end ? (size_t)(end - text) + close : length;
	}
	return at;
}

static const char *local_name(const char *name)
{
	const char *colon = strrchr(name, ':');
	return colon ? colon + 1 : name;
}

bool svg_matches(const void *bytes, size_t length)
{
	const char *text = bytes;
	size_t at = length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
	size_t before;
	do {
		before = at = skip_space(text, at, length);
		at = skip_prolog_item(text, at, length);
	} while (at != before);
	if (at == length || text[at] != '<') {
		return false;
	}
	enum { NAME_MAX_BYTES = 64 };
	char name[NAME_MAX_BYTES] = "";
	for (size_t i = 0; i < sizeof(name) - 1 && ++at < length; i++) {
		if (g_ascii_isspace(text[at]) || text[at] == '>' || text[at] == '/') {
			break;
		}
		name[i] = text[at];
	}
	return strcmp(local_name(name), "svg") == 0;
}

// A length in px; 0 for a percentage, which says nothing about the drawing's own size.
static double to_px(gboolean given, RsvgLength length)
{
	static const double factors[] = {
		[RSVG_UNIT_PERCENT] = 0,
		[RSVG_UNIT_PX] = 1,
		[RSVG_UNIT_EM] = 16,
		[RSVG_UNIT_EX] = 8,
		[RSVG_UNIT_IN] = 96,
		[RSVG_UNIT_CM] = 96 / 2.54,
		[RSVG_UNIT_MM] = 96 / 25.4,
		[RSVG_UNIT_PT] = 96 / 72.0,
		[RSVG_UNIT_PC] = 16,
	};
	bool known = given && (size_t)length.unit < G_N_ELEMENTS(factors);
	return known ? length.length * factors[length.unit] : 0;
}

static void measure(struct svg *svg)
{
	gboolean has_width, has_height, has_box;
	RsvgLength width, height;
	RsvgRectangle box;
	svg->lib.rsvg_handle_get_intrinsic_dimensions(
		svg->handle, &has_width, &width, &has_height, &height, &has_box, &box);
	has_box = has_box && box.width > 0 && box.height > 0;
	svg->width = to_px(has_width, width);
	svg->height = to_px(has_height, height);
	if (svg->width <= 0 && svg->height <= 0) {
		svg->width = has_box ? box.width : DEFAULT_WIDTH;
		svg->height = has_box ? box.height : DEFAULT_HEIGHT;
	} else if (svg->width <= 0) {
		svg->width = has_box ? svg->height * box.width / box.height : DEFAULT_WIDTH;
	} else if (svg->height <= 0) {
		svg->height = has_box ? svg->width * box.height / box.width : DEFAULT_HEIGHT;
	}
}

struct svg *svg_open(const void *bytes, size_t length)
{
	struct librsvg lib;
	if (length == 0 || length > SVG_SIZE_MAX ||
		!library_load(SONAME_RSVG_2, function_names, G_N_ELEMENTS(function_names), &lib)) {
		return NULL;
	}
	RsvgHandle *handle = lib.rsvg_handle_new_from_data(bytes, length, NULL);
	if (!handle) {
		return NULL;
	}
	struct svg *svg = g_new0(struct svg, 1);
	svg->lib = lib;
	svg->handle = handle;
	lib.rsvg_handle_set_dpi(handle, DPI);
	measure(svg);
	return svg;
}

void svg_close(struct svg *svg)
{
	if (svg) {
		g_object_unref(svg->handle);
		g_free(svg);
	}
}

double svg_width(const struct svg *svg)
{
	return svg->width;
}

double svg_height(const struct svg *svg)
{
	return svg->height;
}

bool svg_render(const struct svg *svg, cairo_t *cr, double x, double y, double width, double height)
{
	const RsvgRectangle box = { x, y, width, height };
	return svg->lib.rsvg_handle_render_document(svg->handle, cr, &box, NULL);
}

// The safety check walks the file with GLib's parser, which knows no entities but XML's own five
// and refuses other encodings: what it cannot read is not safe, which suits us.
struct safety {
	bool safe;
	bool drawable; // no noncharacters, for which cairo gives up a whole PDF
	GString *css;  // the text of all style elements
	struct svg_cost *cost;
};

static bool has_prefix(const char *text, const char *const *prefixes)
{
	for (; *prefixes; prefixes++) {
		if (g_ascii_strncasecmp(text, *prefixes, strlen(*prefixes)) == 0) {
			return true;
		}
	}
	return false;
}

// Links must be plain URIs: cairo 1.18 gives up a whole PDF for one with other characters.
static bool is_safe_reference(const char *element, const char *target)
{
	static const char *const own[] = { "#", "data:image/png", "data:image/jpeg", "data:image/gif",
		"data:image/webp", NULL };
	static const char *const links[] = { "#", "https://", "http://", "mailto:", NULL };
	target += strspn(target, " \t\r\n");
	if (strcmp(element, "a") == 0) {
		return g_str_is_ascii(target) && has_prefix(target, links);
	}
	return has_prefix(target, own);
}

// CSS, or an attribute that may hold a url(): no imports, no escapes to hide one, only own ids.
static bool is_safe_css(const char *css)
{
	static const char *const refused[] = { "\\", "@import", "image-set(", "src(" };
	g_autofree char *lower = g_ascii_strdown(css, -1);
	for (size_t i = 0; i < G_N_ELEMENTS(refused); i++) {
		if (strstr(lower, refused[i])) {
			return false;
		}
	}
	for (const char *at = strstr(lower, "url("); at; at = strstr(at, "url(")) {
		at += strlen("url(");
		if (!is_safe_reference("", at + strspn(at, " \t\r\n\"'"))) {
			return false;
		}
	}
	return true;
}

static bool is_safe_attribute(const char *element, const char *name, const char *value)
{
	static const char *const references[] = { "href", "src", NULL };
	const char *local = local_name(name);
	if (g_ascii_strncasecmp(local, "on", 2) == 0 || strcmp(name, "xml:base") == 0) {
		return false;
	}
	if (g_strv_contains(references, local)) {
		return is_safe_reference(element, value);
	}
	bool animates_reference = strcmp(local, "attributeName") == 0 && g_strv_contains(references, local_name(value));
	return !animates_reference && is_safe_css(value);
}

// Cairo gives up a whole PDF for a noncharacter.
static bool is_drawable(const char *text, size_t length)
{
	const char *end = text + length;
	return g_utf8_validate_len(text, length, NULL) && prose_find_noncharacter(text, end) == end;
}

static void on_element(GMarkupParseContext *context, const char *name, const char **names, const char **values,
	void *data, GError **error)
{
	static const char *const refused[] = { "script", "foreignObject", "handler", "listener", "iframe", "audio",
		"video", NULL };
	struct safety *safety = data;
	const char *element = local_name(name);
	safety->safe = safety->safe && !g_strv_contains(refused, element);
	for (size_t i = 0; names[i]; i++) {
		safety->safe = safety->safe && is_safe_attribute(element, names[i], values[i]);
		safety->drawable = safety->drawable && is_drawable(values[i], strlen(values[i]));
	}
	svg_cost_open(safety->cost, element, names, values);
}

static void on_element_end(GMarkupParseContext *context, const char *name, void *data, GError **error)
{
	struct safety *safety = data;
	svg_cost_close(safety->cost);
}

static void on_text(GMarkupParseContext *context, const char *text, size_t length, void *data, GError **error)
{
	struct safety *safety = data;
	const char *element = g_markup_parse_context_get_element(context);
	if (element && strcmp(local_name(element), "style") == 0) {
		g_string_append_len(safety->css, text, (gssize)length);
	}
	safety->drawable = safety->drawable && is_drawable(text, length);
}

// Comments, instructions, CDATA and the document type; the last may be SVG 1.1's own, as epubcheck
// allows.
static void on_passthrough(GMarkupParseContext *context, const char *text, size_t length, void *data, GError **error)
{
	struct safety *safety = data;
	if (g_str_has_prefix(text, "<!DOCTYPE")) {
		bool external = strstr(text, "PUBLIC") || strstr(text, "SYSTEM");
		bool own = strstr(text, "\"-//W3C//DTD SVG 1.1//EN\"");
		safety->safe = safety->safe && !strchr(text, '[') && (!external || own);
	} else if (g_str_has_prefix(text, "<?xml-stylesheet")) {
		safety->safe = false;
	}
}

static const char *find_problem(const struct safety *safety)
{
	if (!safety->safe || !is_safe_css(safety->css->str)) {
		return "the SVG is malformed, or holds a script, entities or outside references";
	}
	if (!safety->drawable) {
		return "the SVG holds characters that stand for no text";
	}
	return svg_cost_problem(safety->cost, safety->css->str);
}

const char *svg_problem(const void *bytes, size_t length)
{
	static const GMarkupParser parser = {
		.start_element = on_element,
		.end_element = on_element_end,
		.text = on_text,
		.passthrough = on_passthrough,
	};
	if (!svg_matches(bytes, length) || length > SVG_SIZE_MAX) {
		return "not an SVG, or too large";
	}
	const char *text = bytes;
	size_t mark = memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
	struct safety safety = {
		.safe = true,
		.drawable = true,
		.css = g_string_new(NULL),
		.cost = svg_cost_create(),
	};
	GMarkupParseContext *context = g_markup_parse_context_new(&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &safety, NULL);
	bool well_formed = g_markup_parse_context_parse(context, text + mark, (gssize)(length - mark), NULL) &&
		g_markup_parse_context_end_parse(context, NULL);
	g_markup_parse_context_free(context);
	safety.safe = safety.safe && well_formed;
	const char *problem = find_problem(&safety);
	g_string_free(safety.css, TRUE);
	svg_cost_destroy(safety.cost);
	return problem;
}
