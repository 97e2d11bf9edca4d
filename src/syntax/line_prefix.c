#include "syntax/line_prefix.h"

#include <string.h>

enum { NUMBER_MAX = 9 }; // digits of an ordered list's marker (CommonMark 0.31, 5.2)

// The bytes of a list marker at the start of a text, without the space that must follow; 0 when there is none.
static size_t marker_length(const char *text, size_t length)
{
	size_t size = 0;
	if (length > 0 && strchr("-+*", text[0])) {
		size = 1;
	} else {
		while (size < length && size < NUMBER_MAX && g_ascii_isdigit(text[size])) {
			size++;
		}
		size = size > 0 && size < length && (text[size] == '.' || text[size] == ')') ? size + 1 : 0;
	}
	return size > 0 && size < length && (text[size] == ' ' || text[size] == '\t') ? size : 0;
}

size_t line_prefix_length(const char *line, size_t length)
{
	size_t at = 0;
	while (at < length && at <= LINE_PREFIX_MAX) {
		if (line[at] == ' ' || line[at] == '\t' || line[at] == '>') {
			at++;
			continue;
		}
		size_t marker = marker_length(line + at, length - at);
		if (marker == 0) {
			break;
		}
		at += marker;
	}
	return at <= LINE_PREFIX_MAX ? at : 0;
}

void line_prefix_append_next(GString *out, const char *prefix, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		g_string_append_c(out, prefix[i] == '\t' || prefix[i] == '>' ? prefix[i] : ' ');
	}
}

size_t line_prefix_blank_length(const char *prefix, size_t length)
{
	while (length > 0 && prefix[length - 1] != '>') {
		length--;
	}
	return length;
}

size_t line_prefix_shared(const char *prefix, const char *line, size_t length)
{
	size_t at = 0;
	while (at < length && prefix[at] && prefix[at] == line[at]) {
		at++;
	}
	return at;
}
