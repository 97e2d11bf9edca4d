#include "markdown/emphasis.h"

#include <string.h>

#include "markdown/bare_url.h"
#include "syntax/mark.h"
#include "text/utf8.h"

#define REPLACEMENT "\xEF\xBF\xBD" // U+FFFD

struct marker {
	const char *text;
	size_t length;
	const char *signs; // of runs
	bool braces;
	bool math;
	GString *out;
	GArray *marks;
	uint32_t line;
	size_t line_start; // in out
	uint64_t inserted;
	bool at_line_start; // nothing but blanks and quote signs so far
};

static void put_mark(struct marker *marker, const char *mark)
{
	struct emphasis_mark entry = {
		.line = marker->line,
		.column = (uint32_t)(marker->out->len - marker->line_start + 1),
		.before = marker->inserted,
		.size = (uint32_t)strlen(mark),
	};
	g_array_append_val(marker->marks, entry);
	g_string_append(marker->out, mark);
	marker->inserted += entry.size;
}

static bool is_white(gunichar c)
{
	return c == 0 || c == '\t' || c == '\n' || c == '\v' || c == '\f' || c == '\r' ||
		g_unichar_type(c) == G_UNICODE_SPACE_SEPARATOR;
}

static gunichar char_before(const struct marker *marker, size_t at)
{
	if (at == 0 || marker->at_line_start) {
		return '\n';
	}
	return g_utf8_get_char(g_utf8_prev_char(marker->text + at));
}

bool emphasis_is_escaped(const char *text, size_t at)
{
	size_t start = at;
	while (start > 0 && text[start - 1] == '\\') {
		start--;
	}
	return (at - start) % 2 == 1;
}

// Copies the run of signs at `at`, with a mark on the side of its punctuation if it needs one; returns its end.
static size_t take_run(struct marker *marker, size_t at)
{
	char sign = marker->text[at];
	size_t end = at + 1;
	while (end < marker->length && marker->text[end] == sign) {
		end++;
	}
	gunichar before = char_before(marker, at);
	gunichar after = end < marker->length ? g_utf8_get_char(marker->text + end) : '\n';
	bool mark_before = utf8_is_punctuation(before);
	bool mark_after = utf8_is_punctuation(after);
	bool needed = !is_white(before) && !is_white(after) && mark_before != mark_after &&
		(utf8_is_cjk_wide(before) || utf8_is_cjk_wide(after));
	if (needed && mark_before) {
		put_mark(marker, MARK_LETTER);
	}
	g_string_append_len(marker->out, marker->text + at, (gssize)(end - at));
	if (needed && mark_after) {
		put_mark(marker, MARK_LETTER);
	}
	marker->at_line_start = false;
	return end;
}

/*
 * Copies the bare address at `at` and stops it where text outside ASCII follows without a space. An address with
 * a bracket or a backquote in it is left to the parser: a stop could land in the middle of other markup.
 */
static size_t take_url(struct marker *marker, size_t at)
{
	size_t stopped_at;
	const char *url = marker->text + at;
	size_t length = bare_url_length(url, marker->length - at, &stopped_at);
	bool followed = at + stopped_at < marker->length && (unsigned char)url[stopped_at] >= 0x80;
	g_string_append_len(marker->out, url, (gssize)length);
	if (followed && length > 0 && !memchr(url, ']', stopped_at) && !memchr(url, '`', stopped_at)) {
		put_mark(marker, MARK_STOP);
	}
	marker->at_line_start = false;
	return at + length;
}

static size_t take_char(struct marker *marker, size_t at)
{
	const char *from = marker->text + at;
	size_t size = (size_t)(g_utf8_next_char(from) - from);
	if (mark_stands_at(from)) {
		g_string_append(marker->out, REPLACEMENT);
	} else {
		g_string_append_len(marker->out, from, (gssize)size);
	}
	if (*from == '\n') {
		marker->line++;
		marker->line_start = marker->out->len;
		marker->at_line_start = true;
	} else if (!strchr(" \t>", *from)) {
		marker->at_line_start = false;
	}
	return at + size;
}

/*
 * Whether a place is in the destination of a link, where \( is a parenthesis and no formula: "](" stands before it, in
 * the same word and not closed.
 */
static bool is_in_destination(const char *text, size_t at)
{
	enum { LOOK_BACK_MAX = 1000 };
	size_t start = at > LOOK_BACK_MAX ? at - LOOK_BACK_MAX : 0;
	int closed = 0;
	for (; at-- > start && !g_ascii_isspace(text[at]);) {
		if (text[at] == ')' && !emphasis_is_escaped(text, at)) {
			closed++;
		} else if (text[at] == '(' && !emphasis_is_escaped(text, at) && closed-- == 0) {
			return at > 0 && text[at - 1] == ']';
		}
	}
	return false;
}

// A backslash that begins a formula would be taken away by the parser.
static bool starts_math(const struct marker *marker, size_t at)
{
	const char *text = marker->text;
	return marker->math && text[at] == '\\' && (text[at + 1] == '(' || text[at + 1] == '[') &&
		!emphasis_is_escaped(text, at) && !is_in_destination(text, at);
}

static size_t take_math_opener(struct marker *marker, size_t at)
{
	g_string_append_c(marker->out, '$');
	put_mark(marker, MARK_LETTER);
	marker->at_line_start = false;
	return at + 1;
}

static size_t take(struct marker *marker, size_t at)
{
	const char *text = marker->text;
	if (strchr(marker->signs, text[at]) && !emphasis_is_escaped(text, at)) {
		return take_run(marker, at);
	}
	if (bare_url_starts(text, marker->length, at)) {
		return take_url(marker, at);
	}
	if (starts_math(marker, at)) {
		return take_math_opener(marker, at);
	}
	bool brace = marker->braces && text[at] == '{' && emphasis_is_escaped(text, at);
	at = take_char(marker, at);
	if (brace) {
		put_mark(marker, MARK_LETTER);
	}
	return at;
}

void emphasis_init(struct emphasis *out, const char *text, size_t length, const struct dialect *dialect, bool braces)
{
	g_autofree char *signs =
		g_strconcat("*~", dialect->mark ? "=" : "", dialect->ins ? "+" : "", dialect->sup ? "^" : "", NULL);
	struct marker marker = {
		.text = text,
		.length = length,
		.signs = signs,
		.braces = braces,
		.math = dialect->math,
		.out = g_string_sized_new(length + length / 16 + 1),
		.marks = g_array_new(FALSE, FALSE, sizeof(struct emphasis_mark)),
		.line = 1,
		.at_line_start = true,
	};
	for (size_t at = 0; at < length;) {
		at = take(&marker, at);
	}
	out->length = marker.out->len;
	out->text = g_string_free(marker.out, FALSE);
	out->marks = marker.marks;
}

void emphasis_finish(struct emphasis *emphasis)
{
	g_clear_pointer(&emphasis->text, g_free);
	g_clear_pointer(&emphasis->marks, g_array_unref);
}

// Bytes of marks that stand before a place.
static uint64_t bytes_before(const GArray *marks, uint32_t line, uint32_t column)
{
	guint low = 0;
	guint high = marks->len;
	while (low < high) {
		guint middle = low + (high - low) / 2;
		const struct emphasis_mark *mark = &g_array_index(marks, struct emphasis_mark, middle);
		if (mark->line < line || (mark->line == line && mark->column < column)) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	if (low == 0) {
		return 0;
	}
	const struct emphasis_mark *last = &g_array_index(marks, struct emphasis_mark, low - 1);
	return last->before + last->size;
}

uint32_t emphasis_column(const struct emphasis *emphasis, uint32_t line, uint32_t column)
{
	uint64_t on_line = bytes_before(emphasis->marks, line, column) - bytes_before(emphasis->marks, line, 0);
	return on_line < column ? column - (uint32_t)on_line : MIN(column, 1u);
}
