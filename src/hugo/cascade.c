#include "hugo/cascade.h"

#include "base/glob.h"

static const char *const target_keys[] = { "target", "_target" };

static const struct value *target_of(const struct value *map)
{
	const struct value *target = NULL;
	for (size_t i = 0; !target && i < G_N_ELEMENTS(target_keys); i++) {
		target = value_lookup(map, target_keys[i]);
	}
	return target;
}

static bool is_target(const struct value *node)
{
	for (size_t i = 0; i < G_N_ELEMENTS(target_keys); i++) {
		if (g_ascii_strcasecmp(node->key, target_keys[i]) == 0) {
			return true;
		}
	}
	return false;
}

// Whether a page fits one pattern of a target.
static bool fits(const struct value *pattern, const struct cascade_page *page, struct diag *diag)
{
	const struct {
		const char *key;
		const char *text;
	} parts[] = {
		{ "path", page->path },
		{ "kind", page->kind },
		{ "lang", page->lang },
		{ "environment", "production" },
	};
	if (pattern->kind != VALUE_SCALAR) {
		diag_report(diag, DIAG_BAD_VALUE, pattern->pos, "'%s' of a target wants a pattern", pattern->key);
		return false;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
		if (g_ascii_strcasecmp(pattern->key, parts[i].key) == 0) {
			return parts[i].text && glob_match(pattern->text, parts[i].text);
		}
	}
	return false;
}

static bool fits_target(const struct value *map, const struct cascade_page *page, struct diag *diag)
{
	const struct value *target = target_of(map);
	if (target && target->kind != VALUE_MAP) {
		diag_report(diag, DIAG_BAD_VALUE, target->pos, "'%s' wants a map", target->key);
		return false;
	}
	bool fit = true;
	for (const struct value *node = target ? target->first_child : NULL; node && fit; node = node->next) {
		fit = fits(node, page, diag);
	}
	return fit;
}

static const struct value *without_target(const struct value *map, struct arena *arena)
{
	struct value *values = value_map_create(map->pos, arena);
	struct value **tail = &values->first_child;
	for (const struct value *node = map->first_child; node; node = node->next) {
		if (!is_target(node)) {
			struct value *copy = arena_new(arena, struct value);
			*copy = *node;
			copy->next = NULL;
			*tail = copy;
			tail = &copy->next;
		}
	}
	return values;
}

// Lays the values of one map behind those that are there already.
static const struct value *lay_behind(const struct value *there, const struct value *map,
	const struct cascade_page *page, struct arena *arena, struct diag *diag)
{
	if (map->kind != VALUE_MAP) {
		diag_report(diag, DIAG_BAD_VALUE, map->pos, "'cascade' wants a map, or a list of maps");
		return there;
	}
	if (!fits_target(map, page, diag)) {
		return there;
	}
	const struct value *values = without_target(map, arena);
	return there ? value_merge(there, values, false, arena) : values;
}

const struct value *cascade_over(const struct value *inherited, const struct value *cascade,
	const struct cascade_page *page, struct arena *arena, struct diag *diag)
{
	if (!cascade || value_is_null(cascade)) {
		return inherited;
	}
	bool listed = cascade->kind == VALUE_LIST;
	const struct value *own = listed ? NULL : lay_behind(NULL, cascade, page, arena, diag);
	size_t count = 0;
	for (const struct value *item = listed ? cascade->first_child : NULL; item; item = item->next) {
		if (++count > CASCADE_LIST_MAX) {
			diag_report(diag, DIAG_BAD_VALUE, item->pos,
				"'cascade' has more than %d maps; the rest is left out", CASCADE_LIST_MAX);
			break;
		}
		own = lay_behind(own, item, page, arena, diag);
	}
	return own && inherited ? value_merge(own, inherited, false, arena) : own ? own : inherited;
}
