#include "source/field.h"

#include <string.h>

#include "base/prose.h"

enum { KEYS_MAX = 8, SHOWN_MAX = 60 };

// The key that is being read, as messages show it, and what every reader needs.
struct reader {
	const char *key;
	struct arena *arena;
	struct diag *diag;
};

// Puts the value of a node where target points. False: there is none, or none that can be used.
typedef bool read_fn(struct reader *reader, const struct value *node, void *target);

struct field {
	const char *keys[KEYS_MAX]; // "a.b" is the key b of the map under a
	read_fn *read;
	size_t offset;
};

static const char *const kind_names[] = {
	[VALUE_SCALAR] = "a single value",
	[VALUE_LIST] = "a list",
	[VALUE_MAP] = "a map",
};

static void report_kind(struct reader *reader, const struct value *node, enum diag_code code, const char *wanted)
{
	diag_report(
		reader->diag, code, node->pos, "'%s' wants %s, not %s", reader->key, wanted, kind_names[node->kind]);
}

static const char *shown(struct reader *reader, const char *text)
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

// The text of a scalar; NULL when it is absent, or when the node is no scalar, which is reported.
static const char *text_of(struct reader *reader, const struct value *node, const char *wanted)
{
	if (node->kind != VALUE_SCALAR) {
		report_kind(reader, node, DIAG_BAD_VALUE, wanted);
		return NULL;
	}
	return value_is_null(node) ? NULL : one_line(node->text, reader->arena);
}

static bool read_text(struct reader *reader, const struct value *node, void *target)
{
	const char **text = target;
	*text = text_of(reader, node, "text");
	return *text != NULL;
}

static bool read_date(struct reader *reader, const struct value *node, void *target)
{
	if (node->kind != VALUE_SCALAR) {
		report_kind(reader, node, DIAG_BAD_DATE, "a date");
		return false;
	}
	const char *text = text_of(reader, node, "a date");
	if (!text || meta_date_parse(target, text)) {
		return text != NULL;
	}
	diag_report(reader->diag, DIAG_BAD_DATE, node->pos, "'%s' is not a date", shown(reader, text));
	diag_hint(reader->diag, "write it like 2025-10-14 or 2025-10-14T09:00:00+08:00");
	return false;
}

static bool read_bool(struct reader *reader, const struct value *node, void *target)
{
	const char *text = text_of(reader, node, "true or false");
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

static bool read_int(struct reader *reader, const struct value *node, void *target)
{
	const char *text = text_of(reader, node, "a whole number");
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

static bool read_lang(struct reader *reader, const struct value *node, void *target)
{
	const char *text = text_of(reader, node, "a language");
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
static bool add_items(struct reader *reader, const struct value *node, bool of_persons, struct meta_list *list)
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
	const char *text = text_of(reader, name ? name : node, of_persons ? "names" : "a list of texts");
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

static bool read_list(struct reader *reader, const struct value *node, void *target)
{
	struct meta_list *list = target;
	add_items(reader, node, false, list);
	return list->count > 0;
}

static bool read_persons(struct reader *reader, const struct value *node, void *target)
{
	struct meta_list *list = target;
	add_items(reader, node, true, list);
	return list->count > 0;
}

// The first of some keys that a map has; NULL when it has none.
static const struct value *lookup_any(const struct value *map, const char *const *keys)
{
	const struct value *found = NULL;
	while (!found && *keys) {
		found = value_lookup(map, *keys++);
	}
	return found;
}

// An address, a map that holds one, or a list of these, of which the first counts.
static bool read_cover(struct reader *reader, const struct value *node, void *target)
{
	static const char *const image_keys[] = { "image", "src", "path", "url", NULL };
	struct meta *meta = target;
	while (node && node->kind == VALUE_LIST) {
		node = node->first_child;
	}
	// In some themes `cover: false` turns the cover off.
	bool on;
	if (!node || (!node->quoted && value_read_bool(node, &on))) {
		return false;
	}
	const struct value *image = lookup_any(node, image_keys);
	const struct value *alt = value_lookup(node, "alt");
	image = image ? image : node;
	meta->cover = text_of(reader, image, "an image");
	meta->cover_pos = image->pos;
	if (meta->cover && alt) {
		meta->cover_alt = text_of(reader, alt, "text");
	}
	return meta->cover != NULL;
}

static const struct field fields[] = {
	{ { "title" }, read_text, offsetof(struct meta, title) },
	{ { "linkTitle" }, read_text, offsetof(struct meta, link_title) },
	{ { "date", "publishDate", "pubdate", "published" }, read_date, offsetof(struct meta, date) },
	{ { "lastmod", "modified", "updated" }, read_date, offsetof(struct meta, lastmod) },
	{ { "tags" }, read_list, offsetof(struct meta, tags) },
	{ { "categories" }, read_list, offsetof(struct meta, categories) },
	{ { "keywords" }, read_list, offsetof(struct meta, keywords) },
	{ { "author", "authors", "params.author" }, read_persons, offsetof(struct meta, authors) },
	{ { "series" }, read_list, offsetof(struct meta, series) },
	{ { "description" }, read_text, offsetof(struct meta, description) },
	{ { "summary" }, read_text, offsetof(struct meta, summary) },
	{ { "slug" }, read_text, offsetof(struct meta, slug) },
	{ { "url" }, read_text, offsetof(struct meta, url) },
	{ { "lang", "language", "locale" }, read_lang, offsetof(struct meta, lang) },
	{ { "cover", "image", "images", "featured_image", "featuredImage", "thumbnail", "banner", "header.image" },
		read_cover, 0 },
	{ { "draft" }, read_bool, offsetof(struct meta, draft) },
	{ { "weight" }, read_int, offsetof(struct meta, weight) },
};

static const struct value *find(const struct value *map, const char *key)
{
	const char *dot = strchr(key, '.');
	if (!dot) {
		return value_lookup(map, key);
	}
	g_autofree char *outer_key = g_strndup(key, (size_t)(dot - key));
	const struct value *outer = value_lookup(map, outer_key);
	return outer ? value_lookup(outer, dot + 1) : NULL;
}

static void read_field(struct reader *reader, const struct field *field, const struct value *map, struct meta *meta)
{
	bool done = false;
	for (size_t i = 0; !done && i < KEYS_MAX && field->keys[i]; i++) {
		const struct value *node = find(map, field->keys[i]);
		reader->key = field->keys[i];
		done = node && field->read(reader, node, (char *)meta + field->offset);
	}
}

void field_read_all(struct meta *meta, const struct value *map, struct arena *arena, struct diag *diag)
{
	struct reader reader = { .arena = arena, .diag = diag };
	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
		read_field(&reader, &fields[i], map, meta);
	}
	// Hugo's order for the date ends with these keys, which would be reported twice as such.
	if (!meta->date.set) {
		meta->date = meta->lastmod;
	}
}
