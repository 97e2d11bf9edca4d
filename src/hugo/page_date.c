#include "hugo/page_date.h"

#include <string.h>

#include "doc/meta_field.h"

enum { KEYS_MAX = 8, TRIED_MAX = 32, DAY_LENGTH = 10 };

// A value that was read already; several dates look at the same key.
struct tried {
	const struct value *node;
	struct meta_date date; // not set: it is none
};

struct reader {
	const struct page_date_origin *origin;
	struct meta *meta;
	struct field_reader field;
	struct tried tried[TRIED_MAX];
	size_t tried_count;
};

struct date_field {
	size_t offset;
	const char *order;          // the key of the site's [frontmatter]
	const char *keys[KEYS_MAX]; // Hugo's, and some of other programs
};

static const struct date_field fields[] = {
	{ offsetof(struct meta, date), "frontmatter.date",
		{ "date", "publishDate", "pubdate", "published", "lastmod", "modified", "updated" } },
	{ offsetof(struct meta, lastmod), "frontmatter.lastmod", { "lastmod", "modified", "updated" } },
	{ offsetof(struct meta, publish_date), "frontmatter.publishDate", { "publishDate", "pubdate", "published" } },
	{ offsetof(struct meta, expiry_date), "frontmatter.expiryDate", { "expiryDate", "unpublishdate" } },
};

static void set_zone(const struct reader *reader, struct meta_date *date)
{
	if (!date->has_zone && reader->origin->site) {
		date->zone = site_zone_at(reader->origin->site, date);
	}
}

static bool read_node(struct reader *reader, const struct value *node, struct meta_date *date)
{
	for (size_t i = 0; i < reader->tried_count; i++) {
		if (reader->tried[i].node == node) {
			*date = reader->tried[i].date;
			return date->set;
		}
	}
	if (meta_field_date(&reader->field, node, date)) {
		set_zone(reader, date);
	}
	if (reader->tried_count < TRIED_MAX) {
		reader->tried[reader->tried_count++] = (struct tried){ node, *date };
	}
	return date->set;
}

static bool read_key(struct reader *reader, const char *key, struct meta_date *date)
{
	const struct value *maps[] = { reader->origin->map, reader->origin->cascade };
	reader->field.key = key;
	for (size_t i = 0; i < G_N_ELEMENTS(maps); i++) {
		const struct value *node = maps[i] ? value_lookup_path(maps[i], key) : NULL;
		if (node && read_node(reader, node, date)) {
			return true;
		}
	}
	return false;
}

static bool read_keys(struct reader *reader, const struct date_field *field, struct meta_date *date)
{
	for (size_t i = 0; i < KEYS_MAX && field->keys[i]; i++) {
		if (read_key(reader, field->keys[i], date)) {
			return true;
		}
	}
	return false;
}

// The day that a file's name begins with, and what follows it.
static bool read_file_name(struct reader *reader, struct meta_date *date)
{
	const struct page_date_origin *origin = reader->origin;
	const char *name = site_page_name(origin->site, origin->path, reader->field.arena);
	g_autofree char *day = g_strndup(name, DAY_LENGTH);
	if (strlen(day) < DAY_LENGTH || !meta_date_parse(date, day)) {
		return false;
	}
	set_zone(reader, date);
	name += DAY_LENGTH + strspn(name + DAY_LENGTH, " -_");
	if (!reader->meta->slug && *name) {
		reader->meta->slug = name;
	}
	return true;
}

static bool read_token(struct reader *reader, const struct date_field *field, const char *token, struct meta_date *date)
{
	if (g_ascii_strcasecmp(token, ":default") == 0) {
		return read_keys(reader, field, date);
	}
	if (g_ascii_strcasecmp(token, ":filename") == 0) {
		return read_file_name(reader, date);
	}
	return token[0] != ':' && read_key(reader, token, date);
}

static void read_date(struct reader *reader, const struct date_field *field, struct meta_date *date)
{
	const struct site *site = reader->origin->site;
	const struct value *order = site ? value_lookup_path(site->values, field->order) : NULL;
	if (!order) {
		read_keys(reader, field, date);
		return;
	}
	if (order->kind == VALUE_SCALAR) {
		read_token(reader, field, order->text, date);
		return;
	}
	bool done = false;
	for (const struct value *token = order->first_child; token && !done; token = token->next) {
		done = token->kind == VALUE_SCALAR && read_token(reader, field, token->text, date);
	}
}

void page_date_read_all(
	struct meta *meta, const struct page_date_origin *origin, struct arena *arena, struct diag *diag)
{
	struct reader reader = { .origin = origin, .meta = meta, .field = { .arena = arena, .diag = diag } };
	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
		read_date(&reader, &fields[i], (struct meta_date *)((char *)meta + fields[i].offset));
	}
}
