#include "cli/options.h"

#include <string.h>

// Parses a command line of words with spaces between them; the caller finishes the options.
static bool parse(struct options *options, const char *line, char **error)
{
	g_auto(GStrv) words = g_strsplit(line, " ", -1);
	return options_parse(options, NULL, (int)g_strv_length(words), words, error);
}

static void test_commands(void)
{
	static const struct {
		const char *line;
		enum command command;
		const char *input;
	} rows[] = {
		{ "bifolio a.md", COMMAND_CONVERT, "a.md" },
		{ "bifolio convert dump", COMMAND_CONVERT, "dump" },
		{ "bifolio ./dump", COMMAND_CONVERT, "./dump" },
		{ "bifolio dump a.md", COMMAND_DUMP, "a.md" },
		{ "bifolio -- -a.md", COMMAND_CONVERT, "-a.md" },
		{ "bifolio -", COMMAND_CONVERT, "-" },
		{ "bifolio fonts", COMMAND_FONTS, NULL },
		{ "bifolio themes", COMMAND_THEMES, NULL },
		{ "bifolio themes --show", COMMAND_THEMES, NULL },
		{ "bifolio themes --show ./a.yaml -S body.leading=2", COMMAND_THEMES, "./a.yaml" },
		{ "bifolio themes --new a.yaml", COMMAND_THEMES, NULL },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct options options;
		g_autofree char *error = NULL;
		g_test_message("%s", rows[i].line);
		g_assert_true(parse(&options, rows[i].line, &error));
		g_assert_cmpint(options.command, ==, rows[i].command);
		g_assert_cmpstr(options.inputs ? options.inputs[0] : NULL, ==, rows[i].input);
		options_finish(&options);
	}
}

static void test_flags(void)
{
	struct options options;
	g_autofree char *error = NULL;
	g_assert_true(parse(&options, "bifolio a.md --to epub,html --to png -O out --lang zh-TW -q --strict", &error));
	g_assert_true(options.request.formats[FORMAT_EPUB]);
	g_assert_true(options.request.formats[FORMAT_HTML]);
	g_assert_true(options.request.formats[FORMAT_PNG]);
	g_assert_false(options.request.formats[FORMAT_PDF]);
	g_assert_cmpstr(options.request.folder, ==, "out");
	g_assert_cmpstr(options.settings.lang, ==, "zh-TW");
	g_assert_cmpint(options.level, ==, REPORT_ERRORS);
	g_assert_true(options.strict);
	options_finish(&options);
}

static void test_errors(void)
{
	static const struct {
		const char *line, *expected;
	} rows[] = {
		{ "bifolio --no-such a.md", "--no-such" },
		{ "bifolio a.md --to docx", "docx" },
		{ "bifolio dump", "one input" },
		{ "bifolio dump a.md b.md", "one input" },
		{ "bifolio dump --stage=none a.md", "none" },
		{ "bifolio dump --after=none a.md", "parse" },
		{ "bifolio dump --metrics=cm a.md", "cm" },
		{ "bifolio dump --stage=lines a.txt", "--measure" },
		{ "bifolio dump --stage=lines --measure=-1 a.txt", "--measure" },
		{ "bifolio dump --stage=lines --measure=8 --indent=nan a.txt", "--indent" },
		{ "bifolio fonts x", "no input" },
		{ "bifolio themes x", "no input" },
		{ "bifolio themes --theme book", "--show" },
		{ "bifolio themes --show a b", "one theme" },
		{ "bifolio themes --show book --theme default", "alone" },
		{ "bifolio themes --new a.yaml --show", "--new" },
		{ "bifolio themes --new mine", ".yaml" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct options options;
		g_autofree char *error = NULL;
		g_test_message("%s", rows[i].line);
		g_assert_false(parse(&options, rows[i].line, &error));
		g_assert_nonnull(error);
		g_assert_nonnull(strstr(error, rows[i].expected));
		options_finish(&options);
	}
}

static void test_help(void)
{
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		g_autofree char *help = options_help((enum command)i);
		g_assert_nonnull(strstr(help, "--strict"));
	}
	g_autofree char *help = options_help(COMMAND_CONVERT);
	g_assert_nonnull(strstr(help, "--output-folder"));
	g_assert_nonnull(strstr(help, "Exit status"));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/options/commands", test_commands);
	g_test_add_func("/options/flags", test_flags);
	g_test_add_func("/options/errors", test_errors);
	g_test_add_func("/options/help", test_help);
	return g_test_run();
}
