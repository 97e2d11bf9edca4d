#include "doc/meta_field.h"

#include "doc/meta.h"

bool meta_field_date(struct field_reader *reader, const struct value *node, void *target)
{
	if (node->kind != VALUE_SCALAR) {
		field_report_kind(reader, node, DIAG_BAD_DATE, "a date");
		return false;
	}
	const char *text = field_text_of(reader, node, "a date");
	if (!text || meta_date_parse(target, text)) {
		return text != NULL;
	}
	diag_report(reader->diag, DIAG_BAD_DATE, node->pos, "'%s' is not a date", field_shown(reader, text));
	diag_hint(reader->diag, "write it like 2025-10-14 or 2025-10-14T09:00:00+08:00");
	return false;
}

bool meta_field_lang(struct field_reader *reader, const struct value *node, void *target)
{
	const char *text = field_text_of(reader, node, "a language");
	if (!text) {
		return false;
	}
	const char **tag = target;
	*tag = meta_lang_normalise(text, reader->arena);
	if (!*tag) {
		diag_report(reader->diag, DIAG_BAD_VALUE, node->pos, "'%s' is not a language tag",
			field_shown(reader, text));
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

bool meta_field_list(struct field_reader *reader, const struct value *node, void *target)
{
	struct meta_list *list = target;
	add_items(reader, node, false, list);
	return list->count > 0;
}

bool meta_field_persons(struct field_reader *reader, const struct value *node, void *target)
{
	struct meta_list *list = target;
	add_items(reader, node, true, list);
	return list->count > 0;
}
