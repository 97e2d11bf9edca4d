#include "pass/resource_finder.h"

#include <stdbool.h>
#include <string.h>

#include "base/file.h"

static const char qr_scheme[] = "bifolio-qr:";

enum { QR_SCALE = 4, QR_SCALE_MAX = 32 }; // px of a module

struct resource_pool {
	struct arena *arena;
	GHashTable *by_path;
	GHashTable *by_url;
};

struct resource_pool *resource_pool_create(struct arena *arena)
{
	struct resource_pool *pool = g_new(struct resource_pool, 1);
	*pool = (struct resource_pool){
		.arena = arena,
		.by_path = g_hash_table_new(g_str_hash, g_str_equal),
		.by_url = g_hash_table_new(g_str_hash, g_str_equal),
	};
	return pool;
}

void resource_pool_destroy(struct resource_pool *pool)
{
	if (pool) {
		g_hash_table_unref(pool->by_path);
		g_hash_table_unref(pool->by_url);
		g_free(pool);
	}
}

void resource_finder_init(
	struct resource_finder *out, struct doc *doc, const struct pass_options *options, struct diag *diag)
{
	*out = (struct resource_finder){
		.doc = doc,
		.diag = diag,
		.fetcher = options->fetcher,
		.pool = options->pool,
		.by_url = g_hash_table_new(g_str_hash, g_str_equal),
		.by_path = g_hash_table_new(g_str_hash, g_str_equal),
		.found = g_ptr_array_new(),
	};
	image_path_init(&out->paths, doc, &options->places, options->world);
}

void resource_finder_finish(struct resource_finder *finder)
{
	struct doc *doc = finder->doc;
	doc->resource_count = finder->found->len;
	doc->resources = arena_new_array(doc->arena, struct resource *, doc->resource_count);
	for (size_t i = 0; i < doc->resource_count; i++) {
		doc->resources[i] = g_ptr_array_index(finder->found, i);
	}
	g_hash_table_unref(finder->by_url);
	g_hash_table_unref(finder->by_path);
	g_ptr_array_unref(finder->found);
	image_path_finish(&finder->paths);
}

static struct arena *arena_of(const struct resource_finder *finder)
{
	return finder->pool ? finder->pool->arena : finder->doc->arena;
}

static struct resource *add(struct resource_finder *finder, const char *url, struct source_pos pos)
{
	struct arena *arena = arena_of(finder);
	struct resource *resource = arena_new(arena, struct resource);
	resource->id = finder->found->len;
	resource->url = arena_strdup(arena, url);
	resource->pos = pos;
	resource->state = RESOURCE_MISSING;
	g_ptr_array_add(finder->found, resource);
	return resource;
}

static bool has_scheme(const char *url, const char *scheme)
{
	return g_ascii_strncasecmp(url, scheme, strlen(scheme)) == 0;
}

static void keep_bytes(struct resource *resource, struct arena *arena, const void *bytes, size_t length)
{
	resource->bytes = arena_strndup(arena, bytes, length);
	resource->length = length;
	resource->state = RESOURCE_USABLE;
}

// data:[type][;parameters][;base64],contents (RFC 2397).
static void decode_data(struct resource_finder *finder, struct resource *resource)
{
	const char *comma = strchr(resource->url, ',');
	size_t head = comma ? (size_t)(comma - resource->url) : 0;
	static const char base64[] = ";base64";
	size_t tail = sizeof(base64) - 1;
	if (head > tail && g_ascii_strncasecmp(comma - tail, base64, tail) == 0) {
		gsize length;
		g_autofree guchar *bytes = g_base64_decode(comma + 1, &length);
		keep_bytes(resource, arena_of(finder), bytes, length);
	} else if (comma) {
		g_autoptr(GBytes) bytes = g_uri_unescape_bytes(comma + 1, -1, NULL, NULL);
		if (bytes) {
			gsize length;
			const void *data = g_bytes_get_data(bytes, &length);
			keep_bytes(resource, arena_of(finder), data, length);
		}
	}
	if (resource->length == 0) {
		resource->state = RESOURCE_BROKEN;
		diag_report(finder->diag, DIAG_BROKEN_IMAGE, resource->pos, "image data cannot be decoded");
	}
}

// The level by the first letter of its name: M, or medium as Hugo writes it.
static bool read_level(char *out, const char *value)
{
	*out = g_ascii_toupper(value[0]);
	return *out && strchr("LMQH", *out);
}

static bool read_qr_parameters(struct resource_qr *qr, const char *query)
{
	GUriParamsIter iter;
	char *key, *value;
	bool good = true;
	g_uri_params_iter_init(&iter, query, -1, "&", G_URI_PARAMS_NONE);
	while (good && g_uri_params_iter_next(&iter, &key, &value, NULL)) {
		guint64 scale;
		if (strcmp(key, "level") == 0) {
			good = read_level(&qr->level, value);
		} else if (strcmp(key, "scale") == 0) {
			good = g_ascii_string_to_unsigned(value, 10, 1, QR_SCALE_MAX, &scale, NULL);
			qr->scale = good ? (unsigned)scale : qr->scale;
		}
		g_free(key);
		g_free(value);
	}
	return good;
}

static void read_qr(struct resource_finder *finder, struct resource *resource)
{
	struct resource_qr *qr = arena_new(arena_of(finder), struct resource_qr);
	*qr = (struct resource_qr){ .level = 'M', .scale = QR_SCALE };
	const char *text = resource->url + strlen(qr_scheme);
	size_t length = strcspn(text, "?");
	g_autofree char *decoded = g_uri_unescape_segment(text, text + length, NULL);
	if (!decoded || !*decoded || !read_qr_parameters(qr, text[length] ? text + length + 1 : "")) {
		resource->state = RESOURCE_BROKEN;
		diag_report(finder->diag, DIAG_BROKEN_IMAGE, resource->pos, "'%s' describes no QR code", resource->url);
		return;
	}
	qr->text = arena_strdup(arena_of(finder), decoded);
	resource->qr = qr;
	resource->state = RESOURCE_USABLE;
}

static void report_missing(struct resource_finder *finder, const struct resource *resource, const char *tried)
{
	diag_report(finder->diag, DIAG_MISSING_IMAGE, resource->pos, "image '%s' is not there", resource->url);
	if (tried) {
		diag_hint(finder->diag, "looked for '%s'", tried);
	}
}

static void report_outside(struct resource_finder *finder, struct resource *resource)
{
	resource->state = RESOURCE_OUTSIDE;
	diag_report(finder->diag, DIAG_IMAGE_OUTSIDE_ROOT, resource->pos,
		"image '%s' lies outside the source root '%s'", resource->url, finder->doc->root_path);
	diag_hint(finder->diag, "--root names a folder that may be read instead");
}

static void find_remote(struct resource_finder *finder, struct resource *resource)
{
	const struct resource_fetcher *fetcher = finder->fetcher;
	resource->state = RESOURCE_REMOTE;
	if (!fetcher) {
		diag_report(finder->diag, DIAG_REMOTE_IMAGE, resource->pos,
			"image '%s' is on the network and is not fetched", resource->url);
		return;
	}
	resource->bytes = fetcher->fetch(
		fetcher->data, resource->url, resource->pos, &resource->length, arena_of(finder), finder->diag);
	if (resource->bytes) {
		resource->state = RESOURCE_USABLE;
	}
}

// What can be said of an address whose file was not found: a site's own address may be right on the network.
static void report_absent(struct resource_finder *finder, struct resource *resource, const struct image_path *found)
{
	if (found->outside) {
		report_outside(finder, resource);
	} else if (found->remote) {
		find_remote(finder, resource);
	} else {
		report_missing(finder, resource, found->tried);
	}
}

// A resource that this doc or another one of the book has; new to this doc, it is added to it. NULL when none has it.
static struct resource *find_known(struct resource_finder *finder, GHashTable *own, GHashTable *pooled, const char *key)
{
	struct resource *known = g_hash_table_lookup(own, key);
	if (known || !finder->pool) {
		return known;
	}
	known = g_hash_table_lookup(pooled, key);
	if (known) {
		g_ptr_array_add(finder->found, known);
		g_hash_table_insert(own, (void *)key, known);
	}
	return known;
}

static void read_file(struct resource_finder *finder, struct resource *resource, const struct image_path *found)
{
	struct file_bytes file;
	if (!file_read_open(&file, found->file, found->path, resource->pos, arena_of(finder), finder->diag)) {
		return;
	}
	resource->path = arena_strdup(arena_of(finder), found->path);
	resource->bytes = file.bytes;
	resource->length = file.length;
	resource->state = RESOURCE_USABLE;
	g_hash_table_insert(finder->by_path, (void *)resource->path, resource);
	if (finder->pool) {
		g_hash_table_insert(finder->pool->by_path, (void *)resource->path, resource);
	}
}

static struct resource *find_file(struct resource_finder *finder, const char *url, struct source_pos pos)
{
	struct image_path found;
	image_path_find(&found, &finder->paths, url);
	GHashTable *pooled = finder->pool ? finder->pool->by_path : NULL;
	struct resource *resource = found.path ? find_known(finder, finder->by_path, pooled, found.path) : NULL;
	if (resource) {
		world_file_close(found.file);
	} else {
		resource = add(finder, url, pos);
		if (found.file) {
			read_file(finder, resource, &found);
		} else {
			report_absent(finder, resource, &found);
		}
	}
	if (found.respelled) {
		diag_report(finder->diag, DIAG_IMAGE_RESPELLED, pos, "image '%s' is there as '%s'", url, found.path);
	}
	return resource;
}

static struct resource *find_elsewhere(struct resource_finder *finder, const char *url, struct source_pos pos)
{
	GHashTable *pooled = finder->pool ? finder->pool->by_url : NULL;
	struct resource *resource = find_known(finder, finder->by_url, pooled, url);
	if (resource) {
		return resource;
	}
	resource = add(finder, url, pos);
	if (has_scheme(url, "data:")) {
		decode_data(finder, resource);
	} else if (has_scheme(url, qr_scheme)) {
		read_qr(finder, resource);
	} else {
		find_remote(finder, resource);
	}
	if (finder->pool) {
		g_hash_table_insert(finder->pool->by_url, (void *)resource->url, resource);
	}
	return resource;
}

struct resource *resource_finder_find(struct resource_finder *finder, const char *url, struct source_pos pos)
{
	struct resource *known = g_hash_table_lookup(finder->by_url, url);
	if (known) {
		return known;
	}
	bool elsewhere = image_path_is_remote(&finder->paths, url);
	struct resource *resource = elsewhere ? find_elsewhere(finder, url, pos) : find_file(finder, url, pos);
	g_hash_table_insert(finder->by_url, (void *)url, resource);
	return resource;
}
