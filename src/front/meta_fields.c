#include "front/meta_fields.h"

#include "base/prose.h"
#include "doc/meta_field.h"

enum { SHOWN_MAX = 60 };

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
static bool read_cover(struct field_reader *reader, const struct value *node, void *target)
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
	meta->cover = field_text_of(reader, image, "an image");
	meta->cover_pos = image->pos;
	if (meta->cover && alt) {
		meta->cover_alt = field_text_of(reader, alt, "text");
	}
	return meta->cover != NULL;
}

// One of some words; true and false are the first two.
static bool read_word(struct field_reader *reader, const struct value *node, const char *const *words, void *target)
{
	bool on;
	const char **word = target;
	if (value_read_bool(node, &on)) {
		*word = words[on ? 0 : 1];
		return true;
	}
	g_autofree char *wanted = prose_choice(words);
	const char *text = field_text_of(reader, node, wanted);
	for (size_t i = 0; text && words[i]; i++) {
		if (g_ascii_strcasecmp(text, words[i]) == 0) {
			*word = words[i];
			return true;
		}
	}
	if (text) {
		diag_report(reader->diag, DIAG_BAD_VALUE, node->pos, "'%s' wants %s, not '%s'", reader->key, wanted,
			prose_shown(text, SHOWN_MAX, reader->arena));
	}
	return false;
}

static bool read_render(struct field_reader *reader, const struct value *node, void *target)
{
	static const char *const words[] = { "always", "never", "link", NULL };
	return read_word(reader, node, words, target);
}

static bool read_listed(struct field_reader *reader, const struct value *node, void *target)
{
	static const char *const words[] = { "always", "never", "local", NULL };
	return read_word(reader, node, words, target);
}

static const struct field fields[] = {
	{ { "title" }, field_text, offsetof(struct meta, title) },
	{ { "linkTitle" }, field_text, offsetof(struct meta, link_title) },
	{ { "tags" }, meta_field_list, offsetof(struct meta, tags) },
	{ { "categories" }, meta_field_list, offsetof(struct meta, categories) },
	{ { "keywords" }, meta_field_list, offsetof(struct meta, keywords) },
	{ { "author", "authors", "params.author" }, meta_field_persons, offsetof(struct meta, authors) },
	{ { "series" }, meta_field_list, offsetof(struct meta, series) },
	{ { "description" }, field_text, offsetof(struct meta, description) },
	{ { "summary" }, field_text, offsetof(struct meta, summary) },
	{ { "slug" }, field_text, offsetof(struct meta, slug) },
	{ { "url" }, field_text, offsetof(struct meta, url) },
	{ { "lang", "language", "locale" }, meta_field_lang, offsetof(struct meta, lang) },
	{ { "cover", "image", "images", "featured_image", "featuredImage", "thumbnail", "banner", "header.image" },
		read_cover, 0 },
	{ { "aliases", "alias" }, meta_field_list, offsetof(struct meta, aliases) },
	{ { "type" }, field_text, offsetof(struct meta, type) },
	{ { "build.render", "_build.render" }, read_render, offsetof(struct meta, render) },
	{ { "build.list", "_build.list" }, read_listed, offsetof(struct meta, list) },
	{ { "headless" }, field_bool, offsetof(struct meta, headless) },
	{ { "draft" }, field_bool, offsetof(struct meta, draft) },
	{ { "weight" }, field_int, offsetof(struct meta, weight) },
};

void meta_fields_read(
	struct meta *meta, const struct value *map, const struct value *cascade, struct arena *arena, struct diag *diag)
{
	field_read_table(meta, fields, G_N_ELEMENTS(fields), map, cascade, arena, diag);
}
