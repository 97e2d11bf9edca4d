#include "html/html.h"

#include <glib.h>
#include <string.h>

// What they hold is text to HTML, or nothing that a document could use.
static const char *const raw[] = { "iframe", "noembed", "noframes", "noscript", "plaintext", "script", "select",
	"style", "template", "textarea", "title", "xmp" };

bool html_is_raw(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(raw); i++) {
		if (strcmp(raw[i], name) == 0) {
			return true;
		}
	}
	return false;
}

void html_scanner_init(struct html_scanner *out, const char *text, size_t length)
{
	*out = (struct html_scanner){ .text = text, .length = length };
}

// The bytes up to and including the first `mark`; all of them when there is none.
static size_t length_through(const char *text, size_t length, const char *mark)
{
	const char *found = memmem(text, length, mark, strlen(mark));
	return found ? (size_t)(found - text) + strlen(mark) : length;
}

enum tag_state { BEFORE_NAME, IN_NAME, AFTER_NAME, BEFORE_VALUE, IN_VALUE, IN_DOUBLE, IN_SINGLE, STATES };

static enum tag_state after_space(enum tag_state state)
{
	static const enum tag_state next[STATES] = { BEFORE_NAME, AFTER_NAME, AFTER_NAME, BEFORE_VALUE, BEFORE_NAME };
	return next[state];
}

static enum tag_state after_other(enum tag_state state, char c)
{
	if (state == BEFORE_VALUE) {
		return c == '"' ? IN_DOUBLE : c == '\'' ? IN_SINGLE : IN_VALUE;
	}
	if (state == IN_VALUE) {
		return IN_VALUE;
	}
	if (c == '=' && state != BEFORE_NAME) {
		return BEFORE_VALUE;
	}
	return c == '/' ? BEFORE_NAME : IN_NAME;
}

// The length of a tag from behind its name, '>' included; 0 when it never ends.
static size_t read_attributes(const char *text, size_t length, size_t *count)
{
	enum tag_state state = BEFORE_NAME;
	for (size_t i = 0; i < length; i++) {
		char c = text[i];
		if (state == IN_DOUBLE || state == IN_SINGLE) {
			state = c == (state == IN_DOUBLE ? '"' : '\'') ? BEFORE_NAME : state;
		} else if (c == '>') {
			return i + 1;
		} else if (g_ascii_isspace(c)) {
			state = after_space(state);
		} else {
			enum tag_state next = after_other(state, c);
			*count += next == IN_NAME && state != IN_NAME;
			state = next;
		}
	}
	return 0;
}

// The length of what a raw element holds, its closing tag included.
static size_t raw_length(const char *text, size_t length, const char *name)
{
	size_t size = strlen(name);
	for (size_t i = 0; i + 2 + size <= length; i++) {
		if (text[i] == '<' && text[i + 1] == '/' && g_ascii_strncasecmp(text + i + 2, name, size) == 0) {
			return i + length_through(text + i, length - i, ">");
		}
	}
	return length;
}

// False when the tag never ends.
static bool read_tag(const char *text, size_t length, struct html_piece *out)
{
	out->kind = HTML_TAG;
	out->closing = text[1] == '/';
	size_t at = out->closing ? 2 : 1;
	size_t size = 0;
	for (; at < length && !g_ascii_isspace(text[at]) && text[at] != '/' && text[at] != '>'; at++) {
		if (size < HTML_NAME_MAX) {
			out->name[size++] = g_ascii_tolower(text[at]);
		}
	}
	size_t rest = read_attributes(text + at, length - at, &out->attributes);
	if (rest == 0) {
		return false;
	}
	out->tag_length = at + rest;
	out->length = out->tag_length;
	if (!out->closing && text[out->length - 2] != '/' && html_is_raw(out->name)) {
		out->length += raw_length(text + out->length, length - out->length, out->name);
	}
	return true;
}

static bool starts_tag(const char *text, size_t length)
{
	if (length < 3 || text[0] != '<') {
		return false;
	}
	return g_ascii_isalpha(text[1]) || (text[1] == '/' && g_ascii_isalpha(text[2]));
}

static bool starts_silent(const char *text, size_t length)
{
	return length >= 3 && text[0] == '<' && (text[1] == '!' || text[1] == '?');
}

static size_t silent_length(const char *text, size_t length)
{
	if (strncmp(text, "<!--", MIN(length, 4)) == 0) {
		return length_through(text, length, "-->");
	}
	if (strncmp(text, "<![CDATA[", MIN(length, 9)) == 0) {
		return length_through(text, length, "]]>");
	}
	return length_through(text, length, text[1] == '?' ? "?>" : ">");
}

static size_t text_length(const char *text, size_t length)
{
	size_t end = 1;
	while (end < length && !starts_tag(text + end, length - end) && !starts_silent(text + end, length - end)) {
		end++;
	}
	return end;
}

bool html_next(struct html_scanner *scanner, struct html_piece *out)
{
	const char *text = scanner->text;
	size_t length = scanner->length;
	*out = (struct html_piece){ .kind = HTML_TEXT, .text = text };
	if (length == 0) {
		return false;
	}
	if (scanner->no_tags) {
		out->length = length;
	} else if (starts_silent(text, length)) {
		out->kind = HTML_SILENT;
		out->length = silent_length(text, length);
	} else if (!starts_tag(text, length)) {
		out->length = text_length(text, length);
	} else if (!read_tag(text, length, out)) {
		*out = (struct html_piece){ .kind = HTML_TEXT, .text = text, .length = length };
		scanner->no_tags = true;
	}
	scanner->text += out->length;
	scanner->length -= out->length;
	return true;
}
