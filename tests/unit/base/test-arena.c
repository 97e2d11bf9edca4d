#include "base/arena.h"

#include <stdint.h>

static void test_zeroed_and_aligned(void)
{
	struct arena *arena = arena_create();
	static const size_t sizes[] = { 0, 1, 7, 16, 100, 16 * 1024, 64 * 1024, 1000000, 3 };
	for (size_t round = 0; round < 20; round++) {
		for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
			unsigned char *bytes = arena_alloc(arena, sizes[i]);
			g_assert_nonnull(bytes);
			g_assert_cmpuint((uintptr_t)bytes % 16, ==, 0);
			for (size_t b = 0; b < sizes[i]; b++) {
				g_assert_cmpuint(bytes[b], ==, 0);
			}
			memset(bytes, 0xAA, sizes[i]);
		}
	}
	arena_destroy(arena);
}

// Pieces do not overlap: each still holds what was put there after all were filled.
static void test_separate(void)
{
	enum { COUNT = 5000 };
	struct arena *arena = arena_create();
	unsigned char *pieces[COUNT];
	for (size_t i = 0; i < COUNT; i++) {
		pieces[i] = arena_alloc(arena, i % 97);
		memset(pieces[i], (int)(i % 251), i % 97);
	}
	for (size_t i = 0; i < COUNT; i++) {
		for (size_t b = 0; b < i % 97; b++) {
			g_assert_cmpuint(pieces[i][b], ==, i % 251);
		}
	}
	arena_destroy(arena);
}

static void test_strings(void)
{
	struct arena *arena = arena_create();
	g_assert_null(arena_strdup(arena, NULL));
	g_assert_cmpstr(arena_strdup(arena, ""), ==, "");
	g_assert_cmpstr(arena_strdup(arena, "春天"), ==, "春天");
	g_assert_cmpstr(arena_strndup(arena, "春天", 3), ==, "春");
	g_assert_cmpstr(arena_strndup(arena, NULL, 0), ==, "");
	g_assert_cmpstr(arena_printf(arena, "%s-%d", "a", 7), ==, "a-7");
	arena_destroy(arena);
}

static void test_arrays(void)
{
	struct pair {
		int a, b;
	};
	struct arena *arena = arena_create();
	struct pair *pair = arena_new(arena, struct pair);
	g_assert_cmpint(pair->a + pair->b, ==, 0);
	struct pair *pairs = arena_new_array(arena, struct pair, 1000);
	g_assert_cmpint(pairs[999].b, ==, 0);
	g_assert_nonnull(arena_new_array(arena, struct pair, 0));
	arena_destroy(arena);
}

static void test_overflow(void)
{
	if (g_test_subprocess()) {
		struct arena *arena = arena_create();
		arena_alloc_array(arena, G_MAXSIZE / 4, 16);
		return;
	}
	g_test_trap_subprocess(NULL, 0, 0);
	g_test_trap_assert_failed();
}

static void test_destroy_null(void)
{
	arena_destroy(NULL);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/base/arena/zeroed-and-aligned", test_zeroed_and_aligned);
	g_test_add_func("/base/arena/separate", test_separate);
	g_test_add_func("/base/arena/strings", test_strings);
	g_test_add_func("/base/arena/arrays", test_arrays);
	g_test_add_func("/base/arena/overflow", test_overflow);
	g_test_add_func("/base/arena/destroy-null", test_destroy_null);
	return g_test_run();
}
