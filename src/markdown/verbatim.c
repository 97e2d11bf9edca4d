#include "markdown/verbatim.h"

#include <stdbool.h>
#include <string.h>

#include <glib.h>

struct scan {
	const char *text;
	size_t at;
	size_t end;
};

static struct scan scan_from(const char *text, size_t length, size_t at)
{
	return (struct scan){ text, at, MIN(length, (size_t)VERBATIM_MAX) };
}

static char peek(const struct scan *scan)
{
	return scan->at < scan->end ? scan->text[scan->at] : '\0';
}

static bool take(struct scan *scan, char c)
{
	bool taken = scan->at < scan->end && scan->text[scan->at] == c;
	scan->at += taken;
	return taken;
}

static void skip(struct scan *scan, const char *set)
{
	while (scan->at < scan->end && strchr(set, scan->text[scan->at])) {
		scan->at++;
	}
}

// Goes over a character, and over the one that a backslash stands before.
static void step(struct scan *scan)
{
	bool escape = peek(scan) == '\\' && scan->at + 1 < scan->end && g_ascii_ispunct(scan->text[scan->at + 1]);
	scan->at += escape ? 2 : 1;
}

// Goes over a line end, with the quote signs behind it. False at a blank line.
static bool take_line_end(struct scan *scan)
{
	scan->at++;
	skip(scan, " \t>");
	return scan->at < scan->end && peek(scan) != '\n';
}

// Goes over white space with at most one line end. False at a blank line.
static bool skip_white(struct scan *scan)
{
	skip(scan, " \t");
	return peek(scan) != '\n' || take_line_end(scan);
}

size_t verbatim_label(const char *text, size_t length)
{
	struct scan scan = scan_from(text, length, 1);
	while (scan.at < scan.end && !strchr("[]", peek(&scan))) {
		if (peek(&scan) != '\n') {
			step(&scan);
		} else if (!take_line_end(&scan)) {
			return 0;
		}
	}
	return take(&scan, ']') ? scan.at : 0;
}

static bool take_angled(struct scan *scan)
{
	scan->at++;
	while (scan->at < scan->end && !strchr("<>\n", peek(scan))) {
		step(scan);
	}
	return take(scan, '>');
}

// Without angles, it ends at white space and its parentheses are balanced.
static bool take_destination(struct scan *scan)
{
	if (peek(scan) == '<') {
		return take_angled(scan);
	}
	size_t start = scan->at;
	int open = 0;
	while (scan->at < scan->end && (unsigned char)peek(scan) > ' ' && (peek(scan) != ')' || open > 0)) {
		open += (peek(scan) == '(') - (peek(scan) == ')');
		step(scan);
	}
	return open == 0 && scan->at > start;
}

static bool take_title(struct scan *scan)
{
	char open = peek(scan);
	char close = open == '(' ? ')' : open;
	if (!open || !strchr("\"'(", open)) {
		return false;
	}
	scan->at++;
	while (scan->at < scan->end && peek(scan) != close) {
		if (peek(scan) != '\n') {
			step(scan);
		} else if (!take_line_end(scan)) {
			return false;
		}
	}
	return take(scan, close);
}

size_t verbatim_target(const char *text, size_t length)
{
	struct scan scan = scan_from(text, length, 1);
	if (!skip_white(&scan) || !take_destination(&scan)) {
		return 0;
	}
	size_t behind = scan.at;
	if (!skip_white(&scan)) {
		return 0;
	}
	if (scan.at > behind && peek(&scan) != ')' && (!take_title(&scan) || !skip_white(&scan))) {
		return 0;
	}
	return take(&scan, ')') ? scan.at : 0;
}

static bool is_line_end(struct scan *scan)
{
	skip(scan, " \t");
	return scan->at == scan->end || peek(scan) == '\n';
}

size_t verbatim_definition(const char *text, size_t length)
{
	struct scan scan = scan_from(text, length, 1);
	// A parenthesis that nothing opened may stand in it: no link ends there.
	if (!skip_white(&scan) || (peek(&scan) != '<' && (unsigned char)peek(&scan) <= ' ')) {
		return 0;
	}
	if (peek(&scan) == '<' && !take_angled(&scan)) {
		return 0;
	}
	while (scan.at < scan.end && (unsigned char)peek(&scan) > ' ') {
		step(&scan);
	}
	struct scan titled = scan;
	size_t end = is_line_end(&scan) ? scan.at : 0;
	size_t behind = titled.at;
	bool title = skip_white(&titled) && titled.at > behind && take_title(&titled) && is_line_end(&titled);
	return title ? titled.at : end;
}

// The scheme of an address in angles, or 0.
static size_t scheme_length(const char *text, size_t length)
{
	enum { SCHEME_MIN = 2, SCHEME_MAX = 32 };
	size_t end = 0;
	while (end < length && end <= SCHEME_MAX && (g_ascii_isalnum(text[end]) || strchr("+.-", text[end]))) {
		end++;
	}
	bool named = length > 0 && g_ascii_isalpha(text[0]) && end >= SCHEME_MIN && end <= SCHEME_MAX;
	return named && end < length && text[end] == ':' ? end + 1 : 0;
}

static size_t address_length(const char *text, size_t length)
{
	size_t scheme = scheme_length(text + 1, length - 1);
	size_t end = 1 + scheme;
	while (scheme > 0 && end < length && (unsigned char)text[end] > ' ' && !strchr("<>", text[end])) {
		end++;
	}
	return scheme > 0 && end < length && text[end] == '>' ? end + 1 : 0;
}

// A tag, from its name on: up to the first > that no quotes hold.
static size_t tag_length(struct scan *scan)
{
	take(scan, '/');
	if (!g_ascii_isalpha(peek(scan))) {
		return 0;
	}
	while (scan->at < scan->end && peek(scan) != '>') {
		char quote = peek(scan);
		if (quote == '<') {
			return 0;
		}
		if (quote == '\n') {
			if (!take_line_end(scan)) {
				return 0;
			}
			continue;
		}
		scan->at++;
		if (quote == '"' || quote == '\'') {
			const char *close = memchr(scan->text + scan->at, quote, scan->end - scan->at);
			scan->at = close ? (size_t)(close - scan->text) + 1 : scan->end;
		}
	}
	return take(scan, '>') ? scan->at : 0;
}

size_t verbatim_angle(const char *text, size_t length)
{
	struct scan scan = scan_from(text, length, 1);
	size_t address = address_length(text, scan.end);
	return address > 0 ? address : tag_length(&scan);
}

size_t verbatim_fence(const char *text, size_t length)
{
	const char *line_end = memchr(text, '\n', length);
	size_t line = line_end ? (size_t)(line_end - text) : length;
	size_t signs = 0;
	while (signs < line && text[signs] == text[0]) {
		signs++;
	}
	bool opens = signs >= 3 && (text[0] == '~' || (text[0] == '`' && !memchr(text + signs, '`', line - signs)));
	return opens ? line : 0;
}
