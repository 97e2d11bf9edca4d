#include "hugo/cascade.h"

#include <string.h>

#include "base/yaml.h"

struct cascade_case {
	const char *inherited; // NULL: nothing
	const char *cascade;
	const char *values; // "key=text;" each, of maps "key;"; NULL: nothing cascades
	size_t messages;
};

static const struct value *parse(const char *text, struct arena *arena, struct diag *diag)
{
	struct value_origin origin = { diag_add_file(diag, "_index.md", NULL, 0), 1 };
	return text ? yaml_parse(text, strlen(text), origin, DIAG_BAD_FRONT_MATTER, arena, diag) : NULL;
}

static char *printed(const struct value *map)
{
	GString *out = g_string_new(NULL);
	for (const struct value *node = map->first_child; node; node = node->next) {
		g_string_append_printf(out, "%s%s%s;", node->key, node->text ? "=" : "", node->text ? node->text : "");
	}
	return g_string_free(out, FALSE);
}

// For the page /posts/a of kind "page" in "zh-cn".
static const struct cascade_case cases[] = {
	{ NULL, NULL, NULL, 0 },
	{ "a: 1\n", NULL, "a=1;", 0 },
	{ NULL, "a: 1\n", "a=1;", 0 },
	{ "a: 1\nb: 2\n", "A: 3\n", "A=3;b=2;", 0 },
	{ "a: 1\n", "~", "a=1;", 0 },
	// A map with a target.
	{ NULL, "a: 1\ntarget: {path: /posts/**}\n", "a=1;", 0 },
	{ NULL, "a: 1\n_target: {path: /Posts/*, kind: page, lang: zh-cn}\n", "a=1;", 0 },
	{ "b: 2\n", "a: 1\ntarget: {path: /notes/**}\n", "b=2;", 0 },
	{ "b: 2\n", "a: 1\ntarget: {path: /posts/**, kind: section}\n", "b=2;", 0 },
	{ NULL, "a: 1\ntarget: {kind: '{page,section}'}\n", "a=1;", 0 },
	{ NULL, "a: 1\ntarget: {lang: en}\n", NULL, 0 },
	{ NULL, "a: 1\ntarget: {environment: production}\n", "a=1;", 0 },
	{ NULL, "a: 1\ntarget: {environment: development}\n", NULL, 0 },
	{ NULL, "a: 1\ntarget: {}\nparams: {x: 1}\n", "a=1;params;", 0 },
	// A list: the first that fits counts, key by key.
	{ "a: 0\nc: 0\n", "- {a: 1, target: {kind: section}}\n- {a: 2}\n- {a: 3, b: 4}\n", "a=2;b=4;c=0;", 0 },
	{ "a: 0\n", "[]", "a=0;", 0 },
	// Of the wrong kind.
	{ "a: 0\n", "text", "a=0;", 1 },
	{ "a: 0\n", "[text, {a: 1}]", "a=1;", 1 },
	{ "a: 0\n", "{a: 1, target: text}", "a=0;", 1 },
	{ "a: 0\n", "{a: 1, target: {path: [a]}}", "a=0;", 1 },
	{ "a: 0\n", "{a: 1, target: {colour: red}}", "a=0;", 0 },
};

static void test_cases(void)
{
	static const struct cascade_page page = { .path = "/posts/a", .kind = "page", .lang = "zh-cn" };
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_test_message("%s", cases[i].cascade ? cases[i].cascade : "nothing");
		struct arena *arena = arena_create();
		struct diag *diag = diag_create();
		const struct value *inherited = parse(cases[i].inherited, arena, diag);
		const struct value *cascade = parse(cases[i].cascade, arena, diag);
		const struct value *values = cascade_over(inherited, cascade, &page, arena, diag);
		g_autofree char *got = values ? printed(values) : NULL;
		g_assert_cmpstr(got, ==, cases[i].values);
		g_assert_cmpuint(diag_message_count(diag), ==, cases[i].messages);
		diag_destroy(diag);
		arena_destroy(arena);
	}
}

// Three branches, the nearest first.
static void test_chain(void)
{
	static const struct cascade_page page = { .path = "/a/b/c", .kind = "page" };
	static const char *const branches[] = { "x: 1\ny: 1\nz: 1\n", "y: 2\nz: 2\ntarget: {path: '/a/**'}\n",
		"z: 3\n" };
	struct arena *arena = arena_create();
	struct diag *diag = diag_create();
	const struct value *values = NULL;
	for (size_t i = 0; i < G_N_ELEMENTS(branches); i++) {
		values = cascade_over(values, parse(branches[i], arena, diag), &page, arena, diag);
	}
	g_autofree char *got = printed(values);
	g_assert_cmpstr(got, ==, "z=3;y=2;x=1;");
	diag_destroy(diag);
	arena_destroy(arena);
}

static void test_long_list(void)
{
	static const struct cascade_page page = { .path = "/a", .kind = "page" };
	g_autoptr(GString) text = g_string_new(NULL);
	for (int i = 0; i <= CASCADE_LIST_MAX; i++) {
		g_string_append_printf(text, "- k%d: 1\n", i);
	}
	struct arena *arena = arena_create();
	struct diag *diag = diag_create();
	const struct value *values = cascade_over(NULL, parse(text->str, arena, diag), &page, arena, diag);
	g_assert_nonnull(value_lookup(values, "k99"));
	g_assert_null(value_lookup(values, "k100"));
	g_assert_cmpuint(diag_message_count(diag), ==, 1);
	diag_destroy(diag);
	arena_destroy(arena);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/cascade/cases", test_cases);
	g_test_add_func("/cascade/chain", test_chain);
	g_test_add_func("/cascade/long-list", test_long_list);
	return g_test_run();
}
