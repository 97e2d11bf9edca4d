#include "base/value.h"

#include <string.h>

#include "base/yaml.h"
#include "tree.h"

struct fixture {
	struct arena *arena;
	struct diag *diag;
};

static struct value *parse(struct fixture *f, const char *text)
{
	struct value_origin origin = { diag_add_file(f->diag, "a.yaml", NULL, 0), 1 };
	return yaml_parse(text, strlen(text), origin, DIAG_BAD_CONFIG, f->arena, f->diag);
}

static void set_up(struct fixture *f, const void *data)
{
	f->arena = arena_create();
	f->diag = diag_create();
}

static void tear_down(struct fixture *f, const void *data)
{
	arena_destroy(f->arena);
	diag_destroy(f->diag);
}

static void test_lookup_path(struct fixture *f, const void *data)
{
	static const struct {
		const char *path;
		const char *text; // NULL: nothing there
	} cases[] = {
		{ "a", "1" },
		{ "A", "1" },
		{ "b.c", "2" },
		{ "b.D.e", "3" },
		{ "b.d.f", NULL },
		{ "a.b", NULL },
		{ "x.y.z", NULL },
		{ "", NULL },
	};
	const struct value *map = parse(f, "a: 1\nb: {c: 2, d: {E: 3}}\n");
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const struct value *node = value_lookup_path(map, cases[i].path);
		g_assert_cmpstr(node ? node->text : NULL, ==, cases[i].text);
	}
}

static void test_merge(struct fixture *f, const void *data)
{
	static const struct {
		const char *over;
		const char *under;
		bool deep;
		const char *merged;
	} cases[] = {
		{ "a: 1\nb: 2\n", "b: 3\nc: 4\n", false, "{a=1, b=2, c=4}" },
		{ "A: 1\n", "a: 2\n", false, "{A=1}" },
		{ "", "a: 2\n", true, "{a=2}" },
		{ "a: 1\n", "", true, "{a=1}" },
		{ "a: {x: 1}\n", "a: {x: 2, y: 3}\n", false, "{a={x=1}}" },
		{ "a: {x: 1}\n", "a: {x: 2, y: 3}\n", true, "{a={x=1, y=3}}" },
		{ "a: {x: {p: 1}}\n", "A: {X: {q: 2}}\n", true, "{a={x={p=1, q=2}}}" },
		{ "a: [1]\n", "a: [2]\n", true, "{a=[1]}" },
		{ "a: 1\n", "a: {x: 2}\n", true, "{a=1}" },
		{ "a: {x: 1}\n", "a: 1\n", true, "{a={x=1}}" },
		// The last of a key counts.
		{ "a: 1\na: {x: 1}\n", "a: 2\na: {y: 3}\n", true, "{a=1, a={x=1, y=3}}" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct value *over = parse(f, cases[i].over);
		struct value *under = parse(f, cases[i].under);
		g_autofree char *over_before = tree_printed(over);
		g_autofree char *under_before = tree_printed(under);
		g_autofree char *merged = tree_printed(value_merge(over, under, cases[i].deep, f->arena));
		g_autofree char *over_after = tree_printed(over);
		g_autofree char *under_after = tree_printed(under);
		g_assert_cmpstr(merged, ==, cases[i].merged);
		g_assert_cmpstr(over_after, ==, over_before);
		g_assert_cmpstr(under_after, ==, under_before);
	}
}

static void test_merge_nothing(struct fixture *f, const void *data)
{
	g_autofree char *of_none = tree_printed(value_merge(NULL, NULL, true, f->arena));
	g_autofree char *of_one = tree_printed(value_merge(NULL, parse(f, "a: 1\n"), true, f->arena));
	g_assert_cmpstr(of_none, ==, "{}");
	g_assert_cmpstr(of_one, ==, "{a=1}");
}

static void test_map_add(struct fixture *f, const void *data)
{
	struct value *map = value_map_create((struct source_pos){ 0 }, f->arena);
	value_map_add(map, "a", parse(f, "x: 1\n"), f->arena);
	value_map_add(map, "b", parse(f, "- 2\n"), f->arena);
	g_autofree char *tree = tree_printed(map);
	g_assert_cmpstr(tree, ==, "{a={x=1}, b=[2]}");
}

#define ADD(name, test) g_test_add(name, struct fixture, NULL, set_up, test, tear_down)

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD("/value/lookup-path", test_lookup_path);
	ADD("/value/merge", test_merge);
	ADD("/value/merge-nothing", test_merge_nothing);
	ADD("/value/map-add", test_map_add);
	return g_test_run();
}
