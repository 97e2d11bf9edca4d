#include "epub/xml.h"

#include <string.h>

// XML 1.0, 2.2 Char, without the controls that HTML forbids too.
static bool is_allowed(gunichar c)
{
	if (c < 0x20) {
		return c == '\t' || c == '\n';
	}
	return !(c >= 0x7F && c <= 0x9F) && c != 0xFFFE && c != 0xFFFF;
}

static const char *escape_of(gunichar c, bool attribute)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return attribute ? "&quot;" : NULL;
	case '\n':
	case '\t':
		return attribute ? " " : NULL;
	default:
		return is_allowed(c) ? NULL : "";
	}
}

static void put_escaped(struct out *out, const char *text, bool attribute)
{
	const char *plain = text; // what is to be copied as it is
	for (const char *p = text; *p; p = g_utf8_next_char(p)) {
		const char *escape = escape_of(g_utf8_get_char(p), attribute);
		if (escape) {
			out_write(out, plain, (size_t)(p - plain));
			out_puts(out, escape);
			plain = g_utf8_next_char(p);
		}
	}
	out_puts(out, plain);
}

void xml_text(struct out *out, const char *text)
{
	put_escaped(out, text, false);
}

void xml_attribute(struct out *out, const char *name, const char *value)
{
	out_printf(out, " %s=\"", name);
	put_escaped(out, value, true);
	out_puts(out, "\"");
}

void xml_lang(struct out *out, const char *lang)
{
	xml_attribute(out, "lang", lang);
	xml_attribute(out, "xml:lang", lang);
}

void xml_element(struct out *out, const char *name, const char *text)
{
	out_printf(out, "<%s>", name);
	xml_text(out, text);
	out_printf(out, "</%s>", name);
}

bool xml_has_text(const char *text)
{
	for (; *text; text = g_utf8_next_char(text)) {
		gunichar c = g_utf8_get_char(text);
		if (is_allowed(c) && !g_unichar_isspace(c)) {
			return true;
		}
	}
	return false;
}
