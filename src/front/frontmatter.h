#pragma once

#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "doc/meta.h"
#include "syntax/passage.h"

/** What stands before the text. */
struct frontmatter {
	struct meta meta;        // but its dates
	const struct value *map; // NULL: there is none
	size_t body_offset;      // byte of the source where the text starts; 0 without front matter
	uint32_t body_line;      // its line, from 1
};

/**
 * Reads front matter: YAML between two lines of '---', TOML between two of '+++', or a JSON object that ends its line.
 * Without it the body is the whole source. What it does not say of the page is taken from the values that cascade to
 * it; NULL: none do. The body is not looked at, nor are dates, whose order is the site's (page_date.h). Whatever is
 * wrong is reported and left out; never fails.
 */
void frontmatter_read(struct frontmatter *out, const struct passage *source, const struct value *cascade,
	struct arena *arena, struct diag *diag);
