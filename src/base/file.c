#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const root_markers[] = { "hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml",
	"config.yaml", "config.yml", "config.json", "config/_default", "book.toml", "SUMMARY.md", "bifolio.yaml",
	".git" };

static void report_read(struct diag *diag, const char *path, struct source_pos pos, int error)
{
	if (pos.file == 0) {
		pos = diag_path_pos(diag, path);
	}
	diag_report(diag, DIAG_CANNOT_READ, pos, "cannot read '%s': %s", path, g_strerror(error));
}

// Reads until the end; *too_large when there is more than FILE_SIZE_MAX. Returns 0 or an errno.
static int read_all(int fd, GByteArray *into, bool *too_large)
{
	enum { PIECE = 256 * 1024 };
	for (;;) {
		guint before = into->len;
		g_byte_array_set_size(into, before + PIECE);
		ssize_t got = read(fd, into->data + before, PIECE);
		g_byte_array_set_size(into, before + (got > 0 ? (guint)got : 0));
		if (got < 0 && errno == EINTR) {
			continue;
		}
		if (got <= 0) {
			return got < 0 ? errno : 0;
		}
		if (into->len > FILE_SIZE_MAX) {
			*too_large = true;
			return 0;
		}
	}
}

bool file_read(struct file_bytes *out, const char *path, struct source_pos pos, struct arena *arena, struct diag *diag)
{
	bool standard_input = strcmp(path, "-") == 0;
	int fd = standard_input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0) {
		report_read(diag, path, pos, errno);
		return false;
	}
	g_autoptr(GByteArray) bytes = g_byte_array_new();
	bool too_large = false;
	int error = read_all(fd, bytes, &too_large);
	if (!standard_input) {
		close(fd);
	}
	if (error != 0) {
		report_read(diag, path, pos, error);
		return false;
	}
	if (too_large) {
		diag_report(diag, DIAG_INPUT_TOO_LARGE, pos.file ? pos : diag_path_pos(diag, path),
			"'%s' is larger than %d MiB", path, FILE_SIZE_MAX / (1024 * 1024));
		return false;
	}
	out->bytes = arena_strndup(arena, (const char *)bytes->data, bytes->len);
	out->length = bytes->len;
	return true;
}

static bool has_marker(const char *folder)
{
	for (size_t i = 0; i < G_N_ELEMENTS(root_markers); i++) {
		g_autofree char *path = g_build_filename(folder, root_markers[i], NULL);
		if (g_file_test(path, G_FILE_TEST_EXISTS)) {
			return true;
		}
	}
	return false;
}

static char *real_folder_of(const char *path)
{
	g_autofree char *real = NULL;
	char *resolved = realpath(path, NULL);
	if (!resolved) {
		return NULL;
	}
	real = g_strdup(resolved);
	free(resolved);
	if (g_file_test(real, G_FILE_TEST_IS_DIR)) {
		return g_steal_pointer(&real);
	}
	return g_path_get_dirname(real);
}

// An mdBook keeps its text, with SUMMARY.md, one folder below its book.toml and the listings that it includes.
static char *mdbook_root(const char *folder)
{
	g_autofree char *parent = g_path_get_dirname(folder);
	g_autofree char *summary = g_build_filename(folder, "SUMMARY.md", NULL);
	g_autofree char *book = g_build_filename(parent, "book.toml", NULL);
	bool inner = g_file_test(summary, G_FILE_TEST_EXISTS) && g_file_test(book, G_FILE_TEST_EXISTS);
	return g_strdup(inner ? parent : folder);
}

char *file_source_root(const char *path, struct arena *arena)
{
	g_autofree char *own = real_folder_of(path);
	if (!own) {
		return NULL;
	}
	g_autofree char *folder = g_strdup(own);
	while (!has_marker(folder)) {
		char *parent = g_path_get_dirname(folder);
		bool top = strcmp(parent, folder) == 0;
		g_free(folder);
		folder = parent;
		if (top) {
			return arena_strdup(arena, own);
		}
	}
	g_autofree char *root = mdbook_root(folder);
	return arena_strdup(arena, root);
}

char *file_find_upward(const char *path, const char *root, const char *name, struct arena *arena)
{
	g_autofree char *folder = real_folder_of(path);
	while (folder) {
		g_autofree char *candidate = g_build_filename(folder, name, NULL);
		if (g_file_test(candidate, G_FILE_TEST_IS_REGULAR)) {
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

bool file_is_same(const char *a, const char *b)
{
	g_autofree char *first = g_canonicalize_filename(a, NULL);
	g_autofree char *second = g_canonicalize_filename(b, NULL);
	return strcmp(first, second) == 0;
}

enum file_access file_resolve_inside(const char *path, const char *root, struct arena *arena, char **resolved)
{
	*resolved = NULL;
	char *real = realpath(path, NULL);
	if (!real) {
		return FILE_ABSENT;
	}
	enum file_access access = FILE_OUTSIDE;
	if (file_is_inside(real, root)) {
		access = g_file_test(real, G_FILE_TEST_IS_REGULAR) ? FILE_FOUND : FILE_ABSENT;
	}
	if (access == FILE_FOUND) {
		*resolved = arena_strdup(arena, real);
	}
	free(real);
	return access;
}
