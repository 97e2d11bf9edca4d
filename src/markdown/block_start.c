#include "markdown/block_start.h"

#include <glib.h>
#include <string.h>

/* Rules, headings, fences */

static bool is_rule(const struct cursor *cursor)
{
	char sign = cursor_peek(cursor, 0);
	size_t count = 0;
	if (sign != '*' && sign != '-' && sign != '_') {
		return false;
	}
	for (size_t at = cursor->at; at < cursor->end; at++) {
		char c = cursor->text[at];
		if (c != sign && c != ' ' && c != '\t') {
			return false;
		}
		count += c == sign;
	}
	return count >= 3;
}

static bool is_space_or_end(char c)
{
	return c == '\0' || c == ' ' || c == '\t';
}

static bool is_heading(const struct cursor *cursor)
{
	size_t level = cursor_run(cursor, '#');
	return level >= 1 && level <= 6 && is_space_or_end(cursor_peek(cursor, level));
}

static bool is_underline(const struct cursor *cursor)
{
	char sign = cursor_peek(cursor, 0);
	if (sign != '=' && sign != '-') {
		return false;
	}
	struct cursor behind = *cursor;
	cursor_take_bytes(&behind, cursor_run(cursor, sign));
	return cursor_is_blank(&behind);
}

static bool find_fence(const struct cursor *cursor, struct block_start_found *found)
{
	char sign = cursor_peek(cursor, 0);
	size_t length = sign == '`' || sign == '~' ? cursor_run(cursor, sign) : 0;
	size_t info = cursor->at + length;
	if (length < 3 || (sign == '`' && memchr(cursor->text + info, '`', cursor->end - info))) {
		return false;
	}
	found->fence = sign;
	found->length = length;
	return true;
}

/* HTML */

// CommonMark 4.6, the sixth kind; in order.
static const char *const block_tags[] = { "address", "article", "aside", "base", "basefont", "blockquote", "body",
	"caption", "center", "col", "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset",
	"figcaption", "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head",
	"header", "hr", "html", "iframe", "legend", "li", "link", "main", "menu", "menuitem", "nav", "noframes", "ol",
	"optgroup", "option", "p", "param", "section", "source", "summary", "table", "tbody", "td", "tfoot", "th",
	"thead", "title", "tr", "track", "ul" };

static const char *const raw_tags[] = { "pre", "script", "style", "textarea" };

static bool is_one_of(const char *const *names, size_t count, const char *name, size_t length)
{
	for (size_t i = 0; i < count; i++) {
		if (strlen(names[i]) == length && g_ascii_strncasecmp(names[i], name, length) == 0) {
			return true;
		}
	}
	return false;
}

static size_t name_length(const struct cursor *cursor, size_t from)
{
	size_t length = 0;
	while (g_ascii_isalnum(cursor_peek(cursor, from + length)) || cursor_peek(cursor, from + length) == '-') {
		length++;
	}
	return g_ascii_isalpha(cursor_peek(cursor, from)) ? length : 0;
}

// The length of an attribute's value, which begins at `at`, or 0.
static size_t value_length(const struct cursor *cursor, size_t at)
{
	char quote = cursor_peek(cursor, at);
	size_t length = 0;
	if (quote == '"' || quote == '\'') {
		const char *start = cursor->text + cursor->at + at + 1;
		const char *end = memchr(start, quote, (size_t)(cursor->text + cursor->end - start));
		return end ? (size_t)(end - start) + 2 : 0;
	}
	while (cursor_peek(cursor, at + length) && !strchr(" \t\"'=<>`", cursor_peek(cursor, at + length))) {
		length++;
	}
	return length;
}

static size_t skip_white(const struct cursor *cursor, size_t at)
{
	while (cursor_peek(cursor, at) == ' ' || cursor_peek(cursor, at) == '\t') {
		at++;
	}
	return at;
}

// The place behind the attribute that begins at `at`; `at` when there is none.
static size_t skip_attribute(const struct cursor *cursor, size_t at)
{
	size_t end = at;
	while (g_ascii_isalnum(cursor_peek(cursor, end)) ||
		(cursor_peek(cursor, end) && strchr("_:.-", cursor_peek(cursor, end)))) {
		end++;
	}
	size_t equals = skip_white(cursor, end);
	if (end > at && cursor_peek(cursor, equals) == '=') {
		size_t value = skip_white(cursor, equals + 1);
		size_t length = value_length(cursor, value);
		return length > 0 ? value + length : at;
	}
	return end;
}

// The seventh kind: a whole tag, alone on its line.
static bool is_lone_tag(const struct cursor *cursor, bool closing, size_t at)
{
	for (size_t before = at + 1; !closing && at != before;) {
		before = at;
		size_t attribute = skip_white(cursor, at);
		at = attribute > at ? skip_attribute(cursor, attribute) : at;
	}
	at = skip_white(cursor, at);
	at += !closing && cursor_peek(cursor, at) == '/';
	return cursor_peek(cursor, at) == '>' && cursor_peek(cursor, skip_white(cursor, at + 1)) == '\0';
}

static bool find_tag(const struct cursor *cursor, bool in_paragraph, struct block_start_found *found)
{
	bool closing = cursor_peek(cursor, 1) == '/';
	size_t start = closing ? 2 : 1;
	size_t length = name_length(cursor, start);
	const char *name = cursor->text + cursor->at + start;
	char after = cursor_peek(cursor, start + length);
	if (length == 0) {
		return false;
	}
	bool named_end = is_space_or_end(after) || after == '>';
	if (!closing && named_end && is_one_of(raw_tags, G_N_ELEMENTS(raw_tags), name, length)) {
		found->html_end = HTML_END_ELEMENT;
		return true;
	}
	found->html_end = HTML_END_BLANK;
	if ((named_end || after == '/') && is_one_of(block_tags, G_N_ELEMENTS(block_tags), name, length)) {
		return true;
	}
	return !in_paragraph && is_lone_tag(cursor, closing, start + length);
}

static bool starts_with(const struct cursor *cursor, const char *prefix)
{
	size_t length = strlen(prefix);
	return cursor->end - cursor->at >= length && memcmp(cursor->text + cursor->at, prefix, length) == 0;
}

static bool find_html(const struct cursor *cursor, bool in_paragraph, struct block_start_found *found)
{
	if (cursor_peek(cursor, 0) != '<') {
		return false;
	}
	if (starts_with(cursor, "<!--")) {
		found->html_end = HTML_END_COMMENT;
	} else if (starts_with(cursor, "<?")) {
		found->html_end = HTML_END_INSTRUCTION;
	} else if (starts_with(cursor, "<![CDATA[")) {
		found->html_end = HTML_END_CDATA;
	} else if (starts_with(cursor, "<!")) {
		found->html_end = HTML_END_DECLARATION;
		return g_ascii_isupper(cursor_peek(cursor, 2));
	} else {
		return find_tag(cursor, in_paragraph, found);
	}
	return true;
}

static bool holds(const struct cursor *cursor, const char *text)
{
	return memmem(cursor->text + cursor->at, cursor->end - cursor->at, text, strlen(text)) != NULL;
}

static bool holds_raw_end(const struct cursor *cursor)
{
	const char *end = cursor->text + cursor->end;
	for (const char *p = cursor->text + cursor->at; (p = memmem(p, (size_t)(end - p), "</", 2)); p += 2) {
		size_t length = 0;
		while (p + 2 + length < end && g_ascii_isalpha(p[2 + length])) {
			length++;
		}
		if (p + 2 + length < end && p[2 + length] == '>' &&
			is_one_of(raw_tags, G_N_ELEMENTS(raw_tags), p + 2, length)) {
			return true;
		}
	}
	return false;
}

bool block_start_ends_html(const struct cursor *cursor, enum html_end end)
{
	switch (end) {
	case HTML_END_ELEMENT:
		return holds_raw_end(cursor);
	case HTML_END_COMMENT:
		return holds(cursor, "-->");
	case HTML_END_INSTRUCTION:
		return holds(cursor, "?>");
	case HTML_END_DECLARATION:
		return holds(cursor, ">");
	case HTML_END_CDATA:
		return holds(cursor, "]]>");
	case HTML_END_BLANK:
		return cursor_is_blank(cursor);
	}
	return false;
}

/* Containers */

// Bytes of a list marker, or 0.
static size_t marker_length(const struct cursor *cursor)
{
	char sign = cursor_peek(cursor, 0);
	if (sign == '*' || sign == '-' || sign == '+') {
		return 1;
	}
	size_t digits = 0;
	while (digits < 10 && g_ascii_isdigit(cursor_peek(cursor, digits))) {
		digits++;
	}
	char after = cursor_peek(cursor, digits);
	return digits >= 1 && digits <= 9 && (after == '.' || after == ')') ? digits + 1 : 0;
}

// An item that ends a paragraph is not empty, and is the first if it is numbered.
static bool may_interrupt(const struct cursor *cursor, size_t marker, bool blank)
{
	return !blank && (marker == 1 || (marker == 2 && cursor_peek(cursor, 0) == '1'));
}

static bool find_item(const struct cursor *cursor, bool in_paragraph, struct block_start_found *found)
{
	enum { INDENT_MAX = 4 };
	size_t marker = marker_length(cursor);
	if (marker == 0 || !is_space_or_end(cursor_peek(cursor, marker))) {
		return false;
	}
	struct cursor behind = *cursor;
	cursor_take_bytes(&behind, marker);
	bool blank = cursor_is_blank(&behind);
	unsigned indent = cursor_indent(&behind);
	if (in_paragraph && !may_interrupt(cursor, marker, blank)) {
		return false;
	}
	found->marker = marker;
	found->width = (unsigned)marker + (blank || indent > INDENT_MAX ? 1 : indent);
	return true;
}

// "[^label]:" as cmark-gfm takes it.
static bool find_note(const struct cursor *cursor, struct block_start_found *found)
{
	size_t at = 2;
	if (!starts_with(cursor, "[^")) {
		return false;
	}
	while (cursor_peek(cursor, at) && !strchr("] \t\r", cursor_peek(cursor, at))) {
		at++;
	}
	found->marker = at + 2;
	return at > 2 && cursor_peek(cursor, at) == ']' && cursor_peek(cursor, at + 1) == ':';
}

struct block_start_found block_start_find(const struct cursor *cursor, bool in_paragraph)
{
	struct block_start_found found = { 0 };
	if (cursor_peek(cursor, 0) == '>') {
		found.kind = BLOCK_START_QUOTE;
	} else if (is_heading(cursor)) {
		found.kind = BLOCK_START_HEADING;
	} else if (find_fence(cursor, &found)) {
		found.kind = BLOCK_START_FENCE;
	} else if (find_html(cursor, in_paragraph, &found)) {
		found.kind = BLOCK_START_HTML;
	} else if (in_paragraph && is_underline(cursor)) {
		found.kind = BLOCK_START_UNDERLINE;
	} else if (is_rule(cursor)) {
		found.kind = BLOCK_START_RULE;
	} else if (find_note(cursor, &found)) {
		found.kind = BLOCK_START_NOTE;
	} else if (find_item(cursor, in_paragraph, &found)) {
		found.kind = BLOCK_START_ITEM;
	}
	return found;
}
