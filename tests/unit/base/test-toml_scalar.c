#include "base/toml_scalar.h"

#include <stdbool.h>
#include <string.h>

#include <glib.h>

struct scalar_case {
	const char *token;
	const char *text; // NULL: no value
	bool explained;   // of no value: whether the reader says why
};

static const struct scalar_case cases[] = {
	{ "true", "true", false },
	{ "false", "false", false },
	{ "True", NULL, true },
	{ "FALSE", NULL, true },
	{ "tru", NULL, false },
	// Integers.
	{ "0", "0", false },
	{ "+0", "0", false },
	{ "-0", "0", false },
	{ "+99", "99", false },
	{ "-17", "-17", false },
	{ "1_000", "1000", false },
	{ "5_349_221", "5349221", false },
	{ "1_2_3_4_5", "12345", false },
	{ "9223372036854775807", "9223372036854775807", false },
	{ "-9223372036854775808", "-9223372036854775808", false },
	{ "9223372036854775808", NULL, true },
	{ "0x7FFFFFFFFFFFFFFF", "9223372036854775807", false },
	{ "0x8000000000000000", NULL, true },
	{ "0xDEADBEEF", "3735928559", false },
	{ "0xdead_beef", "3735928559", false },
	{ "0o01234567", "342391", false },
	{ "0o755", "493", false },
	{ "0b11010110", "214", false },
	{ "0x00", "0", false },
	{ "01", NULL, true },
	{ "-01", NULL, true },
	{ "00", NULL, true },
	{ "1__0", NULL, false },
	{ "_1", NULL, false },
	{ "1_", NULL, false },
	{ "0x_1", NULL, false },
	{ "0x1_", NULL, false },
	{ "0x", NULL, false },
	{ "0o8", NULL, false },
	{ "0b2", NULL, false },
	{ "0X1", NULL, false },
	{ "+0x1", NULL, false },
	{ "-0b1", NULL, false },
	{ "++1", NULL, false },
	{ "-", NULL, false },
	{ "1a", NULL, false },
	// Floats.
	{ "+1.0", "+1.0", false },
	{ "3.1415", "3.1415", false },
	{ "-0.01", "-0.01", false },
	{ "5e+22", "5e+22", false },
	{ "1e06", "1e06", false },
	{ "-2E-2", "-2E-2", false },
	{ "6.626e-34", "6.626e-34", false },
	{ "224_617.445_991_228", "224617.445991228", false },
	{ "0.0", "0.0", false },
	{ "0e0", "0e0", false },
	{ "inf", "inf", false },
	{ "+inf", "+inf", false },
	{ "-inf", "-inf", false },
	{ "nan", "nan", false },
	{ "-nan", "-nan", false },
	{ "Inf", NULL, false },
	{ ".7", NULL, false },
	{ "7.", NULL, true },
	{ "3.e+20", NULL, true },
	{ "1.5_", NULL, true },
	{ "1._5", NULL, true },
	{ "1_.5", NULL, false },
	{ "1e", NULL, false },
	{ "1e1.5", NULL, false },
	{ "1.2.3", NULL, false },
	{ "00.5", NULL, true },
	{ "01e1", NULL, true },
	// Dates.
	{ "1979-05-27T07:32:00Z", "1979-05-27T07:32:00Z", false },
	{ "1979-05-27T00:32:00-07:00", "1979-05-27T00:32:00-07:00", false },
	{ "1979-05-27T00:32:00.999999-07:00", "1979-05-27T00:32:00.999999-07:00", false },
	{ "1979-05-27 07:32:00Z", "1979-05-27 07:32:00Z", false },
	{ "1979-05-27t07:32:00z", "1979-05-27t07:32:00z", false },
	{ "1979-05-27T07:32:00", "1979-05-27T07:32:00", false },
	{ "1979-05-27", "1979-05-27", false },
	{ "2000-02-29", "2000-02-29", false },
	{ "07:32:00", "07:32:00", false },
	{ "00:32:00.999999", "00:32:00.999999", false },
	{ "23:59:60", "23:59:60", false },
	{ "1900-02-29", NULL, true },
	{ "1979-13-01", NULL, true },
	{ "1979-00-01", NULL, true },
	{ "1979-01-00", NULL, true },
	{ "24:00:00", NULL, true },
	{ "00:60:00", NULL, true },
	{ "1979-05-27T07:32:00+24:00", NULL, true },
	{ "79-05-27", NULL, false },
	{ "1979-5-27", NULL, false },
	{ "1979-05-27T", NULL, false },
	{ "1979-05-27T07:32", NULL, false },
	{ "1979-05-27T07:32:00.", NULL, false },
	{ "1979-05-27T07:32:00+0700", NULL, false },
	{ "1979-05-27T07:32:00+07", NULL, false },
	{ "1979/05/27", NULL, false },
	{ "7:32:00", NULL, false },
	{ "07:32", NULL, false },
	{ "07:32:00Z", NULL, false },
	// Neither.
	{ "hello", NULL, false },
	{ "春", NULL, false },
};

static void test_read(void)
{
	struct arena *arena = arena_create();
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const char *why;
		// The token is followed by more, as in a text.
		g_autofree char *line = g_strdup_printf("%s, 1", cases[i].token);
		g_test_message("%s", line);
		g_assert_cmpstr(toml_scalar_read(line, strlen(cases[i].token), &why, arena), ==, cases[i].text);
		if (!cases[i].text) {
			g_assert_cmpint(why != NULL, ==, cases[i].explained);
		}
	}
	arena_destroy(arena);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/toml_scalar/read", test_read);
	return g_test_run();
}
