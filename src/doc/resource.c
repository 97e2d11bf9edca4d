#include "doc/resource.h"

#include <stdbool.h>
#include <string.h>

#include "base/file.h"
#include "doc/doc.h"

// Below the source root, where Hugo serves '/img/x.png' from.
static const char *const site_folders[] = { "", "static", "assets", "content" };

static const char qr_scheme[] = "bifolio-qr:";

enum { QR_SCALE = 4, QR_SCALE_MAX = 32 }; // px of a module

void resource_finder_init(struct resource_finder *out, struct doc *doc, struct diag *diag)
{
	*out = (struct resource_finder){
		.doc = doc,
		.diag = diag,
		.by_url = g_hash_table_new(g_str_hash, g_str_equal),
		.by_path = g_hash_table_new(g_str_hash, g_str_equal),
		.found = g_ptr_array_new(),
	};
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
}

static struct resource *add(struct resource_finder *finder, const char *url, struct source_pos pos)
{
	struct resource *resource = arena_new(finder->doc->arena, struct resource);
	resource->id = finder->found->len;
	resource->url = url;
	resource->pos = pos;
	resource->state = RESOURCE_MISSING;
	g_ptr_array_add(finder->found, resource);
	return resource;
}

// The length of a URL's scheme with its colon; 0 without one. One letter is a drive, not a scheme.
static size_t scheme_length(const char *url)
{
	size_t length = 0;
	while (g_ascii_isalnum(url[length]) || (length > 0 && url[length] && strchr("+-.", url[length]))) {
		length++;
	}
	return url[length] == ':' && length > 1 && g_ascii_isalpha(url[0]) ? length + 1 : 0;
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
		keep_bytes(resource, finder->doc->arena, bytes, length);
	} else if (comma) {
		g_autoptr(GBytes) bytes = g_uri_unescape_bytes(comma + 1, -1, NULL, NULL);
		if (bytes) {
			gsize length;
			const void *data = g_bytes_get_data(bytes, &length);
			keep_bytes(resource, finder->doc->arena, data, length);
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
	struct resource_qr *qr = arena_new(finder->doc->arena, struct resource_qr);
	*qr = (struct resource_qr){ .level = 'M', .scale = QR_SCALE };
	const char *text = resource->url + strlen(qr_scheme);
	size_t length = strcspn(text, "?");
	g_autofree char *decoded = g_uri_unescape_segment(text, text + length, NULL);
	if (!decoded || !*decoded || !read_qr_parameters(qr, text[length] ? text + length + 1 : "")) {
		resource->state = RESOURCE_BROKEN;
		diag_report(finder->diag, DIAG_BROKEN_IMAGE, resource->pos, "'%s' describes no QR code", resource->url);
		return;
	}
	qr->text = arena_strdup(finder->doc->arena, decoded);
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
}

// The ways to read a file name out of a URL: decoded, then as typed; without query and fragment, then with them.
static GPtrArray *spellings(const char *url)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *plain = g_strndup(url, strcspn(url, "?#"));
	char *decoded = g_uri_unescape_string(plain, NULL);
	if (decoded && *decoded) {
		g_ptr_array_add(names, decoded);
	} else {
		g_free(decoded);
	}
	if (*plain && strcmp(plain, url) != 0) {
		g_ptr_array_add(names, g_strdup(plain));
	}
	if (*plain) {
		g_ptr_array_add(names, g_strdup(url));
	}
	return names;
}

static char *own_folder(const struct doc *doc)
{
	return strcmp(doc->path, "-") == 0 ? g_strdup(doc->root_path) : g_path_get_dirname(doc->path);
}

// The paths where a file of that name may be, in order of preference.
static void add_candidates(GPtrArray *paths, const struct doc *doc, const char *name)
{
	if (name[0] != '/') {
		g_autofree char *folder = own_folder(doc);
		g_ptr_array_add(paths, g_build_filename(folder, name, NULL));
		return;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(site_folders); i++) {
		g_ptr_array_add(paths, g_build_filename(doc->root_path, site_folders[i], name, NULL));
	}
}

static GPtrArray *candidates(const struct doc *doc, const char *url)
{
	GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) names = spellings(url);
	for (guint i = 0; i < names->len; i++) {
		add_candidates(paths, doc, g_ptr_array_index(names, i));
	}
	for (guint i = paths->len; i-- > 1;) {
		if (strcmp(g_ptr_array_index(paths, i), g_ptr_array_index(paths, i - 1)) == 0) {
			g_ptr_array_remove_index(paths, i);
		}
	}
	return paths;
}

// The real path of the first candidate that is a file inside the root; NULL and *outside when one is elsewhere.
static char *search(struct resource_finder *finder, const GPtrArray *paths, bool *outside)
{
	struct doc *doc = finder->doc;
	for (guint i = 0; i < paths->len; i++) {
		const char *path = g_ptr_array_index(paths, i);
		char *resolved;
		doc_add_opened(doc, path);
		enum file_access access = file_resolve_inside(path, doc->root_path, doc->arena, &resolved);
		if (access == FILE_FOUND) {
			return resolved;
		}
		*outside = *outside || access == FILE_OUTSIDE;
	}
	return NULL;
}

static struct resource *find_file(struct resource_finder *finder, const char *url, struct source_pos pos)
{
	g_autoptr(GPtrArray) paths = candidates(finder->doc, url);
	bool outside = false;
	char *path = search(finder, paths, &outside);
	struct resource *known = path ? g_hash_table_lookup(finder->by_path, path) : NULL;
	if (known) {
		return known;
	}
	struct resource *resource = add(finder, url, pos);
	struct file_bytes file;
	if (path && file_read(&file, path, pos, finder->doc->arena, finder->diag)) {
		resource->path = path;
		resource->bytes = file.bytes;
		resource->length = file.length;
		resource->state = RESOURCE_USABLE;
		g_hash_table_insert(finder->by_path, path, resource);
	} else if (outside) {
		report_outside(finder, resource);
	} else if (!path) {
		report_missing(finder, resource, paths->len > 0 ? g_ptr_array_index(paths, 0) : NULL);
	}
	return resource;
}

static struct resource *find_elsewhere(struct resource_finder *finder, const char *url, struct source_pos pos)
{
	struct resource *resource = add(finder, url, pos);
	if (has_scheme(url, "data:")) {
		decode_data(finder, resource);
	} else if (has_scheme(url, qr_scheme)) {
		read_qr(finder, resource);
	} else if (has_scheme(url, "file:")) {
		report_outside(finder, resource);
	} else {
		resource->state = RESOURCE_REMOTE;
		diag_report(
			finder->diag, DIAG_REMOTE_IMAGE, pos, "image '%s' is on the network and is not fetched", url);
	}
	return resource;
}

struct resource *resource_find(struct resource_finder *finder, const char *url, struct source_pos pos)
{
	struct resource *known = g_hash_table_lookup(finder->by_url, url);
	if (known) {
		return known;
	}
	bool elsewhere = scheme_length(url) > 0 || g_str_has_prefix(url, "//");
	struct resource *resource = elsewhere ? find_elsewhere(finder, url, pos) : find_file(finder, url, pos);
	g_hash_table_insert(finder->by_url, (void *)url, resource);
	return resource;
}
