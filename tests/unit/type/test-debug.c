#include "type/debug.h"

#include <glib.h>

static void test_kinds_of_breaks(void)
{
	g_assert_cmpint(debug_break_of(BREAKS_ALLOWED), ==, DEBUG_ALLOWED);
	g_assert_cmpint(debug_break_of(BREAKS_AFTER_MARK), ==, DEBUG_ALLOWED);
	g_assert_cmpint(debug_break_of(BREAKS_BEFORE_DASH), ==, DEBUG_PENALISED);
	g_assert_cmpint(debug_break_of(BREAKS_EMERGENCY), ==, DEBUG_LAST_RESORT);
	g_assert_cmpint(debug_break_of(BREAKS_MANDATORY), ==, DEBUG_FORCED);
}

static void test_words(void)
{
	g_assert_cmpstr(debug_kind_name(DEBUG_BREAK), ==, "break");
	g_assert_cmpstr(debug_detail_name(DEBUG_STRIP, DEBUG_KEEP | DEBUG_IN_ROW), ==, "kr");
	g_assert_null(debug_detail_name(DEBUG_GRID, 0));
	g_assert_null(debug_detail_name(DEBUG_GLUE, DEBUG_GIVES));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/debug/kinds-of-breaks", test_kinds_of_breaks);
	g_test_add_func("/debug/words", test_words);
	return g_test_run();
}
