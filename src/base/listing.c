#include "base/listing.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#include "base/world.h"

struct listing {
	struct world *world;
	GHashTable *folders; // path -> GHashTable: folded name -> name
};

struct listing *listing_create(struct world *world)
{
	struct listing *listing = g_new(struct listing, 1);
	listing->world = world;
	listing->folders = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_hash_table_unref);
	return listing;
}

void listing_destroy(struct listing *listing)
{
	if (listing) {
		g_hash_table_unref(listing->folders);
		g_free(listing);
	}
}

// A name that is no UTF-8 is only itself.
static char *fold(const char *name)
{
	g_autofree char *normal = g_utf8_normalize(name, -1, G_NORMALIZE_NFC);
	return normal ? g_utf8_casefold(normal, -1) : g_strdup(name);
}

static GHashTable *read_folder(const char *path, struct world *world)
{
	GHashTable *names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	g_autoptr(GPtrArray) list = world_list(world, path, NULL);
	for (guint i = 0; list && i < list->len; i++) {
		const char *name = g_ptr_array_index(list, i);
		char *folded = fold(name);
		if (!g_hash_table_contains(names, folded)) {
			g_hash_table_insert(names, folded, g_strdup(name));
		} else {
			g_free(folded);
		}
	}
	return names;
}

static const char *find_name(struct listing *listing, const char *folder, const char *name)
{
	GHashTable *names = g_hash_table_lookup(listing->folders, folder);
	if (!names) {
		names = read_folder(folder, listing->world);
		g_hash_table_insert(listing->folders, g_strdup(folder), names);
	}
	g_autofree char *folded = fold(name);
	return g_hash_table_lookup(names, folded);
}

char *listing_find(struct listing *listing, const char *folder, const char *relative)
{
	g_auto(GStrv) segments = g_strsplit(relative, "/", -1);
	char *path = g_strdup(folder);
	for (size_t i = 0; path && segments[i]; i++) {
		const char *segment = segments[i];
		bool plain = *segment && strcmp(segment, ".") != 0 && strcmp(segment, "..") != 0;
		const char *name = plain ? find_name(listing, path, segment) : segment;
		char *longer = name ? g_build_filename(path, name, NULL) : NULL;
		g_free(path);
		path = longer;
	}
	return path;
}
