#include "pdf/content.h"

#include <string.h>

static void check(const char *content, int marks, const char *want)
{
	g_autoptr(GString) out = g_string_new(NULL);
	g_assert_cmpint(content_mark(content, strlen(content), NULL, out), ==, marks);
	if (marks >= 0) {
		g_assert_cmpstr(out->str, ==, want);
	}
}

#define SQUARE "0 0 0.125 0.125 re f"

static void test_marks_are_numbered(void)
{
	check(SQUARE " BT <01> Tj ET " SQUARE "\n0 g " SQUARE "\nq 0 0 10 10 re f Q " SQUARE, 2,
		"/Span << /MCID 0 >> BDC BT <01> Tj ET EMC\n0 g /Span << /MCID 1 >> BDC\nq 0 0 10 10 re f Q EMC");
}

// A piece that its glyphs do not spell has its text with it.
static void test_texts(void)
{
	static const char content[] = SQUARE " BT <01> Tj ET " SQUARE " " SQUARE " BT <02> Tj ET " SQUARE;
	const char *const texts[] = { NULL, "a" };
	g_autoptr(GString) out = g_string_new(NULL);
	g_assert_cmpint(content_mark(content, strlen(content), texts, out), ==, 2);
	g_assert_nonnull(strstr(out->str, "/Span << /MCID 0 >> BDC BT <01>"));
	g_assert_nonnull(strstr(out->str, "/Span << /MCID 1 /ActualText "));
}

static void test_artifacts(void)
{
	check("q\n1 0 0 rg 0 0 10 10 re f\nQ", 0, "q\n1 0 0 rg /Artifact BMC\n0 0 10 10 re f\nEMC\nQ");
	check("0 0 m 5 5 l S", 0, "/Artifact BMC\n0 0 m 5 5 l S\nEMC");
	check("BT 1 0 0 1 0 0 Tm (a) Tj ET", 0, "/Artifact BMC\nBT 1 0 0 1 0 0 Tm (a) Tj ET\nEMC");
	check("/x5 Do", 0, "/Artifact BMC\n/x5 Do\nEMC");
}

// What looks like an operator within a string or a name is none.
static void test_strings(void)
{
	check("BT (a\\) BDC \\( EMC (b) f) Tj /EMC gs ET", 0,
		"/Artifact BMC\nBT (a\\) BDC \\( EMC (b) f) Tj /EMC gs ET\nEMC");
}

// cairo's own marked content goes on as it is, in marks and outside.
static void test_actual_text(void)
{
	check(SQUARE " BT /Span << /ActualText <feff> >> BDC <01> Tj EMC ET " SQUARE, 1,
		"/Span << /MCID 0 >> BDC BT /Span << /ActualText <feff> >> BDC <01> Tj EMC ET EMC");
	check("BT /Span << /ActualText <feff> >> BDC <01> Tj EMC ET", 0,
		"/Artifact BMC\nBT /Span << /ActualText <feff> >> BDC <01> Tj EMC ET\nEMC");
}

static void test_not_from_cairo(void)
{
	check(SQUARE, -1, NULL);
	check("0 0 0.125 0.125 re S", -1, NULL);
	check("0 0 0.125 0.125 re", -1, NULL);
	check("EMC", -1, NULL);
	check("/Span BMC", -1, NULL);
	check("/Span BMC " SQUARE " EMC " SQUARE, -1, NULL);
	check("0 0 m", -1, NULL);
	check("BT (", -1, NULL);
	check("", 0, "");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/content/marks-are-numbered", test_marks_are_numbered);
	g_test_add_func("/content/texts", test_texts);
	g_test_add_func("/content/artifacts", test_artifacts);
	g_test_add_func("/content/strings", test_strings);
	g_test_add_func("/content/actual-text", test_actual_text);
	g_test_add_func("/content/not-from-cairo", test_not_from_cairo);
	return g_test_run();
}
