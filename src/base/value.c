#include "base/value.h"

#include <string.h>

const struct value *value_lookup(const struct value *map, const char *key)
{
	const struct value *found = NULL;
	if (map->kind != VALUE_MAP) {
		return NULL;
	}
	for (const struct value *node = map->first_child; node; node = node->next) {
		if (g_ascii_strcasecmp(node->key, key) == 0) {
			found = node;
		}
	}
	return found;
}

const struct value *value_lookup_path(const struct value *map, const char *path)
{
	const char *dot;
	while (map && (dot = strchr(path, '.'))) {
		g_autofree char *key = g_strndup(path, (size_t)(dot - path));
		map = value_lookup(map, key);
		path = dot + 1;
	}
	return map ? value_lookup(map, path) : NULL;
}

bool value_is_null(const struct value *node)
{
	static const char *const words[] = { "", "~", "null", "Null", "NULL", NULL };
	return node->kind == VALUE_SCALAR && !node->quoted && g_strv_contains(words, node->text);
}

bool value_bool_of(const char *text, bool *out)
{
	static const struct {
		const char *word;
		bool value;
	} words[] = {
		{ "true", true },
		{ "false", false },
		{ "yes", true },
		{ "no", false },
		{ "on", true },
		{ "off", false },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		if (g_ascii_strcasecmp(text, words[i].word) == 0) {
			*out = words[i].value;
			return true;
		}
	}
	return false;
}

bool value_read_bool(const struct value *node, bool *out)
{
	return node->kind == VALUE_SCALAR && value_bool_of(node->text, out);
}

struct value *value_map_create(struct source_pos pos, struct arena *arena)
{
	struct value *map = arena_new(arena, struct value);
	map->kind = VALUE_MAP;
	map->pos = pos;
	return map;
}

// Links a copy of a node; returns where the next one is to be linked.
static struct value **append(struct value **tail, const struct value *node, struct arena *arena)
{
	struct value *copy = arena_new(arena, struct value);
	*copy = *node;
	copy->next = NULL;
	*tail = copy;
	return &copy->next;
}

void value_map_add(struct value *map, const char *key, const struct value *node, struct arena *arena)
{
	struct value **tail = &map->first_child;
	while (*tail) {
		tail = &(*tail)->next;
	}
	append(tail, node, arena);
	(*tail)->key = key;
}

static int compare_keys(const void *a, const void *b)
{
	return g_ascii_strcasecmp(a, b);
}

// The last node of each key of a map.
static GTree *index_keys(const struct value *map)
{
	GTree *index = g_tree_new(compare_keys);
	for (struct value *node = map ? map->first_child : NULL; node; node = node->next) {
		g_tree_insert(index, (void *)node->key, node);
	}
	return index;
}

static const struct value *merge_entry(
	const struct value *node, const struct value *last, const struct value *beneath, struct arena *arena)
{
	if (node != last || !beneath || node->kind != VALUE_MAP || beneath->kind != VALUE_MAP) {
		return node;
	}
	struct value *merged = value_merge(node, beneath, true, arena);
	merged->key = node->key;
	merged->key_pos = node->key_pos;
	return merged;
}

struct value *value_merge(const struct value *over, const struct value *under, bool deep, struct arena *arena)
{
	g_autoptr(GTree) over_index = index_keys(over);
	g_autoptr(GTree) under_index = index_keys(under);
	const struct value *first = over ? over : under;
	struct value *merged = value_map_create(first ? first->pos : (struct source_pos){ 0 }, arena);
	struct value **tail = &merged->first_child;
	for (const struct value *node = over ? over->first_child : NULL; node; node = node->next) {
		const struct value *beneath = deep ? g_tree_lookup(under_index, node->key) : NULL;
		tail = append(tail, merge_entry(node, g_tree_lookup(over_index, node->key), beneath, arena), arena);
	}
	for (const struct value *node = under ? under->first_child : NULL; node; node = node->next) {
		if (!g_tree_lookup(over_index, node->key)) {
			tail = append(tail, node, arena);
		}
	}
	return merged;
}
