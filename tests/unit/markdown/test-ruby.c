#include "markdown/ruby.h"

#include "tests/unit/source/sketch.h"

static const struct source_options with_ruby = { .ruby = true, .pass = { .last = PASS_PARSE } };

static void test_braces(void)
{
	static const struct {
		const char *markdown;
		const char *tree;
	} rows[] = {
		{ "{漢字|かんじ}", "paragraph{ruby<かんじ>{漢字}}" },
		{ "在{汉|hàn}{字|zì}中", "paragraph{在ruby<hàn>{汉}ruby<zì>{字}中}" },
		{ "{東京|とう|きょう}", "paragraph{ruby<とう>{東}ruby<きょう>{京}}" },
		{ "{東京都|とう|きょう}", "paragraph{ruby<とうきょう>{東京都}}" },
		{ "{葛\U000E0100城|かつらぎ|き}", "paragraph{ruby<かつらぎ>{葛\U000E0100}ruby<き>{城}}" },
		{ "**{漢字|かんじ}**", "paragraph{strong{ruby<かんじ>{漢字}}}" },
		{ "# {漢字|かんじ}", "heading1{ruby<かんじ>{漢字}}" },
		{ "{漢字}{|か}{漢|}{a||b}{漢\n|か}", "paragraph{{漢字}{|か}{漢|}{a||b}{漢/|か}}" },
		{ "{{漢|か}}", "paragraph{{ruby<か>{漢}}}" },
		{ "`{漢|か}` \\{漢|か} \\\\{漢|か}", "paragraph{`{漢|か}` {漢|か} \\ruby<か>{漢}}" },
		{ "|{漢\\|か}|\n|-|", "table{table-row{table-cell{ruby<か>{漢}}}}" },
		{ "![{漢|か}](a)", "paragraph{image<a|漢>}" },
		{ "<ruby>{漢|か}<rt>か</rt></ruby>", "paragraph{ruby<か>{{漢|か}}}" },
		{ "<code>{漢|か}</code>", "paragraph{`{漢|か}`}" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		sketch_check(rows[i].markdown, with_ruby, rows[i].tree, NULL);
	}
}

// An option, and not CommonMark's.
static void test_off(void)
{
	struct source_options options = with_ruby;
	options.ruby = false;
	sketch_check("{漢字|かんじ}\\{", options, "paragraph{{漢字|かんじ}{}", "");
	options.ruby = true;
	options.strict_commonmark = true;
	sketch_check("{漢字|かんじ}", options, "paragraph{{漢字|かんじ}}", "");
}

static void test_many(void)
{
	static const char *const texts[] = { "{", "{漢|", "{漢|か}", "|", "{漢|か|" };
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autoptr(GString) text = g_string_new(NULL);
		for (int j = 0; j < 50000; j++) {
			g_string_append(text, texts[i]);
		}
		struct source_options options = with_ruby;
		options.pass.last = PASS_NUMBER;
		struct sketch sketch;
		sketch_init(&sketch, text->str, options);
		g_assert_cmpuint(sketch.doc->span_count, ==, i == 2 ? 100000 : 1);
		sketch_finish(&sketch);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/ruby/braces", test_braces);
	g_test_add_func("/ruby/off", test_off);
	g_test_add_func("/ruby/many", test_many);
	return g_test_run();
}
