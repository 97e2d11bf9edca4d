#include "doc/link_map.h"

#include <glib.h>
#include <string.h>

#include "base/world.h"

const char link_map_ref_scheme[] = "bifolio-ref:";

static const char *const file_suffixes[] = { ".md", ".markdown", ".html", ".htm" };
static const char *const folder_files[] = { "index", "_index", "readme" };

struct link_map {
	struct world *world;
	const char *base_url;
	const char *const *folders;
	const char *const *names;
	GHashTable *by_path; // key -> struct link_page
	GHashTable *by_url;
	GHashTable *by_name; // of the file alone; NULL as value: more than one page has it
};

struct link_map *link_map_create(
	struct world *world, const char *base_url, const char *const *folders, const char *const *names)
{
	struct link_map *map = g_new0(struct link_map, 1);
	map->world = world;
	map->base_url = base_url;
	map->folders = folders;
	map->names = names;
	map->by_path = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	map->by_url = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	map->by_name = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return map;
}

void link_map_destroy(struct link_map *map)
{
	if (map) {
		g_hash_table_unref(map->by_path);
		g_hash_table_unref(map->by_url);
		g_hash_table_unref(map->by_name);
		g_free(map);
	}
}

/* Keys */

// Takes '.' and '..' out of a path of parts; what would lead above the top stays at the top.
static void append_parts(GPtrArray *parts, const char *path)
{
	g_auto(GStrv) words = g_strsplit(path, "/", -1);
	for (size_t i = 0; words[i]; i++) {
		if (strcmp(words[i], "..") == 0) {
			g_ptr_array_set_size(parts, parts->len > 0 ? (int)parts->len - 1 : 0);
		} else if (words[i][0] != '\0' && strcmp(words[i], ".") != 0) {
			g_ptr_array_add(parts, g_strdup(words[i]));
		}
	}
}

// Cuts the suffix off the last part, and the part itself where it only stands for its folder.
static void shorten_last(GPtrArray *parts)
{
	if (parts->len == 0) {
		return;
	}
	char *last = g_ptr_array_index(parts, parts->len - 1);
	for (size_t i = 0; i < G_N_ELEMENTS(file_suffixes); i++) {
		size_t length = strlen(last);
		size_t suffix = strlen(file_suffixes[i]);
		if (length > suffix && strcmp(last + length - suffix, file_suffixes[i]) == 0) {
			last[length - suffix] = '\0';
			break;
		}
	}
	for (size_t i = 0; i < G_N_ELEMENTS(folder_files); i++) {
		if (strcmp(last, folder_files[i]) == 0) {
			g_ptr_array_set_size(parts, (int)parts->len - 1);
			return;
		}
	}
}

// The one form of a path, below a folder, that all its spellings come to. The caller frees it.
static char *key_of(const char *folder, const char *path)
{
	g_autofree char *decoded = g_uri_unescape_string(path, NULL);
	bool valid = decoded && g_utf8_validate(decoded, -1, NULL);
	g_autofree char *joined = g_strconcat(path[0] == '/' ? "" : folder, "/", valid ? decoded : path, NULL);
	g_autofree char *normal = g_utf8_normalize(joined, -1, G_NORMALIZE_NFC);
	g_autofree char *folded = g_utf8_casefold(normal ? normal : "", -1);
	g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);
	append_parts(parts, folded);
	shorten_last(parts);
	g_ptr_array_add(parts, NULL);
	return g_strjoinv("/", (char **)parts->pdata);
}

static char *folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	return g_strndup(path, slash ? (gsize)(slash - path) : 0);
}

// The last part of a key; of a file that only stands for its folder, the folder's.
static const char *name_of(const char *key)
{
	const char *slash = strrchr(key, '/');
	return slash ? slash + 1 : key;
}

static void add_key(GHashTable *table, char *key, const struct link_page *page)
{
	if (g_hash_table_contains(table, key)) {
		g_free(key);
	} else {
		g_hash_table_insert(table, key, (void *)page);
	}
}

void link_map_add(struct link_map *map, const struct link_page *page)
{
	char *key = key_of("", page->path);
	const char *name = name_of(key);
	bool taken = g_hash_table_contains(map->by_name, name);
	g_hash_table_insert(map->by_name, g_strdup(name), taken ? NULL : (void *)page);
	add_key(map->by_path, key, page);
	if (page->url) {
		add_key(map->by_url, key_of("", page->url), page);
	}
	for (size_t i = 0; page->aliases && i < page->aliases->count; i++) {
		const char *alias = page->aliases->items[i];
		g_autofree char *folder = folder_of(page->path);
		add_key(map->by_url, key_of(folder, alias), page);
	}
}

/* Finding */

static const struct link_page *look_up(GHashTable *table, const char *folder, const char *path)
{
	g_autofree char *key = key_of(folder, path);
	return g_hash_table_lookup(table, key);
}

static size_t scheme_length(const char *url)
{
	size_t length = strspn(url, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");
	return length > 1 && url[length] == ':' ? length + 1 : 0;
}

static const char *without_scheme(const char *url)
{
	const char *rest = url + scheme_length(url);
	if (!g_str_has_prefix(rest, "//")) {
		return NULL;
	}
	rest += 2;
	return g_ascii_strncasecmp(rest, "www.", 4) == 0 ? rest + 4 : rest;
}

// The path of the site that a whole address names, from '/' on; NULL when it is not one of this site.
static const char *path_on_site(const struct link_map *map, const char *url)
{
	const char *base = map->base_url ? without_scheme(map->base_url) : NULL;
	const char *rest = without_scheme(url);
	if (!base || !rest) {
		return NULL;
	}
	size_t length = strlen(base) - 1; // without the '/' at its end
	if (g_ascii_strncasecmp(rest, base, length) != 0) {
		return NULL;
	}
	return rest[length] == '/' ? rest + length : rest[length] == '\0' ? "/" : NULL;
}

// A path of the server with the part that belongs to the site's own address taken off.
static const char *below_base(const struct link_map *map, const char *path)
{
	const char *base = map->base_url ? without_scheme(map->base_url) : NULL;
	const char *prefix = base ? strchr(base, '/') : NULL;
	size_t length = prefix ? strlen(prefix) - 1 : 0;
	return length > 0 && strncmp(path, prefix, length) == 0 && path[length] == '/' ? path + length : path;
}

static const char *site_address(const struct link_map *map, const char *key, const char *tail, struct arena *arena)
{
	g_autofree char *escaped = g_uri_escape_string(key, "/", FALSE);
	return map->base_url ? arena_printf(arena, "%s%s%s", map->base_url, escaped, tail) : NULL;
}

// Whether the site serves a path that is no page: a file as it is, or a list.
static bool is_served(const struct link_map *map, const char *path)
{
	g_autofree char *decoded = g_uri_unescape_string(path, NULL);
	const char *plain = decoded ? decoded : path;
	for (size_t i = 0; map->folders && map->folders[i]; i++) {
		g_autofree char *file = g_build_filename(map->folders[i], plain, NULL);
		if (!strstr(plain, "..") && world_kind(map->world, file) != WORLD_NOTHING) {
			return true;
		}
	}
	const char *first = plain + strspn(plain, "/");
	size_t length = strcspn(first, "/");
	for (size_t i = 0; map->names && map->names[i]; i++) {
		if (strlen(map->names[i]) == length && g_ascii_strncasecmp(first, map->names[i], length) == 0) {
			return true;
		}
	}
	return length == 0;
}

static const struct link_page *find_ref(const struct link_map *map, const char *folder, const char *path)
{
	const struct link_page *page = look_up(map->by_path, folder, path);
	page = page ? page : look_up(map->by_path, "", path);
	page = page ? page : look_up(map->by_url, "", path);
	if (!page && !strchr(path, '/')) {
		g_autofree char *key = key_of("", path);
		page = g_hash_table_lookup(map->by_name, key);
	}
	return page;
}

static const struct link_page *find_relative(
	const struct link_map *map, const struct link_page *from, const char *folder, const char *path)
{
	const struct link_page *page = look_up(map->by_path, folder, path);
	// Where a browser would go: from the page's own address, which is a folder.
	page = page || !from->url ? page : look_up(map->by_url, from->url, path);
	if (!page && (g_str_has_suffix(path, ".md") || g_str_has_suffix(path, ".html"))) {
		page = look_up(map->by_path, "", path);
		// The name of a file is not that of a folder.
		page = page && strchr(page->path, '.') ? page : NULL;
	}
	return page;
}

// An address cut into its parts, and what is found.
struct search {
	const struct link_map *map;
	const struct link_page *from;
	struct arena *arena;
	char *path;       // without query and fragment
	const char *tail; // query and fragment
	struct link_found found;
};

static void find_on_site(struct search *search, const char *path)
{
	const struct link_map *map = search->map;
	const char *below = below_base(map, path);
	search->found.page = look_up(map->by_url, "", below);
	if (!search->found.page) {
		search->found.page = look_up(map->by_path, "", below);
	}
	search->found.end = is_served(map, below) ? LINK_END_SITE : LINK_END_UNKNOWN;
	search->found.address = site_address(map, below + strspn(below, "/"), search->tail, search->arena);
}

static void find_from_page(struct search *search)
{
	const struct link_page *from = search->from;
	g_autofree char *folder = folder_of(from->path);
	g_autofree char *shown = g_strconcat(from->url ? from->url : folder, "/", search->path, NULL);
	search->found.page = find_relative(search->map, from, folder, search->path);
	g_autofree char *key = key_of("", shown);
	search->found.end = LINK_END_UNKNOWN;
	search->found.address = site_address(search->map, key, search->tail, search->arena);
}

static void find_whole(struct search *search)
{
	const char *path = path_on_site(search->map, search->path);
	search->found.end = LINK_END_OUTSIDE;
	search->found.page = path ? look_up(search->map->by_url, "", path) : NULL;
}

struct link_found link_map_find(
	const struct link_map *map, const struct link_page *from, const char *url, struct arena *arena)
{
	size_t length = strcspn(url, "?#");
	g_autofree char *path = g_strndup(url, length);
	struct search search = { .map = map, .from = from, .arena = arena, .path = path, .tail = url + length };
	const char *hash = strchr(url + length, '#');
	if (g_str_has_prefix(path, link_map_ref_scheme)) {
		g_autofree char *folder = folder_of(from->path);
		const char *target = path + strlen(link_map_ref_scheme);
		search.found.end = LINK_END_UNKNOWN;
		search.found.page = target[0] ? find_ref(map, folder, target) : from;
	} else if (scheme_length(path) > 0 || g_str_has_prefix(path, "//")) {
		find_whole(&search);
	} else if (path[0] == '/') {
		find_on_site(&search, path);
	} else {
		find_from_page(&search);
	}
	if (search.found.page) {
		search.found.end = LINK_END_PAGE;
		search.found.fragment = hash && hash[1] ? arena_strdup(arena, hash + 1) : NULL;
	}
	return search.found;
}
