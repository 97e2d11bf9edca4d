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

bool theme_names_file(const char *name)
{
	return strchr(name, '/') || g_str_has_suffix(name, ".yaml");
}

// A theme and those that it extends, while they are read.
struct loading {
	const char *root; // of files; NULL: they may lie anywhere
	const char *names[THEME_EXTENDS_MAX];
	struct world *world;
	struct arena *arena;
	struct diag *diag;
};

// What a reference is read from: its path for messages, and its text.
struct reading {
	const char *path;
	struct file_bytes bytes;
};

static bool read_theme_file(const struct loading *loading, struct reading *out, const char *name, struct source_pos pos)
{
	out->path = name;
	if (!loading->root) {
		bool named = pos.file == 0; // by the user, not by another theme
		return (named ? file_read : file_read_found)(
			&out->bytes, name, pos, loading->world, loading->arena, loading->diag);
	}
	struct world_file *file;
	enum world_access access = world_open_beneath(loading->world, loading->root, name, &file);
	if (access == WORLD_OUTSIDE) {
		diag_report(loading->diag, DIAG_OUTSIDE_ROOT, pos, "the theme '%s' lies outside the source root", name);
		diag_hint(loading->diag, "name it with --theme, or widen the root with --root");
		return false;
	}
	if (access == WORLD_ABSENT) {
		diag_report(loading->diag, DIAG_CANNOT_READ, pos, "the theme '%s' is no file that is there", name);
		return false;
	}
	return file_read_open(&out->bytes, file, world_file_path(file), pos, loading->arena, loading->diag);
}

static bool read_theme(const struct loading *loading, struct reading *out, const char *name, struct source_pos pos)
{
	if (theme_names_file(name)) {
		return read_theme_file(loading, out, name, pos);
	}
	const struct theme_source *source = find_builtin(name);
	if (!source) {
		diag_report(loading->diag, DIAG_INVALID_OPTION, pos, "there is no theme '%s'", name);
		diag_hint(loading->diag,
			"name a file by a path that ends in .yaml; `bifolio themes` lists the built-in ones");
		return false;
	}
	out->path = arena_printf(loading->arena, "styles/%s.yaml", name);
	out->bytes = (struct file_bytes){ (char *)source->text, strlen(source->text) };
	return true;
}

// The scalar under a key of the theme, or NULL.
static const struct value *scalar_at(const struct theme *theme, const char *key, struct diag *diag)
{
	const struct value *node = value_lookup(theme->root, key);
	if (node && node->kind != VALUE_SCALAR) {
		diag_report(diag, DIAG_BAD_VALUE, node->pos, "'%s' must be a text", key);
		return NULL;
	}
	return node;
}

const char *theme_reference(const char *from, const char *name, struct arena *arena)
{
	if (!theme_names_file(name) || !theme_names_file(from) || g_path_is_absolute(name)) {
		return name;
	}
	g_autofree char *folder = g_path_get_dirname(from);
	g_autofree char *path = g_build_filename(folder, name, NULL);
	return arena_strdup(arena, path);
}

static bool is_same_theme(const char *a, const char *b, struct world *world)
{
	return theme_names_file(a) && theme_names_file(b) ? file_is_same(a, b, world) : strcmp(a, b) == 0;
}

// Whether a theme may follow those that are read; if not, why is reported.
static bool can_follow(const struct loading *loading, const char *name, struct source_pos pos, int depth)
{
	for (int i = 0; i < depth; i++) {
		if (is_same_theme(loading->names[i], name, loading->world)) {
			diag_report(loading->diag, DIAG_INVALID_OPTION, pos, "the theme '%s' extends itself%s", name,
				i < depth - 1 ? " by way of others" : "");
			return false;
		}
	}
	if (depth == THEME_EXTENDS_MAX) {
		diag_report(loading->diag, DIAG_INVALID_OPTION, pos, "more than %d themes extend one another",
			THEME_EXTENDS_MAX);
		return false;
	}
	return true;
}

static bool load(struct loading *loading, struct theme *out, const char *name, struct source_pos pos, int depth)
{
	struct arena *arena = loading->arena;
	struct diag *diag = loading->diag;
	struct reading reading;
	if (!can_follow(loading, name, pos, depth) || !read_theme(loading, &reading, name, pos)) {
		return false;
	}
	loading->names[depth] = name;
	struct value_origin origin = {
		.file = diag_add_file(diag, reading.path, reading.bytes.bytes, reading.bytes.length),
		.first_line = 1,
	};
	*out = (struct theme){
		.name = arena_strdup(arena, name),
		.builtin = !theme_names_file(name),
		.root = yaml_parse(reading.bytes.bytes, reading.bytes.length, origin, DIAG_INVALID_OPTION, arena, diag),
	};
	if (out->root->kind != VALUE_MAP) {
		diag_report(diag, DIAG_INVALID_OPTION, out->root->pos, "a theme must be a map of options");
	}
	const struct value *summary = scalar_at(out, summary_key, diag);
	out->summary = summary ? summary->text : NULL;
	if (strcmp(name, default_name) == 0) {
		return true;
	}
	const struct value *extends = scalar_at(out, extends_key, diag);
	struct theme *base = arena_new(arena, struct theme);
	out->extends = base;
	const char *base_name = extends ? theme_reference(name, extends->text, arena) : default_name;
	return load(loading, base, base_name, extends ? extends->pos : pos, depth + 1);
}

bool theme_load(struct theme *out, const char *name, struct world *world, struct arena *arena, struct diag *diag)
{
	struct loading loading = { .world = world, .arena = arena, .diag = diag };
	return load(&loading, out, name, (struct source_pos){ 0 }, 0);
}

bool theme_load_inside(struct theme *out, const char *name, struct source_pos pos, const char *root,
	struct world *world, struct arena *arena, struct diag *diag)
{
	struct loading loading = { .root = root, .world = world, .arena = arena, .diag = diag };
	return load(&loading, out, name, pos, 0);
}
