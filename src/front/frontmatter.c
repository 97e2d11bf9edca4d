#include "front/frontmatter.h"

#include <string.h>

#include "base/notation.h"
#include "front/meta_fields.h"

// A line of the source, without its line end and without blanks at either side.
struct line {
	const char *text;
	size_t length;
};

// A form of front matter that stands between two fences.
struct fence {
	const char *open;
	const char *close[2];
	bool (*opens_content)(struct line line); // whether its first line can be such front matter
	enum notation notation;
};

// Where front matter stands.
struct extent {
	enum notation notation;
	size_t start;
	size_t end; // 0: there is none
	uint32_t first_line;
};

// Takes the line at *at and moves *at behind it; false at the end of the source.
static bool next_line(const struct passage *source, size_t *at, struct line *line)
{
	if (*at >= source->length) {
		return false;
	}
	const char *start = source->text + *at;
	const char *end = memchr(start, '\n', source->length - *at);
	size_t length = end ? (size_t)(end - start) : source->length - *at;
	*at += length + (end ? 1 : 0);
	while (length > 0 && g_ascii_isspace(start[length - 1])) {
		length--;
	}
	line->text = start;
	line->length = length;
	return true;
}

static struct line without_indent(struct line line)
{
	while (line.length > 0 && g_ascii_isspace(line.text[0])) {
		line.text++;
		line.length--;
	}
	return line;
}

static bool is_fence(struct line line, const char *fence)
{
	return fence && line.length == 3 && memcmp(line.text, fence, 3) == 0;
}

static bool opens_key(char c)
{
	return g_ascii_isalnum(c) || strchr("_\"'", c) || (unsigned char)c >= 0x80;
}

// "key: value"; also with the space forgotten or a full-width colon, which deserve a message.
static bool opens_yaml(struct line line)
{
	static const char wide_colon[] = "：";
	if (line.text[0] == '{') {
		return true;
	}
	if (!opens_key(line.text[0])) {
		return false;
	}
	bool word = true;
	for (size_t i = 0; i < line.length; i++) {
		char next = i + 1 < line.length ? line.text[i + 1] : ' ';
		if (line.text[i] == ':' && (g_ascii_isspace(next) || (word && next != '/'))) {
			return true;
		}
		if (word && line.length - i >= 3 && memcmp(line.text + i, wide_colon, 3) == 0) {
			return true;
		}
		word = word && (g_ascii_isalnum(line.text[i]) || strchr("_-", line.text[i]));
	}
	return false;
}

static bool opens_toml(struct line line)
{
	return line.text[0] == '[' || memchr(line.text, '=', line.length);
}

static const struct fence fences[] = {
	{ "---", { "---", "..." }, opens_yaml, NOTATION_YAML },
	{ "+++", { "+++" }, opens_toml, NOTATION_TOML },
};

static void report_unclosed(const struct passage *source, const char *close, struct diag *diag)
{
	struct source_pos pos = { .file = source->file, .line = 1, .column = 1 };
	diag_report(diag, DIAG_UNCLOSED_FRONT_MATTER, pos,
		"the front matter is never closed by '%s' and stands in the text", close);
}

/*
 * A first line of dashes may also be a thematic break, and the text may have another one further on. So the first line
 * that is neither blank nor a comment decides: if it cannot open front matter, everything is text.
 */
static struct extent find_fenced(struct frontmatter *out, const struct passage *source, const struct fence *fence,
	size_t start, struct diag *diag)
{
	bool has_content = false;
	struct line line;
	size_t at = start;
	for (uint32_t number = 2;; number++) {
		size_t line_start = at;
		if (!next_line(source, &at, &line)) {
			break;
		}
		if (is_fence(line, fence->close[0]) || is_fence(line, fence->close[1])) {
			out->body_offset = at;
			out->body_line = number + 1;
			return (struct extent){ fence->notation, start, line_start, 2 };
		}
		line = without_indent(line);
		if (!has_content && line.length > 0 && line.text[0] != '#') {
			if (!fence->opens_content(line)) {
				return (struct extent){ 0 };
			}
			has_content = true;
		}
	}
	if (has_content) {
		report_unclosed(source, fence->open, diag);
	}
	return (struct extent){ 0 };
}

// The byte behind the '}' that ends the JSON object at the start of a text; 0 when there is none.
static size_t json_end(const struct passage *source)
{
	bool in_string = false;
	size_t depth = 0;
	for (size_t i = 0; i < source->length; i++) {
		char c = source->text[i];
		if (c == '"') {
			in_string = !in_string;
		} else if (in_string) {
			i += c == '\\' ? 1 : 0;
		} else if (c == '{') {
			depth++;
		} else if (c == '}' && --depth == 0) {
			return i + 1;
		}
	}
	return 0;
}

// '{' and a quoted key, unlike a shortcode's "{{<". The object must have its last line to itself.
static bool opens_json(const struct passage *source)
{
	static const char white[] = " \t\n";
	return source->text[0] == '{' && source->text[1 + strspn(source->text + 1, white)] == '"';
}

static struct extent find_json(struct frontmatter *out, const struct passage *source, struct diag *diag)
{
	size_t end = json_end(source);
	if (end == 0) {
		report_unclosed(source, "}", diag);
		return (struct extent){ 0 };
	}
	size_t at = 0;
	uint32_t number = 1;
	struct line last = { 0 };
	while (at < end && next_line(source, &at, &last)) {
		number++;
	}
	if (last.text + last.length != source->text + end) {
		return (struct extent){ 0 };
	}
	out->body_offset = at;
	out->body_line = number;
	return (struct extent){ NOTATION_JSON, 0, end, 1 };
}

static struct extent find_extent(struct frontmatter *out, const struct passage *source, struct diag *diag)
{
	struct line first;
	size_t at = 0;
	if (!next_line(source, &at, &first)) {
		return (struct extent){ 0 };
	}
	if (opens_json(source)) {
		return find_json(out, source, diag);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(fences); i++) {
		if (is_fence(first, fences[i].open)) {
			return find_fenced(out, source, &fences[i], at, diag);
		}
	}
	return (struct extent){ 0 };
}

// NULL, reported, when it is no map, which only YAML can be.
static const struct value *parse(
	const struct passage *source, const struct extent *extent, struct arena *arena, struct diag *diag)
{
	struct value_origin origin = { .file = source->file, .first_line = extent->first_line };
	const struct value *root = notation_parse(extent->notation, source->text + extent->start,
		extent->end - extent->start, origin, DIAG_BAD_FRONT_MATTER, arena, diag);
	if (root->kind == VALUE_MAP) {
		return root;
	}
	diag_report(diag, DIAG_BAD_FRONT_MATTER, root->pos, "the front matter is not made of 'key: value' lines");
	diag_hint(diag, "the colon must be ASCII ':' with a space behind it");
	return NULL;
}

void frontmatter_read(struct frontmatter *out, const struct passage *source, const struct value *cascade,
	struct arena *arena, struct diag *diag)
{
	*out = (struct frontmatter){ .body_line = 1 };
	struct extent extent = find_extent(out, source, diag);
	out->map = extent.end > 0 ? parse(source, &extent, arena, diag) : NULL;
	if (out->map || cascade) {
		out->meta.values = value_merge(out->map, cascade, false, arena);
	}
	meta_fields_read(&out->meta, out->map, cascade, arena, diag);
}
