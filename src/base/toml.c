#include "base/toml.h"

#include <string.h>

#include "base/prose.h"
#include "base/toml_scalar.h"
#include "base/toml_tree.h"

/*
 * Recursive descent, no deeper than TOML_TREE_DEPTH_MAX. A statement is read whole before it is put into the tree, so
 * that one that fails leaves nothing behind. Reading only moves forward, and counts lines as it goes; after an error it
 * goes back to the start of the statement, at most TOML_ERROR_MAX times.
 */

// A place in the text.
struct cursor {
	size_t at;
	size_t line_start;
	uint32_t line;
};

struct reader {
	const char *text;
	size_t length;
	struct value_origin origin;
	enum diag_code code;
	struct arena *arena;
	struct diag *diag;
	struct toml_tree tree;
	struct toml_table *table; // of the last header
	struct cursor cursor;
	size_t error_at;
	size_t value_count;
};

static const char bare_key[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";

static char peek_ahead(const struct reader *reader, size_t ahead)
{
	size_t at = reader->cursor.at + ahead;
	return at < reader->length ? reader->text[at] : '\0';
}

static char peek(const struct reader *reader)
{
	return peek_ahead(reader, 0);
}

static bool at_end(const struct reader *reader)
{
	return reader->cursor.at >= reader->length;
}

static void step(struct reader *reader)
{
	struct cursor *cursor = &reader->cursor;
	if (reader->text[cursor->at++] == '\n') {
		cursor->line++;
		cursor->line_start = cursor->at;
	}
}

static void skip(struct reader *reader, size_t count)
{
	while (count > 0) {
		step(reader);
		count--;
	}
}

// Whether the text goes on with some characters, which hold no line end.
static bool is_next(const struct reader *reader, const char *text)
{
	size_t length = strlen(text);
	return reader->length - reader->cursor.at >= length &&
		memcmp(reader->text + reader->cursor.at, text, length) == 0;
}

static bool take(struct reader *reader, const char *text)
{
	if (!is_next(reader, text)) {
		return false;
	}
	skip(reader, strlen(text));
	return true;
}

static struct source_pos pos_of(const struct reader *reader, const struct cursor *cursor)
{
	return (struct source_pos){
		.file = reader->origin.file,
		.line = reader->origin.first_line + cursor->line,
		.column = (uint32_t)(cursor->at - cursor->line_start) + 1,
	};
}

// What is wrong without keeping the rest from being read.
static void complain(struct reader *reader, const struct cursor *cursor, const char *problem, const char *hint)
{
	diag_report(reader->diag, reader->code, pos_of(reader, cursor), "not valid TOML: %s", problem);
	if (hint) {
		diag_hint(reader->diag, "%s", hint);
	}
}

static bool fail_at(struct reader *reader, const struct cursor *cursor, const char *problem, const char *hint)
{
	complain(reader, cursor, problem, hint);
	reader->error_at = cursor->at;
	return false;
}

static bool fail(struct reader *reader, const char *problem, const char *hint)
{
	return fail_at(reader, &reader->cursor, problem, hint);
}

static bool is_control(char c)
{
	return ((unsigned char)c < 0x20 && c != '\t') || c == 0x7F;
}

static bool is_line_end(const struct reader *reader)
{
	return peek(reader) == '\n' || is_next(reader, "\r\n");
}

static void skip_blanks(struct reader *reader)
{
	while (peek(reader) == ' ' || peek(reader) == '\t') {
		step(reader);
	}
}

static void skip_comment(struct reader *reader)
{
	bool complained = false;
	if (peek(reader) != '#') {
		return;
	}
	while (!at_end(reader) && !is_line_end(reader)) {
		if (is_control(peek(reader)) && !complained) {
			complain(reader, &reader->cursor, "a control character stands in a comment", NULL);
			complained = true;
		}
		step(reader);
	}
}

static void take_line_end(struct reader *reader)
{
	if (is_line_end(reader)) {
		skip(reader, peek(reader) == '\r' ? 2 : 1);
	}
}

// Blanks, comments and line ends.
static void skip_lines(struct reader *reader)
{
	size_t before;
	do {
		before = reader->cursor.at;
		skip_blanks(reader);
		skip_comment(reader);
		take_line_end(reader);
	} while (reader->cursor.at > before);
}

static void append_character(GString *out, gunichar c)
{
	// What NUL would end is the text of a value.
	g_string_append_unichar(out, c == 0 ? 0xFFFD : c);
}

// The four or eight digits of \u or \U.
static void take_code_point(struct reader *reader, GString *out, size_t digits, const struct cursor *start)
{
	gunichar c = 0;
	size_t count = 0;
	while (count < digits && g_ascii_isxdigit(peek(reader))) {
		c = c * 16 + (gunichar)g_ascii_xdigit_value(peek(reader));
		step(reader);
		count++;
	}
	if (count == digits && g_unichar_validate(c)) {
		append_character(out, c);
		return;
	}
	complain(reader, start, "an escape that stands for no character",
		"write \\u with four digits or \\U with eight, from 0 to 9 and a to f");
	g_string_append_len(out, reader->text + start->at, (gssize)(reader->cursor.at - start->at));
}

static void take_escape(struct reader *reader, GString *out)
{
	static const char letters[] = "btnfr\"\\";
	static const char meant[] = "\b\t\n\f\r\"\\";
	struct cursor start = reader->cursor;
	step(reader);
	char c = peek(reader);
	const char *letter = c ? strchr(letters, c) : NULL;
	if (letter) {
		g_string_append_c(out, meant[letter - letters]);
		step(reader);
	} else if (c == 'u' || c == 'U') {
		step(reader);
		take_code_point(reader, out, c == 'u' ? 4 : 8, &start);
	} else {
		complain(reader, &start, "an escape that TOML does not know",
			"write \\\\ for a backslash, or put the text in 'single quotes'");
		g_string_append_c(out, '\\');
	}
}

// A backslash at the end of a line: what is white up to the next character is left out. False when it is none.
static bool take_folded_lines(struct reader *reader)
{
	struct cursor start = reader->cursor;
	step(reader);
	skip_blanks(reader);
	if (!is_line_end(reader)) {
		reader->cursor = start;
		return false;
	}
	while (peek(reader) == ' ' || peek(reader) == '\t' || is_line_end(reader)) {
		step(reader);
	}
	return true;
}

// A string: how it opens and closes, and what may stand in it.
struct quotes {
	const char *mark;
	bool escapes;
	bool lines;
};

// Longer marks first.
static const struct quotes quotes[] = {
	{ "\"\"\"", true, true },
	{ "'''", false, true },
	{ "\"", true, false },
	{ "'", false, false },
};

static const struct quotes *quotes_at(const struct reader *reader)
{
	for (size_t i = 0; i < G_N_ELEMENTS(quotes); i++) {
		if (is_next(reader, quotes[i].mark)) {
			return &quotes[i];
		}
	}
	return NULL;
}

// One character of a string, an escape or a line end.
static void take_in_string(struct reader *reader, const struct quotes *quote, GString *out, bool *complained)
{
	char c = peek(reader);
	if (c == '\\' && quote->escapes) {
		if (!quote->lines || !take_folded_lines(reader)) {
			take_escape(reader, out);
		}
		return;
	}
	if (is_line_end(reader)) {
		g_string_append_c(out, '\n');
		take_line_end(reader);
		return;
	}
	if (is_control(c) && !*complained) {
		complain(reader, &reader->cursor, "a control character stands in a string", NULL);
		*complained = true;
	}
	g_string_append_c(out, c);
	step(reader);
}

// Up to two quotation marks may stand before the three that close.
static void take_inner_marks(struct reader *reader, const struct quotes *quote, GString *out)
{
	for (int i = 0; quote->lines && i < 2 && peek_ahead(reader, 3) == quote->mark[0]; i++) {
		g_string_append_c(out, quote->mark[0]);
		step(reader);
	}
}

static char *clean_copy(struct reader *reader, GString *text)
{
	char *copy = arena_strndup(reader->arena, text->str, text->len);
	prose_clean(copy, text->len);
	return copy;
}

// A string behind its opening mark; NULL, reported, when it is never closed.
static char *read_string(struct reader *reader, const struct quotes *quote)
{
	g_autoptr(GString) out = g_string_new(NULL);
	struct cursor start = reader->cursor;
	bool complained = false;
	skip(reader, strlen(quote->mark));
	if (quote->lines) {
		take_line_end(reader);
	}
	while (!at_end(reader) && (quote->lines || !is_line_end(reader))) {
		if (is_next(reader, quote->mark)) {
			take_inner_marks(reader, quote, out);
			skip(reader, strlen(quote->mark));
			return clean_copy(reader, out);
		}
		take_in_string(reader, quote, out, &complained);
	}
	fail_at(reader, &start, "a quote is never closed",
		quote->lines ? NULL : "a text over several lines is put in three quotes");
	return NULL;
}

static bool read_key_part(struct reader *reader, struct toml_key *out)
{
	const struct quotes *quote = quotes_at(reader);
	out->pos = pos_of(reader, &reader->cursor);
	if (quote && quote->lines) {
		return fail(reader, "a key cannot stand in three quotes", NULL);
	}
	if (quote) {
		out->text = read_string(reader, quote);
		return out->text != NULL;
	}
	size_t start = reader->cursor.at;
	while (peek(reader) && strchr(bare_key, peek(reader))) {
		step(reader);
	}
	if (reader->cursor.at == start) {
		return fail(reader, "a key is missing or cannot begin with this character",
			"letters, digits, '-' and '_' make a key; put any other in quotes");
	}
	out->text = arena_strndup(reader->arena, reader->text + start, reader->cursor.at - start);
	return true;
}

// Keys that dots join, with the blanks around them. The count of them; 0, reported, when they cannot be read.
static size_t read_key(struct reader *reader, struct toml_key *keys)
{
	size_t count = 0;
	do {
		skip_blanks(reader);
		if (count == TOML_TREE_DEPTH_MAX) {
			fail(reader, "nested too deeply", NULL);
			return 0;
		}
		if (!read_key_part(reader, &keys[count++])) {
			return 0;
		}
		skip_blanks(reader);
	} while (take(reader, "."));
	return count;
}

static struct value *read_value(struct reader *reader, unsigned depth);

static struct value *create_scalar(struct reader *reader, const struct cursor *start, const char *text, bool quoted)
{
	struct value *node = arena_new(reader->arena, struct value);
	*node = (struct value){
		.kind = VALUE_SCALAR,
		.pos = pos_of(reader, start),
		.text = text,
		.quoted = quoted,
	};
	return node;
}

static struct value *read_quoted(struct reader *reader, const struct quotes *quote)
{
	struct cursor start = reader->cursor;
	const char *text = read_string(reader, quote);
	return text ? create_scalar(reader, &start, text, true) : NULL;
}

// The bytes of a value without quotes. A blank may part a day from its time.
static size_t bare_length(const struct reader *reader)
{
	static const char ends[] = " \t\r\n,]}#=\"'";
	size_t length = 0;
	for (char c; (c = peek_ahead(reader, length)) != '\0'; length++) {
		bool in_date = c == ' ' && length == 10 && g_ascii_isdigit(peek_ahead(reader, 0)) &&
			peek_ahead(reader, 4) == '-' && g_ascii_isdigit(peek_ahead(reader, 11));
		if (!in_date && strchr(ends, c)) {
			break;
		}
	}
	return length;
}

static bool is_wide_quote(const char *token, size_t length)
{
	static const char *const marks[] = { "“", "”", "‘", "’", "＂", "＇" };
	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
		if (length >= strlen(marks[i]) && memcmp(token, marks[i], strlen(marks[i])) == 0) {
			return true;
		}
	}
	return false;
}

static struct value *read_bare(struct reader *reader)
{
	struct cursor start = reader->cursor;
	size_t length = bare_length(reader);
	const char *why = NULL;
	if (length == 0) {
		fail(reader, "a value is missing", "put a text in quotes");
		return NULL;
	}
	const char *token = reader->text + start.at;
	const char *text = toml_scalar_read(token, length, &why, reader->arena);
	if (!text) {
		const char *hint = is_wide_quote(token, length) ? "the quotes must be ASCII" : "put a text in quotes";
		fail(reader, why ? why : "not a number, a date, true or false", why ? NULL : hint);
		return NULL;
	}
	skip(reader, length);
	return create_scalar(reader, &start, text, false);
}

static struct value *read_array(struct reader *reader, unsigned depth)
{
	struct cursor start = reader->cursor;
	struct toml_table *list = toml_tree_create(&reader->tree, VALUE_LIST, pos_of(reader, &start), depth + 1);
	step(reader);
	skip_lines(reader);
	while (!at_end(reader) && !take(reader, "]")) {
		struct value *item = read_value(reader, depth + 1);
		if (!item) {
			return NULL;
		}
		toml_tree_add(list, item);
		skip_lines(reader);
		if (!at_end(reader) && !take(reader, ",") && peek(reader) != ']') {
			fail(reader, "',' or ']' is missing in a list", NULL);
			return NULL;
		}
		skip_lines(reader);
	}
	if (reader->text[reader->cursor.at - 1] != ']') {
		fail_at(reader, &start, "a list in '[' is never closed", NULL);
		return NULL;
	}
	return &list->value;
}

// A key and its value, not in the tree yet.
struct pair {
	struct toml_key keys[TOML_TREE_DEPTH_MAX];
	size_t count;
	struct value *node;
};

// Reads one for a table whose children have a depth.
static bool read_pair(struct reader *reader, struct pair *out, unsigned depth)
{
	out->count = read_key(reader, out->keys);
	if (out->count == 0) {
		return false;
	}
	if (!take(reader, "=")) {
		return fail(reader, "'=' is missing behind a key", "TOML is written: key = \"value\"");
	}
	skip_blanks(reader);
	out->node = read_value(reader, depth + (unsigned)out->count - 1);
	return out->node != NULL;
}

static struct value *read_inline_table(struct reader *reader, unsigned depth)
{
	struct toml_table *table =
		toml_tree_create(&reader->tree, VALUE_MAP, pos_of(reader, &reader->cursor), depth + 1);
	static const char hint[] = "a table in '{' stands on one line, without a comma at its end";
	step(reader);
	skip_blanks(reader);
	if (take(reader, "}")) {
		return &table->value;
	}
	do {
		struct pair pair;
		if (!read_pair(reader, &pair, table->depth)) {
			return NULL;
		}
		toml_tree_put(&reader->tree, table, pair.keys, pair.count, pair.node);
		skip_blanks(reader);
	} while (take(reader, ","));
	if (!take(reader, "}")) {
		fail(reader, "',' or '}' is missing in a table", hint);
		return NULL;
	}
	toml_tree_close(table);
	return &table->value;
}

// A value that stands at a depth; NULL, reported, when it cannot be read.
static struct value *read_value(struct reader *reader, unsigned depth)
{
	char c = peek(reader);
	const struct quotes *quote = quotes_at(reader);
	if (depth > TOML_TREE_DEPTH_MAX || ++reader->value_count > TOML_NODE_MAX) {
		fail(reader, depth > TOML_TREE_DEPTH_MAX ? "nested too deeply" : "too many values", NULL);
		return NULL;
	}
	if (quote) {
		return read_quoted(reader, quote);
	}
	return c == '[' ? read_array(reader, depth) : c == '{' ? read_inline_table(reader, depth) : read_bare(reader);
}

static bool read_line_end(struct reader *reader)
{
	skip_blanks(reader);
	skip_comment(reader);
	if (!at_end(reader) && !is_line_end(reader)) {
		return fail(reader, "a line goes on where it should end", "write each key on a line of its own");
	}
	take_line_end(reader);
	return true;
}

static bool read_header(struct reader *reader)
{
	struct toml_key keys[TOML_TREE_DEPTH_MAX];
	bool of_array = take(reader, "[[");
	if (!of_array) {
		step(reader);
	}
	size_t count = read_key(reader, keys);
	if (count == 0) {
		return false;
	}
	if (!take(reader, of_array ? "]]" : "]")) {
		return fail(reader, "the name of a table is never closed", of_array ? "write ]]" : "write ]");
	}
	reader->table = toml_tree_open(&reader->tree, keys, count, of_array);
	return read_line_end(reader);
}

// What stands at the start of a line: keys with dots and blanks between them. Returns what follows them.
static const char *skip_keys(const char *at, const char *end)
{
	while (at < end) {
		const char *close = *at == '"' || *at == '\'' ? memchr(at + 1, *at, (size_t)(end - at) - 1) : NULL;
		if (close) {
			at = close + 1;
		} else if (strchr(bare_key, *at) || strchr(" \t.", *at)) {
			at++;
		} else {
			break;
		}
	}
	return at;
}

static bool looks_like_statement(const char *line, size_t length)
{
	const char *end = line + length;
	while (line < end && (*line == ' ' || *line == '\t')) {
		line++;
	}
	bool header = line < end && *line == '[';
	while (header && line < end && *line == '[') {
		line++;
	}
	const char *behind = skip_keys(line, end);
	return behind > line && behind < end && *behind == (header ? ']' : '=');
}

// Moves behind a statement that failed: to the first line, from that of the error on, that looks like another one.
static void recover(struct reader *reader, struct cursor start)
{
	reader->cursor = start;
	for (;;) {
		const char *from = reader->text + reader->cursor.at;
		const char *end = memchr(from, '\n', reader->length - reader->cursor.at);
		size_t length = end ? (size_t)(end - from) : reader->length - reader->cursor.at;
		bool behind = reader->cursor.at > start.at && reader->cursor.at + length >= reader->error_at;
		if (!end && !(behind && looks_like_statement(from, length))) {
			reader->cursor.at = reader->length;
			return;
		}
		if (behind && looks_like_statement(from, length)) {
			return;
		}
		skip(reader, length + 1);
	}
}

static bool read_statement(struct reader *reader)
{
	if (peek(reader) == '[') {
		return read_header(reader);
	}
	struct pair pair;
	if (!read_pair(reader, &pair, reader->table->depth) || !read_line_end(reader)) {
		return false;
	}
	toml_tree_put(&reader->tree, reader->table, pair.keys, pair.count, pair.node);
	return true;
}

static void read_all(struct reader *reader)
{
	int errors = 0;
	for (;;) {
		skip_lines(reader);
		if (at_end(reader)) {
			return;
		}
		struct cursor start = reader->cursor;
		if (read_statement(reader)) {
			continue;
		}
		recover(reader, start);
		if (reader->value_count > TOML_NODE_MAX) {
			return;
		}
		if (++errors == TOML_ERROR_MAX) {
			complain(reader, &reader->cursor, "too many errors, the rest is not read", NULL);
			return;
		}
	}
}

// Reading ends where the text stops being UTF-8.
static void check_encoding(struct reader *reader)
{
	const char *end;
	if (g_utf8_validate_len(reader->text, reader->length, &end)) {
		return;
	}
	size_t valid = (size_t)(end - reader->text);
	skip(reader, valid);
	complain(reader, &reader->cursor, "the text is not UTF-8 from here on", NULL);
	reader->length = valid;
	reader->cursor = (struct cursor){ 0 };
}

struct value *toml_parse(const char *text, size_t length, struct value_origin origin, enum diag_code code,
	struct arena *arena, struct diag *diag)
{
	struct reader reader = {
		.text = text,
		.length = length,
		.origin = origin,
		.code = code,
		.arena = arena,
		.diag = diag,
	};
	toml_tree_init(&reader.tree, pos_of(&reader, &reader.cursor), code, arena, diag);
	reader.table = reader.tree.root;
	check_encoding(&reader);
	read_all(&reader);
	toml_tree_finish(&reader.tree);
	return &reader.tree.root->value;
}
