#include "base/value.h"

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
