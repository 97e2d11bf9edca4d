#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

// Runs the target on every file of a folder, in the order of their names, and tells it in TAP.

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static GPtrArray *names_in(const char *folder)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	g_assert_nonnull(dir);
	for (const char *name = g_dir_read_name(dir); name; name = g_dir_read_name(dir)) {
		g_ptr_array_add(names, g_strdup(name));
	}
	g_ptr_array_sort(names, by_name);
	return names;
}

int main(int argc, char **argv)
{
	g_assert_cmpint(argc, ==, 2);
	g_autoptr(GPtrArray) names = names_in(argv[1]);
	g_assert_cmpuint(names->len, >, 0);
	for (guint i = 0; i < names->len; i++) {
		const char *name = g_ptr_array_index(names, i);
		g_autofree char *path = g_build_filename(argv[1], name, NULL);
		g_autofree char *bytes = NULL;
		size_t size = 0;
		g_assert_true(g_file_get_contents(path, &bytes, &size, NULL));
		LLVMFuzzerTestOneInput((const uint8_t *)bytes, size);
		printf("ok %u - %s\n", i + 1, name);
		fflush(stdout);
	}
	printf("1..%u\n", names->len);
	return EXIT_SUCCESS;
}
