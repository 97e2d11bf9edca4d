#include "text/cjk_text.h"

#include <string.h>

static struct cjk_text *create(const char *string, enum cjk_span_kind kind)
{
	struct cjk_span span = { strlen(string), CJK_REGION_HANS, kind };
	return cjk_text_create(string, strlen(string), &span, 1);
}

struct unit_case {
	const char *text;
	const char *units[5];
};

static const struct unit_case unit_cases[] = {
	{ "ab", { "a", "b" } },
	{ "葛\U000E0100城", { "葛\U000E0100", "城" } },
	{ "👨\u200D👩家", { "👨\u200D👩", "家" } },
	{ "甲——乙", { "甲", "——", "乙" } },
	{ "甲———乙", { "甲", "——", "—", "乙" } },
	{ "a——b", { "a", "—", "—", "b" } },
	{ "……", { "……" } },
	{ "甲\u200C乙", { "甲\u200C", "乙" } },
	{ "甲\u00AD乙", { "甲", "\u00AD", "乙" } },
	{ "\u0301甲", { "\u0301", "甲" } },
	{ "\r\n甲", { "\r\n", "甲" } },
	{ "", { NULL } },
};

static void test_units(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(unit_cases); i++) {
		const struct unit_case *c = &unit_cases[i];
		struct cjk_text *text = create(c->text, CJK_SPAN_TEXT);
		g_test_message("%s", c->text);
		size_t k = 0;
		for (; k < text->count; k++) {
			g_assert_nonnull(c->units[k]);
			g_autofree char *unit = g_strndup(c->text + text->units[k].offset, cjk_text_size(text, k));
			g_assert_cmpstr(unit, ==, c->units[k]);
		}
		g_assert_null(c->units[k]);
		g_assert_cmpuint(text->units[k].offset, ==, strlen(c->text));
		cjk_text_destroy(text);
	}
	cjk_text_destroy(NULL);
}

// A selector makes an emoji of a symbol, not of a line end, a space or a Han.
static void test_emoji_selector(void)
{
	static const char *const plain[] = { "\u2028\uFE0F", " \uFE0F", "中\uFE0F" };
	for (size_t i = 0; i < G_N_ELEMENTS(plain); i++) {
		struct cjk_text *text = create(plain[i], CJK_SPAN_TEXT);
		g_assert_cmpint(text->units[0].class, !=, CJK_EMOJI);
		cjk_text_destroy(text);
	}
	struct cjk_text *text = create("❤\uFE0F", CJK_SPAN_TEXT);
	g_assert_cmpint(text->units[0].class, ==, CJK_EMOJI);
	cjk_text_destroy(text);
}

static void test_spans(void)
{
	static const char string[] = "甲字a";
	static const struct cjk_span spans[] = {
		{ 3, CJK_REGION_HANS, CJK_SPAN_TEXT },
		{ 3, CJK_REGION_KO, CJK_SPAN_TEXT }, // empty
		{ 6, CJK_REGION_JA, CJK_SPAN_GLUED },
	};
	struct cjk_text *text = cjk_text_create(string, strlen(string), spans, G_N_ELEMENTS(spans));
	g_assert_cmpint(text->units[0].region, ==, CJK_REGION_HANS);
	g_assert_cmpint(text->units[1].region, ==, CJK_REGION_JA);
	g_assert_cmpint(text->units[1].kind, ==, CJK_SPAN_GLUED);
	g_assert_cmpint(text->units[2].region, ==, CJK_REGION_JA);
	cjk_text_destroy(text);
}

// A NUL is a character like others: it does not end the text.
static void test_nul(void)
{
	static const char string[] = "a\0bc\0甲乙丙";
	struct cjk_span span = { sizeof(string) - 1, CJK_REGION_HANS, CJK_SPAN_TEXT };
	struct cjk_text *text = cjk_text_create(string, sizeof(string) - 1, &span, 1);
	g_assert_cmpuint(text->count, ==, 6);
	g_assert_cmpuint(text->units[1].offset, ==, 2);
	cjk_text_destroy(text);
}

struct address_case {
	const char *text;
	const char *address; // what must be marked, or ""
};

// typography case 23: the full stop is not in the address.
static const struct address_case address_cases[] = {
	{ "看https://example.com/a。", "https://example.com/a" },
	{ "(http://example.com/a).", "http://example.com/a" },
	{ "see ftp://example.com, or", "ftp://example.com" },
	{ "<http://example.com>", "http://example.com" },
	{ "xhttp://example.com", "" },
	{ "http:// a", "" },
	{ "plain", "" },
};

static void test_addresses(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(address_cases); i++) {
		const struct address_case *c = &address_cases[i];
		struct cjk_text *text = create(c->text, CJK_SPAN_TEXT);
		g_autoptr(GString) found = g_string_new(NULL);
		for (size_t k = 0; k < text->count; k++) {
			if (text->units[k].kind == CJK_SPAN_URL) {
				g_string_append_unichar(found, text->units[k].c);
			}
		}
		g_assert_cmpstr(found->str, ==, c->address);
		cjk_text_destroy(text);
	}
}

static void test_advances(void)
{
	static const char string[] = "中a，“…/·–①😀\u3000 \u200B";
	static const float want[] = { 1, .5f, 1, 1, 1, .5f, .5f, .5f, .5f, 1, 1, .25f, 0 };
	struct cjk_text *text = create(string, CJK_SPAN_TEXT);
	g_assert_cmpuint(text->count, ==, G_N_ELEMENTS(want));
	for (size_t i = 0; i < text->count; i++) {
		g_test_message("U+%04X", text->units[i].c);
		g_assert_cmpfloat(cjk_unit_advance(&text->units[i]), ==, want[i]);
	}
	cjk_text_destroy(text);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/cjk-text/units", test_units);
	g_test_add_func("/cjk-text/emoji-selector", test_emoji_selector);
	g_test_add_func("/cjk-text/spans", test_spans);
	g_test_add_func("/cjk-text/nul", test_nul);
	g_test_add_func("/cjk-text/addresses", test_addresses);
	g_test_add_func("/cjk-text/advances", test_advances);
	return g_test_run();
}
