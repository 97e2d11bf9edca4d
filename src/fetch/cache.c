#include "fetch/cache.h"

#include <errno.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/file.h"
#include "base/out.h"

enum { DIGEST_LENGTH = 64 }; // SHA-256 in hexadecimal

static const char list_name[] = "images.lock";

struct cache {
	struct world *world;
	char *folder;
	int list;            // open on the list; -1 when there is none
	off_t read_to;       // of the list
	GString *line;       // what is read of the line that is not at its end
	GHashTable *digests; // of addresses -> of bytes
};

static char *digest_of(const void *bytes, size_t length)
{
	return g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes, length);
}

struct cache *cache_open(const char *folder, bool writes, struct world *world, struct diag *diag)
{
	g_autofree char *list = g_build_filename(folder, list_name, NULL);
	int error = writes ? world_make_folder(world, folder, 0700) : 0;
	int fd = error == 0 ? world_open_log(world, list, writes) : -1;
	if (fd < 0 && writes) {
		diag_report(diag, DIAG_CANNOT_WRITE, diag_path_pos(diag, list), "cannot write '%s': %s", list,
			g_strerror(error ? error : errno));
		return NULL;
	}
	struct cache *cache = g_new0(struct cache, 1);
	cache->world = world;
	cache->folder = g_strdup(folder);
	cache->list = fd;
	cache->line = g_string_new(NULL);
	cache->digests = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	return cache;
}

void cache_close(struct cache *cache)
{
	if (cache) {
		if (cache->list >= 0) {
			close(cache->list);
		}
		g_free(cache->folder);
		g_string_free(cache->line, TRUE);
		g_hash_table_unref(cache->digests);
		g_free(cache);
	}
}

static void set_lock(struct cache *cache, int operation)
{
	while (flock(cache->list, operation) != 0 && errno == EINTR) {
	}
}

void cache_lock(struct cache *cache)
{
	set_lock(cache, LOCK_EX);
}

void cache_unlock(struct cache *cache)
{
	set_lock(cache, LOCK_UN);
}

static bool is_digest(const char *text)
{
	return text && strlen(text) == DIGEST_LENGTH && strspn(text, "0123456789abcdef") == DIGEST_LENGTH;
}

// A line that was not written whole is no entry.
static void take_line(struct cache *cache)
{
	g_auto(GStrv) fields = g_strsplit(cache->line->str, " ", 4);
	if (g_strv_length(fields) == 4 && is_digest(fields[0]) && is_digest(fields[1])) {
		g_hash_table_replace(cache->digests, g_strdup(fields[0]), g_strdup(fields[1]));
	}
	g_string_truncate(cache->line, 0);
}

// Reads what was added to the list since it was read last.
static void read_list(struct cache *cache)
{
	char piece[4096];
	ssize_t got;
	while (cache->list >= 0 && (got = pread(cache->list, piece, sizeof(piece), cache->read_to)) > 0) {
		cache->read_to += got;
		for (ssize_t i = 0; i < got; i++) {
			if (piece[i] == '\n') {
				take_line(cache);
			} else {
				g_string_append_c(cache->line, piece[i]);
			}
		}
	}
}

static bool read_kept(const struct cache *cache, const char *path, GByteArray *into)
{
	struct world_file *file = world_open_found(cache->world, path);
	bool good = file && world_file_read(file, into, FILE_SIZE_MAX) == 0;
	world_file_close(file);
	return good;
}

const char *cache_find(struct cache *cache, const char *url, size_t *length, struct arena *arena)
{
	read_list(cache);
	g_autofree char *key = digest_of(url, strlen(url));
	const char *want = g_hash_table_lookup(cache->digests, key);
	g_autofree char *path = g_build_filename(cache->folder, key, NULL);
	g_autoptr(GByteArray) bytes = g_byte_array_new();
	if (!want || !read_kept(cache, path, bytes)) {
		return NULL;
	}
	g_autofree char *found = digest_of(bytes->data, bytes->len);
	if (strcmp(found, want) != 0) {
		return NULL;
	}
	*length = bytes->len;
	return arena_strndup(arena, (const char *)bytes->data, bytes->len);
}

// A line end first, where another process died within its line.
static bool append_line(const struct cache *cache, const char *line)
{
	char last = '\n';
	off_t end = lseek(cache->list, 0, SEEK_END);
	bool torn = end > 0 && pread(cache->list, &last, 1, end - 1) == 1 && last != '\n';
	g_autofree char *text = g_strconcat(torn ? "\n" : "", line, NULL);
	size_t length = strlen(text);
	return write(cache->list, text, length) == (ssize_t)length;
}

bool cache_store(struct cache *cache, const char *url, const char *media_type, const void *bytes, size_t length,
	struct diag *diag)
{
	g_autofree char *key = digest_of(url, strlen(url));
	g_autofree char *digest = digest_of(bytes, length);
	g_autofree char *path = g_build_filename(cache->folder, key, NULL);
	struct out *out = out_create();
	out_write(out, bytes, length);
	bool good = out_commit(out, path, diag);
	out_destroy(out);
	g_autofree char *line = g_strdup_printf("%s %s %s %s\n", key, digest, media_type, url);
	if (good && !append_line(cache, line)) {
		diag_report(diag, DIAG_CANNOT_WRITE, diag_path_pos(diag, cache->folder),
			"cannot write the list of '%s': %s", cache->folder, g_strerror(errno));
		good = false;
	}
	return good;
}
