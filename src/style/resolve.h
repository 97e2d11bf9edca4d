#pragma once

#include "base/diag.h"
#include "style/origins.h"
#include "style/style.h"
#include "style/theme.h"

/**
 * Resolves a theme: defaults, then the theme and what it extends, then overrides (`key=value` strings from a
 * configuration file and flags, in order), each checked by the option table. Whatever is unusable is reported and keeps
 * its default. Always gives a complete style; strings live in the arena.
 */
void style_resolve(struct style *out, const struct theme *theme, const char *const *overrides, struct arena *arena,
	struct diag *diag);

/** The same; where each value comes from is recorded, unless origins is NULL. */
void resolve_recorded(struct style *out, const struct theme *theme, const char *const *overrides,
	struct origins *origins, struct arena *arena, struct diag *diag);
