#include "hugo/site.h"

#include <string.h>

#include "base/file.h"
#include "doc/meta_field.h"
#include "hugo/site_files.h"

enum { STATIC_DIR_LAST = 10 }; // staticDir0 to staticDir10

// What is read before the site's own names for it are known.
struct settings {
	const char *content_dir;
	const char *asset_dir;
	const char *themes_dir;
	const char *default_language;
	const char *lang;
	struct meta_list themes;
	struct meta_list disabled;
};

struct loader {
	struct site *site;
	struct settings settings;
	struct world *world;
	struct arena *arena;
	struct diag *diag;
};

static bool read_base_url(struct field_reader *reader, const struct value *node, void *target)
{
	const char **url = target;
	const char *text = field_text_of(reader, node, "an address");
	if (text) {
		*url = g_str_has_suffix(text, "/") ? text : arena_printf(reader->arena, "%s/", text);
	}
	return text != NULL;
}

// `typographer: false` of old, or a map of its marks, which may say `disable: true`.
static bool read_typographer(struct field_reader *reader, const struct value *node, void *target)
{
	if (node->kind != VALUE_MAP) {
		return field_bool(reader, node, target);
	}
	bool disabled = false;
	const struct value *disable = value_lookup(node, "disable");
	if (disable && field_bool(reader, disable, &disabled)) {
		*(bool *)target = !disabled;
	}
	return true;
}

// The signs that open a formula, among those that a site lets pass through.
static const struct {
	const char *open;
	size_t offset;
} passed_signs[] = {
	{ "$", offsetof(struct dialect, math) },
	{ "$$", offsetof(struct dialect, math) },
	{ "\\(", offsetof(struct dialect, math_parentheses) },
	{ "\\[", offsetof(struct dialect, math_brackets) },
};

// Turns on what the pairs of a list name. True when it names any.
static bool read_pairs(struct dialect *dialect, const struct value *list)
{
	bool any = false;
	for (const struct value *pair = list ? list->first_child : NULL; pair; pair = pair->next) {
		const struct value *open = pair->first_child;
		for (size_t i = 0; open && open->kind == VALUE_SCALAR && i < G_N_ELEMENTS(passed_signs); i++) {
			if (strcmp(open->text, passed_signs[i].open) == 0) {
				*(bool *)((char *)dialect + passed_signs[i].offset) = true;
				any = true;
			}
		}
	}
	return any;
}

// What passes through is what is listed: Hugo's own lists are empty. A site that lists no sign of a formula leaves them
// to a script, which reads what is usual; so those are as where no site speaks.
static bool read_delimiters(struct field_reader *reader, const struct value *node, void *target)
{
	struct dialect *dialect = target;
	struct dialect listed = *dialect;
	if (node->kind != VALUE_MAP) {
		field_report_kind(reader, node, DIAG_BAD_VALUE, "a map");
		return false;
	}
	listed.math = false;
	bool block = read_pairs(&listed, value_lookup(node, "block"));
	bool inlines = read_pairs(&listed, value_lookup(node, "inline"));
	if (dialect->math && (block || inlines)) {
		*dialect = listed;
	}
	return true;
}

static bool read_time_zone(struct field_reader *reader, const struct value *node, void *target)
{
	const char *name = field_text_of(reader, node, "the name of a time zone");
	g_autoptr(GTimeZone) zone = name ? g_time_zone_new_identifier(name) : NULL;
	if (name && !zone) {
		diag_report(
			reader->diag, DIAG_BAD_VALUE, node->pos, "'%s' is no time zone that the system knows", name);
		diag_hint(reader->diag, "write it like Asia/Shanghai");
	}
	*(const char **)target = zone ? name : NULL;
	return zone != NULL;
}

static const struct field text_fields[] = {
	{ { "baseURL" }, read_base_url, offsetof(struct site_texts, base_url) },
	{ { "title" }, field_text, offsetof(struct site_texts, title) },
	{ { "params.description", "description" }, field_text, offsetof(struct site_texts, description) },
	{ { "copyright", "params.copyright" }, field_text, offsetof(struct site_texts, copyright) },
	{ { "params.author", "params.authors", "author", "authors" }, meta_field_persons,
		offsetof(struct site_texts, authors) },
};

static const struct field settings_fields[] = {
	{ { "contentDir" }, field_text, offsetof(struct settings, content_dir) },
	{ { "assetDir" }, field_text, offsetof(struct settings, asset_dir) },
	{ { "themesDir" }, field_text, offsetof(struct settings, themes_dir) },
	{ { "defaultContentLanguage" }, field_text, offsetof(struct settings, default_language) },
	{ { "locale", "languageCode" }, meta_field_lang, offsetof(struct settings, lang) },
	{ { "theme" }, meta_field_list, offsetof(struct settings, themes) },
	{ { "disableLanguages" }, meta_field_list, offsetof(struct settings, disabled) },
};

static const struct field language_fields[] = {
	{ { "locale", "languageCode" }, meta_field_lang, offsetof(struct site_language, lang) },
	{ { "contentDir" }, field_text, offsetof(struct site_language, content_dir) },
	{ { "weight" }, field_int, offsetof(struct site_language, weight) },
	{ { "disabled" }, field_bool, offsetof(struct site_language, disabled) },
};

#define GOLDMARK "markup.goldmark."
#define EXTRAS   GOLDMARK "extensions.extras."

static const struct field site_fields[] = {
	{ { "timeZone" }, read_time_zone, offsetof(struct site, time_zone) },
	{ { "mainSections", "params.mainSections" }, meta_field_list, offsetof(struct site, main_sections) },
	{ { "ignoreFiles" }, meta_field_list, offsetof(struct site, ignore_files) },
	{ { "uglyURLs" }, field_bool, offsetof(struct site, ugly_urls) },
	{ { "buildDrafts" }, field_bool, offsetof(struct site, build_drafts) },
	{ { "buildFuture" }, field_bool, offsetof(struct site, build_future) },
	{ { "buildExpired" }, field_bool, offsetof(struct site, build_expired) },
	{ { "enableEmoji" }, field_bool, offsetof(struct site, dialect.emoji) },
	{ { GOLDMARK "extensions.definitionList" }, field_bool, offsetof(struct site, dialect.definition_lists) },
	{ { GOLDMARK "extensions.typographer" }, read_typographer, offsetof(struct site, dialect.typographer) },
	{ { GOLDMARK "extensions.passthrough.enable" }, field_bool, offsetof(struct site, dialect.math) },
	{ { GOLDMARK "extensions.passthrough.delimiters" }, read_delimiters, offsetof(struct site, dialect) },
	{ { GOLDMARK "parser.attribute.block" }, field_bool, offsetof(struct site, dialect.block_attributes) },
	{ { GOLDMARK "parser.attribute.title" }, field_bool, offsetof(struct site, dialect.heading_attributes) },
	{ { EXTRAS "insert.enable" }, field_bool, offsetof(struct site, dialect.ins) },
	{ { EXTRAS "mark.enable" }, field_bool, offsetof(struct site, dialect.mark) },
	{ { EXTRAS "subscript.enable" }, field_bool, offsetof(struct site, dialect.sub) },
	{ { EXTRAS "superscript.enable" }, field_bool, offsetof(struct site, dialect.sup) },
};

// What Hugo does when the configuration says nothing.
static const struct dialect hugo_dialect = {
	.definition_lists = true,
	.typographer = true,
	.heading_attributes = true,
	.alerts = true,
};

static void read_fields(
	struct loader *loader, void *target, const struct field *fields, size_t count, const struct value *map)
{
	field_read_table(target, fields, count, map, NULL, loader->arena, loader->diag);
}

// The map under a key; NULL when there is none, or no map, which is reported.
static const struct value *map_at(struct loader *loader, const char *key)
{
	const struct value *node = value_lookup_path(loader->site->values, key);
	if (node && node->kind != VALUE_MAP && !value_is_null(node)) {
		diag_report(loader->diag, DIAG_BAD_VALUE, node->pos, "'%s' wants a map", key);
	}
	return node && node->kind == VALUE_MAP ? node : NULL;
}

// Where a value stands; nowhere when nothing is said.
static struct source_pos pos_of(struct loader *loader, const char *key)
{
	const struct value *node = value_lookup_path(loader->site->values, key);
	return node ? node->pos : (struct source_pos){ 0 };
}

// A folder relative to the root, in its shortest form. NULL, reported, when it is not inside the root.
static const char *folder_inside(struct loader *loader, const char *folder, struct source_pos pos)
{
	const char *root = loader->site->root;
	g_autofree char *path = g_canonicalize_filename(folder, root);
	if (!file_is_inside(path, root)) {
		diag_report(loader->diag, DIAG_BAD_VALUE, pos, "the folder '%s' lies outside the source root", folder);
		return NULL;
	}
	size_t skipped = strlen(root);
	const char *below = path + skipped + strspn(path + skipped, "/");
	return arena_strdup(loader->arena, *below ? below : ".");
}

static void add_folder(struct loader *loader, struct meta_list *list, const char *folder, struct source_pos pos)
{
	const char *inside = folder_inside(loader, folder, pos);
	if (inside) {
		meta_list_add(list, inside, loader->arena);
	}
}

// A key and a list of texts for what a table cannot hold.
static struct meta_list read_list(struct loader *loader, const char *key)
{
	struct meta_list list = { 0 };
	const struct field field = { { key }, meta_field_list, 0 };
	read_fields(loader, &list, &field, 1, loader->site->values);
	return list;
}

static void add_mount(struct loader *loader, const char *dir, const char *at, const char *lang)
{
	struct site *site = loader->site;
	struct site_mount mount = { .dir = dir, .at = at, .lang = lang };
	// The room doubles whenever the count reaches a power of two.
	if ((site->mount_count & (site->mount_count - 1)) == 0) {
		size_t room = MAX(site->mount_count * 2, 1);
		struct site_mount *mounts = arena_new_array(loader->arena, struct site_mount, room);
		for (size_t i = 0; i < site->mount_count; i++) {
			mounts[i] = site->mounts[i];
		}
		site->mounts = mounts;
	}
	site->mounts[site->mount_count++] = mount;
}

struct mount {
	const char *source;
	const char *target;
	struct meta_list langs;
	struct source_pos pos;
};

static const struct field mount_fields[] = {
	{ { "source" }, field_text, offsetof(struct mount, source) },
	{ { "target" }, field_text, offsetof(struct mount, target) },
	{ { "lang", "sites.matrix.languages" }, meta_field_list, offsetof(struct mount, langs) },
};

static void mount_content(struct loader *loader, const struct mount *mount, const char *below)
{
	const char *dir = folder_inside(loader, mount->source, mount->pos);
	for (size_t i = 0; dir && i < mount->langs.count; i++) {
		add_mount(loader, dir, below, mount->langs.items[i]);
	}
	if (dir && mount->langs.count == 0) {
		add_mount(loader, dir, below, NULL);
	}
}

static void mount_list(struct loader *loader, const struct mount *mount, const char *below, struct meta_list *list)
{
	if (*below == '\0') {
		add_folder(loader, list, mount->source, mount->pos);
		return;
	}
	diag_report(loader->diag, DIAG_BAD_VALUE, mount->pos, "a mount on '%s' is not supported", mount->target);
	diag_hint(loader->diag, "its files are not found; mount on the component itself");
}

// The rest of a path below a component such as "content"; NULL when it is not in it.
static const char *below_component(const char *path, const char *component)
{
	size_t length = strlen(component);
	if (strncmp(path, component, length) != 0 || (path[length] != '/' && path[length] != '\0')) {
		return NULL;
	}
	return path + length + (path[length] == '/' ? 1 : 0);
}

static void read_mount(struct loader *loader, const struct value *node)
{
	struct mount mount = { .pos = node->pos };
	read_fields(loader, &mount, mount_fields, G_N_ELEMENTS(mount_fields), node);
	if (!mount.source || !mount.target) {
		diag_report(loader->diag, DIAG_BAD_VALUE, node->pos, "a mount wants 'source' and 'target'");
		return;
	}
	g_autofree char *canonical = g_canonicalize_filename(mount.target, "/");
	const char *target = arena_strdup(loader->arena, canonical + 1);
	const char *content = below_component(target, "content");
	const char *statics = below_component(target, "static");
	const char *assets = below_component(target, "assets");
	if (content) {
		mount_content(loader, &mount, content);
	} else if (statics) {
		mount_list(loader, &mount, statics, &loader->site->static_dirs);
	} else if (assets) {
		mount_list(loader, &mount, assets, &loader->site->asset_dirs);
	}
}

static void read_mounts(struct loader *loader)
{
	const struct value *mounts = value_lookup_path(loader->site->values, "module.mounts");
	if (mounts && mounts->kind != VALUE_LIST) {
		diag_report(loader->diag, DIAG_BAD_VALUE, mounts->pos, "'module.mounts' wants a list of maps");
		return;
	}
	for (const struct value *node = mounts ? mounts->first_child : NULL; node; node = node->next) {
		read_mount(loader, node);
	}
}

static void add_static_dirs(struct loader *loader)
{
	struct site *site = loader->site;
	bool said = false;
	for (int i = -1; i <= STATIC_DIR_LAST; i++) {
		g_autofree char *key = i < 0 ? g_strdup("staticDir") : g_strdup_printf("staticDir%d", i);
		struct meta_list dirs = read_list(loader, key);
		for (size_t k = 0; k < dirs.count; k++) {
			add_folder(loader, &site->static_dirs, dirs.items[k], pos_of(loader, key));
		}
		said = said || dirs.count > 0;
	}
	if (!said) {
		meta_list_add(&site->static_dirs, "static", loader->arena);
	}
}

static bool mounts_content_itself(const struct site *site)
{
	for (size_t i = 0; i < site->mount_count; i++) {
		if (site->mounts[i].at[0] == '\0') {
			return true;
		}
	}
	return false;
}

// A mount on a component takes the place of its default folder, which stays when mounts are only on folders below it.
static void add_own_folders(struct loader *loader)
{
	struct site *site = loader->site;
	const struct settings *settings = &loader->settings;
	read_mounts(loader);
	if (!mounts_content_itself(site)) {
		const char *said = settings->content_dir;
		const char *inside = said ? folder_inside(loader, said, pos_of(loader, "contentDir")) : NULL;
		add_mount(loader, inside ? inside : "content", "", NULL);
	}
	if (site->static_dirs.count == 0) {
		add_static_dirs(loader);
	}
	if (site->asset_dirs.count == 0) {
		add_folder(loader, &site->asset_dirs, settings->asset_dir ? settings->asset_dir : "assets",
			pos_of(loader, "assetDir"));
	}
	for (size_t i = 0; !site->content_dir; i++) {
		site->content_dir = site->mounts[i].at[0] == '\0' ? site->mounts[i].dir : NULL;
	}
}

static void add_theme(struct loader *loader, const char *name, struct source_pos pos)
{
	const char *themes_dir = loader->settings.themes_dir ? loader->settings.themes_dir : "themes";
	g_autofree char *folder = g_build_filename(themes_dir, name, NULL);
	const char *theme = folder_inside(loader, folder, pos);
	g_autofree char *path = theme ? g_build_filename(loader->site->root, theme, NULL) : NULL;
	// A theme may be a module of the network, which is not here.
	if (path && world_kind(loader->world, path) == WORLD_FOLDER) {
		add_folder(loader, &loader->site->static_dirs, arena_printf(loader->arena, "%s/static", theme), pos);
		add_folder(loader, &loader->site->asset_dirs, arena_printf(loader->arena, "%s/assets", theme), pos);
	}
}

static void add_themes(struct loader *loader)
{
	const struct settings *settings = &loader->settings;
	for (size_t i = 0; i < settings->themes.count; i++) {
		add_theme(loader, settings->themes.items[i], pos_of(loader, "theme"));
	}
	const struct value *imports = value_lookup_path(loader->site->values, "module.imports");
	for (const struct value *node = imports ? imports->first_child : NULL; node; node = node->next) {
		const struct value *path = value_lookup(node, "path");
		if (path && path->kind == VALUE_SCALAR) {
			add_theme(loader, path->text, path->pos);
		}
	}
}

// What a language does not say is what the site says.
static void read_texts(struct loader *loader, struct site_texts *out, const struct value *map)
{
	struct site_texts own = { 0 };
	read_fields(loader, &own, text_fields, G_N_ELEMENTS(text_fields), map);
	out->base_url = own.base_url ? own.base_url : out->base_url;
	out->title = own.title ? own.title : out->title;
	out->description = own.description ? own.description : out->description;
	out->copyright = own.copyright ? own.copyright : out->copyright;
	out->authors = own.authors.count > 0 ? own.authors : out->authors;
}

static bool is_disabled(const struct loader *loader, const char *key)
{
	const struct meta_list *disabled = &loader->settings.disabled;
	for (size_t i = 0; i < disabled->count; i++) {
		if (g_ascii_strcasecmp(disabled->items[i], key) == 0) {
			return true;
		}
	}
	return false;
}

static bool same_primary(const char *a, const char *b)
{
	size_t length = strcspn(a, "-");
	return length == strcspn(b, "-") && strncmp(a, b, length) == 0;
}

// What a key says, "zh", or more exactly the code of the whole site, "zh-TW", when it is one of that language.
static const char *lang_of_key(struct loader *loader, const char *key)
{
	const char *tag = meta_lang_normalise(key, loader->arena);
	const char *whole = loader->settings.lang;
	bool bare = tag && !strchr(tag, '-');
	return bare && whole && same_primary(tag, whole) ? whole : tag;
}

static void read_language(struct loader *loader, struct site_language *out, const struct value *map)
{
	g_autofree char *key = g_ascii_strdown(map->key, -1);
	*out = (struct site_language){ .key = arena_strdup(loader->arena, key), .texts = loader->site->texts };
	read_fields(loader, out, language_fields, G_N_ELEMENTS(language_fields), map);
	read_texts(loader, &out->texts, map);
	out->lang = out->lang ? out->lang : lang_of_key(loader, key);
	out->content_dir = out->content_dir ? folder_inside(loader, out->content_dir, map->pos) : NULL;
	out->disabled = out->disabled || is_disabled(loader, key);
}

/*
 * The language of a site that lists none. `hugo new site` writes 'en-us' whatever the author speaks, so alone that says
 * nothing; and a default language that was chosen says more than such a code.
 */
static const char *lang_of_single(struct loader *loader)
{
	const struct settings *settings = &loader->settings;
	const char *chosen = settings->default_language;
	const char *tag = chosen ? meta_lang_normalise(chosen, loader->arena) : NULL;
	if (!settings->lang || (tag && !same_primary(tag, settings->lang))) {
		return tag;
	}
	return !tag && strcmp(settings->lang, "en-US") == 0 ? NULL : settings->lang;
}

// The language that is chosen, else English, else the first one; one of its own when the site lists none such.
static const struct site_language *default_language(struct loader *loader)
{
	struct site *site = loader->site;
	const char *chosen = loader->settings.default_language;
	g_autofree char *key = g_ascii_strdown(chosen ? chosen : "en", -1);
	const struct site_language *listed = site_language_find(site, key);
	if (listed || (!chosen && site->language_count > 0)) {
		return listed ? listed : &site->languages[0];
	}
	struct site_language *own = &site->languages[site->language_count++];
	*own = (struct site_language){
		.key = arena_strdup(loader->arena, key),
		.lang = lang_of_single(loader),
		.texts = site->texts,
	};
	return own;
}

static size_t count_children(const struct value *map)
{
	size_t count = 0;
	for (const struct value *node = map ? map->first_child : NULL; node; node = node->next) {
		count++;
	}
	return count;
}

static void read_languages(struct loader *loader)
{
	struct site *site = loader->site;
	const struct value *languages = map_at(loader, "languages");
	site->languages = arena_new_array(loader->arena, struct site_language, count_children(languages) + 1);
	for (const struct value *node = languages ? languages->first_child : NULL; node; node = node->next) {
		if (node->kind == VALUE_MAP) {
			read_language(loader, &site->languages[site->language_count++], node);
		} else {
			diag_report(
				loader->diag, DIAG_BAD_VALUE, node->pos, "the language '%s' wants a map", node->key);
		}
	}
	const struct site_language *language = default_language(loader);
	site->default_language = language->key;
	site->texts = language->texts;
	site->lang = language->lang;
	site->content_dir = language->content_dir ? language->content_dir : site->content_dir;
}

static void add_permalink(struct loader *loader, const struct value *node)
{
	struct site *site = loader->site;
	if (node->kind == VALUE_SCALAR) {
		site->permalinks[site->permalink_count++] = (struct site_permalink){ node->key, node->text };
	} else {
		diag_report(
			loader->diag, DIAG_BAD_VALUE, node->pos, "the permalink of '%s' wants a pattern", node->key);
	}
}

// The patterns stand under permalinks, or under permalinks.page beside those of sections, terms and taxonomies.
static void read_permalinks(struct loader *loader)
{
	const struct value *map = map_at(loader, "permalinks");
	const struct value *page = map ? value_lookup(map, "page") : NULL;
	page = page && page->kind == VALUE_MAP ? page : NULL;
	size_t room = count_children(map) + count_children(page);
	loader->site->permalinks = arena_new_array(loader->arena, struct site_permalink, room);
	static const char *const kinds[] = { "page", "section", "term", "taxonomy", "home", NULL };
	for (const struct value *node = page ? page->first_child : NULL; node; node = node->next) {
		add_permalink(loader, node);
	}
	for (const struct value *node = map ? map->first_child : NULL; node; node = node->next) {
		if (node->kind != VALUE_MAP || !g_strv_contains(kinds, node->key)) {
			add_permalink(loader, node);
		}
	}
}

static void read_taxonomies(struct loader *loader)
{
	static const char *const usual[] = { "tags", "categories" };
	const struct value *map = map_at(loader, "taxonomies");
	for (const struct value *node = map ? map->first_child : NULL; node; node = node->next) {
		if (node->kind == VALUE_SCALAR) {
			meta_list_add(&loader->site->taxonomies, node->text, loader->arena);
		} else {
			diag_report(
				loader->diag, DIAG_BAD_VALUE, node->pos, "the taxonomy '%s' wants a name", node->key);
		}
	}
	for (size_t i = 0; !map && i < G_N_ELEMENTS(usual); i++) {
		meta_list_add(&loader->site->taxonomies, usual[i], loader->arena);
	}
}

static void read_site(struct loader *loader)
{
	struct site *site = loader->site;
	read_fields(loader, &loader->settings, settings_fields, G_N_ELEMENTS(settings_fields), site->values);
	read_fields(loader, site, site_fields, G_N_ELEMENTS(site_fields), site->values);
	read_texts(loader, &site->texts, site->values);
	site->params = map_at(loader, "params");
	add_own_folders(loader);
	add_themes(loader);
	read_languages(loader);
	read_permalinks(loader);
	read_taxonomies(loader);
}

struct site *site_load(const char *root, struct world *world, struct arena *arena, struct diag *diag)
{
	g_autofree char *resolved = world_real_path(world, root);
	if (!resolved) {
		return NULL;
	}
	const char *own = arena_strdup(arena, resolved);
	struct site_files files;
	site_files_read(&files, own, world, arena, diag);
	if (!files.values) {
		return NULL;
	}
	struct site *site = arena_new(arena, struct site);
	*site = (struct site){ .root = own, .path = files.path, .values = files.values, .dialect = hugo_dialect };
	struct loader loader = { .site = site, .world = world, .arena = arena, .diag = diag };
	read_site(&loader);
	return site;
}

const struct site_language *site_language_find(const struct site *site, const char *key)
{
	for (size_t i = 0; i < site->language_count; i++) {
		if (g_ascii_strcasecmp(site->languages[i].key, key) == 0) {
			return &site->languages[i];
		}
	}
	return NULL;
}

// Cuts the suffix of a file's name off, and before it a language (post.en.md), which is returned; else NULL.
static const struct site_language *cut_suffixes(const struct site *site, char *name)
{
	char *suffix = strrchr(name, '.');
	if (!suffix || suffix == name) {
		return NULL;
	}
	*suffix = '\0';
	char *before = strrchr(name, '.');
	for (size_t i = 0; before && site && i < site->language_count; i++) {
		if (strcmp(site->languages[i].key, before + 1) == 0) {
			*before = '\0';
			return &site->languages[i];
		}
	}
	return NULL;
}

const char *site_page_name(const struct site *site, const char *path, struct arena *arena)
{
	g_autofree char *name = g_path_get_basename(path);
	cut_suffixes(site, name);
	if (strcmp(name, "index") == 0 || strcmp(name, "_index") == 0) {
		g_autofree char *folder = g_path_get_dirname(path);
		g_autofree char *folder_name = g_path_get_basename(folder);
		return arena_strdup(arena, folder_name);
	}
	return arena_strdup(arena, name);
}

static const struct site_language *language_of_folder(const struct site *site, const char *path)
{
	for (size_t i = 0; i < site->language_count; i++) {
		const char *dir = site->languages[i].content_dir;
		if (dir && below_component(path, dir)) {
			return &site->languages[i];
		}
	}
	for (size_t i = 0; i < site->mount_count; i++) {
		const struct site_mount *mount = &site->mounts[i];
		if (mount->lang && below_component(path, mount->dir)) {
			return site_language_find(site, mount->lang);
		}
	}
	return NULL;
}

const struct site_language *site_language_of_path(const struct site *site, const char *path)
{
	g_autofree char *name = g_path_get_basename(path);
	const struct site_language *language = cut_suffixes(site, name);
	language = language ? language : language_of_folder(site, path);
	return language ? language : site_language_find(site, site->default_language);
}

int site_zone_at(const struct site *site, const struct meta_date *date)
{
	if (!site->time_zone) {
		return 0;
	}
	g_autoptr(GTimeZone) zone = g_time_zone_new_identifier(site->time_zone);
	struct meta_date local = *date;
	local.zone = 0;
	gint interval = zone ? g_time_zone_find_interval(zone, G_TIME_TYPE_STANDARD, meta_date_unix(&local)) : -1;
	return interval >= 0 ? g_time_zone_get_offset(zone, interval) / 60 : 0;
}
