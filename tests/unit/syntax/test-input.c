#include "syntax/input.h"

#include <stdint.h>
#include <string.h>

struct decode_case {
	const char *encoding;
	const char *bytes;
	size_t length; // 0: up to the NUL
	const char *text;
	size_t invalid;
	size_t nul;
};

// clang-format off
static const struct decode_case decode_cases[] = {
	{ NULL, "", 0, "", 0, 0 },
	{ NULL, "春天\n", 0, "春天\n", 0, 0 },
	{ "UTF-8", "春", 0, "春", 0, 0 },
	{ NULL, "\xEF\xBB\xBF春", 0, "春", 0, 0 },
	{ NULL, "\xEF\xBB\xBF", 0, "", 0, 0 },
	{ NULL, "a\xEF\xBB\xBF" "b", 0, "a\xEF\xBB\xBF" "b", 0, 0 },
	{ NULL, "\xEF\xBB\xBF\xEF\xBB\xBF" "b", 0, "\xEF\xBB\xBF" "b", 0, 0 },
	{ NULL, "a\r\nb\rc\n\rd\r\r\n", 0, "a\nb\nc\n\nd\n\n", 0, 0 },
	{ NULL, "\r", 0, "\n", 0, 0 },
	{ NULL, "a\0b", 3, "a\uFFFDb", 0, 1 },
	{ NULL, "\0\0", 2, "\uFFFD\uFFFD", 0, 2 },
	{ NULL, "a\xFF\r\nb", 0, "a\uFFFD\nb", 1, 0 },
	// Maximal subparts: the examples of Unicode 15.0, tables 3-8 to 3-11.
	{ NULL, "\xC0\xAF\xE0\x80\xBF\xF0\x81\x82" "A", 0,
		"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA", 8, 0 },
	{ NULL, "\xED\xA0\x80\xED\xBF\xBF\xED\xAF" "A", 0,
		"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA", 8, 0 },
	{ NULL, "\xF4\x91\x92\x93\xFF" "A\x80\xBF" "B", 0,
		"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA\uFFFD\uFFFDB", 7, 0 },
	{ NULL, "\xE1\x80\xE2\xF0\x91\x92\xF1\xBF" "A", 0, "\uFFFD\uFFFD\uFFFD\uFFFDA", 4, 0 },
	{ NULL, "\xE6\x98", 0, "\uFFFD", 1, 0 },
	// UTF-16, by its mark or named.
	{ NULL, "\xFF\xFE\x25\x66\r\0\n\0", 8, "春\n", 0, 0 },
	{ NULL, "\xFE\xFF\x66\x25\0a", 6, "春a", 0, 0 },
	{ "gbk", "\xFF\xFE\x25\x66", 4, "春", 0, 0 },
	{ "utf-16", "\x25\x66", 2, "春", 0, 0 },
	{ "UTF-16BE", "\x66\x25", 2, "春", 0, 0 },
	{ NULL, "\xFE\xFF\xD8\x00\0a", 6, "\uFFFDa", 1, 0 },
	{ NULL, "\xFE\xFF\0a\0", 5, "a\uFFFD", 1, 0 },
	{ NULL, "\xFE\xFF\0\0\0a", 6, "\uFFFDa", 0, 1 },
	// Others through iconv.
	{ "gb18030", "\xB4\xBA\xCC\xEC", 0, "春天", 0, 0 },
	{ "GB2312", "\xB4\xBA\x84\xD7\r\n", 0, "春勛\n", 0, 0 },
	{ "gbk", "\xB4\xBA\xFF" "a", 0, "春\uFFFDa", 1, 0 },
	{ "gbk", "a\xB4", 0, "a\uFFFD", 1, 0 },
	{ "gbk", "\xEF\xBB\xBF春", 0, "春", 0, 0 },
	{ "big5", "\xAC\x4B\xA4\xD1", 0, "春天", 0, 0 },
	{ "shift_jis", "\x8F\x74\\\x87\x40", 0, "春\\①", 0, 0 },
	{ "euc-jp", "\xBD\xD5", 0, "春", 0, 0 },
	{ "euc-kr", "\xBA\xBD", 0, "봄", 0, 0 },
	{ "iso-8859-1", "caf\xE9", 0, "café", 0, 0 },
};
// clang-format on

static void test_decode(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(decode_cases); i++) {
		const struct decode_case *c = &decode_cases[i];
		g_test_message("case %zu", i);
		struct arena *arena = arena_create();
		struct input input;
		size_t length = c->length > 0 ? c->length : strlen(c->bytes);
		g_assert_true(input_decode(&input, c->bytes, length, c->encoding, arena));
		g_assert_cmpstr(input.text, ==, c->text);
		g_assert_cmpuint(input.length, ==, strlen(c->text));
		g_assert_cmpuint(input.invalid.count, ==, c->invalid);
		g_assert_cmpuint(input.nul.count, ==, c->nul);
		arena_destroy(arena);
	}
}

static void test_unknown_encoding(void)
{
	static const char *const names[] = { "klingon", "", "//", " " };
	struct arena *arena = arena_create();
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		struct input input;
		g_assert_false(input_decode(&input, "a", 1, names[i], arena));
	}
	arena_destroy(arena);
}

static void test_damage_offsets(void)
{
	struct arena *arena = arena_create();
	struct input input;
	g_assert_true(input_decode(&input, "\r\n\xFF\r\n\0\xFF", 7, NULL, arena));
	g_assert_cmpstr(input.text, ==, "\n\uFFFD\n\uFFFD\uFFFD");
	g_assert_cmpuint(input.invalid.offsets[0], ==, 1);
	g_assert_cmpuint(input.nul.offsets[0], ==, 5);
	g_assert_cmpuint(input.invalid.offsets[1], ==, 8);

	static const char noncharacters[] = "，\uFDD0\r\n\xFF\U0001FFFE\uFFFD";
	g_assert_true(input_decode(&input, noncharacters, strlen(noncharacters), NULL, arena));
	g_assert_cmpstr(input.text, ==, "，\uFFFD\n\uFFFD\uFFFD\uFFFD");
	g_assert_cmpuint(input.invalid.count, ==, 1);
	g_assert_cmpuint(input.noncharacters.count, ==, 2);
	g_assert_cmpuint(input.noncharacters.offsets[0], ==, 3);
	g_assert_cmpuint(input.noncharacters.offsets[1], ==, 10);

	char bytes[100];
	memset(bytes, 0xFF, sizeof(bytes));
	g_assert_true(input_decode(&input, bytes, sizeof(bytes), NULL, arena));
	g_assert_cmpuint(input.invalid.count, ==, 100);
	size_t last = INPUT_DAMAGE_MAX - 1;
	g_assert_cmpuint(input.invalid.offsets[last], ==, 3 * last);
	arena_destroy(arena);
}

// Longer than iconv's pieces, with characters across every border.
static void test_long_input(void)
{
	enum { COUNT = 200000 };
	struct arena *arena = arena_create();
	g_autoptr(GString) bytes = g_string_new("a");
	for (int i = 0; i < COUNT; i++) {
		g_string_append(bytes, "\xB4\xBA");
	}
	struct input input;
	g_assert_true(input_decode(&input, bytes->str, bytes->len, "gb18030", arena));
	g_assert_cmpuint(input.length, ==, 1 + 3 * COUNT);
	g_assert_cmpuint(input.invalid.count, ==, 0);
	g_assert_true(g_str_has_suffix(input.text, "春春"));

	// Twenty megabytes that are all wrong, and as many of one line that is right.
	g_autofree char *wrong = g_malloc(20 * 1024 * 1024);
	memset(wrong, 0x80, 20 * 1024 * 1024);
	g_autoptr(GTimer) timer = g_timer_new();
	g_assert_true(input_decode(&input, wrong, 20 * 1024 * 1024, NULL, arena));
	g_assert_cmpuint(input.invalid.count, ==, 20 * 1024 * 1024);
	memset(wrong, 'a', 20 * 1024 * 1024);
	g_assert_true(input_decode(&input, wrong, 20 * 1024 * 1024, NULL, arena));
	g_assert_cmpfloat(g_timer_elapsed(timer, NULL), <, 30);
	arena_destroy(arena);
}

// Whatever the bytes and the encoding: clean text comes out.
static void test_random_bytes(void)
{
	static const char *const encodings[] = {
		NULL,
		"gb18030",
		"big5",
		"shift_jis",
		"euc-kr",
		"utf-16",
		"iso-2022-jp",
		"utf-7",
	};
	uint32_t state = 7;
	for (int round = 0; round < 4000; round++) {
		char bytes[64];
		for (size_t i = 0; i < sizeof(bytes); i++) {
			state = state * 1664525u + 1013904223u;
			bytes[i] = (char)(state >> 24);
		}
		struct arena *arena = arena_create();
		struct input input;
		const char *encoding = encodings[(size_t)round % G_N_ELEMENTS(encodings)];
		g_assert_true(input_decode(&input, bytes, (state >> 16) % 65, encoding, arena));
		g_assert_true(g_utf8_validate_len(input.text, input.length, NULL));
		g_assert_null(memchr(input.text, '\r', input.length));
		g_assert_cmpuint(strlen(input.text), ==, input.length);
		arena_destroy(arena);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/syntax/input/decode", test_decode);
	g_test_add_func("/syntax/input/unknown-encoding", test_unknown_encoding);
	g_test_add_func("/syntax/input/damage-offsets", test_damage_offsets);
	g_test_add_func("/syntax/input/long-input", test_long_input);
	g_test_add_func("/syntax/input/random-bytes", test_random_bytes);
	return g_test_run();
}
