#include "markdown/emphasis.h"

#include <string.h>

#include "markdown/bare_url.h"
#include "markdown/escape.h"
#include "markdown/math.h"
#include "markdown/verbatim.h"
#include "syntax/mark.h"
#include "text/utf8.h"

#define REPLACEMENT "\xEF\xBF\xBD" // U+FFFD

struct marker {
	const char *text;
	size_t length;
	const char *signs; // of runs
	bool braces;
	const struct dialect *dialect;
	bool has_math; // somewhere, beyond doubt
	GString *out;
	GArray *marks;
	uint32_t line;
	size_t line_start; // in out
	uint64_t inserted;
	bool at_line_start;   // nothing but blanks, quote signs and the label of a note so far
	size_t label_end;     // behind the label that we are in, or were
	size_t verbatim_end;  // the same of what takes no tab and no opener
	size_t plain_end;     // the same of what takes no mark at all
	size_t definition_at; // the colon behind the label of a link definition, if we are in one
	size_t note_end;      // behind the "[^name]:" that begins a line: its text begins there as on a line of its own
};

enum { LABEL_MARKED_MAX = VERBATIM_MAX / 2 }; // bytes of a label; marks make it at most three quarters longer

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
	bool needed = at >= marker->plain_end && !is_white(before) && !is_white(after) && mark_before != mark_after &&
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

static bool is_in_label(const struct marker *marker, size_t at)
{
	return at < marker->label_end;
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
	const char *bracket = memchr(url, ']', stopped_at);
	length = bracket ? MIN(length, (size_t)(bracket - url)) : length;
	g_string_append_len(marker->out, url, (gssize)length);
	bool stop = followed && length > 0 && !bracket && !memchr(url, '`', stopped_at);
	if (stop && !is_in_label(marker, at)) {
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

/* What is left as it is */

// How much of the text is read at `at`: in a label, nothing behind it.
static size_t length_from(const struct marker *marker, size_t at)
{
	return (is_in_label(marker, at) ? marker->label_end - 1 : marker->length) - at;
}

// Whether only signs of containers stand before a place on its line.
static bool begins_line(const struct marker *marker, size_t at)
{
	while (at > 0 && strchr(" \t>*+-.)0123456789", marker->text[at - 1])) {
		at--;
	}
	return at == 0 || marker->text[at - 1] == '\n';
}

static void find_label(struct marker *marker, size_t at)
{
	const char *label = marker->text + at;
	size_t size = verbatim_label(label, marker->length - at);
	size_t solid = 0;
	for (size_t i = 0; i < size; i++) {
		solid += !g_ascii_isspace(label[i]);
	}
	if (size == 0) {
		return;
	}
	marker->label_end = at + size;
	char behind = at + size < marker->length ? label[size] : '\0';
	if (solid > LABEL_MARKED_MAX && behind != '(') {
		marker->plain_end = marker->label_end;
	}
	bool note = size > 3 && label[1] == '^' && behind == ':';
	if (note && marker->at_line_start) {
		marker->note_end = at + size + 1;
	}
	if (behind == ':' && !note && begins_line(marker, at)) {
		marker->definition_at = at + size;
	}
}

// Sees what begins at `at` that is to be left as it is, in part.
static void find_verbatim(struct marker *marker, size_t at)
{
	const char *text = marker->text + at;
	size_t size = 0;
	switch (*text) {
	case '[':
		if (!is_in_label(marker, at) && !escape_precedes(marker->text, at)) {
			find_label(marker, at);
		}
		return;
	case '(':
		if (at > 0 && text[-1] == ']' && !escape_precedes(marker->text, at - 1)) {
			size = verbatim_target(text, length_from(marker, at));
		}
		break;
	case ':':
		if (at > 0 && at == marker->definition_at) {
			size = verbatim_definition(text, marker->length - at);
		}
		break;
	case '<':
		if (!escape_precedes(marker->text, at)) {
			size = verbatim_angle(text, length_from(marker, at));
		}
		break;
	case '`':
	case '~':
		size = marker->at_line_start ? verbatim_fence(text, marker->length - at) : 0;
		break;
	default:
		return;
	}
	marker->verbatim_end = MAX(marker->verbatim_end, at + size);
}

/* Formulas */

// Whether a formula begins at the backslash at `at`, which the parser would take away.
static bool starts_math(const struct marker *marker, size_t at)
{
	struct math_found found;
	bool label = is_in_label(marker, at);
	if (at < marker->verbatim_end || (label && marker->text[at + 1] == '[') || at < marker->plain_end) {
		return false;
	}
	return math_find_escaped(marker->text, at, marker->dialect, marker->has_math, &found) &&
		(!label || found.end < marker->label_end);
}

static size_t take_math_opener(struct marker *marker, size_t at)
{
	g_string_append_c(marker->out, '$');
	put_mark(marker, MARK_LETTER);
	marker->at_line_start = false;
	return at + 1;
}

/* The text */

static size_t take(struct marker *marker, size_t at)
{
	const char *text = marker->text;
	find_verbatim(marker, at);
	if (strchr(marker->signs, text[at]) && !escape_precedes(text, at)) {
		return take_run(marker, at);
	}
	if (at >= marker->verbatim_end && bare_url_starts(text, marker->length, at)) {
		return take_url(marker, at);
	}
	if (text[at] == '\\' && starts_math(marker, at)) {
		return take_math_opener(marker, at);
	}
	bool brace = marker->braces && text[at] == '{' && escape_precedes(text, at) && at >= marker->plain_end;
	at = take_char(marker, at);
	marker->at_line_start = marker->at_line_start || at == marker->note_end;
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
		.dialect = dialect,
		.has_math = math_is_written_in(text, length, dialect),
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
