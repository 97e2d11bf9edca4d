#include "type/page_refs.h"

static void test_known(void)
{
	struct page_refs refs;
	g_autoptr(GArray) used = g_array_new(FALSE, FALSE, sizeof(struct page_ref));
	page_refs_init(&refs);
	page_refs_set(&refs, "c1-b0", "7");
	g_assert_cmpstr(page_refs_use(&refs, "c1-b0", used), ==, "7");
	g_assert_cmpuint(used->len, ==, 1);
	g_assert_true(page_refs_hold(&refs, used));
	page_refs_set(&refs, "c1-b0", "7"); // said again
	page_refs_set(&refs, "c2-b0", "9"); // not used
	g_assert_true(page_refs_hold(&refs, used));
	page_refs_set(&refs, "c1-b0", "8");
	g_assert_false(page_refs_hold(&refs, used));
	g_assert_cmpstr(page_refs_use(&refs, "c1-b0", used), ==, "8");
	page_refs_finish(&refs);
}

// Before it is known where something stands, a number of the usual width is printed.
static void test_unknown(void)
{
	struct page_refs refs;
	g_autoptr(GArray) used = g_array_new(FALSE, FALSE, sizeof(struct page_ref));
	page_refs_init(&refs);
	g_assert_true(page_refs_hold(&refs, used));
	g_assert_cmpstr(page_refs_use(&refs, "c1-b0", used), ==, "000");
	g_assert_true(page_refs_hold(&refs, used)); // nothing new is known
	page_refs_set(&refs, "c1-b0", "1");
	g_assert_false(page_refs_hold(&refs, used));
	page_refs_finish(&refs);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/page-refs/known", test_known);
	g_test_add_func("/page-refs/unknown", test_unknown);
	return g_test_run();
}
