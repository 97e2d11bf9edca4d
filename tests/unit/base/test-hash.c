#include "base/hash.h"

// The values were made by Python's uuid module, which implements RFC 9562 on its own.
static void test_uuid5(void)
{
	struct arena *arena = arena_create();
	g_assert_cmpstr(hash_uuid5("https://example.org/a", arena), ==,
		"77980eae-c343-5b01-9823-eb6ac1da021f");
	g_assert_cmpstr(hash_uuid5("春天", arena), ==, "e1f12ecb-9261-5b47-9dd0-37708b1839cc");
	arena_destroy(arena);
}

// FIPS 180-2, appendix B.
static void test_sha256(void)
{
	struct arena *arena = arena_create();
	g_assert_cmpstr(hash_sha256("abc", 3, arena), ==,
		"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	g_assert_cmpstr(hash_sha256("", 0, arena), ==,
		"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	arena_destroy(arena);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/base/hash/uuid5", test_uuid5);
	g_test_add_func("/base/hash/sha256", test_sha256);
	return g_test_run();
}
