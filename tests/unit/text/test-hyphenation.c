#include "text/hyphenation.h"

#include <locale.h>
#include <string.h>

#include <glib.h>

#include "text/breaks.h"

struct hyphen_case {
	const char *lang;
	const char *text; // with = where a word may be divided
};

static const struct hyphen_case cases[] = {
	{ "en", "in=ter=na=tion=al=iza=tion" },
	{ "en-US", "the hy=phen=ation, (al=go=rithm) “dic=tio=nary”." },
	{ "zh-Hans", "用al=go=rithm写，Al=go=rithm。" },
	{ "en", "plain iPhone HTTPS don’t" },
	{ "en", "self-evident README.md example.com algorithm2 foo_algorithm" },
	{ "en", "https://example.com/algorithm" },
	{ "en", "αλγόριθμος naïveté" },
	{ "tlh", "algorithm" },
};

static void test_cases(void)
{
	if (!g_file_test("/usr/share/hyphen/hyph_en_US.dic", G_FILE_TEST_EXISTS)) {
		g_test_skip("hyphen-en-us is not installed");
		return;
	}
	struct hyphenation *hyphenation = hyphenation_create();
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_auto(GStrv) parts = g_strsplit(cases[i].text, "=", -1);
		g_autofree char *plain = g_strjoinv("", parts);
		struct cjk_span span = { strlen(plain), cjk_region_of_lang(cases[i].lang), CJK_SPAN_TEXT };
		struct cjk_text *text = cjk_text_create(plain, strlen(plain), &span, 1);
		g_autofree uint8_t *breaks = g_new(uint8_t, text->count);
		breaks_find(text, BREAKS_GB, breaks);
		hyphenation_find(hyphenation, text, 0, text->count, cases[i].lang, breaks);
		g_autoptr(GString) shown = g_string_new(NULL);
		for (size_t k = 0; k < text->count; k++) {
			g_string_append(shown, breaks[k] == BREAKS_HYPHEN ? "=" : "");
			g_string_append_unichar(shown, text->units[k].c);
		}
		g_assert_cmpstr(shown->str, ==, cases[i].text);
		cjk_text_destroy(text);
	}
	hyphenation_destroy(hyphenation);
}

// A word that goes on beyond the units is no word.
static void test_part_of_word(void)
{
	struct cjk_span span = { 9, CJK_REGION_OTHER, CJK_SPAN_TEXT };
	struct cjk_text *text = cjk_text_create("algorithm", 9, &span, 1);
	uint8_t breaks[9];
	breaks_find(text, BREAKS_GB, breaks);
	struct hyphenation *hyphenation = hyphenation_create();
	hyphenation_find(hyphenation, text, 0, 8, "en", breaks);
	for (size_t i = 0; i < 9; i++) {
		g_assert_cmpint(breaks[i], !=, BREAKS_HYPHEN);
	}
	hyphenation_destroy(hyphenation);
	cjk_text_destroy(text);
}

int main(int argc, char **argv)
{
	setlocale(LC_CTYPE, "C.UTF-8"); // so that messages show the text
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/hyphenation/cases", test_cases);
	g_test_add_func("/hyphenation/part-of-word", test_part_of_word);
	return g_test_run();
}
