#include "markdown/math.h"

#include <glib.h>
#include <string.h>

#include "text/utf8.h"

#define MARK "\xEF\xB7\x90" // U+FDD0, of emphasis.h

static bool is_at(const char *text, size_t at, const char *sign)
{
	return strncmp(text + at, sign, strlen(sign)) == 0;
}

static bool is_white(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

// Whether a line of nothing but white space and quote signs starts at `at`.
static bool is_blank_line(const char *text, size_t at)
{
	at += strspn(text + at, " \t>");
	return text[at] == '\0' || text[at] == '\n';
}

// Finds `close`, from `at` on, in the same paragraph and before another `open`, which may be NULL.
static bool find_close(const char *text, size_t at, const char *open, const char *close, size_t *found)
{
	while (text[at]) {
		if (is_at(text, at, close)) {
			*found = at;
			return true;
		}
		if ((open && is_at(text, at, open)) || (text[at] == '\n' && is_blank_line(text, at + 1))) {
			return false;
		}
		at += text[at] == '\\' && text[at + 1] && text[at + 1] != '\n' ? 2 : 1;
	}
	return false;
}

static bool is_empty(const char *text, size_t from, size_t to)
{
	while (from < to && is_white(text[from])) {
		from++;
	}
	return from >= to;
}

static bool is_prose(const char *text, size_t length)
{
	const char *end = text + length;
	bool in_code = false;
	bool cjk = false;
	for (const char *p = text; p < end; p = g_utf8_next_char(p)) {
		in_code ^= *p == '`';
		cjk = cjk || utf8_is_cjk_wide(g_utf8_get_char(p));
	}
	return in_code || (cjk && !memchr(text, '\\', length));
}

static bool find_between(const char *text, size_t at, const char *open, const char *close, struct math_found *out)
{
	size_t end;
	if (!find_close(text, at, open, close, &end)) {
		return false;
	}
	*out = (struct math_found){ .tex = at, .length = end - at, .end = end + strlen(close) };
	return !is_empty(text, at, end);
}

static bool find_dollars(const char *text, size_t at, struct math_found *out)
{
	size_t start = at + 1;
	if (is_white(text[start]) || (at > 0 && g_ascii_isalnum(text[at - 1]))) {
		return false;
	}
	if (!find_between(text, start, NULL, "$", out)) {
		return false;
	}
	size_t close = start + out->length;
	return !is_white(text[close - 1]) && !g_ascii_isdigit(text[out->end]) && !is_prose(text + start, out->length);
}

bool math_find_inline(const char *text, size_t at, struct math_found *out)
{
	if (is_at(text, at, MATH_OPENER "(")) {
		return find_between(text, at + strlen(MATH_OPENER "("), MATH_OPENER "(", "\\)", out);
	}
	if (is_at(text, at, MATH_OPENER "[")) {
		return find_between(text, at + strlen(MATH_OPENER "["), MATH_OPENER "[", "\\]", out);
	}
	if (is_at(text, at, "$" MARK)) {
		return false;
	}
	if (is_at(text, at, "$$")) {
		return find_between(text, at + 2, NULL, "$$", out) && !is_prose(text + at + 2, out->length);
	}
	return find_dollars(text, at, out);
}

bool math_find_block(const char *text, size_t at, struct math_found *out)
{
	bool dollars = is_at(text, at, "$$");
	if (!dollars && !is_at(text, at, "\\[")) {
		return false;
	}
	if (!find_between(text, at + 2, dollars ? NULL : "\\[", dollars ? "$$" : "\\]", out)) {
		return false;
	}
	size_t behind = out->end + strspn(text + out->end, " \t");
	return text[behind] == '\0' || text[behind] == '\n';
}
