#include "base/field.h"

#include "base/prose.h"

enum { SHOWN_MAX = 60 };

static const char *const kind_names[] = {
	[VALUE_SCALAR] = "a single value",
	[VALUE_LIST] = "a list",
	[VALUE_MAP] = "a map",
};

void field_report_kind(struct field_reader *reader, const struct value *node, enum diag_code code, const char *wanted)
{
	diag_report(
		reader->diag, code, node->pos, "'%s' wants %s, not %s", reader->key, wanted, kind_names[node->kind]);
}

const char *field_shown(struct field_reader *reader, const char *text)
{
	return prose_shown(text, SHOWN_MAX, reader->arena);
}

// Trimmed, with each run of white space as one space; NULL when nothing is left to read.
static const char *one_line(const char *text, struct arena *arena)
{
	char *line = arena_strdup(arena, text);
	size_t length = 0;
	for (const char *c = text; *c; c++) {
		if (!g_ascii_isspace(*c)) {
			line[length++] = *c;
		} else if (length > 0 && line[length - 1] != ' ') {
			line[length++] = ' ';
		}
	}
	if (length > 0 && line[length - 1] == ' ') {
		length--;
	}
	line[length] = '\0';
	return prose_is_blank(line) ? NULL : line;
}

const char *field_text_of(struct field_reader *reader, const struct value *node, const char *wanted)
{
	if (node->kind != VALUE_SCALAR) {
		field_report_kind(reader, node, DIAG_BAD_VALUE, wanted);
		return NULL;
	}
	return value_is_null(node) ? NULL : one_line(node->text, reader->arena);
}

bool field_text(struct field_reader *reader, const struct value *node, void *target)
{
	const char **text = target;
	*text = field_text_of(reader, node, "text");
	return *text != NULL;
}

bool field_bool(struct field_reader *reader, const struct value *node, void *target)
{
	const char *text = field_text_of(reader, node, "true or false");
	if (!text) {
		return false;
	}
	if (!value_read_bool(node, target)) {
		diag_report(reader->diag, DIAG_BAD_VALUE, node->pos, "'%s' wants true or false, not '%s'", reader->key,
			field_shown(reader, text));
		return false;
	}
	if (node->quoted) {
		diag_report(reader->diag, DIAG_BAD_VALUE, node->pos,
			"'%s' wants true or false, not text; taken as meant", reader->key);
		diag_hint(reader->diag, "write it without quotes");
	}
	return true;
}

bool field_int(struct field_reader *reader, const struct value *node, void *target)
{
	const char *text = field_text_of(reader, node, "a whole number");
	if (!text) {
		return false;
	}
	gint64 value;
	if (!g_ascii_string_to_signed(text, 10, G_MININT, G_MAXINT, &value, NULL)) {
		diag_report(reader->diag, DIAG_BAD_VALUE, node->pos, "'%s' wants a whole number, not '%s'", reader->key,
			field_shown(reader, text));
		return false;
	}
	*(int *)target = (int)value;
	return true;
}

static bool read_from(struct field_reader *reader, const struct field *field, const struct value *map, void *target)
{
	bool done = false;
	for (size_t i = 0; !done && i < FIELD_KEYS_MAX && field->keys[i]; i++) {
		const struct value *node = value_lookup_path(map, field->keys[i]);
		reader->key = field->keys[i];
		done = node && field->read(reader, node, (char *)target + field->offset);
	}
	return done;
}

void field_read_table(void *target, const struct field *fields, size_t count, const struct value *map,
	const struct value *behind, struct arena *arena, struct diag *diag)
{
	struct field_reader reader = { .arena = arena, .diag = diag };
	for (size_t i = 0; i < count; i++) {
		bool done = map && read_from(&reader, &fields[i], map, target);
		if (!done && behind) {
			read_from(&reader, &fields[i], behind, target);
		}
	}
}
