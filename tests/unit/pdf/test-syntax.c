#include "pdf/syntax.h"

#include <glib.h>
#include <string.h>

static void assert_text(struct syntax value, const char *want)
{
	g_assert_nonnull(value.text);
	g_autofree char *text = g_strndup(value.text, value.length);
	g_assert_cmpstr(text, ==, want);
}

static void test_value(void)
{
	static const char *const cases[][2] = {
		{ " 12 0 R ", "12 0 R" },
		{ "12 0 obj", "12" },
		{ "12 0 Rx", "12" },
		{ "% 1 2 R\n 7", "7" },
		{ "/Na#20me/Next", "/Na#20me" },
		{ "(a(b)\\)c) d", "(a(b)\\)c)" },
		{ "<FEFF5C71> x", "<FEFF5C71>" },
		{ "<< /A << /B [ 1 (>>) ] >> >> 3", "<< /A << /B [ 1 (>>) ] >> >>" },
		{ "[ 1 0 R [ ] ]]", "[ 1 0 R [ ] ]" },
		{ "-1.5]", "-1.5" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		assert_text(syntax_value(cases[i][0], cases[i][0] + strlen(cases[i][0])), cases[i][1]);
	}
}

static void test_no_value(void)
{
	static const char *const cases[] = { "", " ", "% only a comment", "<< /A 1", "[ (" };
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_assert_null(syntax_value(cases[i], cases[i] + strlen(cases[i])).text);
	}
}

static void test_dictionary(void)
{
	static const char text[] = "<< /Type /Page % 1\n /Kids [ << /Type /No >> ] /Parent 3 0 R\n/Length 42>>";
	struct syntax dictionary = syntax_value(text, text + strlen(text));
	assert_text(syntax_find(dictionary, "/Type"), "/Page");
	assert_text(syntax_find(dictionary, "/Kids"), "[ << /Type /No >> ]");
	g_assert_cmpuint(syntax_object(syntax_find(dictionary, "/Parent")), ==, 3);
	g_assert_cmpuint(syntax_number(syntax_find(dictionary, "/Length")), ==, 42);
	g_assert_cmpuint(syntax_object(syntax_find(dictionary, "/Length")), ==, 0);
	g_assert_null(syntax_find(dictionary, "/Page").text);
	g_assert_null(syntax_find(syntax_find(dictionary, "/Type"), "/Type").text);
}

static void test_references(void)
{
	static const char text[] = "<</A 12 0 R/B[3 0 R(4 0 R)5 6 0 R]/C 1 2/D<70>% 8 0 R\n/E 9 0 R>>";
	const uint32_t want[] = { 12, 3, 6, 9 };
	const char *at = text;
	for (size_t i = 0; i < G_N_ELEMENTS(want); i++) {
		struct syntax reference = syntax_next_reference(at, text + strlen(text));
		g_assert_cmpuint(syntax_object(reference), ==, want[i]);
		at = syntax_end(reference);
	}
	g_assert_null(syntax_next_reference(at, text + strlen(text)).text);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/syntax/value", test_value);
	g_test_add_func("/syntax/no-value", test_no_value);
	g_test_add_func("/syntax/dictionary", test_dictionary);
	g_test_add_func("/syntax/references", test_references);
	return g_test_run();
}
