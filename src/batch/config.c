#include "batch/config.h"

#include <string.h>

#include "base/file.h"
#include "base/prose.h"
#include "base/yaml.h"
#include "batch/remote.h"
#include "doc/meta.h"
#include "style/resolve.h"
#include "style/theme.h"

static const char file_name[] = "bifolio.yaml";

// Takes a key out of a map, so that what is left is a theme. Its last value; NULL when there is none.
static const struct value *take(struct value *map, const char *key)
{
	const struct value *taken = NULL;
	struct value **link = &map->first_child;
	while (*link) {
		struct value *node = *link;
		if (g_ascii_strcasecmp(node->key, key) == 0) {
			taken = node;
			*link = node->next;
		} else {
			link = &node->next;
		}
	}
	return taken;
}

// NULL unless it is a text.
static const struct value *take_text(struct value *map, const char *key, struct diag *diag)
{
	const struct value *node = take(map, key);
	if (node && node->kind != VALUE_SCALAR) {
		diag_report(diag, DIAG_BAD_VALUE, node->pos, "'%s' must be a text", key);
		return NULL;
	}
	return node;
}

// A language tag, normalised; NULL unless it is one.
static const char *take_lang(struct value *map, struct arena *arena, struct diag *diag)
{
	const struct value *node = take(map, "lang");
	const char *lang = node && node->kind == VALUE_SCALAR ? meta_lang_normalise(node->text, arena) : NULL;
	if (node && !lang) {
		diag_report(diag, DIAG_BAD_VALUE, node->pos, "'lang' must be a language tag");
		diag_hint(diag, "write it as in zh-CN, zh-TW, ja, ko or en");
	}
	return lang;
}

// Leaves the value as it is unless the key says another.
static void take_bool(struct value *map, const char *key, bool *value, struct diag *diag)
{
	const struct value *node = take(map, key);
	if (node && (node->kind != VALUE_SCALAR || !value_read_bool(node, value))) {
		diag_report(diag, DIAG_BAD_VALUE, node->pos, "'%s' must be true or false", key);
	}
}

// A list of hosts, or one; NULL when there is none.
static const char *const *take_hosts(struct value *map, struct arena *arena, struct diag *diag)
{
	const struct value *node = take(map, "fetch-images");
	if (!node) {
		return NULL;
	}
	size_t count = 0;
	const struct value *first = node->kind == VALUE_LIST ? node->first_child : node;
	for (const struct value *item = first; item; item = item == node ? NULL : item->next) {
		count++;
	}
	const char **hosts = arena_new_array(arena, const char *, count + 1);
	size_t taken = 0;
	for (const struct value *item = first; item; item = item == node ? NULL : item->next) {
		if (item->kind == VALUE_SCALAR && remote_is_host(item->text)) {
			hosts[taken++] = item->text;
		} else {
			diag_report(diag, DIAG_BAD_VALUE, item->pos, "'fetch-images' must be a list of hosts");
			diag_hint(diag, "write them as in example.org, *.example.org or example.org:8080");
		}
	}
	return hosts;
}

// NULL unless it is a map.
static const struct value *take_map(struct value *map, const char *key, struct diag *diag)
{
	const struct value *node = take(map, key);
	if (node && node->kind != VALUE_MAP) {
		diag_report(diag, DIAG_BAD_VALUE, node->pos, "'%s' must be a map", key);
		return NULL;
	}
	return node;
}

// One file while its keys are laid over those of the files before it.
struct layer {
	const char *path;
	const char *theme_root; // where it and a theme that it names must lie; NULL: anywhere, the user wrote it
	struct value *root;
};

static void take_theme(struct config *config, const struct layer *layer, struct arena *arena, struct diag *diag)
{
	const struct value *node = take_text(layer->root, "theme", diag);
	if (node) {
		config->theme = theme_reference(layer->path, node->text, arena);
		config->theme_pos = node->pos;
		config->theme_root = layer->theme_root;
	}
}

// Two maps are merged; anything else takes the place of what was there.
static void take_shortcodes(struct config *config, const struct layer *layer, struct arena *arena)
{
	const struct value *node = take(layer->root, "shortcodes");
	const struct value *under = config->shortcode_node;
	if (node) {
		bool maps = node->kind == VALUE_MAP && under && under->kind == VALUE_MAP;
		config->shortcode_node = maps ? value_merge(node, under, false, arena) : node;
	}
}

// What a file says goes over what those before it said; what it does not say stays.
static void lay_over(struct config *config, const struct layer *layer, struct arena *arena, struct diag *diag)
{
	if (layer->root->kind != VALUE_MAP) {
		diag_report(diag, DIAG_INVALID_OPTION, layer->root->pos, "a configuration must be a map of options");
		return;
	}
	const char *lang = take_lang(layer->root, arena, diag);
	config->lang = lang ? lang : config->lang;
	take_bool(layer->root, "ruby", &config->ruby, diag);
	take_bool(layer->root, "embed-fonts", &config->embed_fonts, diag);
	const struct value *markdown = take_map(layer->root, "markdown", diag);
	if (markdown) {
		config->markdown = value_merge(markdown, config->markdown, false, arena);
	}
	const char *const *hosts = take_hosts(layer->root, arena, diag);
	// What lies in the source does not widen what the user's own file allows.
	if (hosts && !(config->user_hosts && layer->theme_root)) {
		config->fetch_hosts = hosts;
		config->user_hosts = !layer->theme_root;
	}
	take_shortcodes(config, layer, arena);
	take_theme(config, layer, arena, diag);
	// What is left are options of a theme.
	struct config_looks *looks = arena_new(arena, struct config_looks);
	looks->root = layer->root;
	*(config->last_looks ? &config->last_looks->next : &config->looks) = looks;
	config->last_looks = looks;
}

// False, reported, when a file cannot be read, or when one in the source is a link that leads outside the root.
static bool read_layer(struct config *config, const char *path, const char *theme_root, struct world *world,
	struct arena *arena, struct diag *diag)
{
	static const struct source_pos nowhere = { 0 };
	struct file_bytes bytes;
	bool read = theme_root ? file_read_beneath(&bytes, path, theme_root, NULL, world, arena, diag)
			       : file_read(&bytes, path, nowhere, world, arena, diag);
	if (!read) {
		return false;
	}
	struct value_origin origin = {
		.file = diag_add_file(diag, path, bytes.bytes, bytes.length),
		.first_line = 1,
	};
	struct layer layer = {
		.path = path,
		.theme_root = theme_root,
		.root = yaml_parse(bytes.bytes, bytes.length, origin, DIAG_INVALID_OPTION, arena, diag),
	};
	lay_over(config, &layer, arena, diag);
	return true;
}

// The user's own configuration; NULL when there is none. A folder that is no whole path does not count (XDG Base
// Directory Specification).
static char *find_user_file(struct world *world, struct arena *arena)
{
	const char *folder = world_config_folder(world);
	g_autofree char *path = g_build_filename(folder, "bifolio", "config.yaml", NULL);
	bool found = g_path_is_absolute(folder) && world_kind(world, path) == WORLD_FILE;
	return found ? arena_strdup(arena, path) : NULL;
}

// The configurations around an input, the nearest first.
static GPtrArray *find_files(const char *input, const char *root, struct world *world, struct arena *arena)
{
	GPtrArray *paths = g_ptr_array_new();
	// Standard input lies in the working folder.
	g_autofree char *from = g_strdup(strcmp(input, "-") == 0 ? "." : input);
	char *path;
	while (from && (path = file_find_upward(from, root, file_name, world, arena))) {
		g_ptr_array_add(paths, path);
		g_autofree char *folder = g_path_get_dirname(path);
		g_free(from);
		from = strcmp(folder, root) == 0 || strcmp(folder, "/") == 0 ? NULL : g_path_get_dirname(folder);
	}
	return paths;
}

static bool read_layers(struct config *config, const char *input, const char *root, const struct settings *settings,
	struct arena *arena, struct diag *diag)
{
	struct world *world = settings->world;
	if (settings->config) {
		return read_layer(config, settings->config, NULL, world, arena, diag);
	}
	const char *user_file = find_user_file(world, arena);
	if (user_file && !read_layer(config, user_file, NULL, world, arena, diag)) {
		return false;
	}
	g_autoptr(GPtrArray) paths = find_files(input, root, world, arena);
	for (guint i = paths->len; i > 0; i--) {
		if (!read_layer(config, g_ptr_array_index(paths, i - 1), root, world, arena, diag)) {
			return false;
		}
	}
	return true;
}

bool config_load(struct config *out, const char *input, const char *root, const struct settings *settings,
	struct arena *arena, struct diag *diag)
{
	*out = (struct config){ 0 };
	if (!read_layers(out, input, root, settings, arena, diag)) {
		return false;
	}
	out->shortcodes = out->shortcode_node ? shortcode_map_read(out->shortcode_node, arena, diag) : NULL;
	return true;
}

const struct dialect *config_dialect(
	const struct config *config, const struct dialect *beneath, struct arena *arena, struct diag *diag)
{
	struct dialect *dialect = arena_new(arena, struct dialect);
	*dialect = *beneath;
	for (const struct value *node = config->markdown ? config->markdown->first_child : NULL; node;
		node = node->next) {
		bool *on = dialect_switch(dialect, node->key);
		if (!on) {
			g_autofree char *names = prose_choice(dialect_names);
			diag_report(diag, DIAG_UNKNOWN_KEY, node->key_pos, "'markdown' has no '%s'", node->key);
			diag_hint(diag, "it has %s", names);
		} else if (!value_read_bool(node, on)) {
			diag_report(diag, DIAG_BAD_VALUE, node->pos, "'%s' must be true or false", node->key);
		}
	}
	return dialect;
}

bool config_theme(struct theme *out, const struct config *config, const struct settings *settings, struct arena *arena,
	struct diag *diag)
{
	bool trusted = settings->theme || !config->theme || !config->theme_root;
	const char *name = settings->theme ? settings->theme : config->theme ? config->theme : "default";
	struct theme *base = arena_new(arena, struct theme);
	struct world *world = settings->world;
	bool loaded = trusted
		? theme_load(base, name, world, arena, diag)
		: theme_load_inside(base, name, config->theme_pos, config->theme_root, world, arena, diag);
	if (!loaded) {
		return false;
	}
	const struct theme *top = base;
	for (const struct config_looks *looks = config->looks; looks; looks = looks->next) {
		struct theme *layer = arena_new(arena, struct theme);
		*layer = (struct theme){
			.name = base->name, .summary = base->summary, .extends = top, .root = looks->root
		};
		top = layer;
	}
	*out = *top;
	return true;
}

bool config_style(struct style *out, const struct config *config, const struct settings *settings, struct arena *arena,
	struct diag *diag)
{
	struct theme theme;
	if (!config_theme(&theme, config, settings, arena, diag)) {
		return false;
	}
	style_resolve(out, &theme, settings->overrides, arena, diag);
	return true;
}
