#include "base/listing.h"

#include <glib.h>
#include <glib/gstdio.h>

#include "base/world.h"

static const char *const files[] = { "Img/Photo.PNG", "Img/photo.png", "图/É.png", "only.gif" };

static void put_files(const char *root)
{
	for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
		g_autofree char *path = g_build_filename(root, files[i], NULL);
		g_autofree char *folder = g_path_get_dirname(path);
		g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
		g_assert_true(g_file_set_contents(path, "x", 1, NULL));
	}
}

static void remove_files(const char *root)
{
	for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
		g_autofree char *path = g_build_filename(root, files[i], NULL);
		g_autofree char *folder = g_path_get_dirname(path);
		g_remove(path);
		g_rmdir(folder);
	}
	g_rmdir(root);
}

static void test_find(void)
{
	static const struct {
		const char *relative;
		const char *found; // NULL: nothing
	} rows[] = {
		{ "only.gif", "only.gif" },
		{ "ONLY.GIF", "only.gif" },
		{ "img/PHOTO.png", "Img/Photo.PNG" },
		{ "img/./photo.png", "Img/./Photo.PNG" },
		{ "img/../Only.gif", "Img/../only.gif" },
		{ "图/e\xcc\x81.PNG", "图/É.png" },
		{ "IMG", "Img" },
		{ "img/none.png", NULL },
		{ "only.gif/a", NULL },
		{ "\xff.png", NULL },
	};
	g_autofree char *root = g_dir_make_tmp("bifolio-listing-XXXXXX", NULL);
	put_files(root);
	struct world *world = world_create();
	struct listing *listing = listing_create(world);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *want = rows[i].found ? g_build_filename(root, rows[i].found, NULL) : NULL;
		g_autofree char *found = listing_find(listing, root, rows[i].relative);
		g_assert_cmpstr(found, ==, want);
	}
	// A folder is read once: what comes later is not seen.
	g_autofree char *late = g_build_filename(root, "late", NULL);
	g_assert_true(g_file_set_contents(late, "x", 1, NULL));
	g_assert_null(listing_find(listing, root, "LATE"));
	g_remove(late);
	listing_destroy(listing);
	world_destroy(world);
	remove_files(root);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/listing/find", test_find);
	return g_test_run();
}
