#include "base/notation.h"

#include <string.h>

#include "tree.h"

static void test_of_path(void)
{
	static const struct {
		const char *path;
		enum notation notation;
	} cases[] = {
		{ "hugo.yaml", NOTATION_YAML },
		{ "a.b/c.d.YML", NOTATION_YAML },
		{ "hugo.toml", NOTATION_TOML },
		{ "hugo.json", NOTATION_JSON },
		{ "hugo.jsonc", NOTATION_UNKNOWN },
		{ "a.yaml/b", NOTATION_UNKNOWN },
		{ "yaml", NOTATION_UNKNOWN },
		{ "", NOTATION_UNKNOWN },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_assert_cmpint(notation_of_path(cases[i].path), ==, cases[i].notation);
	}
}

static void test_parse(void)
{
	static const struct {
		const char *text;
		const char *name;
	} cases[NOTATIONS] = {
		[NOTATION_YAML] = { "a: {b: 'c'}", "YAML" },
		[NOTATION_TOML] = { "a.b = 'c'", "TOML" },
		[NOTATION_JSON] = { "{\"a\": {\"b\": \"c\"}}", "JSON" },
	};
	for (size_t i = 0; i < NOTATIONS; i++) {
		struct arena *arena = arena_create();
		struct diag *diag = diag_create();
		struct value_origin origin = { diag_add_file(diag, "a", NULL, 0), 1 };
		const struct value *root = notation_parse(
			(enum notation)i, cases[i].text, strlen(cases[i].text), origin, DIAG_BAD_CONFIG, arena, diag);
		g_autofree char *tree = tree_printed(root);
		g_assert_cmpstr(tree, ==, "{a={b='c'}}");
		g_assert_cmpuint(diag_message_count(diag), ==, 0);
		diag_destroy(diag);
		arena_destroy(arena);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/notation/of-path", test_of_path);
	g_test_add_func("/notation/parse", test_parse);
	return g_test_run();
}
