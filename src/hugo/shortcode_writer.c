#include "hugo/shortcode_writer.h"

#include <string.h>

#include "syntax/line_prefix.h"

enum { SPACES_MAX = 8 }; // before an address that are looked over

void shortcode_writer_init(struct shortcode_writer *out, const char *source, bool within_line)
{
	*out = (struct shortcode_writer){ .source = source, .within_line = within_line, .prefix = g_string_new(NULL) };
	traced_init(&out->out, SIZE_MAX);
}

void shortcode_writer_finish(struct shortcode_writer *writer)
{
	traced_finish(&writer->out);
	if (writer->prefix) {
		g_string_free(writer->prefix, TRUE);
		writer->prefix = NULL;
	}
}

// Finds the start of the last line anew after text was added behind byte `from`.
static void follow(struct shortcode_writer *writer, size_t from)
{
	const GString *text = writer->out.text;
	const char *end = memrchr(text->str + from, '\n', text->len - from);
	if (end) {
		writer->line_start = (size_t)(end - text->str) + 1;
	}
}

static void add(struct shortcode_writer *writer, const char *text, size_t length, size_t from)
{
	size_t before = writer->out.text->len;
	traced_add(&writer->out, text, length, from);
	follow(writer, before);
}

static const char *last_line(const struct shortcode_writer *writer, size_t *length)
{
	*length = writer->out.text->len - writer->line_start;
	return writer->out.text->str + writer->line_start;
}

// Whether the last line started in what this text is put into.
static bool is_within_line(const struct shortcode_writer *writer)
{
	return writer->within_line && writer->line_start == 0;
}

static bool is_only_prefix(const struct shortcode_writer *writer)
{
	size_t length;
	const char *line = last_line(writer, &length);
	return !is_within_line(writer) && line_prefix_length(line, length) == length;
}

bool shortcode_writer_at_start(const struct shortcode_writer *writer)
{
	return writer->after_block || is_only_prefix(writer);
}

bool shortcode_writer_in_table(const struct shortcode_writer *writer)
{
	size_t length;
	const char *line = last_line(writer, &length);
	size_t prefix = line_prefix_length(line, length);
	return prefix < length && line[prefix] == '|';
}

bool shortcode_writer_wants_address(const struct shortcode_writer *writer)
{
	size_t length;
	const char *line = last_line(writer, &length);
	for (size_t i = 0; i < SPACES_MAX && length > 0 && line[length - 1] == ' '; i++) {
		length--;
	}
	char last = length > 0 ? line[length - 1] : '\0';
	char before = length > 1 ? line[length - 2] : '\0';
	switch (last) {
	case '(':
	case ':':
		return before == ']';
	case '"':
	case '\'':
		return before == '=';
	default:
		return last == '<' || last == '=';
	}
}

char *shortcode_writer_next_prefix(const struct shortcode_writer *writer)
{
	if (writer->after_block) {
		return g_strdup(writer->prefix->str);
	}
	size_t length;
	const char *line = last_line(writer, &length);
	g_autoptr(GString) prefix = g_string_new(NULL);
	if (!is_within_line(writer)) {
		line_prefix_append_next(prefix, line, line_prefix_length(line, length));
	}
	return g_string_free(g_steal_pointer(&prefix), FALSE);
}

// Ends the line; the next one is blank but for quote signs.
static void add_blank_line(struct shortcode_writer *writer, size_t from)
{
	add(writer, "\n", 1, from);
	add(writer, writer->prefix->str, line_prefix_blank_length(writer->prefix->str, writer->prefix->len), from);
}

// A blank line, and the start of the one behind it.
static void cut(struct shortcode_writer *writer, size_t from)
{
	add_blank_line(writer, from);
	add(writer, "\n", 1, from);
	add(writer, writer->prefix->str, writer->prefix->len, from);
	writer->after_block = false;
}

static size_t skip(const char *text, size_t at, size_t end, const char *characters)
{
	while (at < end && strchr(characters, text[at])) {
		at++;
	}
	return at;
}

// Puts a blank line behind a block unless the source has one; returns from where on the source is to be copied.
static size_t leave_block(struct shortcode_writer *writer, size_t start, size_t end)
{
	const char *source = writer->source;
	size_t at = skip(source, start, end, " \t");
	if (at == end) {
		return end;
	}
	if (source[at] != '\n') {
		cut(writer, at);
		return at;
	}
	size_t next = skip(source, at + 1, end, " \t>");
	if (next == end || source[next] != '\n') {
		add_blank_line(writer, at);
	}
	writer->after_block = false;
	return at;
}

void shortcode_writer_copy(struct shortcode_writer *writer, size_t start, size_t end)
{
	if (writer->after_block) {
		start = leave_block(writer, start, end);
	}
	size_t before = writer->out.text->len;
	traced_copy(&writer->out, writer->source, start, end);
	follow(writer, before);
}

static void append(struct shortcode_writer *writer, const struct traced *text, size_t start, size_t end)
{
	size_t before = writer->out.text->len;
	traced_append(&writer->out, text, start, end);
	follow(writer, before);
}

void shortcode_writer_add(struct shortcode_writer *writer, const struct traced *text, size_t from)
{
	if (writer->after_block && text->text->len > 0) {
		cut(writer, from);
	}
	append(writer, text, 0, text->text->len);
}

// Whether the line before the last one is blank, or there is none.
static bool follows_blank_line(const struct shortcode_writer *writer)
{
	const char *text = writer->out.text->str;
	size_t at = writer->line_start;
	if (at > 0) {
		at--;
	}
	while (at > 0 && strchr(" \t>", text[at - 1])) {
		at--;
	}
	return at == 0 || text[at - 1] == '\n';
}

// Makes the last line one that a block can start on.
static void open_block(struct shortcode_writer *writer, size_t from)
{
	if (writer->after_block) {
		cut(writer, from);
		return;
	}
	bool only_prefix = is_only_prefix(writer);
	g_autofree char *prefix = shortcode_writer_next_prefix(writer);
	g_string_assign(writer->prefix, prefix);
	if (!only_prefix) {
		cut(writer, from);
		return;
	}
	size_t length;
	const char *line = last_line(writer, &length);
	bool has_marker = strncmp(line, prefix, length) != 0;
	if (!has_marker && !follows_blank_line(writer)) {
		add(writer, "\n", 1, from);
		add(writer, prefix, strlen(prefix), from);
	}
}

void shortcode_writer_add_block(struct shortcode_writer *writer, const struct traced *block, size_t from)
{
	const char *text = block->text->str;
	size_t length = block->text->len;
	size_t at = strspn(text, "\n");
	if (at == length) {
		return;
	}
	open_block(writer, from);
	const GString *prefix = writer->prefix;
	size_t blank_length = line_prefix_blank_length(prefix->str, prefix->len);
	for (const char *end; (end = memchr(text + at, '\n', length - at));) {
		size_t next = (size_t)(end - text) + 1;
		append(writer, block, at, next);
		add(writer, prefix->str, text[next] == '\n' ? blank_length : prefix->len, from);
		at = next;
	}
	append(writer, block, at, length);
	writer->after_block = true;
}
