#include "doc/image_hint.h"

#include <glib.h>
#include <math.h>
#include <string.h>

enum { SIDE_MAX = 10000 }; // px

static bool read_align(struct span *image, const char *word)
{
	static const struct {
		const char *word;
		enum image_align align;
	} words[] = {
		{ "left", IMAGE_ALIGN_LEFT },
		{ "center", IMAGE_ALIGN_CENTER },
		{ "centre", IMAGE_ALIGN_CENTER },
		{ "middle", IMAGE_ALIGN_CENTER },
		{ "right", IMAGE_ALIGN_RIGHT },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		if (g_ascii_strcasecmp(word, words[i].word) == 0) {
			image->as.image.align = words[i].align;
			return true;
		}
	}
	return false;
}

// A positive number with "px", '%' or nothing behind it; the unit is 'p' or '%'. False for anything else.
static bool read_length(const char *text, double *number, char *unit)
{
	char *end;
	*number = g_ascii_strtod(text, &end);
	bool share = strcmp(end, "%") == 0;
	*unit = share ? '%' : 'p';
	return end > text && g_ascii_isdigit(text[0]) && isfinite(*number) && *number > 0 &&
		(share || *end == '\0' || strcmp(end, "px") == 0);
}

static bool read_width(struct span *image, const char *value)
{
	double number;
	char unit;
	if (!read_length(value, &number, &unit)) {
		return false;
	}
	if (unit == '%') {
		image->as.image.share = MIN(number / 100, 1);
	} else {
		image->as.image.width = MIN(number, SIDE_MAX);
	}
	return true;
}

static bool read_height(struct span *image, const char *value)
{
	double number;
	char unit;
	if (!read_length(value, &number, &unit) || unit == '%') {
		return false;
	}
	image->as.image.height = MIN(number, SIDE_MAX);
	return true;
}

bool image_hint_take(struct span *image, const char *name, const char *value)
{
	static const struct {
		const char *name;
		bool (*read)(struct span *image, const char *value);
	} hints[] = {
		{ "width", read_width },
		{ "w", read_width },
		{ "height", read_height },
		{ "h", read_height },
		{ "align", read_align },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(hints); i++) {
		if (g_ascii_strcasecmp(name, hints[i].name) == 0) {
			return hints[i].read(image, value);
		}
	}
	return false;
}

// "#center", "#float-right", "#pic_center": the first word that says where.
static void take_fragment(struct span *image, const char *fragment)
{
	g_auto(GStrv) words = g_strsplit_set(fragment, "-_&,;#", -1);
	for (size_t i = 0; words[i] && !read_align(image, words[i]); i++) {
	}
}

static void take_query(struct span *image, const char *query)
{
	GUriParamsIter iter;
	char *name, *value;
	g_uri_params_iter_init(&iter, query, -1, "&", G_URI_PARAMS_NONE);
	while (g_uri_params_iter_next(&iter, &name, &value, NULL)) {
		image_hint_take(image, name, value);
		g_free(name);
		g_free(value);
	}
}

void image_hint_take_url(struct span *image)
{
	const char *url = image->as.image.url;
	if (g_ascii_strncasecmp(url, "data:", 5) == 0) {
		return;
	}
	const char *fragment = strchr(url, '#');
	size_t length = fragment ? (size_t)(fragment - url) : strlen(url);
	const char *query = memchr(url, '?', length);
	if (fragment && image->as.image.align == IMAGE_ALIGN_NONE) {
		take_fragment(image, fragment + 1);
	}
	bool sized = image->as.image.width > 0 || image->as.image.height > 0 || image->as.image.share > 0;
	if (query && !sized) {
		g_autofree char *text = g_strndup(query + 1, length - (size_t)(query + 1 - url));
		take_query(image, text);
	}
}
