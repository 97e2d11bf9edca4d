#include "syntax/dialect.h"

#include <glib.h>

// Each name turns one switch, and no two the same.
static void test_switches(void)
{
	struct dialect dialect = dialect_none;
	for (size_t i = 0; dialect_names[i]; i++) {
		bool *on = dialect_switch(&dialect, dialect_names[i]);
		g_assert_nonnull(on);
		g_assert_false(*on);
		*on = true;
	}
	g_assert_true(dialect.definition_lists && dialect.admonitions && dialect.sup && dialect.ins);
	g_assert_null(dialect_switch(&dialect, "blink"));
}

static void test_names(void)
{
	struct dialect dialect = dialect_none;
	*dialect_switch(&dialect, "definition-lists") = true;
	g_assert_true(dialect.definition_lists);
	*dialect_switch(&dialect, "sub") = true;
	g_assert_true(dialect.sub && !dialect.sup);
	*dialect_switch(&dialect, "math") = true;
	g_assert_true(dialect.math && !dialect.emoji);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/dialect/switches", test_switches);
	g_test_add_func("/dialect/names", test_names);
	return g_test_run();
}
