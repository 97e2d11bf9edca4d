#include "base/yaml.h"

#include <string.h>

#include <yaml.h>

#include "base/prose.h"

/*
 * libyaml's events become a tree by a stack of open collections, so nothing here recurses. libyaml counts characters; a
 * cursor that only moves forward turns its marks into lines and byte columns.
 *
 * libyaml gives up at the first syntax error, but people write `title: C: a history` and still want their date and
 * tags. So after an error the top-level entry that holds it is dropped and libyaml starts anew at the next line that
 * looks like `key:`. Each start is a "run". The root map and its set of keys live through all runs.
 *
 * The text that libyaml sees has the length of the original, so that all offsets agree: only characters that YAML
 * refuses and tabs that indent are replaced, each by something as long.
 */

struct frame {
	struct value *node;
	struct value **tail; // where the next child is linked
	bool flow;
	GTree *keys;     // of a map: its keys so far, with their lines; NULL before the first
	const char *key; // of a map: read, and waiting for its value
	struct source_pos key_pos;
};

// A place in the text, counted in characters as libyaml does and in bytes as we do.
struct cursor {
	size_t chars;
	size_t bytes;
	size_t line_start;
	uint32_t line;
};

struct reader {
	const char *text;
	char *clean;
	size_t length;
	struct value_origin origin;
	enum diag_code code;
	struct arena *arena;
	struct diag *diag;

	struct value *root;
	struct frame frames[YAML_DEPTH_MAX]; // frames[0] is the root's
	size_t depth;
	size_t node_count;
	size_t key_depth; // collections open inside a key that is one itself
	struct source_pos key_pos;
	size_t key_start;

	struct cursor run; // where this run starts
	struct cursor cursor;
	struct value **entry; // links the top-level entry being read; NULL before a run's first
	size_t entry_start;
	uint32_t value_line; // where the last value ended
	bool error_behind;   // the trouble began on a line of its own, behind the last value
	bool tab_reported;
};

enum step { STEP_MORE, STEP_DONE, STEP_FAILED };

static const struct {
	const char *problem; // as libyaml words it
	const char *text;
	const char *hint;
	bool at_context; // where the construct began says more than where it failed
} problems[] = {
	{ "mapping values are not allowed in this context", "a second ': ' where a value stands",
		"put the whole value in quotes", false },
	{ "found character that cannot start any token", "a value cannot begin with this character",
		"put the whole value in quotes", false },
	{ "could not find expected ':'", "a line is not 'key: value'",
		"the colon must be ASCII ':' with a space behind it", true },
	{ "did not find expected key", "a line does not fit the ones before it", "check its indent and its quotes",
		false },
	{ "found unexpected end of stream", "a quote is never closed", NULL, true },
	{ "did not find expected ',' or ']'", "a list in '[' is never closed", NULL, true },
	{ "did not find expected ',' or '}'", "a map in '{' is never closed", NULL, true },
};

// Characters that libyaml refuses or takes for a line end, and others of the same length.
static const struct {
	const char *refused;
	const char *instead;
} replacements[] = {
	{ "\xEF\xBB\xBF", "\xE2\x81\xA0" }, // U+FEFF: U+2060
	{ "\xEF\xBF\xBE", "\xEF\xBF\xBD" }, // U+FFFE, U+FFFF: U+FFFD
	{ "\xEF\xBF\xBF", "\xEF\xBF\xBD" },
	{ "\xE2\x80\xA8", "\xE2\x80\x82" }, // U+2028, U+2029: U+2002
	{ "\xE2\x80\xA9", "\xE2\x80\x82" },
};

static void replace_refused(char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		unsigned char next = i + 1 < length ? (unsigned char)text[i + 1] : 0;
		if (prose_is_control(text[i])) {
			text[i] = ' ';
		} else if ((unsigned char)text[i] == 0xC2 && next >= 0x80 && next <= 0x9F) {
			text[i + 1] = (char)0xA0;
		}
		bool wide = (unsigned char)text[i] >= 0xE2 && length - i >= 3;
		for (size_t r = 0; wide && r < G_N_ELEMENTS(replacements); r++) {
			if (memcmp(text + i, replacements[r].refused, 3) == 0) {
				memcpy(text + i, replacements[r].instead, 3);
				break;
			}
		}
	}
}

static void replace_indenting_tabs(char *text, size_t length)
{
	bool indent = true;
	for (size_t i = 0; i < length; i++) {
		char next = i + 1 < length ? text[i + 1] : '\n';
		bool item = text[i] == '-' && (next == ' ' || next == '\t');
		if (text[i] == '\n') {
			indent = true;
		} else if (indent && text[i] == '\t') {
			text[i] = ' ';
		} else if (text[i] != ' ' && !item) {
			indent = false;
		}
	}
}

// Moves to a character or to a byte, whichever comes first: forward, or anew from the start of the
// run when it lies behind.
static void cursor_move(struct reader *reader, size_t chars, size_t bytes)
{
	struct cursor *cursor = &reader->cursor;
	if (chars < cursor->chars || bytes < cursor->bytes) {
		*cursor = reader->run;
	}
	while (cursor->chars < chars && cursor->bytes < MIN(bytes, reader->length)) {
		unsigned char c = (unsigned char)reader->clean[cursor->bytes];
		cursor->bytes = MIN(cursor->bytes + (size_t)g_utf8_skip[c], reader->length);
		cursor->chars++;
		if (c == '\n') {
			cursor->line++;
			cursor->line_start = cursor->bytes;
		}
	}
}

static struct source_pos cursor_pos(const struct reader *reader)
{
	return (struct source_pos){
		.file = reader->origin.file,
		.line = reader->origin.first_line + reader->cursor.line,
		.column = (uint32_t)(reader->cursor.bytes - reader->cursor.line_start) + 1,
	};
}

// Remembers the line on which a value ends; a block scalar's mark stands on the line behind it.
static void note_value_end(struct reader *reader, const yaml_mark_t *mark)
{
	cursor_move(reader, mark->index, G_MAXSIZE);
	bool behind = reader->cursor.bytes == reader->cursor.line_start && reader->cursor.line > 0;
	reader->value_line = reader->cursor.line - (behind ? 1 : 0);
}

static enum step fail(struct reader *reader, const char *problem, const char *hint)
{
	diag_report(reader->diag, reader->code, cursor_pos(reader), "not valid YAML: %s", problem);
	if (hint) {
		diag_hint(reader->diag, "%s", hint);
	}
	const struct cursor *cursor = &reader->cursor;
	reader->error_behind = cursor->line != reader->value_line && reader->clean[cursor->line_start] != ' ';
	return STEP_FAILED;
}

static enum step fail_syntax(struct reader *reader, const yaml_parser_t *parser)
{
	if (parser->error == YAML_MEMORY_ERROR) {
		g_error("out of memory");
	}
	const char *text = parser->problem;
	const char *hint = NULL;
	const yaml_mark_t *mark = &parser->problem_mark;
	for (size_t i = 0; i < G_N_ELEMENTS(problems); i++) {
		if (strcmp(problems[i].problem, parser->problem) == 0) {
			text = problems[i].text;
			hint = problems[i].hint;
			mark = problems[i].at_context ? &parser->context_mark : mark;
		}
	}
	if (parser->error == YAML_READER_ERROR) {
		cursor_move(reader, G_MAXSIZE, reader->run.bytes + parser->problem_offset);
	} else {
		cursor_move(reader, mark->index, G_MAXSIZE);
	}
	return fail(reader, text, hint);
}

// A tab in front of what stands in block style. Inside [] and {} tabs are harmless.
static void check_tabs(struct reader *reader)
{
	bool flow = reader->depth > 0 && reader->frames[reader->depth - 1].flow;
	const struct cursor *cursor = &reader->cursor;
	if (flow || reader->tab_reported) {
		return;
	}
	size_t blanks = 0;
	const char *line = reader->text + cursor->line_start;
	size_t length = cursor->bytes - cursor->line_start;
	while (blanks < length && (line[blanks] == ' ' || line[blanks] == '-')) {
		blanks++;
	}
	if (blanks < length && line[blanks] == '\t') {
		struct source_pos pos = cursor_pos(reader);
		pos.column = (uint32_t)blanks + 1;
		diag_report(reader->diag, DIAG_TAB_INDENT, pos, "a tab indents the line");
		diag_hint(reader->diag, "indent with spaces");
		reader->tab_reported = true;
	}
}

static int compare_keys(const void *a, const void *b)
{
	return g_ascii_strcasecmp(a, b);
}

static char *copy_text(struct reader *reader, const char *text, size_t length)
{
	char *copy = arena_strndup(reader->arena, text, length);
	prose_clean(copy, length);
	return copy;
}

static void take_key(struct reader *reader, const char *text, size_t length, struct source_pos pos, size_t start)
{
	struct frame *frame = &reader->frames[reader->depth - 1];
	frame->key = copy_text(reader, text, length);
	frame->key_pos = pos;
	if (reader->depth == 1) {
		reader->entry = frame->tail;
		reader->entry_start = start;
	}
	if (!frame->keys) {
		frame->keys = g_tree_new(compare_keys);
	}
	void *line = g_tree_lookup(frame->keys, frame->key);
	if (line) {
		diag_report(reader->diag, DIAG_DUPLICATE_KEY, pos, "duplicate key '%s', which line %u has too",
			frame->key, GPOINTER_TO_UINT(line));
	}
	g_tree_insert(frame->keys, (void *)frame->key, GUINT_TO_POINTER(pos.line));
}

// A new node, linked to the collection that is open.
static struct value *add_node(struct reader *reader, enum value_kind kind, struct source_pos pos)
{
	struct value *node = arena_new(reader->arena, struct value);
	node->kind = kind;
	node->pos = pos;
	reader->node_count++;
	if (reader->depth == 0) {
		reader->root = node;
		return node;
	}
	struct frame *frame = &reader->frames[reader->depth - 1];
	node->key = frame->key;
	node->key_pos = frame->key_pos;
	frame->key = NULL;
	*frame->tail = node;
	frame->tail = &node->next;
	return node;
}

static enum step take_scalar(struct reader *reader, const yaml_event_t *event, bool is_key)
{
	struct source_pos pos = cursor_pos(reader);
	const char *value = "";
	size_t length = 0;
	bool quoted = false;
	if (event->type == YAML_ALIAS_EVENT) {
		diag_report(reader->diag, reader->code, pos, "'*%s': aliases are not supported",
			(const char *)event->data.alias.anchor);
	} else {
		value = (const char *)event->data.scalar.value;
		length = event->data.scalar.length;
		quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
	}
	if (is_key) {
		take_key(reader, value, length, pos, reader->cursor.bytes);
		return STEP_MORE;
	}
	struct value *node = add_node(reader, VALUE_SCALAR, pos);
	node->text = copy_text(reader, value, length);
	node->quoted = quoted;
	note_value_end(reader, &event->end_mark);
	return STEP_MORE;
}

static void open_frame(struct reader *reader, struct value *node, bool flow)
{
	reader->frames[reader->depth++] = (struct frame){
		.node = node,
		.tail = &node->first_child,
		.flow = flow,
	};
}

static enum step open_collection(struct reader *reader, const yaml_event_t *event, bool is_key)
{
	if (reader->depth + reader->key_depth >= YAML_DEPTH_MAX) {
		return fail(reader, "nested too deeply", NULL);
	}
	if (is_key) {
		reader->key_depth = 1;
		reader->key_start = reader->cursor.bytes;
		reader->key_pos = cursor_pos(reader);
		return STEP_MORE;
	}
	bool map = event->type == YAML_MAPPING_START_EVENT;
	bool flow = map ? event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
			: event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
	struct source_pos pos = cursor_pos(reader);
	open_frame(reader, add_node(reader, map ? VALUE_MAP : VALUE_LIST, pos), flow);
	return STEP_MORE;
}

static void close_frame(struct reader *reader)
{
	struct frame *frame = &reader->frames[--reader->depth];
	if (reader->depth > 0 && frame->keys) {
		g_tree_destroy(frame->keys);
		frame->keys = NULL;
	}
}

static enum step close_collection(struct reader *reader, const yaml_event_t *event)
{
	if (reader->frames[reader->depth - 1].flow) {
		note_value_end(reader, &event->end_mark);
	}
	close_frame(reader);
	return STEP_MORE;
}

// Inside a key that is a collection: only its extent matters.
static enum step skip_in_key(struct reader *reader, const yaml_event_t *event)
{
	bool opens = event->type == YAML_MAPPING_START_EVENT || event->type == YAML_SEQUENCE_START_EVENT;
	bool closes = event->type == YAML_MAPPING_END_EVENT || event->type == YAML_SEQUENCE_END_EVENT;
	if (opens && reader->depth + reader->key_depth >= YAML_DEPTH_MAX) {
		return fail(reader, "nested too deeply", NULL);
	}
	reader->key_depth += opens ? 1 : 0;
	reader->key_depth -= closes ? 1 : 0;
	if (reader->key_depth == 0) {
		cursor_move(reader, event->end_mark.index, G_MAXSIZE);
		size_t start = reader->key_start;
		take_key(reader, reader->clean + start, reader->cursor.bytes - start, reader->key_pos, start);
	}
	return STEP_MORE;
}

// A run after an error goes on filling the root map.
static enum step reopen_root(struct reader *reader, const yaml_event_t *event)
{
	if (event->type != YAML_MAPPING_START_EVENT) {
		return fail(reader, "a line is not 'key: value'", NULL);
	}
	reader->depth = 1;
	return STEP_MORE;
}

static enum step take_node(struct reader *reader, const yaml_event_t *event)
{
	cursor_move(reader, event->start_mark.index, G_MAXSIZE);
	check_tabs(reader);
	if (reader->depth == 0 && reader->root) {
		return reopen_root(reader, event);
	}
	const struct frame *frame = reader->depth > 0 ? &reader->frames[reader->depth - 1] : NULL;
	bool is_key = frame && frame->node->kind == VALUE_MAP && !frame->key;
	if (event->type == YAML_SCALAR_EVENT || event->type == YAML_ALIAS_EVENT) {
		return take_scalar(reader, event, is_key);
	}
	return open_collection(reader, event, is_key);
}

static enum step take_event(struct reader *reader, const yaml_event_t *event)
{
	if (reader->node_count >= YAML_NODE_MAX) {
		return fail(reader, "too many values", NULL);
	}
	if (reader->key_depth > 0) {
		return skip_in_key(reader, event);
	}
	switch (event->type) {
	case YAML_NO_EVENT:
	case YAML_STREAM_START_EVENT:
	case YAML_DOCUMENT_START_EVENT:
		return STEP_MORE;
	case YAML_STREAM_END_EVENT:
	case YAML_DOCUMENT_END_EVENT:
		return STEP_DONE;
	case YAML_ALIAS_EVENT:
	case YAML_SCALAR_EVENT:
	case YAML_SEQUENCE_START_EVENT:
	case YAML_MAPPING_START_EVENT:
		return take_node(reader, event);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		return close_collection(reader, event);
	}
	g_assert_not_reached();
}

// Reads from reader->run on. False when it failed, which was reported.
static bool read_run(struct reader *reader)
{
	yaml_parser_t parser;
	if (!yaml_parser_initialize(&parser)) {
		g_error("out of memory");
	}
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(
		&parser, (const unsigned char *)reader->clean + reader->run.bytes, reader->length - reader->run.bytes);
	enum step step = STEP_MORE;
	while (step == STEP_MORE) {
		yaml_event_t event;
		if (yaml_parser_parse(&parser, &event)) {
			step = take_event(reader, &event);
			yaml_event_delete(&event);
		} else {
			step = fail_syntax(reader, &parser);
		}
	}
	yaml_parser_delete(&parser);
	return step == STEP_DONE;
}

static void start_root(struct reader *reader)
{
	struct source_pos pos = { reader->origin.file, reader->origin.first_line, 1 };
	reader->depth = 0;
	open_frame(reader, add_node(reader, VALUE_MAP, pos), false);
}

// Takes the entry in which a run failed out of the tree, unless the trouble began behind it.
static void drop_failed_entry(struct reader *reader)
{
	bool whole = reader->depth <= 1 && reader->key_depth == 0 && !reader->frames[0].key && reader->error_behind;
	while (reader->depth > 1) {
		close_frame(reader);
	}
	if (!reader->root || reader->root->kind != VALUE_MAP) {
		start_root(reader);
	}
	struct frame *frame = &reader->frames[0];
	if (reader->entry && !whole) {
		const char *key = *reader->entry ? (*reader->entry)->key : frame->key;
		if (key) {
			g_tree_remove(frame->keys, key);
		}
		*reader->entry = NULL;
		frame->tail = reader->entry;
	}
	frame->key = NULL;
	reader->key_depth = 0;
	reader->depth = 0;
}

static bool opens_entry(const char *line, size_t length)
{
	bool word = g_ascii_isalnum(line[0]) || line[0] == '_' || (unsigned char)line[0] >= 0x80;
	for (size_t i = 0; word && i < length; i++) {
		if (line[i] == ':' && (i + 1 == length || strchr(" \t\r", line[i + 1]))) {
			return true;
		}
	}
	return false;
}

// Moves the start of the run to the next line that opens an entry; false when there is none.
static bool find_next_run(struct reader *reader)
{
	size_t at = reader->entry ? reader->entry_start : reader->run.bytes;
	cursor_move(reader, G_MAXSIZE, at);
	const char *text = reader->clean;
	for (;;) {
		const char *end = memchr(text + at, '\n', reader->length - at);
		if (!end) {
			return false;
		}
		at = (size_t)(end - text) + 1;
		end = memchr(text + at, '\n', reader->length - at);
		size_t length = end ? (size_t)(end - text) - at : reader->length - at;
		const char *line = text + at;
		if (length >= 3 && (memcmp(line, "---", 3) == 0 || memcmp(line, "...", 3) == 0)) {
			return false;
		}
		if (length > 0 && opens_entry(line, length)) {
			break;
		}
	}
	cursor_move(reader, G_MAXSIZE, at);
	reader->cursor.chars = 0;
	reader->run = reader->cursor;
	reader->entry = NULL;
	return true;
}

static void read_all(struct reader *reader)
{
	int errors = 0;
	while (!read_run(reader)) {
		drop_failed_entry(reader);
		errors++;
		bool more = find_next_run(reader);
		if (!more || reader->node_count >= YAML_NODE_MAX) {
			return;
		}
		if (errors == YAML_ERROR_MAX) {
			diag_report(reader->diag, reader->code, cursor_pos(reader),
				"not valid YAML: too many errors, the rest is not read");
			return;
		}
	}
}

struct value *yaml_parse(const char *text, size_t length, struct value_origin origin, enum diag_code code,
	struct arena *arena, struct diag *diag)
{
	g_autofree char *clean = g_malloc(length + 1);
	memcpy(clean, text, length);
	clean[length] = '\0';
	replace_refused(clean, length);
	replace_indenting_tabs(clean, length);
	struct reader reader = {
		.text = text,
		.clean = clean,
		.length = length,
		.origin = origin,
		.code = code,
		.arena = arena,
		.diag = diag,
	};
	read_all(&reader);
	if (!reader.root || value_is_null(reader.root)) {
		start_root(&reader);
	}
	if (reader.frames[0].keys) {
		g_tree_destroy(reader.frames[0].keys);
	}
	return reader.root;
}
