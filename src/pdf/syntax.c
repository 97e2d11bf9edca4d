#include "pdf/syntax.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

enum { REGULAR, SPACE, DELIMITER };

// Kinds of characters (7.2.2).
static const unsigned char kinds[256] = {
	['\0'] = SPACE,
	['\t'] = SPACE,
	['\n'] = SPACE,
	['\f'] = SPACE,
	['\r'] = SPACE,
	[' '] = SPACE,
	['('] = DELIMITER,
	[')'] = DELIMITER,
	['<'] = DELIMITER,
	['>'] = DELIMITER,
	['['] = DELIMITER,
	[']'] = DELIMITER,
	['{'] = DELIMITER,
	['}'] = DELIMITER,
	['/'] = DELIMITER,
	['%'] = DELIMITER,
};

static bool is_space(char c)
{
	return kinds[(unsigned char)c] == SPACE;
}

static bool is_regular(char c)
{
	return kinds[(unsigned char)c] == REGULAR;
}

// Past white space and comments.
static const char *skip_space(const char *at, const char *end)
{
	bool comment = false;
	for (; at < end && (comment || is_space(*at) || *at == '%'); at++) {
		comment = *at == '%' || (comment && *at != '\n' && *at != '\r');
	}
	return at;
}

static const char *skip_regular(const char *at, const char *end)
{
	while (at < end && is_regular(*at)) {
		at++;
	}
	return at;
}

// Past a string in parentheses.
static const char *skip_string(const char *at, const char *end)
{
	int depth = 0;
	do {
		if (*at == '\\' && at + 1 < end) {
			at++;
		} else if (*at == '(') {
			depth++;
		} else if (*at == ')') {
			depth--;
		}
		at++;
	} while (at < end && depth > 0);
	return at;
}

// Past a token: a name, a number, a string, a bracket. There is one.
static const char *skip_token(const char *at, const char *end)
{
	switch (*at) {
	case '(':
		return skip_string(at, end);
	case '/':
		return skip_regular(at + 1, end);
	case '<':
		if (at + 1 < end && at[1] != '<') {
			const char *close = memchr(at, '>', (size_t)(end - at));
			return close ? close + 1 : end;
		}
		return MIN(at + 2, end);
	case '>':
		return MIN(at + 2, end);
	default:
		return is_regular(*at) ? skip_regular(at, end) : at + 1;
	}
}

// Past "12 0 R"; NULL when that is not here.
static const char *skip_reference(const char *at, const char *end)
{
	for (int number = 0; number < 2; number++) {
		const char *digits = at;
		while (at < end && g_ascii_isdigit(*at)) {
			at++;
		}
		if (at == digits || at == end || !is_space(*at)) {
			return NULL;
		}
		at = skip_space(at, end);
	}
	return at < end && *at == 'R' && (at + 1 == end || !is_regular(at[1])) ? at + 1 : NULL;
}

static int depth_change(const char *token, const char *end)
{
	bool pair = end - token == 2 && token[0] == token[1];
	if (*token == '[' || (pair && *token == '<')) {
		return 1;
	}
	return *token == ']' || (pair && *token == '>') ? -1 : 0;
}

struct syntax syntax_value(const char *text, const char *end)
{
	const char *start = skip_space(text, end);
	const char *at = start < end ? skip_reference(start, end) : NULL;
	int depth = 0;
	while (!at || depth > 0) {
		const char *token = skip_space(at ? at : start, end);
		if (token == end) {
			return (struct syntax){ NULL, 0 };
		}
		at = skip_token(token, end);
		depth += depth_change(token, at);
	}
	return (struct syntax){ start, (size_t)(at - start) };
}

const char *syntax_end(struct syntax value)
{
	return value.text + value.length;
}

static bool starts_with(struct syntax value, const char *text)
{
	return value.length >= strlen(text) && memcmp(value.text, text, strlen(text)) == 0;
}

bool syntax_next_entry(struct syntax dictionary, const char **at, struct syntax *key, struct syntax *value)
{
	enum { BRACKET = 2 };
	if (!dictionary.text || !starts_with(dictionary, "<<")) {
		return false;
	}
	const char *end = syntax_end(dictionary) - BRACKET;
	*key = syntax_value(*at ? *at : dictionary.text + BRACKET, end);
	if (!key->text) {
		return false;
	}
	*value = syntax_value(syntax_end(*key), end);
	if (!value->text) {
		return false;
	}
	*at = syntax_end(*value);
	return true;
}

struct syntax syntax_find(struct syntax dictionary, const char *key)
{
	struct syntax name, value;
	for (const char *at = NULL; syntax_next_entry(dictionary, &at, &name, &value);) {
		if (syntax_equals(name, key)) {
			return value;
		}
	}
	return (struct syntax){ NULL, 0 };
}

bool syntax_equals(struct syntax value, const char *text)
{
	return value.length == strlen(text) && memcmp(value.text, text, value.length) == 0;
}

size_t syntax_number(struct syntax value)
{
	size_t number = 0;
	for (size_t i = 0; i < value.length; i++) {
		if (!g_ascii_isdigit(value.text[i])) {
			return 0;
		}
		number = number * 10 + (size_t)(value.text[i] - '0');
	}
	return number;
}

struct syntax syntax_next_reference(const char *text, const char *end)
{
	for (const char *at = skip_space(text, end); at < end; at = skip_space(skip_token(at, end), end)) {
		const char *past = g_ascii_isdigit(*at) ? skip_reference(at, end) : NULL;
		if (past) {
			return (struct syntax){ at, (size_t)(past - at) };
		}
	}
	return (struct syntax){ NULL, 0 };
}

uint32_t syntax_object(struct syntax reference)
{
	bool good = reference.text && skip_reference(reference.text, syntax_end(reference)) == syntax_end(reference);
	return good ? (uint32_t)strtoul(reference.text, NULL, 10) : 0;
}
