#include "fetch/cache.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static const char url[] = "https://example.org:443/a.png";

struct place {
	struct world *world;
	char *top;
	char *folder;
	struct arena *arena;
	struct diag *diag;
};

static void begin(struct place *place)
{
	place->top = g_dir_make_tmp("bifolio-cache-XXXXXX", NULL);
	place->folder = g_build_filename(place->top, "a", "images", NULL);
	place->world = world_create();
	place->arena = arena_create();
	place->diag = diag_create();
}

static void remove_tree(const char *path)
{
	g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
	for (const char *name; folder && (name = g_dir_read_name(folder));) {
		g_autofree char *child = g_build_filename(path, name, NULL);
		remove_tree(child);
	}
	g_remove(path);
}

static void end(struct place *place)
{
	remove_tree(place->top);
	arena_destroy(place->arena);
	world_destroy(place->world);
	diag_destroy(place->diag);
	g_free(place->folder);
	g_free(place->top);
}

static void check(struct cache *cache, struct place *place, const char *address, const char *want)
{
	size_t length = 0;
	const char *found = cache_find(cache, address, &length, place->arena);
	g_assert_cmpstr(found, ==, want);
	g_assert_cmpuint(length, ==, want ? strlen(want) : 0);
}

static void store(struct cache *cache, struct place *place, const char *address, const char *bytes)
{
	cache_lock(cache);
	g_assert_true(cache_store(cache, address, "image/png", bytes, strlen(bytes), place->diag));
	cache_unlock(cache);
}

static void test_keep(void)
{
	struct place place;
	begin(&place);
	struct cache *one = cache_open(place.folder, true, place.world, place.diag);
	struct cache *two = cache_open(place.folder, true, place.world, place.diag);
	check(one, &place, url, NULL);
	store(one, &place, url, "bytes");
	check(one, &place, url, "bytes");
	check(one, &place, "https://example.org:443/b.png", NULL);
	check(two, &place, url, "bytes"); // another process sees it
	store(two, &place, url, "newer");
	check(one, &place, url, "newer");
	cache_close(one);
	cache_close(two);
	struct cache *offline = cache_open(place.folder, false, place.world, place.diag);
	check(offline, &place, url, "newer");
	cache_close(offline);
	g_assert_cmpuint(diag_message_count(place.diag), ==, 0);
	end(&place);
}

static char *list_text(const struct place *place)
{
	g_autofree char *path = g_build_filename(place->folder, "images.lock", NULL);
	char *text = NULL;
	g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
	return text;
}

// The list says what is there: digests, type and address.
static void test_list(void)
{
	struct place place;
	begin(&place);
	struct cache *cache = cache_open(place.folder, true, place.world, place.diag);
	store(cache, &place, url, "bytes");
	g_autofree char *key = g_compute_checksum_for_string(G_CHECKSUM_SHA256, url, -1);
	g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, "bytes", -1);
	g_autofree char *want = g_strdup_printf("%s %s image/png %s\n", key, digest, url);
	g_autofree char *text = list_text(&place);
	g_assert_cmpstr(text, ==, want);
	cache_close(cache);
	end(&place);
}

// What does not match the list is not used; nor is a line that was not written whole.
static void test_damage(void)
{
	struct place place;
	begin(&place);
	struct cache *cache = cache_open(place.folder, true, place.world, place.diag);
	store(cache, &place, url, "bytes");
	g_autofree char *key = g_compute_checksum_for_string(G_CHECKSUM_SHA256, url, -1);
	g_autofree char *path = g_build_filename(place.folder, key, NULL);
	g_assert_true(g_file_set_contents(path, "other", -1, NULL));
	check(cache, &place, url, NULL);
	cache_close(cache);

	g_autofree char *list = g_build_filename(place.folder, "images.lock", NULL);
	g_autofree char *torn = list_text(&place);
	torn[80] = '\0';
	g_assert_true(g_file_set_contents(list, torn, -1, NULL));
	cache = cache_open(place.folder, true, place.world, place.diag);
	check(cache, &place, url, NULL);
	store(cache, &place, url, "again");
	check(cache, &place, url, "again");
	cache_close(cache);
	end(&place);
}

static void test_absent(void)
{
	struct place place;
	begin(&place);
	struct cache *offline = cache_open(place.folder, false, place.world, place.diag);
	check(offline, &place, url, NULL);
	cache_close(offline);
	g_assert_false(g_file_test(place.folder, G_FILE_TEST_EXISTS));
	g_autofree char *file = g_build_filename(place.top, "file", NULL);
	g_assert_true(g_file_set_contents(file, "", 0, NULL));
	g_assert_null(cache_open(file, true, place.world, place.diag));
	g_assert_cmpuint(diag_count_code(place.diag, DIAG_CANNOT_WRITE), ==, 1);
	end(&place);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/cache/keep", test_keep);
	g_test_add_func("/cache/list", test_list);
	g_test_add_func("/cache/damage", test_damage);
	g_test_add_func("/cache/absent", test_absent);
	return g_test_run();
}
