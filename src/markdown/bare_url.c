#include "markdown/bare_url.h"

#include <glib.h>
#include <string.h>

static const char *const prefixes[] = { "http://", "https://", "ftp://", "www." };

static bool has_prefix(const char *text, size_t length)
{
	for (size_t i = 0; i < G_N_ELEMENTS(prefixes); i++) {
		size_t size = strlen(prefixes[i]);
		if (length > size && g_ascii_strncasecmp(text, prefixes[i], size) == 0) {
			return true;
		}
	}
	return false;
}

// Whether the byte at `at`, blanks before it skipped, is reached through '](' or ']:'.
static bool in_destination(const char *text, size_t at)
{
	while (at > 0 && g_ascii_isspace(text[at - 1])) {
		at--;
	}
	return at >= 2 && text[at - 2] == ']' && (text[at - 1] == '(' || text[at - 1] == ':');
}

bool bare_url_starts(const char *text, size_t length, size_t at)
{
	if (!strchr("hHfFwW", text[at]) || !has_prefix(text + at, length - at)) {
		return false;
	}
	if (at == 0) {
		return true;
	}
	// An address with a scheme may stand behind any sign, as '=': cmark-gfm goes back over letters only.
	unsigned char before = (unsigned char)text[at - 1];
	bool scheme = !strchr("wW", text[at]);
	bool apart = before >= 0x80 || g_ascii_isspace(before) || strchr("*_~([\"'", before) ||
		(scheme && before != '<' && !g_ascii_isalnum(before));
	return apart && !in_destination(text, at);
}

// The length without one ending that does not belong to the address, or the same length.
static size_t trim_once(const char *text, size_t length, int *unopened)
{
	char last = text[length - 1];
	if (strchr("?!.,:*_~'\"", last)) {
		return length - 1;
	}
	if (last == ')' && *unopened > 0) {
		(*unopened)--;
		return length - 1;
	}
	if (last == ';') {
		size_t start = length - 1;
		while (start > 0 && g_ascii_isalnum(text[start - 1])) {
			start--;
		}
		return start > 0 && text[start - 1] == '&' ? start - 1 : length - 1;
	}
	return length;
}

size_t bare_url_length(const char *text, size_t length, size_t *stopped_at)
{
	size_t end = 0;
	int unopened = 0;
	while (end < length && text[end] > ' ' && text[end] < 0x7f && text[end] != '<') {
		unopened += (text[end] == ')') - (text[end] == '(');
		end++;
	}
	*stopped_at = end;
	for (size_t before = 0; end > 0 && end != before;) {
		before = end;
		end = trim_once(text, end, &unopened);
	}
	return end;
}
