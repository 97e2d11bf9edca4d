#include "batch/config.h"

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

// False unless it is true.
static bool take_bool(struct value *map, const char *key, struct diag *diag)
{
	const struct value *node = take(map, key);
	bool value = false;
	if (node && (node->kind != VALUE_SCALAR || !value_read_bool(node, &value))) {
		diag_report(diag, DIAG_BAD_VALUE, node->pos, "'%s' must be true or false", key);
	}
	return value;
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

static void take_theme(struct config *config, struct arena *arena, struct diag *diag)
{
	const struct value *node = take_text(config->root, "theme", diag);
	if (node) {
		config->theme = theme_reference(config->path, node->text, arena);
		config->theme_pos = node->pos;
	}
}

static void take_keys(struct config *config, struct arena *arena, struct diag *diag)
{
	if (config->root->kind != VALUE_MAP) {
		diag_report(diag, DIAG_INVALID_OPTION, config->root->pos, "a configuration must be a map of options");
		return;
	}
	config->lang = take_lang(config->root, arena, diag);
	config->ruby = take_bool(config->root, "ruby", diag);
	config->markdown = take_map(config->root, "markdown", diag);
	config->embed_fonts = take_bool(config->root, "embed-fonts", diag);
	config->fetch_hosts = take_hosts(config->root, arena, diag);
	const struct value *shortcodes = take(config->root, "shortcodes");
	config->shortcodes = shortcodes ? shortcode_map_read(shortcodes, arena, diag) : NULL;
	take_theme(config, arena, diag);
}

// The nearest configuration file.
static void find_file(
	struct config *config, const char *input, const char *root, struct world *world, struct arena *arena)
{
	// Standard input lies in the working folder.
	const char *from = strcmp(input, "-") == 0 ? "." : input;
	config->path = file_find_upward(from, root, file_name, world, arena);
	config->theme_root = root;
}

bool config_load(struct config *out, const char *input, const char *root, const struct settings *settings,
	struct arena *arena, struct diag *diag)
{
	*out = (struct config){ .path = settings->config };
	struct world *world = settings->world;
	if (!out->path) {
		find_file(out, input, root, world, arena);
	}
	if (!out->path) {
		return true;
	}
	struct file_bytes bytes;
	bool read = settings->config ? file_read(&bytes, out->path, (struct source_pos){ 0 }, world, arena, diag)
				     : file_read_beneath(&bytes, out->path, root, NULL, world, arena, diag);
	if (!read) {
		return false;
	}
	struct value_origin origin = {
		.file = diag_add_file(diag, out->path, bytes.bytes, bytes.length),
		.first_line = 1,
	};
	out->root = yaml_parse(bytes.bytes, bytes.length, origin, DIAG_INVALID_OPTION, arena, diag);
	take_keys(out, arena, diag);
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

bool config_style(struct style *out, const struct config *config, const struct settings *settings, struct arena *arena,
	struct diag *diag)
{
	bool trusted = settings->theme || !config->theme || !config->theme_root;
	const char *name = settings->theme ? settings->theme : config->theme ? config->theme : "default";
	struct theme theme;
	bool loaded = trusted
		? theme_load(&theme, name, settings->world, arena, diag)
		: theme_load_inside(&theme, name, config->theme_pos, config->theme_root, settings->world, arena, diag);
	if (!loaded) {
		return false;
	}
	struct theme layer = { .name = name, .extends = &theme, .root = config->root };
	style_resolve(out, config->root ? &layer : &theme, settings->overrides, arena, diag);
	return true;
}
