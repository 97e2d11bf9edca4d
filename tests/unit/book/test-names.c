#include "book/names.h"

#include "folder.h"

static void test_compare(void)
{
	static const char *const sorted[] = { "", "01", "1", "2", "10", "99999999999999999998", "99999999999999999999",
		"a", "a1b", "a2", "a10", "b", "一" };
	for (size_t i = 0; i < G_N_ELEMENTS(sorted); i++) {
		for (size_t j = 0; j < G_N_ELEMENTS(sorted); j++) {
			int order = names_compare(sorted[i], sorted[j]);
			bool equal = i == j || (i + j == 3 && i * j == 2); // "01" and "1" are one number
			g_assert_cmpint((order > 0) - (order < 0), ==, equal ? 0 : i < j ? -1 : 1);
		}
	}
}

static void test_markdown(void)
{
	static const char *const pages[] = { "a.md", "a.markdown", "a.mdown", ".md", "a.en.md" };
	static const char *const others[] = { "", "md", "a", "a.MD", "a.md.txt", "a.mdx", "a.md~" };
	for (size_t i = 0; i < G_N_ELEMENTS(pages); i++) {
		g_assert_true(names_is_markdown(pages[i]));
	}
	for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
		g_assert_false(names_is_markdown(others[i]));
	}
}

// As people sort, hidden files left out, folders among the rest; equal numbers in one order on every machine.
static void test_folder(struct folder_fixture *fixture, const void *unused)
{
	static const char *const files[] = { "10.md", "9.md", "a/x.md", ".hidden", "1.md", "01.md", "一.md" };
	for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
		folder_write(fixture, files[i], "");
	}
	g_autoptr(GPtrArray) names = names_in_folder(fixture->path, fixture->world, fixture->diag);
	g_ptr_array_add(names, NULL);
	g_autofree char *found = g_strjoinv(" ", (char **)names->pdata);
	g_assert_cmpstr(found, ==, "01.md 1.md 9.md 10.md a 一.md");
	g_autofree char *none = g_build_filename(fixture->path, "none", NULL);
	g_autoptr(GPtrArray) nothing = names_in_folder(none, fixture->world, fixture->diag);
	g_assert_cmpuint(nothing->len, ==, 0);
	g_assert_cmpuint(diag_count_code(fixture->diag, DIAG_CANNOT_READ), ==, 1);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/names/compare", test_compare);
	g_test_add_func("/names/markdown", test_markdown);
	g_test_add("/names/folder", struct folder_fixture, NULL, folder_open, test_folder, folder_close);
	return g_test_run();
}
