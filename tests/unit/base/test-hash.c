#include "base/hash.h"

// The values were made by Python's uuid module, which implements RFC 9562 on its own.
static void test_uuid5(void)
{
	struct arena *arena = arena_create();
	g_assert_cmpstr(hash_uuid5("https://example.org/a", arena), ==, "77980eae-c343-5b01-9823-eb6ac1da021f");
	g_assert_cmpstr(hash_uuid5("春天", arena), ==, "e1f12ecb-9261-5b47-9dd0-37708b1839cc");
	arena_destroy(arena);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/base/hash/uuid5", test_uuid5);
	return g_test_run();
}
