#include "hugo/site_files.h"

#include <string.h>

#include "base/file.h"
#include "base/notation.h"

enum { FILES_MAX = 200 }; // files of one configuration; merging them one by one stays cheap

// Over each other, the first at the bottom.
static const char *const folders[] = { "config/_default", "config/production" };

// As Hugo looks for them: the first one found is the only one.
static const char *const main_files[] = { "hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml",
	"config.yaml", "config.yml", "config.json" };

// Keys of which a Hugo site has at least one.
static const char *const hugo_keys[] = { "baseURL", "contentDir", "defaultContentLanguage", "languageCode", "languages",
	"locale", "markup", "menu", "menus", "module", "params", "permalinks", "taxonomies", "theme", "title" };

struct reading {
	struct site_files *out;
	const char *root;
	struct world *world;
	struct arena *arena;
	struct diag *diag;
	size_t file_count;
};

// What a file holds; NULL, reported, when it cannot be read.
static struct value *read_file(struct reading *reading, const char *path)
{
	bool absent;
	struct file_bytes bytes;
	if (!file_read_beneath(&bytes, path, reading->root, &absent, reading->world, reading->arena, reading->diag)) {
		return NULL;
	}
	struct value_origin origin = { .first_line = 1 };
	const char *end;
	if (!g_utf8_validate_len(bytes.bytes, bytes.length, &end)) {
		origin.file = diag_add_file(reading->diag, path, NULL, 0);
		diag_report(reading->diag, DIAG_BAD_CONFIG, (struct source_pos){ .file = origin.file },
			"'%s' is not valid UTF-8", path);
		return NULL;
	}
	static const char mark[] = "\xEF\xBB\xBF";
	size_t skipped = g_str_has_prefix(bytes.bytes, mark) ? strlen(mark) : 0;
	const char *text = bytes.bytes + skipped;
	origin.file = diag_add_file(reading->diag, path, text, bytes.length - skipped);
	return notation_parse(notation_of_path(path), text, bytes.length - skipped, origin, DIAG_BAD_CONFIG,
		reading->arena, reading->diag);
}

static bool is_hugo(const struct value *values)
{
	for (size_t i = 0; i < G_N_ELEMENTS(hugo_keys); i++) {
		if (value_lookup(values, hugo_keys[i])) {
			return true;
		}
	}
	return false;
}

static struct value *wrap(struct reading *reading, const char *key, const struct value *node)
{
	struct value *map = value_map_create(node->pos, reading->arena);
	value_map_add(map, key, node, reading->arena);
	return map;
}

// The values of a file of a configuration folder under the keys that its name stands for.
static const struct value *place(struct reading *reading, const char *name, const struct value *values)
{
	g_auto(GStrv) parts = g_strsplit(name, ".", -1); // "params.en.toml"; the suffix is the last
	guint count = g_strv_length(parts);
	if (g_ascii_strcasecmp(parts[0], "hugo") == 0 || g_ascii_strcasecmp(parts[0], "config") == 0) {
		return values;
	}
	const struct value *map = wrap(reading, arena_strdup(reading->arena, parts[0]), values);
	if (count == 3) {
		map = wrap(reading, "languages", wrap(reading, arena_strdup(reading->arena, parts[1]), map));
	}
	return map;
}

static void lay_over(struct reading *reading, const char *path, const struct value *values)
{
	struct site_files *out = reading->out;
	if (values->kind != VALUE_MAP) {
		diag_report(reading->diag, DIAG_BAD_CONFIG, values->pos, "a configuration must be a map of options");
		return;
	}
	out->path = out->path ? out->path : path;
	out->values = value_merge(values, out->values, true, reading->arena);
}

// False when there is no such file.
static bool read_main(struct reading *reading, const char *name)
{
	const char *path = arena_printf(reading->arena, "%s/%s", reading->root, name);
	if (world_kind(reading->world, path) != WORLD_FILE) {
		return false;
	}
	const struct value *values = read_file(reading, path);
	bool shared_name = g_str_has_prefix(name, "config.");
	if (values && (!shared_name || is_hugo(values))) {
		lay_over(reading, path, values);
	}
	return true;
}

// The names in a folder whose notation is known, sorted. The caller frees them.
static GPtrArray *names_in(const char *folder, struct world *world)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) all = world_list(world, folder, NULL);
	for (guint i = 0; all && i < all->len; i++) {
		const char *name = g_ptr_array_index(all, i);
		if (name[0] != '.' && notation_of_path(name) != NOTATION_UNKNOWN) {
			g_ptr_array_add(names, g_strdup(name));
		}
	}
	return names;
}

static void read_folder(struct reading *reading, const char *folder)
{
	g_autofree char *folder_path = g_build_filename(reading->root, folder, NULL);
	g_autoptr(GPtrArray) names = names_in(folder_path, reading->world);
	for (guint i = 0; i < names->len; i++) {
		const char *name = g_ptr_array_index(names, i);
		const char *path = arena_printf(reading->arena, "%s/%s", folder_path, name);
		if (reading->file_count++ == FILES_MAX) {
			diag_report(reading->diag, DIAG_BAD_CONFIG, diag_path_pos(reading->diag, folder_path),
				"'%s' has more than %d files; the rest is not read", folder, FILES_MAX);
			return;
		}
		const struct value *values = read_file(reading, path);
		if (values) {
			lay_over(reading, path, place(reading, name, values));
		}
	}
}

void site_files_read(
	struct site_files *out, const char *root, struct world *world, struct arena *arena, struct diag *diag)
{
	*out = (struct site_files){ 0 };
	struct reading reading = { .out = out, .root = root, .world = world, .arena = arena, .diag = diag };
	bool found = false;
	for (size_t i = 0; !found && i < G_N_ELEMENTS(main_files); i++) {
		found = read_main(&reading, main_files[i]);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(folders); i++) {
		read_folder(&reading, folders[i]);
	}
}
