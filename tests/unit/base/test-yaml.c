#include "base/yaml.h"

#include <string.h>

#include "tree.h"

static struct tree_text parse_bytes(const char *text, size_t length)
{
	return tree_parse(yaml_parse, text, length, 2);
}

static struct tree_text parse(const char *text)
{
	return parse_bytes(text, strlen(text));
}

static const struct tree_case tree_cases[] = {
	{ "", "{}", "" },
	{ "\n\n", "{}", "" },
	{ "# only a comment\n", "{}", "" },
	{ "~\n", "{}", "" },
	{ "---\n", "{}", "" },
	{ "just text\n", "just text", "" },
	{ "- a\n- b\n", "[a, b]", "" },
	{ "title: 春天\ntags: [a, 'b', \"c\"]\n", "{title=春天, tags=[a, 'b', 'c']}", "" },
	{ "a:\nb: ~\nc: null\nd: ''\n", "{a=, b=~, c=null, d=''}", "" },
	{ "a: |\n  x\n  y\nb: >-\n  x\n  y\n", "{a='x\ny\n', b='x y'}", "" },
	{ "a:\n  b:\n    - c: 1\n      d: 2\n", "{a={b=[{c=1, d=2}]}}", "" },
	{ "a: 1\r\nb: 2\r\n", "{a=1, b=2}", "" },
	{ "a: 1\n---\nb: 2\n", "{a=1}", "" },
	{ "a: 1\n...\n{{{\n", "{a=1}", "" },
	{ "title: Go：入门\n", "{title=Go：入门}", "" },
	{ "a: !!str 1\nb: &x 2\n", "{a=1, b=2}", "" },
	{ "<<: {a: 1}\n", "{<<={a=1}}", "" },
	// Aliases are refused, and nothing is expanded.
	{ "a: &x [1]\nb: *x\nc: 3\n", "{a=[1], b=, c=3}", "bad-front-matter 3:4" },
	{ "a: &x 1\n<<: *x\n*x : 2\n", "{a=1, <<=, =2}", "bad-front-matter 3:5, bad-front-matter 4:1" },
	// A key that is a collection is its text: an archetype's template that was never filled in.
	{ "date: {{ .Date }}\nb: 1\n", "{date={{ .Date }=}, b=1}", "" },
	{ "? [a, {b: c}]\n: 1\n", "{[a, {b: c}]=1}", "" },
	// Duplicate keys.
	{ "a: 1\nb: 2\nA: 3\n", "{a=1, b=2, A=3}", "duplicate-key 4:1" },
	{ "x:\n  a: 1\n  a: 2\ny:\n  a: 3\n", "{x={a=1, a=2}, y={a=3}}", "duplicate-key 4:3" },
	// Tabs.
	{ "a:\n\t- x\n\t- y\n", "{a=[x, y]}", "tab-indent 3:1" },
	{ "a:\n -\tx\n", "{a=[x]}", "tab-indent 3:3" },
	{ "a:\n  \tb: 1\n", "{a={b=1}}", "tab-indent 3:3" },
	{ "a:\tx\nb: [\n\t1,\n\t2\n]\n", "{a=x, b=[1, 2]}", "" },
	{ "a: x\ty\n\t\nb: 1\t\n", "{a=x\ty, b=1}", "" },
	// Characters that YAML refuses.
	{ "a: x\x01y\x7F\n", "{a=x y}", "" },
	{ "a: x\xC2\x80y\n", "{a=x\xC2\xA0y}", "" },
	{ "a: x\xEF\xBB\xBFy\n", "{a=x\xE2\x81\xA0y}", "" },
	{ "a: x\xE2\x80\xA8y\n", "{a=x\xE2\x80\x82y}", "" },
	{ "a: \"x\\0y\\x08\"\n", "{a='x y '}", "" },
	{ "\"k\\ufdd0\": \"\\uffffx\\U0001fffe，\"\n", "{k\uFFFD='\uFFFDx\uFFFD，'}", "" },
	// Errors: the entry goes, the rest stays.
	{ "title: C: 历史\ndate: 2020\n", "{date=2020}", "bad-front-matter 2:9" },
	{ "a: 1\ntitle: 历史: C\nb: 2\n", "{a=1, b=2}", "bad-front-matter 3:14" },
	{ "a: 1\nb: @x\nc: 3\n", "{a=1, c=3}", "bad-front-matter 3:4" },
	{ "a: 1\nb: [x, y\nc: 3\n", "{a=1, c=3}", "bad-front-matter 3:4" },
	{ "a: 1\nb: \"x\nc: 3\n", "{a=1, c=3}", "bad-front-matter 3:4" },
	{ "a: \"x\" y\nb: 2\n", "{b=2}", "bad-front-matter 2:8" },
	{ "a: 1\njunk\nb: 2\n", "{a=1, b=2}", "bad-front-matter 3:1" },
	{ "junk\na: 1\n", "{a=1}", "bad-front-matter 3:2" },
	{ "a: 1\nb:\n  - x\n - y\nc: 3\n", "{a=1, c=3}", "bad-front-matter 5:2" },
	{ "a: |\n  x\njunk\nb: 2\n", "{a='x\n', b=2}", "bad-front-matter 4:1" },
	{ "a: b: c\nd: e: f\ng: 1\n", "{g=1}", "bad-front-matter 2:5, bad-front-matter 3:5" },
	{ "a: b: c\na: 1\n", "{a=1}", "bad-front-matter 2:5" },
	{ "a: 1\nb: c: d\nA: 2\n", "{a=1, A=2}", "bad-front-matter 3:5, duplicate-key 4:1" },
	{ "a: b: c\n---\nd: 1\n", "{}", "bad-front-matter 2:5" },
	{ "title：春\nb: 1\n", "{b=1}", "bad-front-matter 3:2" },
	{ "a: \xFF\nb: 1\n", "{b=1}", "bad-front-matter 2:4" },
};

static void test_trees(void)
{
	tree_check(yaml_parse, 2, tree_cases, G_N_ELEMENTS(tree_cases));
}

static void assert_pos(struct source_pos pos, uint32_t line, uint32_t column)
{
	g_assert_cmpuint(pos.file, ==, 1);
	g_assert_cmpuint(pos.line, ==, line);
	g_assert_cmpuint(pos.column, ==, column);
}

static void test_positions(void)
{
	struct tree_text f = parse("标题: 春\nlist: [甲, 乙]\nmap:\n  - k: v\n");
	const struct value *title = f.root->first_child;
	const struct value *list = title->next;
	const struct value *map = list->next;
	assert_pos(f.root->pos, 2, 1);
	assert_pos(title->key_pos, 2, 1);
	assert_pos(title->pos, 2, 9);
	assert_pos(list->pos, 3, 7);
	assert_pos(list->first_child->pos, 3, 8);
	assert_pos(list->first_child->next->pos, 3, 13);
	assert_pos(map->first_child->first_child->key_pos, 5, 5);
	assert_pos(map->first_child->first_child->pos, 5, 8);
	tree_finish(&f);
}

static void test_lookup(void)
{
	struct tree_text f = parse("Tags: a\nx: {y: 1}\ntags: b\n");
	g_assert_cmpstr(value_lookup(f.root, "TAGS")->text, ==, "b");
	g_assert_cmpstr(value_lookup(value_lookup(f.root, "x"), "y")->text, ==, "1");
	g_assert_null(value_lookup(f.root, "z"));
	g_assert_null(value_lookup(value_lookup(f.root, "tags"), "z"));
	tree_finish(&f);
}

static void test_scalars(void)
{
	static const struct {
		const char *text;
		bool null;
		int boolean; // -1: none
	} cases[] = {
		{ "a: true", false, 1 },
		{ "a: True", false, 1 },
		{ "a: YES", false, 1 },
		{ "a: on", false, 1 },
		{ "a: 'true'", false, 1 },
		{ "a: false", false, 0 },
		{ "a: no", false, 0 },
		{ "a: Off", false, 0 },
		{ "a: y", false, -1 },
		{ "a: 1", false, -1 },
		{ "a: truer", false, -1 },
		{ "a: [true]", false, -1 },
		{ "a:", true, -1 },
		{ "a: ~", true, -1 },
		{ "a: Null", true, -1 },
		{ "a: 'null'", false, -1 },
		{ "a: ''", false, -1 },
		{ "a: {}", false, -1 },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_test_message("%s", cases[i].text);
		struct tree_text f = parse(cases[i].text);
		const struct value *node = value_lookup(f.root, "a");
		bool value = false;
		bool is_bool = value_read_bool(node, &value);
		g_assert_cmpint(value_is_null(node), ==, cases[i].null);
		g_assert_cmpint(is_bool ? value : -1, ==, cases[i].boolean);
		tree_finish(&f);
	}
}

// A text of one piece repeated.
static struct tree_text parse_repeated(const char *start, const char *piece, size_t count)
{
	g_autoptr(GString) text = g_string_new(start);
	for (size_t i = 0; i < count; i++) {
		g_string_append(text, piece);
	}
	return parse_bytes(text->str, text->len);
}

static void test_bounds(void)
{
	static const struct {
		const char *start;
		const char *piece;
		size_t count;
	} cases[] = {
		{ "", "[", 50000 },
		{ "", "{", 50000 },
		{ "a: ", "[", 50000 },
		{ "", "- ", 50000 },
		{ "", "? ", 50000 },
		{ "", "[{", 50000 },
		{ "", "a: [\n", 20000 },
		{ "", "a: \"\n", 20001 },
		{ "", "a: b: c\n", 20000 },
		{ "", "\t", 200000 },
		{ "a: ", "&x ", 50000 },
		{ "a: ", "x y", 100000 },
		{ "a: [", "*x,", 20000 },
	};
	g_autoptr(GTimer) timer = g_timer_new();
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_test_message("%s%s...", cases[i].start, cases[i].piece);
		struct tree_text f = parse_repeated(cases[i].start, cases[i].piece, cases[i].count);
		tree_finish(&f);
	}
	// Milliseconds if all is linear; sanitizers and a busy machine are allowed for.
	g_assert_cmpfloat(g_timer_elapsed(timer, NULL), <, 20);
}

static void test_depth(void)
{
	g_autoptr(GString) text = g_string_new("a: 1\nb: ");
	for (int i = 0; i < YAML_DEPTH_MAX - 1; i++) {
		g_string_append(text, "[");
	}
	for (int i = 0; i < YAML_DEPTH_MAX - 1; i++) {
		g_string_append(text, "]");
	}
	g_string_append(text, "\nc: 3\n");
	struct tree_text f = parse_bytes(text->str, text->len);
	g_assert_cmpuint(diag_message_count(f.diag), ==, 0);
	g_assert_nonnull(value_lookup(f.root, "b"));
	tree_finish(&f);

	g_string_insert_c(text, 8, '[');
	g_string_insert_c(text, text->len - 6, ']');
	f = parse_bytes(text->str, text->len);
	g_autofree char *messages = tree_reported(f.diag);
	g_autofree char *tree = tree_printed(f.root);
	g_assert_cmpstr(messages, ==, "bad-front-matter 3:35");
	g_assert_cmpstr(tree, ==, "{a=1, c=3}");
	tree_finish(&f);
}

static void test_node_limit(void)
{
	struct tree_text f = parse_repeated("a: 1\nb: [", "x,", YAML_NODE_MAX + 10);
	g_autofree char *tree = tree_printed(f.root);
	g_assert_cmpstr(tree, ==, "{a=1}");
	g_assert_cmpuint(diag_message_count(f.diag), ==, 1);
	tree_finish(&f);
}

static void test_error_limit(void)
{
	struct tree_text f = parse_repeated("", "a: b: c\n", 1000);
	g_assert_cmpuint(diag_message_count(f.diag), ==, YAML_ERROR_MAX + 1);
	tree_finish(&f);
}

static void test_messages(void)
{
	struct tree_text f = parse("title: C: x\n");
	const struct message *message = diag_message_at(f.diag, 0);
	g_assert_cmpstr(message->text, ==, "not valid YAML: a second ': ' where a value stands");
	g_assert_cmpstr(message->hint, ==, "put the whole value in quotes");
	tree_finish(&f);
}

// Bytes changed at random, always the same way: nothing may crash, and positions stay in the text.
static void test_mutations(void)
{
	static const char seed[] = "title: \"春: x\"\ntags: [a, {b: c}, 'd']\nmap:\n  - k: v\n"
				   "    l: |\n      text\n\t- t\n? [x]\n: *y\nn: &y ~\n...\n";
	static const char alphabet[] = "\t\n :-?[]{}'\"|>&*!%@`#,~\\ax\xE6\x98\xA5\xFF\xC2";
	uint32_t state = 1;
	for (int round = 0; round < 3000; round++) {
		char text[sizeof(seed)];
		memcpy(text, seed, sizeof(seed));
		for (int change = 0; change < 1 + round % 6; change++) {
			state = state * 1664525u + 1013904223u;
			text[(state >> 8) % (sizeof(seed) - 1)] = alphabet[(state >> 20) % sizeof(alphabet)];
		}
		struct tree_text f = parse_bytes(text, sizeof(seed) - 1);
		for (size_t i = 0; i < diag_message_count(f.diag); i++) {
			struct source_pos pos = diag_message_at(f.diag, i)->pos;
			g_assert_cmpuint(pos.line, >=, 2);
			g_assert_cmpuint(pos.line, <=, sizeof(seed) + 2);
			g_assert_cmpuint(pos.column, <=, sizeof(seed));
		}
		g_autofree char *tree = tree_printed(f.root);
		g_assert_true(strlen(tree) < 4 * sizeof(seed));
		tree_finish(&f);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/base/yaml/trees", test_trees);
	g_test_add_func("/base/yaml/positions", test_positions);
	g_test_add_func("/base/yaml/lookup", test_lookup);
	g_test_add_func("/base/yaml/scalars", test_scalars);
	g_test_add_func("/base/yaml/bounds", test_bounds);
	g_test_add_func("/base/yaml/depth", test_depth);
	g_test_add_func("/base/yaml/node-limit", test_node_limit);
	g_test_add_func("/base/yaml/error-limit", test_error_limit);
	g_test_add_func("/base/yaml/messages", test_messages);
	g_test_add_func("/base/yaml/mutations", test_mutations);
	return g_test_run();
}
