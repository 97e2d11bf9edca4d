#include "base/prose.h"

#include <string.h>

bool prose_is_blank(const char *text)
{
	while (*text && g_unichar_isspace(g_utf8_get_char(text))) {
		text = g_utf8_next_char(text);
	}
	return *text == '\0';
}

char *prose_choice(const char *const *words)
{
	GString *text = g_string_new(NULL);
	for (size_t i = 0; words[i]; i++) {
		const char *before = i == 0 ? "" : words[i + 1] ? ", " : " or ";
		g_string_append_printf(text, "%s%s", before, words[i]);
	}
	return g_string_free(text, FALSE);
}

static bool is_inside_character(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

size_t prose_cut(const char *text, size_t length, size_t max)
{
	if (length <= max) {
		return length;
	}
	while (max > 0 && is_inside_character(text[max])) {
		max--;
	}
	return max;
}

const char *prose_shown(const char *text, size_t max, struct arena *arena)
{
	size_t length = strlen(text);
	size_t cut = prose_cut(text, length, max);
	return cut == length ? text : arena_printf(arena, "%.*s...", (int)cut, text);
}

bool prose_is_noncharacter(gunichar c)
{
	return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

const char *prose_find_noncharacter(const char *text, const char *end)
{
	// The first of them, U+FDD0, begins with the byte 0xEF.
	while (text < end && ((unsigned char)*text < 0xEF || !prose_is_noncharacter(g_utf8_get_char(text)))) {
		text = g_utf8_next_char(text);
	}
	return text;
}

bool prose_is_control(char c)
{
	return ((unsigned char)c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F;
}

// Noncharacters become U+FFFD in place, for none is shorter. Returns the new length.
static size_t replace_noncharacters(char *text, size_t length)
{
	char *to = text;
	const char *end = text + length;
	for (const char *from = text; from < end;) {
		const char *stop = prose_find_noncharacter(from, end);
		memmove(to, from, (size_t)(stop - from));
		to += stop - from;
		from = stop;
		if (from < end) {
			from = g_utf8_next_char(from);
			memcpy(to, "\xEF\xBF\xBD", 3);
			to += 3;
		}
	}
	*to = '\0';
	return (size_t)(to - text);
}

void prose_clean(char *text, size_t length)
{
	length = replace_noncharacters(text, length);
	for (size_t i = 0; i < length; i++) {
		if (prose_is_control(text[i])) {
			text[i] = ' ';
		}
	}
}

char *prose_of_name(const char *name)
{
	char *text = g_utf8_make_valid(name, -1);
	prose_clean(text, strlen(text));
	return g_strdelimit(text, "\t\n\r", ' ');
}
