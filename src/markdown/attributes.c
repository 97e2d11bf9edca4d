#include "markdown/attributes.h"

#include <string.h>

#include "markdown/escape.h"

struct reader {
	const char *at;
	const char *end;
};

static bool is_name(char c)
{
	return (c & 0x80) || g_ascii_isalnum(c) || (c && strchr("-_.:/", c));
}

static bool is_gap(char c)
{
	return c == ' ' || c == '\t' || c == ',';
}

static char *take_name(struct reader *reader, struct arena *arena)
{
	const char *start = reader->at;
	while (reader->at < reader->end && is_name(*reader->at)) {
		reader->at++;
	}
	return reader->at > start ? arena_strndup(arena, start, (size_t)(reader->at - start)) : NULL;
}

// A quoted value, a list in brackets, or a word.
static bool take_value(struct reader *reader, struct arena *arena)
{
	char open = reader->at < reader->end ? *reader->at : '\0';
	if (open != '"' && open != '\'' && open != '[') {
		return take_name(reader, arena) != NULL;
	}
	char close = open == '[' ? ']' : open;
	const char *end = memchr(reader->at + 1, close, (size_t)(reader->end - reader->at - 1));
	reader->at = end ? end + 1 : reader->end;
	return end != NULL;
}

static bool take_attribute(struct reader *reader, struct attributes *out, struct arena *arena)
{
	char sign = *reader->at;
	if (sign == '#' || sign == '.') {
		reader->at++;
		char *name = take_name(reader, arena);
		const char **place = sign == '#' ? &out->id : &out->class;
		*place = *place ? *place : name;
		return name != NULL;
	}
	const char *key = take_name(reader, arena);
	if (!key || reader->at == reader->end || *reader->at != '=') {
		return false;
	}
	reader->at++;
	return take_value(reader, arena);
}

size_t attributes_read(const char *text, size_t length, struct attributes *out, struct arena *arena)
{
	struct reader reader = { text + 1, text + length };
	struct attributes found = { 0 };
	size_t count = 0;
	if (length < 3 || text[0] != '{') {
		return 0;
	}
	reader.at += *reader.at == ':';
	while (reader.at < reader.end) {
		if (is_gap(*reader.at)) {
			reader.at++;
		} else if (*reader.at == '}') {
			*out = found;
			return count > 0 ? (size_t)(reader.at - text) + 1 : 0;
		} else if (take_attribute(&reader, &found, arena)) {
			count++;
		} else {
			return 0;
		}
	}
	return 0;
}

static size_t trim_end(const char *text, size_t length)
{
	while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\t')) {
		length--;
	}
	return length;
}

size_t attributes_cut(const char *text, size_t length, struct attributes *out, struct arena *arena)
{
	size_t end = trim_end(text, length);
	const char *brace = end > 0 && text[end - 1] == '}' ? memrchr(text, '{', end) : NULL;
	if (!brace || escape_precedes(text, (size_t)(brace - text))) {
		return length;
	}
	size_t start = (size_t)(brace - text);
	if (attributes_read(brace, end - start, out, arena) != end - start) {
		return length;
	}
	return trim_end(text, start);
}
