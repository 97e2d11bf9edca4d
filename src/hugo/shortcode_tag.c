#include "hugo/shortcode_tag.h"

#include <glib.h>
#include <string.h>

/*
 * Broken tags and time. After a broken tag the scan goes on behind its "{{<", so text is read again. Outside quotes the
 * next "{{<" stops a reading, and no backslash has a meaning there; so of all the readings that have begun before a
 * byte, at most one for each kind of quote is still going on at it, and the scan stays linear.
 */

// One tag on its way.
struct reading {
	const char *text;
	size_t length;
	size_t at;
	char delimiter; // '<' or '%'
	struct arena *arena;
	GArray *arguments; // struct shortcode_argument
	struct shortcode_tag *tag;
};

void shortcode_tag_scan(struct shortcode_scanner *out, const char *text, size_t length, struct arena *arena)
{
	*out = (struct shortcode_scanner){ .text = text, .length = length, .arena = arena };
}

static bool is_broken(struct reading *reading, const char *problem, size_t at)
{
	reading->tag->problem = problem;
	reading->tag->problem_at = at;
	return false;
}

static char peek(const struct reading *reading, size_t ahead)
{
	return reading->at + ahead < reading->length ? reading->text[reading->at + ahead] : '\0';
}

static bool at_opening(const struct reading *reading)
{
	char delimiter = peek(reading, 2);
	return peek(reading, 0) == '{' && peek(reading, 1) == '{' && (delimiter == '<' || delimiter == '%');
}

// Whether a delimiter that closes a tag of either kind stands here.
static bool at_closing(const struct reading *reading)
{
	char c = peek(reading, 0);
	return (c == '>' || c == '%') && peek(reading, 1) == '}' && peek(reading, 2) == '}';
}

static bool is_white(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

static void skip_white(struct reading *reading)
{
	while (is_white(peek(reading, 0))) {
		reading->at++;
	}
}

static bool is_name_char(char c)
{
	return g_ascii_isalnum(c) || (unsigned char)c >= 0x80 || (c != '\0' && strchr("_-./", c));
}

// The name of the tag, with the '/' before it or behind it that gives its kind.
static bool read_name(struct reading *reading)
{
	skip_white(reading);
	if (peek(reading, 0) == '/') {
		reading->tag->kind = SHORTCODE_CLOSE;
		reading->at++;
		skip_white(reading);
	}
	size_t start = reading->at;
	while (is_name_char(peek(reading, 0))) {
		reading->at++;
	}
	// "name/>}}" is an empty one.
	if (reading->at > start && reading->text[reading->at - 1] == '/') {
		reading->at--;
	}
	if (reading->at == start) {
		return is_broken(reading, "has no name", start);
	}
	reading->tag->name = arena_strndup(reading->arena, reading->text + start, reading->at - start);
	return true;
}

// "text": a backslash takes its meaning from a quote, and from nothing else.
static bool read_quoted(struct reading *reading, const char **value)
{
	size_t start = reading->at++;
	g_autoptr(GString) text = g_string_new(NULL);
	for (char c; (c = peek(reading, 0)) != '"'; reading->at++) {
		if (c == '\n' || reading->at >= reading->length) {
			return is_broken(reading, "has a quoted argument that is not closed on its line", start);
		}
		if (c == '\\' && peek(reading, 1) == '"') {
			reading->at++;
		}
		g_string_append_c(text, reading->text[reading->at]);
	}
	reading->at++;
	*value = arena_strndup(reading->arena, text->str, text->len);
	return true;
}

static bool read_raw(struct reading *reading, const char **value)
{
	size_t start = ++reading->at;
	const char *end = memchr(reading->text + start, '`', reading->length - start);
	if (!end) {
		return is_broken(reading, "has an argument in backquotes that is not closed", start - 1);
	}
	reading->at = (size_t)(end - reading->text) + 1;
	*value = arena_strndup(reading->arena, reading->text + start, (size_t)(end - reading->text) - start);
	return true;
}

// Whether the tag is closed here, as an empty one if there is a '/'.
static bool at_end(const struct reading *reading)
{
	if (peek(reading, 0) != '/') {
		return at_closing(reading);
	}
	struct reading behind = *reading;
	behind.at++;
	skip_white(&behind);
	return at_closing(&behind);
}

static bool read_word(struct reading *reading, const char **value)
{
	size_t start = reading->at;
	for (char c; reading->at < reading->length && !is_white(c = peek(reading, 0)) && c != '='; reading->at++) {
		if (at_end(reading) || at_opening(reading)) {
			break;
		}
		if (strchr("\"`'\\", c)) {
			return is_broken(reading,
				"has an argument with quotes in it that must stand in \"...\" or `...`", start);
		}
	}
	if (reading->at == start) {
		return is_broken(reading, "has an argument without a name or without a value", start);
	}
	*value = arena_strndup(reading->arena, reading->text + start, reading->at - start);
	return true;
}

static bool read_value(struct reading *reading, const char **value)
{
	switch (peek(reading, 0)) {
	case '"':
		return read_quoted(reading, value);
	case '`':
		return read_raw(reading, value);
	default:
		return read_word(reading, value);
	}
}

static bool read_argument(struct reading *reading)
{
	struct shortcode_argument argument = { .at = reading->at };
	bool word = peek(reading, 0) != '"' && peek(reading, 0) != '`';
	if (!read_value(reading, &argument.value)) {
		return false;
	}
	skip_white(reading);
	if (word && peek(reading, 0) == '=') {
		argument.name = argument.value;
		reading->at++;
		skip_white(reading);
		if (!read_value(reading, &argument.value)) {
			return false;
		}
		skip_white(reading);
	}
	g_array_append_val(reading->arguments, argument);
	return true;
}

static bool read_end(struct reading *reading)
{
	size_t start = reading->at;
	if (peek(reading, 0) == '/') {
		reading->tag->kind = SHORTCODE_EMPTY;
		reading->at++;
		skip_white(reading);
	}
	if (peek(reading, 0) != (reading->delimiter == '<' ? '>' : '%')) {
		return is_broken(reading,
			reading->delimiter == '<' ? "is opened by '{{<' and ended by '%}}'"
						  : "is opened by '{{%' and ended by '>}}'",
			start);
	}
	reading->at += SHORTCODE_DELIMITER;
	return true;
}

static bool read_tag(struct reading *reading)
{
	if (!read_name(reading)) {
		return false;
	}
	skip_white(reading);
	while (!at_end(reading)) {
		if (reading->at >= reading->length || at_opening(reading)) {
			return is_broken(reading, "has a tag that never ends", reading->tag->start);
		}
		if (reading->tag->kind == SHORTCODE_CLOSE) {
			return is_broken(reading, "has arguments where it is closed", reading->at);
		}
		if (!read_argument(reading)) {
			return false;
		}
	}
	return read_end(reading);
}

// Where the comment that opens a tag ends; the length of the text when it does not.
static size_t comment_end(struct shortcode_scanner *scanner, size_t from, char delimiter)
{
	size_t *known = &scanner->comment_ends[delimiter == '%'];
	if (*known < from) {
		const char *mark = delimiter == '%' ? "*/%}}" : "*/>}}";
		const char *found = memmem(scanner->text + from, scanner->length - from, mark, strlen(mark));
		*known = found ? (size_t)(found - scanner->text) : scanner->length;
	}
	return *known;
}

static bool read_comment(struct shortcode_scanner *scanner, struct reading *reading)
{
	size_t end = comment_end(scanner, reading->at + SHORTCODE_COMMENT, reading->delimiter);
	if (end >= scanner->length) {
		return is_broken(reading, "that '/*' makes text is not ended by '*/'", reading->at);
	}
	reading->tag->kind = SHORTCODE_ESCAPED;
	reading->at = end + SHORTCODE_COMMENT + SHORTCODE_DELIMITER;
	return true;
}

// Where the next "{{<" or "{{%" is; the length of the text when there is none.
static size_t find_opening(const struct shortcode_scanner *scanner)
{
	size_t at = scanner->at;
	while (at + SHORTCODE_DELIMITER <= scanner->length) {
		const char *brace = memchr(scanner->text + at, '{', scanner->length - at);
		if (!brace) {
			break;
		}
		at = (size_t)(brace - scanner->text);
		struct reading reading = { .text = scanner->text, .length = scanner->length, .at = at };
		if (at_opening(&reading)) {
			return at;
		}
		at++;
	}
	return scanner->length;
}

static void take_arguments(struct shortcode_tag *tag, const GArray *arguments, struct arena *arena)
{
	tag->argument_count = arguments->len;
	tag->arguments = arena_new_array(arena, struct shortcode_argument, arguments->len);
	if (arguments->len > 0) {
		memcpy(tag->arguments, arguments->data, arguments->len * sizeof(*tag->arguments));
	}
}

bool shortcode_tag_next(struct shortcode_scanner *scanner, struct shortcode_tag *out)
{
	size_t start = find_opening(scanner);
	if (start >= scanner->length) {
		return false;
	}
	char delimiter = scanner->text[start + 2];
	*out = (struct shortcode_tag){ .kind = SHORTCODE_OPEN, .start = start, .markdown = delimiter == '%' };
	g_autoptr(GArray) arguments = g_array_new(FALSE, FALSE, sizeof(struct shortcode_argument));
	struct reading reading = {
		.text = scanner->text,
		.length = scanner->length,
		.at = start + SHORTCODE_DELIMITER,
		.delimiter = delimiter,
		.arena = scanner->arena,
		.arguments = arguments,
		.tag = out,
	};
	bool comment = peek(&reading, 0) == '/' && peek(&reading, 1) == '*';
	if (comment ? read_comment(scanner, &reading) : read_tag(&reading)) {
		take_arguments(out, arguments, scanner->arena);
		out->end = reading.at;
	} else {
		out->kind = SHORTCODE_BROKEN;
		out->end = start + SHORTCODE_DELIMITER;
	}
	scanner->at = out->end;
	return true;
}
