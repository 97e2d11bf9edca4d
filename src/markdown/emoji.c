#include "markdown/emoji.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "markdown/emoji_data.h"

enum { NAME_LENGTH_MAX = 40 };

static int compare(const void *key, const void *row)
{
	return strcmp(key, ((const struct emoji_name *)row)->name);
}

static size_t name_length(const char *text)
{
	size_t length = 0;
	while (length <= NAME_LENGTH_MAX && text[length] &&
		(g_ascii_islower(text[length]) || strchr("0123456789_+-", text[length]))) {
		length++;
	}
	return length <= NAME_LENGTH_MAX ? length : 0;
}

// The emoji whose name begins at the colon `at`, and the length of the name with its colons. `from`: where text starts
// that is not part of another name.
static const char *find(const char *text, size_t from, size_t at, size_t *length)
{
	size_t inner = name_length(text + at + 1);
	const char *close = text + at + 1 + inner;
	bool in_word = at > from && (g_ascii_isalnum(text[at - 1]) || text[at - 1] == ':');
	if (inner == 0 || *close != ':' || g_ascii_isalnum(close[1]) || in_word) {
		return NULL;
	}
	g_autofree char *name = g_strndup(text + at + 1, inner);
	const struct emoji_name *row = bsearch(name, emoji_data_names, emoji_data_count, sizeof(*row), compare);
	*length = inner + 2;
	return row ? row->emoji : NULL;
}

char *emoji_replace(const char *text)
{
	GString *out = NULL;
	size_t copied = 0;
	for (const char *colon = strchr(text, ':'); colon; colon = strchr(colon, ':')) {
		size_t at = (size_t)(colon - text);
		size_t length;
		const char *emoji = find(text, copied, at, &length);
		if (!emoji) {
			colon++;
			continue;
		}
		out = out ? out : g_string_new(NULL);
		g_string_append_len(out, text + copied, (gssize)(at - copied));
		g_string_append(out, emoji);
		copied = at + length;
		colon = text + copied;
	}
	if (!out) {
		return NULL;
	}
	g_string_append(out, text + copied);
	return g_string_free(out, FALSE);
}
