#include "pass/image_path.h"

#include <glib.h>
#include <string.h>

#include "base/world.h"
#include "doc/doc.h"

// Below the source root, where Hugo serves '/img/x.png' from, and its neighbours too.
static const char *const default_folders[] = { "", "static", "assets", "content" };
static const struct image_places default_places = { .folders = default_folders,
	.count = G_N_ELEMENTS(default_folders) };

static const char file_scheme[] = "file://";

// One place where a file may be.
struct candidate {
	char *folder;
	char *name;
	bool system; // a path of the system, not one of the source
};

static void candidate_clear(void *data)
{
	struct candidate *candidate = data;
	g_free(candidate->folder);
	g_free(candidate->name);
}

void image_path_init(
	struct image_path_finder *out, struct doc *doc, const struct image_places *places, struct world *world)
{
	*out = (struct image_path_finder){
		.world = world,
		.doc = doc,
		.places = places,
		.listing = listing_create(world),
	};
}

void image_path_finish(struct image_path_finder *finder)
{
	listing_destroy(finder->listing);
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

// What is behind http: or https:, so that both and none are the same; NULL for another scheme.
static const char *behind_scheme(const char *url)
{
	size_t length = scheme_length(url);
	bool web = length == 0 || g_ascii_strncasecmp(url, "http:", length) == 0 ||
		g_ascii_strncasecmp(url, "https:", length) == 0;
	return web && g_str_has_prefix(url + length, "//") ? url + length : NULL;
}

// The path on the site, with its '/', of an address below the site's own; NULL for another.
static const char *path_on_site(const struct image_path_finder *finder, const char *url)
{
	const char *base = finder->places->base_url ? behind_scheme(finder->places->base_url) : NULL;
	const char *rest = behind_scheme(url);
	size_t length = base ? strlen(base) : 0;
	bool below = rest && length > 0 && g_ascii_strncasecmp(rest, base, length) == 0;
	return below ? rest + length - 1 : NULL;
}

static bool is_file_url(const char *url)
{
	return g_ascii_strncasecmp(url, file_scheme, strlen(file_scheme)) == 0;
}

bool image_path_is_remote(const struct image_path_finder *finder, const char *url)
{
	bool elsewhere = scheme_length(url) > 0 || g_str_has_prefix(url, "//");
	return elsewhere && !is_file_url(url) && !path_on_site(finder, url);
}

// The part of an address that names a file: without the scheme and host of a file or of the site itself.
static const char *local_part(const struct image_path_finder *finder, const char *url)
{
	if (is_file_url(url)) {
		const char *path = strchr(url + strlen(file_scheme), '/');
		return path ? path : "";
	}
	const char *own = path_on_site(finder, url);
	return own ? own : url;
}

// The ways to read a file name out of an address: decoded, then as typed; without query and fragment, then with them;
// with the backslashes of Windows as slashes.
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
	if (*plain && strchr(plain, '\\')) {
		g_ptr_array_add(names, g_strdelimit(g_strdup(plain), "\\", '/'));
	}
	return names;
}

static void add_candidate(GArray *candidates, const char *folder, const char *name, bool system)
{
	for (guint i = 0; i < candidates->len; i++) {
		const struct candidate *other = &g_array_index(candidates, struct candidate, i);
		if (strcmp(other->folder, folder) == 0 && strcmp(other->name, name) == 0) {
			return;
		}
	}
	const struct candidate candidate = { g_strdup(folder), g_strdup(name), system };
	g_array_append_val(candidates, candidate);
}

static void add_places(GArray *candidates, const struct image_path_finder *finder, const char *name)
{
	const struct image_places *places = finder->places->count > 0 ? finder->places : &default_places;
	for (size_t i = 0; i < places->count; i++) {
		const char *folder = places->folders[i];
		g_autofree char *path = *folder ? g_build_filename(finder->doc->root_path, folder, NULL)
						: g_strdup(finder->doc->root_path);
		add_candidate(candidates, path, name, false);
	}
}

// A site that is served from a folder of its host may have that folder in its addresses.
static const char *without_base(const struct image_path_finder *finder, const char *name)
{
	const char *base = finder->places->base_url ? behind_scheme(finder->places->base_url) : NULL;
	const char *path = base ? strchr(base + 2, '/') : NULL;
	size_t length = path ? strlen(path) : 0;
	return length > 1 && strncmp(name, path, length) == 0 ? name + length - 1 : NULL;
}

static void add_rooted(GArray *candidates, const struct image_path_finder *finder, const char *name)
{
	add_places(candidates, finder, name);
	const char *shorter = without_base(finder, name);
	if (shorter) {
		add_places(candidates, finder, shorter);
	}
	add_candidate(candidates, "/", name, true);
}

// Beside the page; then in the folder that has the page's name, as Hexo keeps the images of a post.
static void add_relative(GArray *candidates, const struct image_path_finder *finder, const char *name)
{
	const struct doc *doc = finder->doc;
	if (strcmp(doc->path, "-") != 0) {
		g_autofree char *folder = g_path_get_dirname(doc->path);
		g_autofree char *base = g_path_get_basename(doc->path);
		char *dot = strrchr(base, '.');
		add_candidate(candidates, folder, name, false);
		if (dot && dot > base) {
			*dot = '\0';
			g_autofree char *own = g_build_filename(folder, base, NULL);
			add_candidate(candidates, own, name, false);
		}
	}
	add_places(candidates, finder, name);
}

static GArray *list_candidates(const struct image_path_finder *finder, const char *url)
{
	GArray *candidates = g_array_new(FALSE, FALSE, sizeof(struct candidate));
	g_array_set_clear_func(candidates, candidate_clear);
	g_autoptr(GPtrArray) names = spellings(local_part(finder, url));
	for (guint i = 0; i < names->len; i++) {
		const char *name = g_ptr_array_index(names, i);
		if (is_file_url(url)) {
			add_candidate(candidates, "/", name, true);
		} else {
			(name[0] == '/' ? add_rooted : add_relative)(candidates, finder, name);
		}
	}
	return candidates;
}

// Takes a path if it is a file inside the root.
static bool take(struct image_path *out, const struct image_path_finder *finder, const char *path)
{
	enum world_access access = world_open_beneath(finder->world, finder->doc->root_path, path, &out->file);
	out->outside = out->outside || access == WORLD_OUTSIDE;
	out->path = out->file ? arena_strdup(finder->doc->arena, world_file_path(out->file)) : NULL;
	return access == WORLD_FOUND;
}

void image_path_find(struct image_path *out, struct image_path_finder *finder, const char *url)
{
	*out = (struct image_path){ .remote = path_on_site(finder, url) != NULL };
	g_autoptr(GArray) candidates = list_candidates(finder, url);
	for (guint i = 0; i < candidates->len; i++) {
		const struct candidate *candidate = &g_array_index(candidates, struct candidate, i);
		g_autofree char *path = g_build_filename(candidate->folder, candidate->name, NULL);
		out->tried = out->tried ? out->tried : arena_strdup(finder->doc->arena, path);
		if (take(out, finder, path)) {
			return;
		}
	}
	for (guint i = 0; i < candidates->len && !out->outside; i++) {
		const struct candidate *candidate = &g_array_index(candidates, struct candidate, i);
		g_autofree char *path =
			candidate->system ? NULL : listing_find(finder->listing, candidate->folder, candidate->name);
		if (path && take(out, finder, path)) {
			out->respelled = true;
			return;
		}
	}
}
