#include "pdf/standard.h"

#include <glib.h>

static void check(const char *text, bool good, unsigned want)
{
	unsigned standards;
	g_assert_cmpint(standard_parse(&standards, text), ==, good);
	if (good) {
		g_assert_cmpuint(standards, ==, want);
	}
}

static void test_parse(void)
{
	check(NULL, true, STANDARD_UA1 | STANDARD_A2A);
	check("none", true, 0);
	check("ua1", true, STANDARD_UA1);
	check("a3a, ua1", true, STANDARD_UA1 | STANDARD_A3A);
	check("a2u", true, STANDARD_A2U);
	check("a2a,a3a", false, 0);
	check("a1b", false, 0);
	check("", false, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/standard/parse", test_parse);
	return g_test_run();
}
