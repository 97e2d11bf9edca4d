#include "source/dialect.h"

#include <glib.h>
#include <stddef.h>
#include <string.h>

const struct dialect dialect_default = {
	.heading_attributes = true,
};

const struct dialect dialect_none = { 0 };

static const size_t offsets[] = {
	offsetof(struct dialect, definition_lists),
	offsetof(struct dialect, typographer),
	offsetof(struct dialect, block_attributes),
	offsetof(struct dialect, heading_attributes),
	offsetof(struct dialect, ins),
	offsetof(struct dialect, mark),
	offsetof(struct dialect, sub),
	offsetof(struct dialect, sup),
	offsetof(struct dialect, emoji),
	offsetof(struct dialect, math),
	offsetof(struct dialect, alerts),
	offsetof(struct dialect, admonitions),
};

// In the order of the offsets.
const char *const dialect_names[] = { "definition-lists", "typographer", "block-attributes", "heading-attributes", "ins",
	"mark", "sub", "sup", "emoji", "math", "alerts", "admonitions", NULL };
G_STATIC_ASSERT(G_N_ELEMENTS(dialect_names) == G_N_ELEMENTS(offsets) + 1);
G_STATIC_ASSERT(G_N_ELEMENTS(offsets) * sizeof(bool) == sizeof(struct dialect));

bool *dialect_switch(struct dialect *dialect, const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(offsets); i++) {
		if (strcmp(dialect_names[i], name) == 0) {
			return (bool *)((char *)dialect + offsets[i]);
		}
	}
	return NULL;
}
