#include "pass/target.h"

#include <string.h>

enum form { FORM_EXACT, FORM_FOLDED, FORM_LETTERS, FORM_ASCII, FORMS };

struct target_table {
	GHashTable *by_form[FORMS]; // name in that form -> struct block; the first block wins
};

// The letters and digits of a name, without case; of ASCII alone when wanted.
static char *letters_of(const char *name, bool ascii)
{
	g_autofree char *folded = g_utf8_casefold(name, -1);
	GString *letters = g_string_new(NULL);
	for (const char *c = folded; *c; c = g_utf8_next_char(c)) {
		gunichar character = g_utf8_get_char(c);
		if (g_unichar_isalnum(character) && (!ascii || character < 0x80)) {
			g_string_append_unichar(letters, character);
		}
	}
	return g_string_free(letters, FALSE);
}

static char *name_in_form(const char *name, enum form form)
{
	switch (form) {
	case FORM_EXACT:
		return g_strdup(name);
	case FORM_FOLDED:
		return g_utf8_casefold(name, -1);
	case FORM_LETTERS:
		return letters_of(name, false);
	case FORM_ASCII:
		return letters_of(name, true);
	case FORMS:
		break;
	}
	return NULL;
}

static void add_target(struct target_table *table, const char *name, const struct block *block)
{
	for (int form = 0; form < FORMS; form++) {
		char *key = name_in_form(name, (enum form)form);
		if (key[0] == '\0' || g_hash_table_contains(table->by_form[form], key)) {
			g_free(key);
		} else {
			g_hash_table_insert(table->by_form[form], key, (void *)block);
		}
	}
}

static void collect_tree(struct target_table *table, const struct block *root)
{
	for (const struct block *block = block_next(root, root); block; block = block_next(block, root)) {
		if (block->anchor) {
			add_target(table, block->anchor->name, block);
		}
	}
}

// The title that was taken out of the body leads to the first place that has an id: no output has one for the root.
static void collect_title(struct target_table *table, const struct doc *doc)
{
	const struct block *first = doc->root->anchor ? block_next(doc->root, doc->root) : NULL;
	while (first && !first->anchor) {
		first = block_next(first, doc->root);
	}
	if (first) {
		add_target(table, doc->root->anchor->name, first);
	}
}

struct target_table *target_table_create(const struct doc *doc)
{
	struct target_table *table = g_new0(struct target_table, 1);
	for (int form = 0; form < FORMS; form++) {
		table->by_form[form] = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	}
	for (size_t i = 0; i < doc_tree_count(doc); i++) {
		collect_tree(table, doc_tree_at(doc, i));
	}
	collect_title(table, doc);
	return table;
}

void target_table_destroy(struct target_table *table)
{
	for (int form = 0; table && form < FORMS; form++) {
		g_hash_table_unref(table->by_form[form]);
	}
	g_free(table);
}

const struct block *target_find(const struct target_table *table, const char *fragment)
{
	g_autofree char *decoded = g_uri_unescape_string(fragment, NULL);
	const char *name = decoded && g_utf8_validate(decoded, -1, NULL) ? decoded : fragment;
	const struct block *found = NULL;
	for (int form = 0; !found && form < FORMS; form++) {
		g_autofree char *key = name_in_form(name, (enum form)form);
		// Two names may agree in their ASCII letters by chance: a name that has others must be found by all of
		// them.
		bool usable = form != FORM_ASCII || g_str_is_ascii(name);
		found = usable ? g_hash_table_lookup(table->by_form[form], key) : NULL;
	}
	return found;
}
