#include "style/origins.h"

struct origins {
	struct arena *arena;
	GHashTable *rows; // the value's offset in struct style -> struct origin
};

struct origins *origins_create(struct arena *arena)
{
	struct origins *origins = g_new0(struct origins, 1);
	origins->arena = arena;
	origins->rows = g_hash_table_new(g_direct_hash, g_direct_equal);
	return origins;
}

void origins_destroy(struct origins *origins)
{
	if (origins) {
		g_hash_table_unref(origins->rows);
		g_free(origins);
	}
}

static gpointer key_of(const struct option_subject *subject, const struct option *option)
{
	return GSIZE_TO_POINTER(subject->offset + option->offset);
}

void origins_record(struct origins *origins, const struct option_subject *subject, const struct option *option,
	const struct origin *origin)
{
	struct origin *copy = arena_new(origins->arena, struct origin);
	*copy = *origin;
	copy->text = arena_strdup(origins->arena, origin->text);
	g_hash_table_insert(origins->rows, key_of(subject, option), copy);
}

struct origin origins_find(
	const struct origins *origins, const struct option_subject *subject, const struct option *option)
{
	const struct origin *found = g_hash_table_lookup(origins->rows, key_of(subject, option));
	return found ? *found : (struct origin){ .kind = ORIGIN_TABLE, .text = option->initial };
}
