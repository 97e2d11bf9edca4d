#include "base/file.h"

#include <errno.h>
#include <string.h>

// What the root of a site or a book holds.
static const char *const root_markers[] = { "hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml",
	"config.yaml", "config.yml", "config.json", "config/_default", "book.toml", "SUMMARY.md" };

static void report_read(struct diag *diag, const char *path, struct source_pos pos, int error)
{
	if (pos.file == 0) {
		pos = diag_path_pos(diag, path);
	}
	diag_report(diag, DIAG_CANNOT_READ, pos, "cannot read '%s': %s", path, g_strerror(error));
}

bool file_read_open(struct file_bytes *out, struct world_file *file, const char *path, struct source_pos pos,
	struct arena *arena, struct diag *diag)
{
	g_autoptr(GByteArray) bytes = g_byte_array_new();
	int error = world_file_read(file, bytes, FILE_SIZE_MAX);
	world_file_close(file);
	if (error == EFBIG) {
		diag_report(diag, DIAG_INPUT_TOO_LARGE, pos.file ? pos : diag_path_pos(diag, path),
			"'%s' is larger than %d MiB", path, FILE_SIZE_MAX / (1024 * 1024));
		return false;
	}
	if (error != 0) {
		report_read(diag, path, pos, error);
		return false;
	}
	out->bytes = arena_strndup(arena, (const char *)bytes->data, bytes->len);
	out->length = bytes->len;
	return true;
}

bool file_read(struct file_bytes *out, const char *path, struct source_pos pos, struct world *world,
	struct arena *arena, struct diag *diag)
{
	struct world_file *file = world_open_named(world, path);
	if (!file) {
		report_read(diag, path, pos, errno);
		return false;
	}
	return file_read_open(out, file, path, pos, arena, diag);
}

bool file_read_found(struct file_bytes *out, const char *path, struct source_pos pos, struct world *world,
	struct arena *arena, struct diag *diag)
{
	struct world_file *file = world_open_found(world, path);
	if (!file) {
		report_read(diag, path, pos, errno);
		return false;
	}
	return file_read_open(out, file, path, pos, arena, diag);
}

bool file_read_beneath(struct file_bytes *out, const char *path, const char *root, bool *absent, struct world *world,
	struct arena *arena, struct diag *diag)
{
	const struct source_pos nowhere = { 0 };
	struct world_file *file;
	enum world_access access = world_open_beneath(world, root, path, &file);
	if (absent) {
		*absent = access == WORLD_ABSENT;
	}
	if (access == WORLD_OUTSIDE) {
		diag_report(diag, DIAG_OUTSIDE_ROOT, diag_path_pos(diag, path),
			"'%s' is a link that leads outside the source root", path);
	} else if (access == WORLD_ABSENT && !absent) {
		report_read(diag, path, nowhere, ENOENT);
	}
	return access == WORLD_FOUND && file_read_open(out, file, path, nowhere, arena, diag);
}

// Where a source root is looked for: from `own`, the folder of the source, upward.
struct climb {
	const char *own;
	struct world *world;
};

// Whether a folder holds something that may widen what is read: above the source's own folder nobody else's does.
static bool holds(const struct climb *climb, const char *folder, const char *name)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	return world_kind(climb->world, path) != WORLD_NOTHING &&
		(strcmp(folder, climb->own) == 0 || world_is_owned_alike(climb->world, path, climb->own));
}

static bool has_marker(const struct climb *climb, const char *folder)
{
	for (size_t i = 0; i < G_N_ELEMENTS(root_markers); i++) {
		if (holds(climb, folder, root_markers[i])) {
			return true;
		}
	}
	return false;
}

static char *real_folder_of(const char *path, struct world *world)
{
	g_autofree char *real = world_real_path(world, path);
	if (!real || world_kind(world, real) == WORLD_FOLDER) {
		return g_steal_pointer(&real);
	}
	return g_path_get_dirname(real);
}

// An mdBook keeps its text, with SUMMARY.md, one folder below its book.toml and the listings that it includes.
static char *mdbook_root(const struct climb *climb, const char *folder)
{
	g_autofree char *parent = g_path_get_dirname(folder);
	bool inner = holds(climb, folder, "SUMMARY.md") && holds(climb, parent, "book.toml");
	return g_strdup(inner ? parent : folder);
}

char *file_source_root(const char *path, struct world *world, struct arena *arena)
{
	g_autofree char *own = real_folder_of(path, world);
	if (!own) {
		return NULL;
	}
	// A bifolio.yaml bounds what lies in no site or book; one inside of those is laid over theirs.
	const struct climb climb = { own, world };
	char *outermost = NULL;
	g_autofree char *folder = g_strdup(own);
	while (!has_marker(&climb, folder)) {
		outermost = holds(&climb, folder, "bifolio.yaml") ? arena_strdup(arena, folder) : outermost;
		char *parent = g_path_get_dirname(folder);
		bool top = strcmp(parent, folder) == 0;
		bool repository = holds(&climb, folder, ".git");
		if (top || repository) {
			g_free(parent);
			return outermost ? outermost : arena_strdup(arena, repository ? folder : own);
		}
		g_free(folder);
		folder = parent;
	}
	g_autofree char *root = mdbook_root(&climb, folder);
	return arena_strdup(arena, root);
}

char *file_find_upward(const char *path, const char *root, const char *name, struct world *world, struct arena *arena)
{
	g_autofree char *folder = real_folder_of(path, world);
	while (folder) {
		g_autofree char *candidate = g_build_filename(folder, name, NULL);
		if (world_kind(world, candidate) == WORLD_FILE) {
			return arena_strdup(arena, candidate);
		}
		char *parent = g_path_get_dirname(folder);
		bool stop = strcmp(folder, root) == 0 || strcmp(parent, folder) == 0;
		g_free(folder);
		folder = parent;
		if (stop) {
			return NULL;
		}
	}
	return NULL;
}

bool file_is_inside(const char *path, const char *root)
{
	size_t length = strlen(root);
	if (strncmp(path, root, length) != 0) {
		return false;
	}
	return path[length] == '/' || path[length] == '\0' || (length > 0 && root[length - 1] == '/');
}

bool file_is_same(const char *a, const char *b, struct world *world)
{
	g_autofree char *first = world_absolute_path(world, a);
	g_autofree char *second = world_absolute_path(world, b);
	return strcmp(first, second) == 0;
}
