#include "base/library.h"

#include <glib.h>
#include <math.h>

#define FUNCTIONS(_) _(floor) _(hypot)

struct functions {
	FUNCTIONS(LIBRARY_MEMBER)
};

static const char *const names[] = { FUNCTIONS(LIBRARY_NAME) };

static void test_load(void)
{
	struct functions lib;
	g_assert_true(library_load("libm.so.6", names, G_N_ELEMENTS(names), &lib));
	g_assert_cmpfloat(lib.floor(3.5), ==, 3);
	g_assert_cmpfloat(lib.hypot(3, 4), ==, 5);
}

static void test_missing(void)
{
	static const char *const unknown[] = { "floor", "no_such_function" };
	struct functions lib;
	g_assert_false(library_load("libnothing-of-this-name.so.1", names, G_N_ELEMENTS(names), &lib));
	g_assert_false(library_load("libm.so.6", unknown, G_N_ELEMENTS(unknown), &lib));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/library/load", test_load);
	g_test_add_func("/library/missing", test_missing);
	return g_test_run();
}
