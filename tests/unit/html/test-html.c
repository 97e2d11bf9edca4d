#include "html/html.h"

#include <glib.h>
#include <string.h>

// Pieces as "t(text)", "<name>", "</name>", "s" for silent ones.
static char *pieces_of(const char *text)
{
	GString *out = g_string_new(NULL);
	size_t at = 0;
	struct html_scanner scanner;
	html_scanner_init(&scanner, text, strlen(text));
	struct html_piece piece;
	for (; html_next(&scanner, &piece); at += piece.length) {
		g_assert_true(piece.length > 0 && piece.text == text + at);
		if (piece.kind == HTML_TEXT) {
			g_string_append_printf(out, "t(%.*s)", (int)piece.length, piece.text);
		} else if (piece.kind == HTML_TAG) {
			g_string_append_printf(out, "<%s%s>", piece.closing ? "/" : "", piece.name);
		} else {
			g_string_append_c(out, 's');
		}
	}
	g_assert_cmpuint(at, ==, strlen(text));
	return g_string_free(out, FALSE);
}

static void test_pieces(void)
{
	static const struct {
		const char *text;
		const char *pieces;
	} rows[] = {
		{ "", "" },
		{ "中<b>文</B>", "t(中)<b>t(文)</b>" },
		{ "<a href=\"x>y\" t='>'>z", "<a>t(z)" },
		{ "<a href=\"x>y", "t(<a href=\"x>y)" },
		{ "<a b=c\"d>e\"f>", "<a>t(e\"f>)" },
		{ "<a b = 'c>'\"d>e", "<a>t(e)" },
		{ "<p it's>x", "<p>t(x)" },
		{ "<iframe src=a><b></iframe >x", "<iframe>t(x)" },
		{ "<o:p>x</o:p>", "<o:p>t(x)</o:p>" },
		{ "a < b <3 </", "t(a < b <3 </)" },
		{ "<!-- > -->x<!DOCTYPE html>y<?p > ?>z<![CDATA[>]]>", "st(x)st(y)st(z)s" },
		{ "<!-- never closed", "s" },
		{ "<!", "t(<!)" },
		{ "<script>if (a<b) '</b>'</SCRIPT >x", "<script>t(x)" },
		{ "<style>x", "<style>" },
		{ "<script/>x", "<script>t(x)" },
		{ "<custom-element-with-a-name-past-all-sense>", "<custom-element-with-a-name-past>" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *pieces = pieces_of(rows[i].text);
		g_assert_cmpstr(pieces, ==, rows[i].pieces);
	}
}

static void test_random(void)
{
	static const char pieces[] = "<>/!-?[]CDATA&#x;\"'scriptye= \n";
	guint32 state = 77;
	for (int round = 0; round < 5000; round++) {
		char text[41] = "";
		for (int i = 0; i < 40; i++) {
			state = state * 1664525u + 1013904223u;
			text[i] = pieces[(state >> 16) % (sizeof(pieces) - 1)];
		}
		g_autofree char *found = pieces_of(text);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/html/pieces", test_pieces);
	g_test_add_func("/html/random", test_random);
	return g_test_run();
}
