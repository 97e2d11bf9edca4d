#include "markdown/footnote.h"

#include <stdbool.h>
#include <string.h>

#include "markdown/escape.h"

void footnote_init(struct footnotes *out, const char *text, size_t length, uint32_t file, uint32_t first_line)
{
	*out = (struct footnotes){
		.text = text,
		.file = file,
		.first_line = first_line,
		.lines = g_array_new(FALSE, FALSE, sizeof(size_t)),
		.known = g_byte_array_new(),
	};
	for (size_t at = 0; at < length;) {
		g_array_append_val(out->lines, at);
		const char *end = memchr(text + at, '\n', length - at);
		at = end ? (size_t)(end - text) + 1 : length;
	}
	g_array_append_val(out->lines, length);
	g_byte_array_set_size(out->known, out->lines->len);
	memset(out->known->data, 0, out->known->len);
}

void footnote_finish(struct footnotes *notes)
{
	g_clear_pointer(&notes->lines, g_array_unref);
	g_clear_pointer(&notes->known, g_byte_array_unref);
}

// Where a line, counted from 1, starts; the end of the text for lines past it.
static size_t line_start(const struct footnotes *notes, uint32_t line)
{
	guint index = MIN(MAX(line, 1u) - 1, notes->lines->len - 1);
	return g_array_index(notes->lines, size_t, index);
}

// The line, from 1, that a byte is in.
static uint32_t line_at(const struct footnotes *notes, size_t at)
{
	uint32_t low = 1;
	uint32_t high = notes->lines->len;
	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;
		if (line_start(notes, middle) <= at) {
			low = middle;
		} else {
			high = middle;
		}
	}
	return low;
}

// The length of "[^label]" at the start of a text, or 0.
static size_t reference_length(const char *text, const char *end)
{
	if (end - text < 4 || text[0] != '[' || text[1] != '^') {
		return 0;
	}
	const char *p = text + 2;
	while (p < end && !strchr("]\n\r\t [", *p)) {
		p++;
	}
	return p < end && *p == ']' && p > text + 2 ? (size_t)(p - text) + 1 : 0;
}

size_t footnote_find_label(const struct footnotes *notes, uint32_t line, uint32_t *column, const char **label)
{
	const char *start = notes->text + line_start(notes, line);
	const char *end = notes->text + line_start(notes, line + 1);
	const char *limit = MIN(start + *column, end);
	for (const char *p = limit; p-- > start;) {
		size_t length = *p == '[' ? reference_length(p, end) : 0;
		if (length > 0) {
			*column = (uint32_t)(p - start + 1);
			*label = p + 2;
			return length - 3;
		}
	}
	return 0;
}

void footnote_cover(struct footnotes *notes, uint32_t first, uint32_t last)
{
	for (uint32_t line = MAX(first, 1u); line <= last && line <= notes->known->len; line++) {
		notes->known->data[line - 1] = true;
	}
}

// Finds what looks like a reference in the lines that remain: its place, or NULL. The next search goes on behind it.
static const char *find_next(struct footnotes *notes, const char *name, size_t length, size_t end)
{
	const char *found = memmem(notes->text + notes->cursor, end - notes->cursor, name, length);
	notes->cursor = found ? (size_t)(found - notes->text) + length : end;
	return found;
}

static void report_reference(struct footnotes *notes, const char *found, size_t length, struct diag *diag)
{
	size_t at = (size_t)(found - notes->text);
	uint32_t line = line_at(notes, at);
	struct source_pos pos = {
		notes->file,
		line + notes->first_line - 1,
		(uint32_t)(at - line_start(notes, line) + 1),
	};
	diag_report(diag, DIAG_NOTE_UNDEFINED, pos, "footnote '%.*s' is not defined", (int)(length - 3), found + 2);
}

// Reports the references in a text up to a byte of the source, unless a backslash, or code, made them text.
static void read_references(struct footnotes *notes, const char *text, bool code, size_t end, struct diag *diag)
{
	const char *text_end = text + strlen(text);
	for (const char *p = strstr(text, "[^"); p; p = strstr(p + 2, "[^")) {
		size_t length = reference_length(p, text_end);
		const char *found = length > 0 ? find_next(notes, p, length, end) : NULL;
		if (found && !code && !escape_precedes(notes->text, (size_t)(found - notes->text))) {
			report_reference(notes, found, length, diag);
		}
	}
}

void footnote_report_undefined(
	struct footnotes *notes, const struct block *block, uint32_t first, uint32_t last, struct diag *diag)
{
	size_t start = line_start(notes, first);
	size_t end = line_start(notes, last + 1);
	// The cells of a row share a line: the search goes on behind what the cell before had.
	if (notes->cursor < start || notes->cursor > end) {
		notes->cursor = start;
	}
	for (const struct span *span = block->first_span; span; span = span_next(span)) {
		if (span->kind == SPAN_TEXT) {
			read_references(notes, span->as.text, false, end, diag);
		} else if ((span->kind == SPAN_CODE || span->kind == SPAN_MATH) && span->as.code) {
			read_references(notes, span->as.code, true, end, diag);
		}
	}
}

// Skips what may stand before a definition on its line: quote signs and list markers.
static const char *skip_markers(const char *line, const char *end)
{
	while (line < end && strchr(" \t>*+-.)0123456789", *line)) {
		line++;
	}
	return line;
}

void footnote_report_unused(struct footnotes *notes, struct diag *diag)
{
	for (uint32_t line = 1; line < notes->lines->len; line++) {
		const char *start = notes->text + line_start(notes, line);
		const char *end = notes->text + line_start(notes, line + 1);
		if (notes->known->data[line - 1]) {
			continue;
		}
		const char *label = skip_markers(start, end);
		size_t length = reference_length(label, end);
		if (length > 0 && label + length < end && label[length] == ':') {
			struct source_pos pos = { notes->file, line + notes->first_line - 1,
				(uint32_t)(label - start + 1) };
			diag_report(diag, DIAG_NOTE_UNUSED, pos, "nothing refers to footnote '%.*s'", (int)(length - 3),
				label + 2);
		}
	}
}
