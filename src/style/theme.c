#include "style/theme.h"

#include <string.h>

#include "base/file.h"
#include "style/theme_sources.h"

static const char default_name[] = "default";
static const char summary_key[] = "summary";
static const char extends_key[] = "extends";

bool theme_is_own_key(const char *key)
{
	return strcmp(key, summary_key) == 0 || strcmp(key, extends_key) == 0;
}

size_t theme_builtin_count(void)
{
	return theme_sources_count;
}

const char *theme_builtin_name(size_t index)
{
	g_assert(index < theme_sources_count);
	return theme_sources[index].name;
}

static const struct theme_source *find_builtin(const char *name)
{
	for (size_t i = 0; i < theme_sources_count; i++) {
		if (strcmp(theme_sources[i].name, name) == 0) {
			return &theme_sources[i];
		}
	}
	return NULL;
}

static bool names_file(const char *name)
{
	return strchr(name, '/') || g_str_has_suffix(name, ".yaml");
}

// What a reference is read from: its path for messages, and its text.
struct reading {
	const char *path;
	struct file_bytes bytes;
};

static bool read_theme(
	struct reading *out, const char *name, struct source_pos pos, struct arena *arena, struct diag *diag)
{
	if (names_file(name)) {
		out->path = name;
		return file_read(&out->bytes, name, pos, arena, diag);
	}
	const struct theme_source *source = find_builtin(name);
	if (!source) {
		diag_report(diag, DIAG_INVALID_OPTION, pos, "there is no theme '%s'", name);
		diag_hint(diag, "name a file by a path that ends in .yaml; `bifolio themes` lists the built-in ones");
		return false;
	}
	out->path = arena_printf(arena, "styles/%s.yaml", name);
	out->bytes = (struct file_bytes){ (char *)source->text, strlen(source->text) };
	return true;
}

// The scalar under a key of the theme, or NULL.
static const struct yaml_node *scalar_at(const struct theme *theme, const char *key, struct diag *diag)
{
	const struct yaml_node *node = yaml_lookup(theme->root, key);
	if (node && node->kind != YAML_SCALAR) {
		diag_report(diag, DIAG_BAD_VALUE, node->pos, "'%s' must be a text", key);
		return NULL;
	}
	return node;
}

const char *theme_reference(const char *from, const char *name, struct arena *arena)
{
	if (!names_file(name) || !names_file(from) || g_path_is_absolute(name)) {
		return name;
	}
	g_autofree char *folder = g_path_get_dirname(from);
	g_autofree char *path = g_build_filename(folder, name, NULL);
	return arena_strdup(arena, path);
}

static bool load(
	struct theme *out, const char *name, struct source_pos pos, int depth, struct arena *arena, struct diag *diag)
{
	if (depth == THEME_EXTENDS_MAX) {
		diag_report(
			diag, DIAG_INVALID_OPTION, pos, "more than %d themes extend one another", THEME_EXTENDS_MAX);
		return false;
	}
	struct reading reading;
	if (!read_theme(&reading, name, pos, arena, diag)) {
		return false;
	}
	struct yaml_origin origin = {
		.file = diag_add_file(diag, reading.path, reading.bytes.bytes, reading.bytes.length),
		.first_line = 1,
	};
	*out = (struct theme){
		.name = arena_strdup(arena, name),
		.root = yaml_parse(reading.bytes.bytes, reading.bytes.length, origin, DIAG_INVALID_OPTION, arena, diag),
	};
	const struct yaml_node *summary = scalar_at(out, summary_key, diag);
	out->summary = summary ? summary->text : NULL;
	if (strcmp(name, default_name) == 0) {
		return true;
	}
	const struct yaml_node *extends = scalar_at(out, extends_key, diag);
	struct theme *base = arena_new(arena, struct theme);
	out->extends = base;
	const char *base_name = extends ? theme_reference(name, extends->text, arena) : default_name;
	return load(base, base_name, extends ? extends->pos : pos, depth + 1, arena, diag);
}

bool theme_load(struct theme *out, const char *name, struct arena *arena, struct diag *diag)
{
	return load(out, name, (struct source_pos){ 0 }, 0, arena, diag);
}
