#include "hugo/shortcode_inner.h"

#include <string.h>

#include "syntax/line_prefix.h"

static size_t line_end(const struct traced *text, size_t at)
{
	return at + strcspn(text->text->str + at, "\n");
}

static bool is_blank(const char *line, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (line[i] != ' ' && line[i] != '\t') {
			return false;
		}
	}
	return true;
}

void shortcode_inner_take_block(struct traced *out, const struct traced *inner, const char *prefix)
{
	const char *text = inner->text->str;
	size_t length = inner->text->len;
	size_t due = 0;      // line ends before the next line that is not blank
	size_t last_end = 0; // where the last one ended
	for (size_t at = 0; at < length;) {
		size_t end = line_end(inner, at);
		size_t start = at + (at > 0 ? line_prefix_shared(prefix, text + at, end - at) : 0);
		if (!is_blank(text + start, end - start)) {
			for (; due > 0; due--) {
				traced_append(out, inner, last_end, last_end + 1);
			}
			traced_append(out, inner, start, end);
			last_end = end;
		}
		due += out->text->len > 0;
		at = end + 1;
	}
}

void shortcode_inner_take_line(struct traced *out, const struct traced *inner)
{
	static const char white[] = " \t\n";
	const char *text = inner->text->str;
	size_t start = strspn(text, white);
	size_t end = inner->text->len;
	while (end > start && strchr(white, text[end - 1])) {
		end--;
	}
	bool keeps_start = !memchr(text, '\n', start);
	bool keeps_end = !memchr(text + end, '\n', inner->text->len - end);
	traced_append(out, inner, keeps_start ? 0 : start, keeps_end ? inner->text->len : end);
}

void shortcode_inner_guard_block(struct traced *out, const struct traced *inner)
{
	static const char space[] = "&#32;";
	for (size_t at = 0; at < inner->text->len;) {
		size_t end = line_end(inner, at);
		if (is_blank(inner->text->str + at, end - at)) {
			traced_puts(out, space, traced_origin(inner, at));
		}
		end = MIN(end + 1, inner->text->len);
		traced_append(out, inner, at, end);
		at = end;
	}
}

void shortcode_inner_guard_line(struct traced *out, const struct traced *inner)
{
	const char *text = inner->text->str;
	bool in_tag = false;
	size_t from = 0; // what is not added yet
	for (size_t at = 0; at < inner->text->len; at++) {
		if (text[at] == '<' || text[at] == '>') {
			in_tag = text[at] == '<';
		} else if (!in_tag && strchr("\\`*_[]~", text[at])) {
			traced_append(out, inner, from, at);
			traced_puts(out, "\\", traced_origin(inner, at));
			from = at;
		}
	}
	traced_append(out, inner, from, inner->text->len);
}
