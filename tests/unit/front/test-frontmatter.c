#include "front/frontmatter.h"

#include <string.h>

#include "base/yaml.h"
#include "syntax/input.h"

struct fixture {
	struct arena *arena;
	struct diag *diag;
	struct passage source;
	struct frontmatter matter;
};

static struct fixture read_with(const char *bytes, size_t length, const char *cascade)
{
	struct fixture f = { .arena = arena_create(), .diag = diag_create() };
	struct input input;
	g_assert_true(input_decode(&input, bytes, length, NULL, f.arena));
	f.source.text = input.text;
	f.source.length = input.length;
	f.source.file = diag_add_file(f.diag, "a.md", input.text, input.length);
	struct value_origin origin = { f.source.file, 1 };
	const struct value *values =
		cascade ? yaml_parse(cascade, strlen(cascade), origin, DIAG_BAD_FRONT_MATTER, f.arena, f.diag) : NULL;
	f.source.first_line = 1;
	frontmatter_read(&f.matter, &f.source, values, f.arena, f.diag);
	g_assert_cmpuint(f.matter.body_offset, <=, f.source.length);
	return f;
}

static struct fixture read_bytes(const char *bytes, size_t length)
{
	return read_with(bytes, length, NULL);
}

static void finish(struct fixture *f)
{
	arena_destroy(f->arena);
	diag_destroy(f->diag);
}

struct extent_case {
	const char *text;
	const char *title;
	const char *body;
	uint32_t body_line;
	const char *message; // "code line", of the only message; NULL: none
};

static const struct extent_case extent_cases[] = {
	{ "", NULL, "", 1, NULL },
	{ "正文\n", NULL, "正文\n", 1, NULL },
	{ "---\ntitle: 春\n---\n正文\n", "春", "正文\n", 4, NULL },
	{ "--- \t\ntitle: 春\n---  \n正文\n", "春", "正文\n", 4, NULL },
	{ "\xEF\xBB\xBF---\r\ntitle: 春\r\n---\r\n正文", "春", "正文", 4, NULL },
	{ "---\ntitle: 春\n...\n正文\n", "春", "正文\n", 4, NULL },
	{ "---\ntitle: 春\n---", "春", "", 4, NULL },
	{ "---\n\n# note\n\ntitle: 春\n---\n", "春", "", 7, NULL },
	{ "---\n---\n正文\n", NULL, "正文\n", 3, NULL },
	{ "---\n  title: 春\n---\n", "春", "", 4, NULL },
	{ "---\n{title: 春}\n---\n", "春", "", 4, NULL },
	{ "---\n\"title\": 春\n---\n", "春", "", 4, NULL },
	{ "---\ntitle: Go：入门\n---\n---\n正文\n", "Go：入门", "---\n正文\n", 4, NULL },
	// Not at the very start, or no fence.
	{ "\n---\ntitle: 春\n---\n", NULL, "\n---\ntitle: 春\n---\n", 1, NULL },
	{ " ---\ntitle: 春\n---\n", NULL, " ---\ntitle: 春\n---\n", 1, NULL },
	{ "----\ntitle: 春\n----\n", NULL, "----\ntitle: 春\n----\n", 1, NULL },
	// A thematic break with text behind it.
	{ "---\n正文\n---\n", NULL, "---\n正文\n---\n", 1, NULL },
	{ "---\n\n作者：张三\n\n---\n", NULL, "---\n\n作者：张三\n\n---\n", 1, NULL },
	{ "---\nhttp://a.b/\n---\n", NULL, "---\nhttp://a.b/\n---\n", 1, NULL },
	{ "---\n- a: b\n---\n", NULL, "---\n- a: b\n---\n", 1, NULL },
	{ "---\n正文", NULL, "---\n正文", 1, NULL },
	{ "---", NULL, "---", 1, NULL },
	{ "---\n\n", NULL, "---\n\n", 1, NULL },
	// Never closed.
	{ "---\ntitle: 春\n\n正文\n", NULL, "---\ntitle: 春\n\n正文\n", 1, "unclosed-front-matter 1" },
	{ "---\ntitle: 春\n ---\n", NULL, "---\ntitle: 春\n ---\n", 1, "unclosed-front-matter 1" },
	// Not YAML, but meant to be.
	{ "---\ntitle：春\n---\n正文\n", NULL, "正文\n", 4, "bad-front-matter 2" },
	{ "---\ntitle:春\n---\n正文\n", NULL, "正文\n", 4, "bad-front-matter 2" },
	{ "---\ntitle: 春\nx: a: b\n---\n正文\n", "春", "正文\n", 5, "bad-front-matter 3" },
	{ "---\ntitle: [春]\n---\n", NULL, "", 4, "bad-value 2" },
	// TOML and JSON.
	{ "+++\ntitle = '春'\n+++\n正文\n", "春", "正文\n", 4, NULL },
	{ "+++\n[params]\n+++\n正文\n", NULL, "正文\n", 4, NULL },
	{ "+++\ntitle = 春\n+++\n正文\n", NULL, "正文\n", 4, "bad-front-matter 2" },
	{ "+++\r\n# c\r\ntitle = '春'\r\ndate = 明天\r\n+++\r\n", "春", "", 6, "bad-front-matter 4" },
	{ "+++\ntitle = \"\"\"\n春\n\"\"\"\n+++\n---\n", "春", "---\n", 6, NULL },
	{ "+++\ntitle = '春'\n", NULL, "+++\ntitle = '春'\n", 1, "unclosed-front-matter 1" },
	{ "+++\n正文\n+++\n", NULL, "+++\n正文\n+++\n", 1, NULL },
	{ "{\n \"title\": \"春\", \"a\": {\"b\": \"}\\\"\"}\n}\n正文\n", "春", "正文\n", 4, NULL },
	{ "{\"title\": 1}", "1", "", 2, NULL },
	{ "{\"title\": \"春\",\n \"x\": y}\n正文\n", "春", "正文\n", 3, "bad-front-matter 2" },
	{ "{\"a\": 1} 正文\n", NULL, "{\"a\": 1} 正文\n", 1, NULL },
	{ "{\"a\": 1\n", NULL, "{\"a\": 1\n", 1, "unclosed-front-matter 1" },
	{ "{{< figure >}}\n", NULL, "{{< figure >}}\n", 1, NULL },
	{ "{", NULL, "{", 1, NULL },
};

static void test_extents(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(extent_cases); i++) {
		const struct extent_case *c = &extent_cases[i];
		g_autofree char *shown = g_strescape(c->text, NULL);
		g_test_message("%s", shown);
		struct fixture f = read_bytes(c->text, strlen(c->text));
		g_assert_cmpstr(f.matter.meta.title, ==, c->title);
		g_assert_cmpstr(f.source.text + f.matter.body_offset, ==, c->body);
		g_assert_cmpuint(f.matter.body_line, ==, c->body_line);
		g_assert_cmpuint(diag_message_count(f.diag), ==, c->message ? 1 : 0);
		if (c->message) {
			const struct message *message = diag_message_at(f.diag, 0);
			g_autofree char *text =
				g_strdup_printf("%s %u", diag_code_name(message->code), message->pos.line);
			g_assert_cmpstr(text, ==, c->message);
		}
		finish(&f);
	}
}

// Positions and excerpts name the lines of the file, not of the front matter.
static void test_positions(void)
{
	static const char text[] = "---\r\ntitle: 春\r\ndraft: 明天\r\n---\r\n";
	struct fixture f = read_bytes(text, strlen(text));
	g_assert_cmpuint(diag_message_count(f.diag), ==, 1);
	const struct message *message = diag_message_at(f.diag, 0);
	g_assert_cmpint(message->code, ==, DIAG_BAD_VALUE);
	g_assert_cmpuint(message->pos.line, ==, 3);
	g_assert_cmpuint(message->pos.column, ==, 8);
	g_assert_cmpstr(message->excerpt, ==, "draft: 明天");
	finish(&f);
}

struct cascade_case {
	const char *text;
	const char *cascade;
	const char *title;
	const char *author; // the only one
	const char *keys;   // of the values
};

static const struct cascade_case cascade_cases[] = {
	{ "---\ntitle: 春\n---\n", NULL, "春", NULL, "title " },
	{ "---\ntitle: 春\n---\n", "title: 秋\nauthor: 张三\n", "春", "张三", "title author " },
	{ "+++\nTITLE = '春'\n+++\n", "title: 秋\n", "春", NULL, "TITLE " },
	{ "{\"title\": \"春\"}\n", "params: {author: 张三}\n", "春", "张三", "title params " },
	// A key that says as much as another one is not overruled.
	{ "---\nauthors: [李四]\n---\n", "author: 张三\n", NULL, "李四", "authors author " },
	{ "---\ntitle: [a]\n---\n", "title: 秋\n", "秋", NULL, "title " },
	{ "正文\n", "title: 秋\n", "秋", NULL, "title " },
	{ "正文\n", NULL, NULL, NULL, NULL },
};

static void test_cascade(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cascade_cases); i++) {
		const struct cascade_case *c = &cascade_cases[i];
		struct fixture f = read_with(c->text, strlen(c->text), c->cascade);
		const struct meta *meta = &f.matter.meta;
		g_assert_cmpstr(meta->title, ==, c->title);
		g_assert_cmpuint(meta->authors.count, ==, c->author ? 1 : 0);
		g_assert_cmpstr(c->author ? meta->authors.items[0] : NULL, ==, c->author);
		g_autoptr(GString) keys = g_string_new(NULL);
		for (const struct value *node = meta->values ? meta->values->first_child : NULL; node;
			node = node->next) {
			g_string_append_printf(keys, "%s ", node->key);
		}
		g_assert_cmpstr(meta->values ? keys->str : NULL, ==, c->keys);
		finish(&f);
	}
}

static void test_large(void)
{
	static const char *const starts[] = {
		"---\n",
		"---\na: ",
		"---\na: [",
		"---\na: \"",
		"+++\na = ",
		"{\"a\": ",
	};
	enum { SIZE = 4 * 1024 * 1024 };
	g_autoptr(GTimer) timer = g_timer_new();
	for (size_t i = 0; i < G_N_ELEMENTS(starts); i++) {
		g_autoptr(GString) text = g_string_new(starts[i]);
		while (text->len < SIZE) {
			g_string_append(text, "春天 x\n ");
		}
		struct fixture unclosed = read_bytes(text->str, text->len);
		finish(&unclosed);
		g_string_append(text, "\n---\n");
		struct fixture closed = read_bytes(text->str, text->len);
		finish(&closed);
	}
	g_assert_cmpfloat(g_timer_elapsed(timer, NULL), <, 60);
}

// Bytes changed at random, always the same way: whatever comes, the body is a part of the text.
static void test_mutations(void)
{
	static const char seed[] = "---\ntitle: \"春: x\"\ndate: 2023-10-15T13:18:50+08:00\ntags: [a, {b: c}]\n"
				   "author:\n  - name: 张三\nimages: [{src: a.png, alt: x}]\nlang: zh_cn\n"
				   "cover:\n  image: b.png\ndraft: 'true'\nweight: 10\n---\n正文\n";
	static const char alphabet[] = "\t\n\r :-?[]{}'\"|>&*!%@`#,~\\0+9.\0\xE6\x98\xA5\xFF";
	uint32_t state = 11;
	for (int round = 0; round < 3000; round++) {
		char text[sizeof(seed)];
		memcpy(text, seed, sizeof(seed));
		for (int change = 0; change < 1 + round % 8; change++) {
			state = state * 1664525u + 1013904223u;
			text[(state >> 8) % (sizeof(seed) - 1)] = alphabet[(state >> 20) % sizeof(alphabet)];
		}
		struct fixture f = read_bytes(text, sizeof(seed) - 1);
		const struct meta *meta = &f.matter.meta;
		g_assert_true(!meta->title || g_utf8_validate(meta->title, -1, NULL));
		g_assert_true(!meta->title || meta->title[0] != '\0');
		g_assert_true(!meta->cover || meta->cover[0] != '\0');
		uint32_t lines = 1;
		for (size_t i = 0; i < f.matter.body_offset; i++) {
			lines += f.source.text[i] == '\n' ? 1 : 0;
		}
		g_assert_cmpuint(f.matter.body_line, ==, lines);
		finish(&f);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/front/frontmatter/extents", test_extents);
	g_test_add_func("/front/frontmatter/positions", test_positions);
	g_test_add_func("/front/frontmatter/cascade", test_cascade);
	g_test_add_func("/front/frontmatter/large", test_large);
	g_test_add_func("/front/frontmatter/mutations", test_mutations);
	return g_test_run();
}
