#include "fuzz.h"

#include "base/yaml.h"

// The bounded YAML reader: any bytes give a tree.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_create();
	struct diag *diag = diag_create();
	struct value_origin origin = { .file = diag_add_file(diag, "fuzz.yaml", NULL, 0), .first_line = 1 };
	const struct value *root = yaml_parse((const char *)data, size, origin, DIAG_BAD_FRONT_MATTER, arena, diag);
	g_assert_nonnull(root);
	value_lookup(root, "title");
	diag_destroy(diag);
	arena_destroy(arena);
	return 0;
}
