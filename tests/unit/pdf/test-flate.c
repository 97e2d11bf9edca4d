#include "pdf/flate.h"

#include <string.h>

static void test_round_trip(void)
{
	const size_t lengths[] = { 0, 1, 4096, 1000000 };
	for (size_t i = 0; i < G_N_ELEMENTS(lengths); i++) {
		g_autofree char *bytes = g_malloc0(lengths[i] + 1);
		for (size_t j = 0; j < lengths[i]; j++) {
			bytes[j] = (char)(j * j % 251);
		}
		g_autoptr(GString) compressed = g_string_new("before");
		flate_compress(compressed, bytes, lengths[i]);
		g_assert_true(g_str_has_prefix(compressed->str, "before"));
		g_autoptr(GString) expanded =
			flate_expand(compressed->str + strlen("before"), compressed->len - strlen("before"));
		g_assert_nonnull(expanded);
		g_assert_cmpmem(expanded->str, expanded->len, bytes, lengths[i]);
	}
}

static void test_damaged(void)
{
	g_autoptr(GString) compressed = g_string_new(NULL);
	flate_compress(compressed, "some bytes", strlen("some bytes"));
	g_assert_null(flate_expand(compressed->str, compressed->len - 1));
	g_assert_null(flate_expand("no such data", strlen("no such data")));
	g_assert_null(flate_expand("", 0));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/flate/round-trip", test_round_trip);
	g_test_add_func("/flate/damaged", test_damaged);
	return g_test_run();
}
