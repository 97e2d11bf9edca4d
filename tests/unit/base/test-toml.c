#include "base/toml.h"

#include <string.h>

#include "base/toml_tree.h"
#include "tree.h"

static struct tree_text parse_bytes(const char *text, size_t length)
{
	return tree_parse(toml_parse, text, length, 2);
}

static struct tree_text parse(const char *text)
{
	return parse_bytes(text, strlen(text));
}

// The sections of the specification, in its order.
static const struct tree_case valid_cases[] = {
	{ "", "{}", "" },
	{ "\n\n  \t\n# only\n", "{}", "" },
	{ "# 春 comment\na = 1 # c\n#", "{a=1}", "" },
	{ "a = 1\r\nb = 2\r\n", "{a=1, b=2}", "" },
	{ "a = 1", "{a=1}", "" },
	{ "\t a\t=\t1\t\n", "{a=1}", "" },
	{ "a=1\n", "{a=1}", "" },
	// Keys.
	{ "bare_key = 1\nbare-key = 2\n1234 = 3\n-=4\n_=5\n", "{bare_key=1, bare-key=2, 1234=3, -=4, _=5}", "" },
	{ "\"127.0.0.1\" = 1\n\"ʎǝʞ\" = 2\n'quoted \"value\"' = 3\n\"\\u6625\"=4\n",
		"{127.0.0.1=1, ʎǝʞ=2, quoted \"value\"=3, 春=4}", "" },
	{ "\"\" = 1\n'' . b = 2\n", "{=1}", "bad-front-matter 3:1" },
	{ "a.b = 1\na . c = 2\n\"a\".'d' = 3\n", "{a={b=1, c=2, d=3}}", "" },
	{ "a.b.c = 1\na.d = 2\n", "{a={b={c=1}, d=2}}", "" },
	{ "apple.type = 1\norange.type = 2\napple.skin = 3\n", "{apple={type=1, skin=3}, orange={type=2}}", "" },
	{ "3.14159 = 1\n", "{3={14159=1}}", "" },
	{ "true = 1\ninf = 2\n1979-05-27 = 3\n", "{true=1, inf=2, 1979-05-27=3}", "" },
	// Strings.
	{ "a = \"x \\\"y\\\" \\\\ \\t|\\u00e9\\U0001F600\"\n", "{a='x \"y\" \\ \t|é😀'}", "" },
	{ "a = \"\"\nb = ''\n", "{a='', b=''}", "" },
	{ "a = 'C:\\Users\\x'\n", "{a='C:\\Users\\x'}", "" },
	{ "a = \"#\" # c\n", "{a='#'}", "" },
	{ "a = \"\"\"\nRoses\nViolets\"\"\"\n", "{a='Roses\nViolets'}", "" },
	{ "a = \"\"\"x\r\ny\"\"\"\n", "{a='x\ny'}", "" },
	{ "a = \"\"\"\\\n   The \\\n\n  fox.\\ \t \n  \"\"\"\n", "{a='The fox.'}", "" },
	{ "a = \"\"\"x\\\\\ny\"\"\"\n", "{a='x\\\ny'}", "" },
	{ "a = \"\"\"two \"\" marks\"\"\"\n", "{a='two \"\" marks'}", "" },
	{ "a = \"\"\"three ''\\\"\"\"\"\"\"\n", "{a='three ''\"\"\"'}", "" },
	{ "a = \"\"\"\"quoted\"\"\"\"\"\n", "{a='\"quoted\"\"'}", "" },
	{ "a = \"\"\"\"\"\"\nb = ''''''\n", "{a='', b=''}", "" },
	{ "a = '''\nI'm ''here''.\\n'''''\n", "{a='I'm ''here''.\\n'''}", "" },
	// What a reader of values could not take.
	{ "a = \"x\\u0000y\\bz\\uFFFE\"\n", "{a='x\xEF\xBF\xBDy z\xEF\xBF\xBD'}", "" },
	// Numbers, words and dates: test-toml_scalar.c has the forms.
	{ "a = +1_0\nb = 0x1F\nc = -1_0.5\nd = inf\ne = true\n", "{a=10, b=31, c=-10.5, d=inf, e=true}", "" },
	{ "a = 1979-05-27 07:32:00Z # c\nb = 1979-05-27\nc = 07:32:00\n",
		"{a=1979-05-27 07:32:00Z, b=1979-05-27, c=07:32:00}", "" },
	{ "a = [1979-05-27 , 2]\n", "{a=[1979-05-27, 2]}", "" },
	// Arrays.
	{ "a = []\nb = [ ]\nc = [ # c\n]\n", "{a=[], b=[], c=[]}", "" },
	{ "a = [1, 'x', [1.5, []], {b = 2}]\n", "{a=[1, 'x', [1.5, []], {b=2}]}", "" },
	{ "a = [\n 1, # one\n\n 2 # two\n , 3,\n]\n", "{a=[1, 2, 3]}", "" },
	{ "a = [\"]\", '#']\n", "{a=[']', '#']}", "" },
	// Tables.
	{ "[a]\nx = 1\n[b]\n[ c . \"d.e\" . 'f' ] # c\ny = 2\n", "{a={x=1}, b={}, c={d.e={f={y=2}}}}", "" },
	{ "[a.b.c]\nx = 1\n[a]\ny = 2\n[a.b]\nz = 3\n", "{a={b={c={x=1}, z=3}, y=2}}", "" },
	{ "[a.b]\n[c]\n[a.d]\n", "{a={b={}, d={}}, c={}}", "" },
	{ "[fruit]\napple.color = 1\napple.taste.sweet = 2\n[fruit.apple.texture]\nsmooth = 3\n",
		"{fruit={apple={color=1, taste={sweet=2}, texture={smooth=3}}}}", "" },
	{ "[a.b.c]\nx = 1\n[a]\nb.d = 2\n", "{a={b={c={x=1}, d=2}}}", "" },
	// Inline tables.
	{ "a = {}\nb = { }\nc = { x = 1, y.z = 2, y.w = { v = [\n1\n] } }\n",
		"{a={}, b={}, c={x=1, y={z=2, w={v=[1]}}}}", "" },
	{ "a.b = {c = 1}\na.d = 2\n", "{a={b={c=1}, d=2}}", "" },
	// Arrays of tables.
	{ "[[a]]\nx = 1\n[[a]]\n[[a]]\nx = 3\n", "{a=[{x=1}, {}, {x=3}]}", "" },
	{ "[[a]]\n[a.b]\nx = 1\n[[a.c]]\ny = 1\n[[a.c]]\n[[a]]\n[[a.c]]\n", "{a=[{b={x=1}, c=[{y=1}, {}]}, {c=[{}]}]}",
		"" },
	{ "[[a.b]]\nx = 1\n[a]\ny = 2\n", "{a={b=[{x=1}], y=2}}", "" },
};

static void test_valid(void)
{
	tree_check(toml_parse, 2, valid_cases, G_N_ELEMENTS(valid_cases));
}

struct error_case {
	const char *text;
	const char *messages; // without the code, which is always the same
	const char *tree;
};

// Lines count from 2, as behind the fence of front matter.
static const struct error_case error_cases[] = {
	// A line that does not parse is left out, and those around it are read.
	{ "a = 1\nb = hello\nc = 3\n", "3:5", "{a=1, c=3}" },
	{ "a = \nb = 2\n", "2:5", "{b=2}" },
	{ "a\nb = 2\n", "2:2", "{b=2}" },
	{ "title: x\nb = 2\n", "2:6", "{b=2}" },
	{ "= 1\nb = 2\n", "2:1", "{b=2}" },
	{ "春 = 1\nb = 2\n", "2:1", "{b=2}" },
	{ "a. = 1\nb..c = 1\n.d = 1\n", "2:4, 3:3, 4:1", "{}" },
	{ "a b = 1\nc = 2\n", "2:3", "{c=2}" },
	{ "a = 1 b = 2\nc = 3\n", "2:7", "{c=3}" },
	{ "a = 1, \nc = 3\n", "2:6", "{c=3}" },
	{ "\"\"\"a\"\"\" = 1\nb = 2\n", "2:1", "{b=2}" },
	{ "a = “x”\nb = 2\n", "2:5", "{b=2}" },
	{ "a = 01\nb = True\nc = 1979-02-30\nd = 4\n", "2:5, 3:5, 4:5", "{d=4}" },
	{ "a = 1979-05-27 07:32\n", "2:5", "{}" },
	// Strings.
	{ "a = \"x\nb = 2\n", "2:5", "{b=2}" },
	{ "a = 'x\nb = 2\n", "2:5", "{b=2}" },
	{ "a = \"\"\"x\nb = 2\n", "2:5", "{b=2}" },
	{ "a = '''x''\n", "2:5", "{}" },
	{ "a = \"\"\"x\"\"\"\"\"\"\nb = 2\n", "2:14", "{b=2}" },
	{ "a = \"\\q \\ud800 \\U00110000 \\u12 \\\"\n", "2:6, 2:9, 2:16, 2:27, 2:5", "{}" },
	{ "a = \"\\q \\x41 \\ud800\"\n", "2:6, 2:9, 2:14", "{a='\\q \\x41 \\ud800'}" },
	{ "a = \"\"\"x\\ y\"\"\"\n", "2:9", "{a='x\\ y'}" },
	{ "a = \"x\x01y\x02\"\n", "2:7", "{a='x y '}" },
	{ "a = 'x\x7Fy'\n", "2:7", "{a='x y'}" },
	{ "a = \"\"\"x\ry\"\"\"\n", "2:9", "{a='x\ry'}" },
	{ "# x\x01\na = 1\n", "2:4", "{a=1}" },
	{ "a = 1\rb = 2\n", "2:6", "{}" },
	// Arrays.
	{ "a = [1 2]\nb = 2\n", "2:8", "{b=2}" },
	{ "a = [1,,2]\nb = 2\n", "2:8", "{b=2}" },
	{ "a = [,]\nb = 2\n", "2:6", "{b=2}" },
	{ "a = [1,\nb = 2\n", "3:1", "{b=2}" },
	{ "a = [\n[1, 2],\n['x', 'y=z']\nc = 3\n", "5:1", "{c=3}" },
	{ "a = [1, 2\n", "2:5", "{}" },
	{ "a = [\n", "2:5", "{}" },
	{ "a = [1, \"x\n, 2]\nb = 2\n", "2:9", "{b=2}" },
	// Inline tables.
	{ "a = {b = 1\nc = 2\n", "2:11", "{c=2}" },
	{ "a = {b = 1,}\nc = 2\n", "2:12", "{c=2}" },
	{ "a = {b = 1,\n}\nc = 2\n", "2:12", "{c=2}" },
	{ "a = {b}\nc = 2\n", "2:7", "{c=2}" },
	{ "a = {b = 1, b = 2}\n", "2:13", "{a={b=1}}" },
	{ "a = {b = 1, b.c = 2}\n", "2:13", "{a={b=1}}" },
	{ "a = {b = {}, b.c = 2}\n", "2:14", "{a={b={}}}" },
	{ "a = {}\na.b = 1\n[a]\n[a.c]\n", "3:1, 4:2, 5:2", "{a={}}" },
	{ "a = {b.c = 1}\n[a.b.d]\n", "3:2", "{a={b={c=1}}}" },
	// Duplicates: the first counts.
	{ "a = 1\na = 2\n\"a\" = 3\n", "3:1, 4:1", "{a=1}" },
	{ "a = 1\na.b = 2\n", "3:1", "{a=1}" },
	{ "a.b = 1\na.b.c = 2\na = 3\n", "3:3, 4:1", "{a={b=1}}" },
	// Tables.
	{ "[a]\nx = 1\n[a]\nx = 2\ny = 3\n", "4:2, 5:1", "{a={x=1, y=3}}" },
	{ "a = 1\n[a]\nx = 1\n[a.b]\ny = 1\n", "3:2, 5:2", "{a=1}" },
	{ "a = [1]\n[[a]]\nx = 1\n[a.b]\n", "3:3, 5:2", "{a=[1]}" },
	{ "[[a]]\n[a]\nx = 1\n", "3:2", "{a=[{}]}" },
	{ "[a]\n[[a]]\nx = 1\n", "3:3", "{a={}}" },
	{ "[a.b]\n[[a]]\n", "3:3", "{a={b={}}}" },
	{ "[a]\nb.c = 1\n[a.b]\nx = 1\n", "4:4", "{a={b={c=1}}}" },
	{ "[a.b]\nx = 1\n[a]\nb.c = 2\n", "5:1", "{a={b={x=1}}}" },
	{ "[a.b.c]\nx = 1\n[a]\nb.c.d = 2\n", "5:3", "{a={b={c={x=1}}}}" },
	{ "[[a.b]]\n[a]\nb.y = 2\n", "4:1", "{a={b=[{}]}}" },
	{ "[]\nx = 1\n[a.]\n[.a]\n[a..b]\n", "2:2, 4:4, 5:2, 6:4", "{x=1}" },
	{ "[a\nx = 1\n", "2:3", "{x=1}" },
	{ "[a] x = 1\ny = 2\n", "2:5", "{a={y=2}}" },
	{ "[[a]\nx = 1\n[b]]\n", "2:4, 4:4", "{x=1, b={}}" },
	{ "[ [c]]\nx = 1\n", "2:3", "{x=1}" },
	{ "[a = 1\n", "2:4", "{}" },
};

static void test_errors(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(error_cases); i++) {
		g_autofree char *shown = g_strescape(error_cases[i].text, NULL);
		g_test_message("%s", shown);
		struct tree_text f = parse(error_cases[i].text);
		g_autofree char *messages = tree_reported(f.diag);
		g_autoptr(GString) places = g_string_new(messages);
		g_string_replace(places, "bad-front-matter ", "", 0);
		g_autofree char *tree = tree_printed(f.root);
		g_assert_cmpstr(places->str, ==, error_cases[i].messages);
		g_assert_cmpstr(tree, ==, error_cases[i].tree);
		tree_finish(&f);
	}
}

static void test_hints(void)
{
	static const struct {
		const char *text;
		const char *hint;
	} cases[] = {
		{ "a = hello\n", "put a text in quotes" },
		{ "a = “x”\n", "the quotes must be ASCII" },
		{ "title: x\n", "TOML is written: key = \"value\"" },
		{ "a = \"x\n", "a text over several lines is put in three quotes" },
		{ "a = {b = 1,\n}\n", "letters, digits, '-' and '_' make a key; put any other in quotes" },
		{ "a = 1 b = 2\n", "write each key on a line of its own" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct tree_text f = parse(cases[i].text);
		g_assert_cmpstr(diag_message_at(f.diag, 0)->hint, ==, cases[i].hint);
		tree_finish(&f);
	}
}

static void test_places(void)
{
	struct tree_text f = parse("# c\n[a]\n\"春\" . x = ['y', {z = 1}]\n");
	g_autofree char *tree = tree_placed(f.root);
	g_assert_cmpstr(tree, ==, "{a@3:2={春@4:1={x@4:9=['y'@4:14, {z@4:20=1@4:24}@4:19]@4:13}@4:1}@3:2}@2:1");
	tree_finish(&f);
}

static void test_case(void)
{
	struct tree_text f = parse("tags = 1\nTags = 2\nTAGS = 3\n[tags.x]\n[A]\nTags = 1\n");
	g_autofree char *messages = tree_reported(f.diag);
	g_autofree char *tree = tree_printed(f.root);
	g_assert_cmpstr(messages, ==, "duplicate-key 3:1, duplicate-key 4:1, bad-front-matter 5:2");
	g_assert_cmpstr(tree, ==, "{tags=1, Tags=2, TAGS=3, A={Tags=1}}");
	tree_finish(&f);
}

static void test_encoding(void)
{
	struct tree_text f = parse("a = 1\nb = '\xFF'\nc = 3\n");
	g_autofree char *messages = tree_reported(f.diag);
	g_autofree char *tree = tree_printed(f.root);
	g_assert_cmpstr(messages, ==, "bad-front-matter 3:6, bad-front-matter 3:5");
	g_assert_cmpstr(tree, ==, "{a=1}");
	tree_finish(&f);
	f = parse_bytes("a = 1\0b", 7);
	g_assert_cmpuint(diag_message_count(f.diag), ==, 1);
	tree_finish(&f);
}

// How deep a tree is; it is what the test is about, so it does not recurse.
static size_t depth_of(const struct value *node)
{
	size_t depth = 0;
	while ((node = node->first_child)) {
		depth++;
	}
	return depth;
}

static void test_depth(void)
{
	static const struct {
		const char *before, *piece, *between, *after;
		size_t deepest; // that is read
	} cases[] = {
		{ "a = ", "[", "", "1]", TOML_TREE_DEPTH_MAX - 1 },
		{ "a = ", "{b = ", "", "1}", TOML_TREE_DEPTH_MAX - 1 },
		{ "", "a", ".", " = 1", TOML_TREE_DEPTH_MAX },
		{ "[", "a", ".", "]", TOML_TREE_DEPTH_MAX - 1 },
		{ "[[", "a", ".", "]]", TOML_TREE_DEPTH_MAX - 2 },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		for (size_t more = 0; more <= 100000; more = more == 0 ? 1 : more * 100000) {
			g_autoptr(GString) text = g_string_new(cases[i].before);
			for (size_t k = 0; k < cases[i].deepest + more; k++) {
				g_string_append(text, k > 0 ? cases[i].between : "");
				g_string_append(text, cases[i].piece);
			}
			bool closes_each = cases[i].after[0] == '1';
			g_string_append(text, closes_each ? "1" : cases[i].after);
			for (size_t k = 0; closes_each && k < cases[i].deepest + more; k++) {
				g_string_append(text, cases[i].after + 1);
			}
			struct tree_text f = parse(text->str);
			g_assert_cmpuint(diag_message_count(f.diag), ==, more > 0 ? 1 : 0);
			g_assert_cmpuint(depth_of(f.root), <=, TOML_TREE_DEPTH_MAX);
			if (more == 0) {
				g_assert_cmpuint(depth_of(f.root), >=, TOML_TREE_DEPTH_MAX - 1);
			}
			tree_finish(&f);
		}
	}
}

static void test_caps(void)
{
	g_autoptr(GString) many = g_string_new("a = [");
	for (size_t i = 0; i < TOML_NODE_MAX + 10; i++) {
		g_string_append(many, "1,");
	}
	g_string_append(many, "]\nb = 2\n");
	struct tree_text f = parse(many->str);
	g_assert_cmpuint(diag_message_count(f.diag), ==, 1);
	g_assert_null(f.root->first_child);
	tree_finish(&f);
	g_autoptr(GString) wrong = g_string_new(NULL);
	for (size_t i = 0; i < TOML_ERROR_MAX * 2; i++) {
		g_string_append(wrong, "a =\n");
	}
	f = parse(wrong->str);
	g_assert_cmpuint(diag_message_count(f.diag), ==, TOML_ERROR_MAX + 1);
	tree_finish(&f);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/toml/valid", test_valid);
	g_test_add_func("/toml/errors", test_errors);
	g_test_add_func("/toml/hints", test_hints);
	g_test_add_func("/toml/places", test_places);
	g_test_add_func("/toml/case", test_case);
	g_test_add_func("/toml/encoding", test_encoding);
	g_test_add_func("/toml/depth", test_depth);
	g_test_add_func("/toml/caps", test_caps);
	return g_test_run();
}
