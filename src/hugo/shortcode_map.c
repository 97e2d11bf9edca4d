#include "hugo/shortcode_map.h"

#include <string.h>

#include "base/prose.h"
#include "hugo/shortcode_template.h"

static const struct shortcode_form drops = { shortcode_row_drop, SHORTCODE_SINGLE, SHORTCODE_AUTO, false };
static const struct shortcode_form keeps = { shortcode_row_keep, SHORTCODE_SINGLE, SHORTCODE_AUTO, false };
static const struct shortcode_form shows = { shortcode_row_show, SHORTCODE_SINGLE, SHORTCODE_AUTO, false };

static const struct shortcode_row keep = { "*", &keeps, NULL, NULL, NULL };

const struct shortcode_map shortcode_map_default = { .unknown = &keep };

static const struct {
	const char *word;
	const struct shortcode_form *form;
} words[] = {
	{ "drop", &drops },
	{ "keep", &keeps },
	{ "placeholder", &shows },
};

static bool read_word(struct shortcode_row *row, const char *text)
{
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		if (strcmp(text, words[i].word) == 0) {
			row->form = words[i].form;
			return true;
		}
	}
	return false;
}

static bool read_template(
	struct shortcode_row *row, const struct value *node, bool html, struct arena *arena, struct diag *diag)
{
	// A block scalar ends with a line end that is not meant.
	char *text = g_strchomp(arena_strdup(arena, node->text));
	const char *problem;
	size_t at;
	if (!shortcode_template_check(text, &problem, &at)) {
		diag_report(diag, DIAG_BAD_VALUE, node->pos, "the template of '%s' is wrong at '%s': %s", row->name,
			prose_shown(text + at, 20, arena), problem);
		diag_hint(diag, "parts are {inner}, {0}, {name} and {name|text}");
		return false;
	}
	struct shortcode_form *form = arena_new(arena, struct shortcode_form);
	form->render = shortcode_row_fill;
	form->content = shortcode_template_holds(text) ? SHORTCODE_PAIRED : SHORTCODE_SINGLE;
	form->place = shortcode_template_is_block(text) ? SHORTCODE_BLOCK : SHORTCODE_INLINE;
	form->html = html;
	row->form = form;
	row->text = text;
	return true;
}

static bool read_keys(struct shortcode_row *row, const struct value *map, struct arena *arena, struct diag *diag)
{
	const struct value *template = value_lookup(map, "template");
	const struct value *markdown = value_lookup(map, "markdown");
	bool is_markdown = true;
	for (const struct value *node = map->first_child; node; node = node->next) {
		if (g_ascii_strcasecmp(node->key, "template") != 0 && g_ascii_strcasecmp(node->key, "markdown") != 0) {
			diag_report(diag, DIAG_UNKNOWN_KEY, node->key_pos, "shortcode '%s' has an unknown key '%s'",
				row->name, node->key);
		}
	}
	if (!template || template->kind != VALUE_SCALAR) {
		diag_report(
			diag, DIAG_BAD_VALUE, map->pos, "shortcode '%s' has no 'template' that is a text", row->name);
		return false;
	}
	if (markdown && !value_read_bool(markdown, &is_markdown)) {
		diag_report(diag, DIAG_BAD_VALUE, markdown->pos, "'markdown' must be true or false");
	}
	return read_template(row, template, !is_markdown, arena, diag);
}

static bool read_row(struct shortcode_row *row, const struct value *node, struct arena *arena, struct diag *diag)
{
	*row = (struct shortcode_row){ .name = node->key };
	switch (node->kind) {
	case VALUE_SCALAR:
		return read_word(row, node->text) || read_template(row, node, false, arena, diag);
	case VALUE_MAP:
		return read_keys(row, node, arena, diag);
	case VALUE_LIST:
		break;
	}
	diag_report(diag, DIAG_BAD_VALUE, node->pos, "shortcode '%s' must be a template, keep, drop or placeholder",
		node->key);
	return false;
}

static size_t count_children(const struct value *map)
{
	size_t count = 0;
	for (const struct value *node = map->first_child; node; node = node->next) {
		count++;
	}
	return count;
}

const struct shortcode_map *shortcode_map_read(const struct value *node, struct arena *arena, struct diag *diag)
{
	struct shortcode_map *map = arena_new(arena, struct shortcode_map);
	*map = shortcode_map_default;
	bool on;
	if (node->kind == VALUE_SCALAR && value_read_bool(node, &on)) {
		map->off = !on;
		return map;
	}
	if (node->kind != VALUE_MAP) {
		diag_report(diag, DIAG_BAD_VALUE, node->pos, "'shortcodes' must be true, false or a map");
		return map;
	}
	struct shortcode_row *rows = arena_new_array(arena, struct shortcode_row, count_children(node));
	for (const struct value *child = node->first_child; child; child = child->next) {
		if (read_row(&rows[map->count], child, arena, diag)) {
			map->unknown = strcmp(child->key, "*") == 0 ? &rows[map->count] : map->unknown;
			map->count++;
		}
	}
	map->rows = rows;
	return map;
}
