#include "base/json.h"

#include <string.h>

#include "tree.h"

static struct tree_text parse(const char *text)
{
	return tree_parse(json_parse, text, strlen(text), 1);
}

static const struct tree_case tree_cases[] = {
	{ "{}", "{}", "" },
	{ " [ ] ", "[]", "" },
	{ "{\"a\": 1, \"b\": [1.50, -3e5, true, null], \"c\": {\"d\": {}}}",
		"{a=1, b=[1.50, -3e5, true, null], c={d={}}}", "" },
	{ "[[1, [2]], {\"a\": [3]}, 4]", "[[1, [2]], {a=[3]}, 4]", "" },
	{ "{\"a\": \"x \\\"y\\\" \\\\ \\u6625\\ud83d\\ude00\\/\\n\"}", "{a='x \"y\" \\ 春😀/\n'}", "" },
	{ "{\"a\": \"{[:,\", \"b\": \"\\\\\", \"c\": 1}", "{a='{[:,', b='\\', c=1}", "" },
	{ "{\"a\": \"x\\u0001y\\ufffe\"}", "{a='x y\xEF\xBF\xBD'}", "" },
	{ "{\"\": 1}", "{=1}", "" },
	{ "{\"a\": 12345678901234567890}", "{a=12345678901234567890}", "" },
	{ "{\"Tags\": 1,\n \"tags\": 2, \"tags\": 3}", "{Tags=1, tags=2, tags=3}",
		"duplicate-key 2:2, duplicate-key 2:13" },
	// What is before an error is kept.
	{ "{\"a\": 1, \"b\": x, \"c\": 3}", "{a=1}", "bad-front-matter 1:15" },
	{ "{\"b\": 0, \"a\": 1,}", "{b=0}", "bad-front-matter 1:16" },
	{ "{\"a\": 1\n \"b\": 2}", "{}", "bad-front-matter 1:7" },
	{ "{\"a\" 1}", "{}", "bad-front-matter 1:4" },
	{ "{\"a\": [1, 2", "{}", "bad-front-matter 1:11" },
	{ "{\"a\": \"x", "{}", "bad-front-matter 1:9" },
	{ "{\"a\": \"b\": 1, \"c\": 2}", "{a='b'}", "bad-front-matter 1:9" },
	{ "[\"a\": 1]", "[]", "bad-front-matter 1:4" },
	{ "// c\n{\"a\": 1}", "{}", "bad-front-matter 1:1" },
	{ "{'a': 1}", "{}", "bad-front-matter 1:2" },
	{ "{\"a\": “x”}", "{}", "bad-front-matter 1:7" },
	{ "{\"a\": 1,\n\"b\": \"\xFF\"}", "{}", "bad-front-matter 2:7" },
	{ "", "{}", "" },
	{ "1", "{}", "" },
};

static void test_trees(void)
{
	tree_check(json_parse, 1, tree_cases, G_N_ELEMENTS(tree_cases));
}

static void test_places(void)
{
	struct tree_text f = parse("{\n \"春\": [1, {\"b\": \"x\"}],\n \"c\" : {}}\n");
	g_autofree char *tree = tree_placed(f.root);
	g_assert_cmpstr(tree, ==, "{春@2:2=[1@2:10, {b@2:14='x'@2:19}@2:13]@2:9, c@3:2={}@3:8}@1:1");
	tree_finish(&f);
}

// json-glib makes no UTF-8 of half a surrogate pair, and since 1.10 (Debian 13) refuses it.
static void test_surrogate(void)
{
	struct tree_text f = parse("{\"a\": \"x\\ud8d\\ude00y\", \"b\": 1}");
	const struct value *first = f.root ? f.root->first_child : NULL;
	g_assert_true(first || diag_message_count(f.diag) > 0);
	g_assert_true(!first || g_utf8_validate(first->text, -1, NULL));
	tree_finish(&f);
}

static void test_depth(void)
{
	for (size_t depth = JSON_DEPTH_MAX; depth < 2000000;
		depth = depth == JSON_DEPTH_MAX ? depth + 1 : depth * 1000) {
		g_autoptr(GString) text = g_string_new(NULL);
		for (size_t i = 0; i < depth; i++) {
			g_string_append(text, i % 2 == 0 ? "{\"a\":" : "[");
		}
		g_string_append(text, depth % 2 == 0 ? "1" : "{}");
		for (size_t i = depth; i > 0; i--) {
			g_string_append_c(text, i % 2 == 1 ? '}' : ']');
		}
		struct tree_text f = parse(text->str);
		g_assert_cmpuint(diag_message_count(f.diag), ==, depth == JSON_DEPTH_MAX ? 0 : 1);
		tree_finish(&f);
	}
}

static void test_caps(void)
{
	g_autoptr(GString) many = g_string_new("[");
	for (size_t i = 0; i < JSON_NODE_MAX + 10; i++) {
		g_string_append(many, "1,");
	}
	g_string_append(many, "1]");
	struct tree_text f = parse(many->str);
	g_assert_cmpuint(diag_message_count(f.diag), ==, 1);
	tree_finish(&f);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/json/trees", test_trees);
	g_test_add_func("/json/places", test_places);
	g_test_add_func("/json/surrogate", test_surrogate);
	g_test_add_func("/json/depth", test_depth);
	g_test_add_func("/json/caps", test_caps);
	return g_test_run();
}
