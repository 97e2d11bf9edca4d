#include "base/json.h"

#include <stdbool.h>
#include <string.h>

#include <json-glib/json-glib.h>

#include "base/prose.h"

/*
 * json-glib recurses as deep as a text does and tells no positions. So the text is first scanned for its tokens, which
 * bounds both and notes where each value and its key begin. Then json-glib reads it, and its signals build the tree: a
 * collection is announced when it opens, a member or an element when it is complete. As a scalar is complete before
 * the next value opens, values are met in the order of the text, which is that of the scan.
 */

// Where a value begins, and the key before it.
struct place {
	size_t offset;
	struct source_pos pos;
	struct source_pos key_pos;
};

struct scan {
	const char *text;
	size_t length;
	size_t at;
	size_t line_start;
	uint32_t line;
	size_t depth;
	GArray *places; // struct place
	struct source_pos key_pos;
};

struct frame {
	struct value *node;
	struct value **tail;
	GTree *keys; // of a map: its keys so far, with their lines
};

struct reader {
	struct scan scan;
	enum diag_code code;
	uint32_t file;
	struct arena *arena;
	struct diag *diag;
	struct value *root;
	struct frame frames[JSON_DEPTH_MAX];
	size_t depth;
	size_t next_place;
	struct value *closed; // the collection that was complete last, until its member or element is announced
};

static const struct {
	int error;
	const char *text;
	const char *hint;
} problems[] = {
	{ JSON_PARSER_ERROR_TRAILING_COMMA, "a comma stands before the end of a list or map", "take it out" },
	{ JSON_PARSER_ERROR_MISSING_COMMA, "a comma is missing, or a list or map is never closed", NULL },
	{ JSON_PARSER_ERROR_MISSING_COLON, "':' is missing behind a key", NULL },
	{ JSON_PARSER_ERROR_INVALID_BAREWORD, "a word that JSON does not know", "put keys and texts in double quotes" },
};

static bool fail(struct reader *reader, struct source_pos pos, const char *problem, const char *hint)
{
	diag_report(reader->diag, reader->code, pos, "not valid JSON: %s", problem);
	if (hint) {
		diag_hint(reader->diag, "%s", hint);
	}
	return false;
}

static struct source_pos scan_pos(const struct reader *reader)
{
	const struct scan *scan = &reader->scan;
	return (struct source_pos){ reader->file, scan->line, (uint32_t)(scan->at - scan->line_start) + 1 };
}

static void scan_step(struct scan *scan)
{
	if (scan->text[scan->at++] == '\n') {
		scan->line++;
		scan->line_start = scan->at;
	}
}

static void scan_string(struct scan *scan)
{
	scan_step(scan);
	while (scan->at < scan->length && scan->text[scan->at] != '"') {
		if (scan->text[scan->at] == '\\' && scan->at + 1 < scan->length) {
			scan_step(scan);
		}
		scan_step(scan);
	}
	if (scan->at < scan->length) {
		scan_step(scan);
	}
}

// The length of a number or a word.
static size_t word_length(const struct scan *scan, size_t at)
{
	size_t length = 0;
	while (at + length < scan->length &&
		(g_ascii_isalnum(scan->text[at + length]) || strchr("+-.", scan->text[at + length]))) {
		length++;
	}
	return length;
}

// Notes the place of what may be a value. A ':' behind it makes it the key of the next one.
static void scan_value(struct reader *reader)
{
	struct scan *scan = &reader->scan;
	struct place place = { scan->at, scan_pos(reader), scan->key_pos };
	g_array_append_val(scan->places, place);
	scan->key_pos = (struct source_pos){ 0 };
}

static void scan_colon(struct scan *scan)
{
	guint count = scan->places->len;
	struct place *last = count > 0 ? &g_array_index(scan->places, struct place, count - 1) : NULL;
	// What has a key itself is none.
	if (last && last->key_pos.line == 0) {
		scan->key_pos = last->pos;
		g_array_set_size(scan->places, count - 1);
	}
	scan_step(scan);
}

static bool scan_open(struct reader *reader)
{
	if (reader->scan.depth++ == JSON_DEPTH_MAX) {
		return fail(reader, scan_pos(reader), "nested too deeply", NULL);
	}
	scan_value(reader);
	scan_step(&reader->scan);
	return true;
}

static void scan_close(struct scan *scan)
{
	scan->depth -= scan->depth > 0 ? 1 : 0;
	scan_step(scan);
}

static bool scan_word(struct reader *reader)
{
	struct scan *scan = &reader->scan;
	size_t length = word_length(scan, scan->at);
	if (length == 0) {
		return fail(reader, scan_pos(reader), "a character that cannot stand here",
			"put keys and texts in double quotes; JSON has no comments");
	}
	scan_value(reader);
	scan->at += length;
	return true;
}

static bool scan_token(struct reader *reader)
{
	struct scan *scan = &reader->scan;
	switch (scan->text[scan->at]) {
	case ' ':
	case '\t':
	case '\n':
	case '\r':
	case ',':
		scan_step(scan);
		return true;
	case '"':
		scan_value(reader);
		scan_string(scan);
		return true;
	case ':':
		scan_colon(scan);
		return true;
	case '{':
	case '[':
		return scan_open(reader);
	case '}':
	case ']':
		scan_close(scan);
		return true;
	default:
		return scan_word(reader);
	}
}

// False, reported, when the text may not be given to json-glib.
static bool scan_all(struct reader *reader)
{
	struct scan *scan = &reader->scan;
	const char *end;
	bool valid = g_utf8_validate_len(scan->text, scan->length, &end);
	size_t length = scan->length;
	scan->length = (size_t)(end - scan->text);
	while (scan->at < scan->length) {
		if (!scan_token(reader)) {
			return false;
		}
		if (scan->places->len > JSON_NODE_MAX) {
			return fail(reader, scan_pos(reader), "too many values", NULL);
		}
	}
	scan->length = length;
	return valid || fail(reader, scan_pos(reader), "the text is not UTF-8 from here on", NULL);
}

// In a text that is not valid a ':' may have taken a value for a key, so that the last places are missing.
static struct place take_place(struct reader *reader)
{
	const GArray *places = reader->scan.places;
	if (places->len == 0) {
		return (struct place){ 0 };
	}
	size_t index = MIN(reader->next_place, (size_t)places->len - 1);
	reader->next_place++;
	return g_array_index(places, struct place, index);
}

static struct value *create_node(struct reader *reader, enum value_kind kind, const struct place *place)
{
	struct value *node = arena_new(reader->arena, struct value);
	*node = (struct value){ .kind = kind, .pos = place->pos, .key_pos = place->key_pos };
	return node;
}

// json-glib makes bytes that are no UTF-8 of half a surrogate pair.
static char *copy_string(struct reader *reader, const char *string)
{
	g_autofree char *valid = g_utf8_make_valid(string, -1);
	char *copy = arena_strdup(reader->arena, valid);
	prose_clean(copy, strlen(copy));
	return copy;
}

static struct value *create_scalar(struct reader *reader, JsonNode *json)
{
	const struct scan *scan = &reader->scan;
	struct place place = take_place(reader);
	struct value *node = create_node(reader, VALUE_SCALAR, &place);
	const char *string = json_node_get_string(json);
	node->text = string ? copy_string(reader, string)
			    : arena_strndup(reader->arena, scan->text + place.offset, word_length(scan, place.offset));
	node->quoted = string != NULL;
	return node;
}

static int compare_keys(const void *a, const void *b)
{
	return g_ascii_strcasecmp(a, b);
}

static void open_collection(struct reader *reader, enum value_kind kind)
{
	struct place place = take_place(reader);
	struct value *node = create_node(reader, kind, &place);
	struct frame *frame = &reader->frames[reader->depth++];
	*frame = (struct frame){ .node = node, .tail = &node->first_child };
	frame->keys = kind == VALUE_MAP ? g_tree_new(compare_keys) : NULL;
	reader->root = reader->root ? reader->root : node;
}

static void close_collection(struct reader *reader)
{
	struct frame *frame = &reader->frames[--reader->depth];
	reader->closed = frame->node;
	g_clear_pointer(&frame->keys, g_tree_destroy);
}

// Links the value that is complete now.
static struct value *add_value(struct reader *reader, JsonNode *json)
{
	struct frame *frame = &reader->frames[reader->depth - 1];
	struct value *node = JSON_NODE_HOLDS_VALUE(json) || JSON_NODE_HOLDS_NULL(json) ? create_scalar(reader, json)
										       : reader->closed;
	*frame->tail = node;
	frame->tail = &node->next;
	return node;
}

static void on_object_start(JsonParser *parser, struct reader *reader)
{
	open_collection(reader, VALUE_MAP);
}

static void on_array_start(JsonParser *parser, struct reader *reader)
{
	open_collection(reader, VALUE_LIST);
}

static void on_object_end(JsonParser *parser, JsonObject *object, struct reader *reader)
{
	close_collection(reader);
}

static void on_array_end(JsonParser *parser, JsonArray *array, struct reader *reader)
{
	close_collection(reader);
}

static void on_element(JsonParser *parser, JsonArray *array, int index, struct reader *reader)
{
	add_value(reader, json_array_get_element(array, (guint)index));
}

static void on_member(JsonParser *parser, JsonObject *object, const char *name, struct reader *reader)
{
	struct value *node = add_value(reader, json_object_get_member(object, name));
	char *key = copy_string(reader, name);
	node->key = key;
	GTree *keys = reader->frames[reader->depth - 1].keys;
	void *line = g_tree_lookup(keys, key);
	if (line) {
		diag_report(reader->diag, DIAG_DUPLICATE_KEY, node->key_pos,
			"duplicate key '%s', which line %u has too", key, GPOINTER_TO_UINT(line));
	}
	g_tree_insert(keys, key, GUINT_TO_POINTER(node->key_pos.line));
}

// json-glib counts the lines of what it was given, and stands behind the last token that it took.
static void on_error(JsonParser *parser, const GError *error, struct reader *reader)
{
	uint32_t line = json_parser_get_current_line(parser);
	uint32_t column = json_parser_get_current_pos(parser);
	struct source_pos pos = { reader->file, reader->scan.line + line - 1, MAX(column, 1) };
	for (size_t i = 0; i < G_N_ELEMENTS(problems); i++) {
		if (error->code == problems[i].error) {
			fail(reader, pos, problems[i].text, problems[i].hint);
			return;
		}
	}
	fail(reader, pos, "a text in quotes or a value is broken", NULL);
}

static void connect(JsonParser *parser, struct reader *reader)
{
	const struct {
		const char *signal;
		GCallback handler;
	} handlers[] = {
		{ "object-start", G_CALLBACK(on_object_start) },
		{ "array-start", G_CALLBACK(on_array_start) },
		{ "object-end", G_CALLBACK(on_object_end) },
		{ "array-end", G_CALLBACK(on_array_end) },
		{ "array-element", G_CALLBACK(on_element) },
		{ "object-member", G_CALLBACK(on_member) },
		{ "error", G_CALLBACK(on_error) },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(handlers); i++) {
		g_signal_connect(parser, handlers[i].signal, handlers[i].handler, reader);
	}
}

static void read_all(struct reader *reader)
{
	g_autoptr(JsonParser) parser = json_parser_new();
	g_autoptr(GError) reported = NULL;
	connect(parser, reader);
	json_parser_load_from_data(parser, reader->scan.text, (gssize)reader->scan.length, &reported);
	while (reader->depth > 0) {
		close_collection(reader);
	}
}

struct value *json_parse(const char *text, size_t length, struct value_origin origin, enum diag_code code,
	struct arena *arena, struct diag *diag)
{
	g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(struct place));
	struct reader reader = {
		.scan = { .text = text, .length = length, .line = origin.first_line, .places = places },
		.code = code,
		.file = origin.file,
		.arena = arena,
		.diag = diag,
	};
	if (scan_all(&reader)) {
		reader.scan.line = origin.first_line;
		read_all(&reader);
	}
	struct source_pos start = { origin.file, origin.first_line, 1 };
	return reader.root ? reader.root : value_map_create(start, arena);
}
