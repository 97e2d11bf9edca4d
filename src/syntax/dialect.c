#include "syntax/dialect.h"

#include <glib.h>
#include <stddef.h>
#include <string.h>

// What plain files are written with, and plain text hardly ever looks like. Not the runs of extras (10~20 元，a^2), nor
// quotes, which writers of Chinese type as they want them.
const struct dialect dialect_default = {
	.definition_lists = true,
	.heading_attributes = true,
	.emoji = true,
	.math = true,
	.alerts = true,
	.admonitions = true,
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
	offsetof(struct dialect, math_parentheses),
	offsetof(struct dialect, math_brackets),
	offsetof(struct dialect, alerts),
	offsetof(struct dialect, admonitions),
};

// In the order of the offsets.
const char *const dialect_names[] = { "definition-lists", "typographer", "block-attributes", "heading-attributes",
	"ins", "mark", "sub", "sup", "emoji", "math", "math-parentheses", "math-brackets", "alerts", "admonitions",
	NULL };
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

static bool set(struct dialect *dialect, const char *name, bool on)
{
	bool all = strcmp(name, "all") == 0;
	for (size_t i = 0; all && dialect_names[i]; i++) {
		*dialect_switch(dialect, dialect_names[i]) = on;
	}
	bool *one = dialect_switch(dialect, name);
	if (one) {
		*one = on;
	}
	return all || one;
}

bool dialect_change(struct dialect *dialect, const char *list, char **unknown)
{
	g_auto(GStrv) names = g_strsplit(list, ",", -1);
	for (size_t i = 0; names[i]; i++) {
		char *name = g_strstrip(names[i]);
		bool off = *name == '-';
		if (!set(dialect, off || *name == '+' ? name + 1 : name, !off)) {
			if (unknown) {
				*unknown = g_strdup(name);
			}
			return false;
		}
	}
	return true;
}
