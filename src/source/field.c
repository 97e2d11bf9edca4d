#include "source/field.h"

#include <string.h>

#include "base/prose.h"
#include "doc/meta.h"

enum { SHOWN_MAX = 60 };

static const char *const kind_names[] = {
	[VALUE_SCALAR] = "a single value",
	[VALUE_LIST] = "a list",
	[VALUE_MAP] = "a map",
};

static void report_kind(struct field_reader *reader, const struct value *node, enum diag_code code, const char *wanted)
{
	diag_report(
		reader->diag, code, node->pos, "'%s' wants %s, not %s", reader->key, wanted, kind_names[node->kind]);
}

static const char *shown(struct field_reader *reader, const char *text)
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
		report_kind(reader, node, DIAG_BAD_VALUE, wanted);
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

bool field_date(struct field_reader *reader, const struct value *node, void *target)
{
	if (node->kind != VALUE_SCALAR) {
		report_kind(reader, node, DIAG_BAD_DATE, "a date");
		return false;
	}
	const char *text = field_text_of(reader, node, "a date");
	if (!text || meta_date_parse(target, text)) {
		return text != NULL;
	}
	diag_report(reader->diag, DIAG_BAD_DATE, node->pos, "'%s' is not a date", shown(reader, text));
	diag_hint(reader->diag, "write it like 2025-10-14 or 2025-10-14T09:00:00+08:00");
	return false;
}

bool field_bool(struct field_reader *reader, const struct value *node, void *target)
{
	const char *text = field_text_of(reader, node, "true or false");
	if (!text) {
		return false;
	}
	if (!value_read_bool(node, target)) {
		diag_report(reader->diag, DIAG_BAD_VALUE, node->pos, "'%s' wants true or false, not '%s'", reader->key,
			shown(reader, text));
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
			shown(reader, text));
		return false;
	}
	*(int *)target = (int)value;
	return true;
}

bool field_lang(struct field_reader *reader, const struct value *node, void *target)
{
	const char *text = field_text_of(reader, node, "a language");
	if (!text) {
		return false;
	}
	const char **tag = target;
	*tag = meta_lang_normalise(text, reader->arena);
	if (!*tag) {
		diag_report(reader->diag, DIAG_BAD_VALUE, node->pos, "'%s' is not a language tag", shown(reader, text));
		diag_hint(reader->diag, "write it like zh-CN, zh-TW, ja or en");
	}
	return *tag != NULL;
}

// Adds one item or, however deeply nested, a list of them; false when the list is full.
static bool add_items(struct field_reader *reader, const struct value *node, bool of_persons, struct meta_list *list)
{
	if (node->kind == VALUE_LIST) {
		for (const struct value *item = node->first_child; item; item = item->next) {
			if (!add_items(reader, item, of_persons, list)) {
				return false;
			}
		}
		return true;
	}
	const struct value *name = of_persons ? value_lookup(node, "name") : NULL;
	const char *text = field_text_of(reader, name ? name : node, of_persons ? "names" : "a list of texts");
	if (text && list->count == META_LIST_MAX) {
		diag_report(reader->diag, DIAG_BAD_VALUE, node->pos,
			"'%s' has more than %d items; the rest is left out", reader->key, META_LIST_MAX);
		return false;
	}
	if (text) {
		meta_list_add(list, text, reader->arena);
	}
	return true;
}

bool field_list(struct field_reader *reader, const struct value *node, void *target)
{
	struct meta_list *list = target;
	add_items(reader, node, false, list);
	return list->count > 0;
}

bool field_persons(struct field_reader *reader, const struct value *node, void *target)
{
	struct meta_list *list = target;
	add_items(reader, node, true, list);
	return list->count > 0;
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
