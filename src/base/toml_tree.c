#include "base/toml_tree.h"

#include <string.h>

// The key of the index; text is also there in lower case, for keys that differ by case only.
struct entry {
	size_t table;
	const char *text;
};

static int compare_entries(const void *a, const void *b, void *data)
{
	const struct entry *left = a;
	const struct entry *right = b;
	if (left->table != right->table) {
		return left->table < right->table ? -1 : 1;
	}
	return strcmp(left->text, right->text);
}

static struct value *find(const struct toml_tree *tree, const struct toml_table *table, const char *text)
{
	struct entry entry = { table->id, text };
	return g_tree_lookup(tree->nodes, &entry);
}

static struct value *find_exact(const struct toml_tree *tree, const struct toml_table *table, const char *text)
{
	struct value *node = find(tree, table, text);
	return node && strcmp(node->key, text) == 0 ? node : NULL;
}

static void add_entry(struct toml_tree *tree, const struct toml_table *table, const char *text, struct value *node)
{
	struct entry *entry = arena_new(tree->arena, struct entry);
	*entry = (struct entry){ table->id, text };
	g_tree_insert(tree->nodes, entry, node);
}

// TOML knows keys that differ by case only; who reads the values does not.
static void warn_of_case(struct toml_tree *tree, const struct toml_table *table, const char *lower, struct toml_key key)
{
	const struct value *like = find(tree, table, lower);
	like = like ? like : find(tree, table, key.text);
	if (like) {
		diag_report(tree->diag, DIAG_DUPLICATE_KEY, key.pos,
			"duplicate key '%s', which line %u has too as '%s'", key.text, like->key_pos.line, like->key);
	}
}

static void link_child(struct toml_table *table, struct value *node)
{
	*table->tail = node;
	table->tail = &node->next;
}

static void add_node(struct toml_tree *tree, struct toml_table *table, struct toml_key key, struct value *node)
{
	g_autofree char *lower = g_ascii_strdown(key.text, -1);
	warn_of_case(tree, table, lower, key);
	node->key = key.text;
	node->key_pos = key.pos;
	link_child(table, node);
	if (strcmp(lower, key.text) != 0 && !find(tree, table, lower)) {
		add_entry(tree, table, arena_strdup(tree->arena, lower), node);
	}
	add_entry(tree, table, key.text, node);
}

static struct toml_table *table_of(struct value *node)
{
	return node && node->kind != VALUE_SCALAR ? (struct toml_table *)node : NULL;
}

static struct toml_table *create(
	struct toml_tree *tree, enum value_kind kind, struct source_pos pos, unsigned depth, enum toml_defined defined)
{
	struct toml_table *table = arena_new(tree->arena, struct toml_table);
	table->value = (struct value){ .kind = kind, .pos = pos };
	table->tail = &table->value.first_child;
	table->id = tree->table_count++;
	table->depth = depth;
	table->defined = defined;
	return table;
}

static struct toml_table *create_child(struct toml_tree *tree, struct toml_table *parent, struct toml_key key,
	enum value_kind kind, enum toml_defined defined)
{
	struct toml_table *child = create(tree, kind, key.pos, parent->depth + 1, defined);
	add_node(tree, parent, key, &child->value);
	return child;
}

static void report(struct toml_tree *tree, struct toml_key key, const struct value *earlier, const char *what)
{
	diag_report(tree->diag, tree->code, key.pos, "not valid TOML: '%s' %s line %u", key.text, what,
		earlier->key_pos.line);
}

static bool is_too_deep(struct toml_tree *tree, const struct toml_table *table, struct toml_key key)
{
	if (table->depth < TOML_TREE_DEPTH_MAX) {
		return false;
	}
	diag_report(tree->diag, tree->code, key.pos, "not valid TOML: nested too deeply");
	return true;
}

static struct toml_table *last_of(const struct toml_table *array)
{
	// The tail is the member `next` of the last child.
	return (struct toml_table *)((char *)array->tail - offsetof(struct value, next));
}

// The table under a part of a header that is not its last one.
static struct toml_table *enter(struct toml_tree *tree, struct toml_table *table, struct toml_key key)
{
	struct value *node = find_exact(tree, table, key.text);
	if (!node) {
		return is_too_deep(tree, table, key) ? NULL
						     : create_child(tree, table, key, VALUE_MAP, TOML_DEFINED_NOT);
	}
	struct toml_table *found = table_of(node);
	if (!found || found->defined == TOML_DEFINED_WHOLE) {
		report(tree, key, node, "cannot be extended; it is complete on");
		return NULL;
	}
	return found->defined == TOML_DEFINED_BY_ARRAY ? last_of(found) : found;
}

static struct toml_table *open_map(struct toml_tree *tree, struct toml_table *table, struct toml_key key)
{
	struct value *node = find_exact(tree, table, key.text);
	if (!node) {
		return is_too_deep(tree, table, key)
			? NULL
			: create_child(tree, table, key, VALUE_MAP, TOML_DEFINED_BY_HEADER);
	}
	struct toml_table *found = table_of(node);
	if (found && found->defined == TOML_DEFINED_NOT) {
		found->defined = TOML_DEFINED_BY_HEADER;
		return found;
	}
	report(tree, key, node, "is defined twice, first on");
	// A table that was only opened twice is what the author means.
	return found && found->defined == TOML_DEFINED_BY_HEADER ? found : NULL;
}

static struct toml_table *open_item(struct toml_tree *tree, struct toml_table *table, struct toml_key key)
{
	struct value *node = find_exact(tree, table, key.text);
	struct toml_table *array = table_of(node);
	if (node && (!array || array->defined != TOML_DEFINED_BY_ARRAY)) {
		report(tree, key, node, "is no array of tables on");
		return NULL;
	}
	if (!array && table->depth + 1 >= TOML_TREE_DEPTH_MAX) {
		diag_report(tree->diag, tree->code, key.pos, "not valid TOML: nested too deeply");
		return NULL;
	}
	array = array ? array : create_child(tree, table, key, VALUE_LIST, TOML_DEFINED_BY_ARRAY);
	struct toml_table *item = create(tree, VALUE_MAP, key.pos, array->depth + 1, TOML_DEFINED_BY_HEADER);
	link_child(array, &item->value);
	return item;
}

struct toml_table *toml_tree_open(struct toml_tree *tree, const struct toml_key *keys, size_t count, bool of_array)
{
	struct toml_table *table = tree->root;
	for (size_t i = 0; table && i + 1 < count; i++) {
		table = enter(tree, table, keys[i]);
	}
	struct toml_key last = keys[count - 1];
	if (table) {
		table = of_array ? open_item(tree, table, last) : open_map(tree, table, last);
	}
	return table ? table : create(tree, VALUE_MAP, last.pos, 1, TOML_DEFINED_BY_HEADER);
}

// The table under a part of a dotted key that is not its last one.
static struct toml_table *enter_dotted(struct toml_tree *tree, struct toml_table *table, struct toml_key key)
{
	struct value *node = find_exact(tree, table, key.text);
	if (!node) {
		return is_too_deep(tree, table, key) ? NULL
						     : create_child(tree, table, key, VALUE_MAP, TOML_DEFINED_BY_DOT);
	}
	struct toml_table *found = table_of(node);
	if (!found || (found->defined != TOML_DEFINED_BY_DOT && found->defined != TOML_DEFINED_NOT)) {
		report(tree, key, node, "cannot be extended; it is defined on");
		return NULL;
	}
	found->defined = TOML_DEFINED_BY_DOT;
	return found;
}

void toml_tree_put(
	struct toml_tree *tree, struct toml_table *table, const struct toml_key *keys, size_t count, struct value *node)
{
	for (size_t i = 0; table && i + 1 < count; i++) {
		table = enter_dotted(tree, table, keys[i]);
	}
	struct toml_key last = keys[count - 1];
	const struct value *earlier = table ? find_exact(tree, table, last.text) : NULL;
	if (earlier) {
		report(tree, last, earlier, "is defined twice, first on");
	} else if (table) {
		add_node(tree, table, last, node);
	}
}

struct toml_table *toml_tree_create(struct toml_tree *tree, enum value_kind kind, struct source_pos pos, unsigned depth)
{
	return create(tree, kind, pos, depth, TOML_DEFINED_WHOLE);
}

void toml_tree_add(struct toml_table *list, struct value *item)
{
	link_child(list, item);
}

void toml_tree_close(struct toml_table *table)
{
	table->defined = TOML_DEFINED_WHOLE;
	for (struct value *node = table->value.first_child; node; node = node->next) {
		struct toml_table *child = table_of(node);
		if (child && child->defined != TOML_DEFINED_WHOLE) {
			toml_tree_close(child);
		}
	}
}

void toml_tree_init(
	struct toml_tree *out, struct source_pos pos, enum diag_code code, struct arena *arena, struct diag *diag)
{
	*out = (struct toml_tree){ .code = code, .arena = arena, .diag = diag };
	out->nodes = g_tree_new_full(compare_entries, NULL, NULL, NULL);
	out->root = create(out, VALUE_MAP, pos, 1, TOML_DEFINED_BY_HEADER);
}

void toml_tree_finish(struct toml_tree *tree)
{
	g_tree_destroy(tree->nodes);
}
