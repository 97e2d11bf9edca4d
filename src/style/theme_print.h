#pragma once

#include "base/diag.h"
#include "base/out.h"
#include "style/origins.h"
#include "style/theme.h"

/**
 * Prints a style as a theme of every part and option, each value as it was written and behind it, as a comment, where
 * it comes from: "option table", the name of a built-in theme, "path:line", "-S flag". Read as a theme again it gives
 * the same style. The origins are those that resolve_recorded took of the theme; diag knows the files of its
 * layers.
 */
void theme_print(struct out *out, const struct theme *theme, const struct origins *origins, const struct diag *diag);

/** Prints a theme for a person to edit: it changes nothing, and every option stands in it as a comment. */
void theme_print_template(struct out *out, struct arena *arena, struct diag *diag);
