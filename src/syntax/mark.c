#include "syntax/mark.h"

#include <glib.h>
#include <stdint.h>
#include <string.h>

#include "base/prose.h"

bool mark_stands_at(const char *text)
{
	return strncmp(text, MARK_LETTER, strlen(MARK_LETTER)) == 0;
}

static bool is_forbidden(gunichar c)
{
	return (c < 0x20 && c != '\t' && c != '\n') || prose_is_noncharacter(c);
}

// Whether a mark stands between the dollar that was written last and a bracket, or a backslash, where one was.
static bool starts_opener(const char *mark, const GString *out)
{
	return mark_stands_at(mark) && out->len > 0 && out->str[out->len - 1] == '$' && mark[strlen(MARK_LETTER)] &&
		strchr("([\\", mark[strlen(MARK_LETTER)]);
}

char *mark_clean(const char *text, struct arena *arena)
{
	// Noncharacters begin with 0xEF or above; everything else to look at is a control character.
	const char *first = text;
	while ((unsigned char)*first >= 0x20 && (unsigned char)*first < 0xEF) {
		first++;
	}
	if (!*first) {
		return arena_strndup(arena, text, (size_t)(first - text));
	}
	g_autoptr(GString) out = g_string_new_len(text, first - text);
	g_autofree char *valid =
		g_utf8_make_valid(first, -1); // cmark-gfm writes a byte 0xFE or 0xFF for &#xFFFE; or &#xFFFF;
	for (const char *p = valid; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		bool stops = strncmp(p, MARK_STOP, strlen(MARK_STOP)) == 0;
		if (starts_opener(p, out)) {
			out->str[out->len - 1] = '\\';
		} else if (c != 0xFDD0 && !stops) {
			g_string_append_unichar(out, is_forbidden(c) ? 0xFFFD : c);
		}
	}
	return arena_strndup(arena, out->str, out->len);
}
