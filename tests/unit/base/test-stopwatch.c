#include "base/stopwatch.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "base/world.h"

static void test_steps(void)
{
	struct world *world = world_create();
	struct stopwatch *stopwatch = stopwatch_create(world);
	stopwatch_lap(stopwatch, "read");
	g_usleep(20000);
	stopwatch_lap(stopwatch, "write");
	stopwatch_lap(stopwatch, "read");
	char *text = NULL;
	size_t length;
	FILE *stream = open_memstream(&text, &length);
	stopwatch_print(stopwatch, stream);
	fclose(stream);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	g_assert_cmpuint(g_strv_length(lines), ==, 3);
	g_assert_true(g_str_has_prefix(lines[0], "read "));
	g_assert_true(g_str_has_prefix(lines[1], "write "));
	g_assert_cmpfloat(g_ascii_strtod(lines[1] + strlen("write"), NULL), >=, 20);
	free(text);
	stopwatch_destroy(stopwatch);
	world_destroy(world);
}

static void test_nothing(void)
{
	stopwatch_lap(NULL, "read");
	stopwatch_print(NULL, stderr);
	stopwatch_destroy(NULL);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/stopwatch/steps", test_steps);
	g_test_add_func("/stopwatch/nothing", test_nothing);
	return g_test_run();
}
