#include "source/html.h"

#include <glib.h>
#include <string.h>

static const char *const hiding[] = { "script", "style", "template" };

// Keep alphabetized.
static const char *const blocks[] = {
	"address",
	"article",
	"aside",
	"blockquote",
	"body",
	"caption",
	"center",
	"col",
	"colgroup",
	"dd",
	"details",
	"dialog",
	"dir",
	"div",
	"dl",
	"dt",
	"fieldset",
	"figcaption",
	"figure",
	"footer",
	"form",
	"frame",
	"frameset",
	"h1",
	"h2",
	"h3",
	"h4",
	"h5",
	"h6",
	"head",
	"header",
	"hr",
	"html",
	"iframe",
	"legend",
	"li",
	"link",
	"main",
	"menu",
	"meta",
	"nav",
	"ol",
	"optgroup",
	"option",
	"p",
	"pre",
	"section",
	"summary",
	"table",
	"tbody",
	"td",
	"tfoot",
	"th",
	"thead",
	"tr",
	"ul",
};

static bool is_listed(const char *const *names, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(names[i], name) == 0) {
			return true;
		}
	}
	return false;
}

bool html_hides(const char *name)
{
	return is_listed(hiding, G_N_ELEMENTS(hiding), name);
}

bool html_is_block(const char *name)
{
	return is_listed(blocks, G_N_ELEMENTS(blocks), name);
}

// The bytes up to and including the first `mark`; all of them when there is none.
static size_t length_through(const char *text, size_t length, const char *mark)
{
	const char *found = memmem(text, length, mark, strlen(mark));
	return found ? (size_t)(found - text) + strlen(mark) : length;
}

// The length of the tag at the start of a text, with regard to quoted attribute values.
static size_t tag_length(const char *text, size_t length)
{
	char quote = '\0';
	for (size_t i = 0; i < length; i++) {
		if (quote) {
			quote = text[i] == quote ? '\0' : quote;
		} else if (text[i] == '"' || text[i] == '\'') {
			quote = text[i];
		} else if (text[i] == '>') {
			return i + 1;
		}
	}
	// A quote that is never closed is an ordinary character.
	return length_through(text, length, ">");
}

// The length of an element's contents and closing tag.
static size_t hidden_length(const char *text, size_t length, const char *name)
{
	size_t size = strlen(name);
	for (size_t i = 0; i + 2 + size <= length; i++) {
		if (text[i] == '<' && text[i + 1] == '/' && g_ascii_strncasecmp(text + i + 2, name, size) == 0) {
			return i + length_through(text + i, length - i, ">");
		}
	}
	return length;
}

static void read_tag(const char *text, size_t length, struct html_piece *out)
{
	out->kind = HTML_TAG;
	out->closing = text[1] == '/';
	size_t at = out->closing ? 2 : 1;
	size_t size = 0;
	for (; at < length && (g_ascii_isalnum(text[at]) || text[at] == '-'); at++) {
		if (size < HTML_NAME_MAX) {
			out->name[size++] = g_ascii_tolower(text[at]);
		}
	}
	out->length = tag_length(text, length);
	bool empty = out->length >= 2 && text[out->length - 2] == '/';
	if (!out->closing && !empty && html_hides(out->name)) {
		out->length += hidden_length(text + out->length, length - out->length, out->name);
	}
}

static bool starts_tag(const char *text, size_t length)
{
	if (length < 3 || text[0] != '<') {
		return false;
	}
	return g_ascii_isalpha(text[1]) || (text[1] == '/' && g_ascii_isalpha(text[2]));
}

static bool starts_silent(const char *text, size_t length)
{
	return length >= 3 && text[0] == '<' && (text[1] == '!' || text[1] == '?');
}

static size_t silent_length(const char *text, size_t length)
{
	if (strncmp(text, "<!--", MIN(length, 4)) == 0) {
		return length_through(text, length, "-->");
	}
	if (strncmp(text, "<![CDATA[", MIN(length, 9)) == 0) {
		return length_through(text, length, "]]>");
	}
	return length_through(text, length, text[1] == '?' ? "?>" : ">");
}

bool html_next(const char *text, size_t length, struct html_piece *out)
{
	*out = (struct html_piece){ .kind = HTML_TEXT, .text = text };
	if (length == 0) {
		return false;
	}
	if (starts_tag(text, length)) {
		read_tag(text, length, out);
		return true;
	}
	if (starts_silent(text, length)) {
		out->kind = HTML_SILENT;
		out->length = silent_length(text, length);
		return true;
	}
	size_t end = 1;
	while (end < length && !starts_tag(text + end, length - end) && !starts_silent(text + end, length - end)) {
		end++;
	}
	out->length = end;
	return true;
}

struct entity {
	const char *name;
	gunichar character;
};

// Keep alphabetized.
// clang-format off
static const struct entity entities[] = {
	{ "amp", '&' }, { "apos", '\'' }, { "bull", 0x2022 }, { "copy", 0xA9 }, { "deg", 0xB0 }, { "divide", 0xF7 },
	{ "emsp", 0x2003 }, { "ensp", 0x2002 }, { "ge", 0x2265 }, { "gt", '>' }, { "hellip", 0x2026 },
	{ "laquo", 0xAB }, { "larr", 0x2190 }, { "ldquo", 0x201C }, { "le", 0x2264 }, { "lsquo", 0x2018 },
	{ "lt", '<' }, { "mdash", 0x2014 }, { "middot", 0xB7 }, { "nbsp", 0xA0 }, { "ndash", 0x2013 },
	{ "ne", 0x2260 }, { "para", 0xB6 }, { "plusmn", 0xB1 }, { "quot", '"' }, { "raquo", 0xBB }, { "rarr", 0x2192 },
	{ "rdquo", 0x201D }, { "reg", 0xAE }, { "rsquo", 0x2019 }, { "sect", 0xA7 }, { "thinsp", 0x2009 },
	{ "times", 0xD7 }, { "trade", 0x2122 }, { "yen", 0xA5 },
};
// clang-format on

// The character that a reference names, its '&' and ';' left out; 0 when there is none.
static gunichar read_reference(const char *name, size_t length)
{
	enum { DIGITS_MAX = 8 };
	if (length >= 2 && name[0] == '#') {
		bool hex = g_ascii_tolower(name[1]) == 'x';
		size_t skip = hex ? 2 : 1;
		char digits[DIGITS_MAX + 1] = "";
		if (length - skip == 0 || length - skip > DIGITS_MAX) {
			return 0;
		}
		memcpy(digits, name + skip, length - skip);
		char *end;
		guint64 value = g_ascii_strtoull(digits, &end, hex ? 16 : 10);
		bool valid = *end == '\0' && g_ascii_isxdigit(digits[0]) && value <= 0x10FFFF && value > 0;
		return valid && g_unichar_validate((gunichar)value) ? (gunichar)value : 0;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(entities); i++) {
		if (strlen(entities[i].name) == length && strncmp(entities[i].name, name, length) == 0) {
			return entities[i].character;
		}
	}
	return 0;
}

char *html_decode(const char *text, size_t length)
{
	enum { REFERENCE_MAX = 12 };
	GString *out = g_string_sized_new(length);
	for (size_t at = 0; at < length;) {
		const char *end = NULL;
		if (text[at] == '&') {
			end = memchr(text + at, ';', MIN(length - at, REFERENCE_MAX));
		}
		size_t size = end ? (size_t)(end - (text + at)) - 1 : 0;
		gunichar c = end ? read_reference(text + at + 1, size) : 0;
		if (c) {
			g_string_append_unichar(out, c);
			at += size + 2;
		} else {
			g_string_append_c(out, text[at++]);
		}
	}
	return g_string_free(out, FALSE);
}
