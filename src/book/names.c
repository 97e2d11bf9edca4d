#include "book/names.h"

#include <string.h>

bool names_is_markdown(const char *name)
{
	static const char *const suffixes[] = { ".md", ".markdown", ".mdown" };
	for (size_t i = 0; i < G_N_ELEMENTS(suffixes); i++) {
		if (g_str_has_suffix(name, suffixes[i])) {
			return true;
		}
	}
	return false;
}

int names_compare(const char *a, const char *b)
{
	while (*a && *b) {
		size_t left = strspn(a, "0123456789");
		size_t right = strspn(b, "0123456789");
		if (left > 0 && right > 0) {
			const char *x = a + strspn(a, "0");
			const char *y = b + strspn(b, "0");
			size_t digits = left - (size_t)(x - a);
			size_t others = right - (size_t)(y - b);
			int order = digits != others ? (digits < others ? -1 : 1) : strncmp(x, y, digits);
			if (order != 0) {
				return order;
			}
			a += left;
			b += right;
		} else if (*a != *b) {
			return (unsigned char)*a < (unsigned char)*b ? -1 : 1;
		} else {
			a++;
			b++;
		}
	}
	return *a ? 1 : *b ? -1 : 0;
}

static int compare(const void *a, const void *b)
{
	const char *left = *(const char *const *)a;
	const char *right = *(const char *const *)b;
	int order = names_compare(left, right);
	return order ? order : strcmp(left, right);
}

GPtrArray *names_in_folder(const char *path, struct world *world, struct diag *diag)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) all = world_list(world, path, &error);
	if (!all) {
		diag_report(diag, DIAG_CANNOT_READ, diag_path_pos(diag, path), "cannot read the folder '%s': %s", path,
			error->message);
	}
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; all && i < all->len; i++) {
		const char *name = g_ptr_array_index(all, i);
		if (name[0] != '.') {
			g_ptr_array_add(names, g_strdup(name));
		}
	}
	g_ptr_array_sort(names, compare);
	return names;
}
