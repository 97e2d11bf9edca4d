#pragma once

#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "doc/meta.h"
#include "source/source.h"

/** What stands before the text. */
struct frontmatter {
	struct meta meta;
	const struct value *values; // the map that meta was read from; NULL: none
	size_t body_offset; // byte of the source where the text starts; 0 without front matter
	uint32_t body_line; // its line, from 1
};

/**
 * Reads YAML front matter between two lines of '---'. Without it everything is absent and the body is the whole source.
 * Whatever is wrong in it is reported and left out; never fails. TOML and JSON are recognised, reported as unsupported
 * and skipped, so that they do not end up in the text.
 */
void frontmatter_read(struct frontmatter *out, const struct source *source, struct arena *arena, struct diag *diag);
