#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/value.h"
#include "hugo/shortcode_row.h"

/**
 * What a configuration says of shortcodes, its key `shortcodes`: true, false, or a map from names to what each of them
 * becomes. That is a template (shortcode_template.h), one of the words `keep`, `drop` and `placeholder`, or a map of
 * `template` and `markdown`. The name "*" stands for all that nobody knows.
 */
struct shortcode_map {
	bool off; // shortcodes are text, in a site of Hugo too
	const struct shortcode_row *rows;
	size_t count;
	const struct shortcode_row *unknown; // never NULL; of a name that the map says nothing of: keeps what it holds
};

/** Reads the value of the key. What is wrong is reported (bad-value) and left out. Arena memory, never NULL. */
const struct shortcode_map *shortcode_map_read(const struct value *node, struct arena *arena, struct diag *diag);

/** The map of a configuration that says nothing. */
extern const struct shortcode_map shortcode_map_default;
