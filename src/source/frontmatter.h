#pragma once

#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "doc/meta.h"
#include "source/source.h"

/** What stands before the text. */
struct frontmatter {
	struct meta meta;
	size_t body_offset; // byte of the source where the text starts; 0 without front matter
	uint32_t body_line; // its line, from 1
};

/**
 * Reads front matter: YAML between two lines of '---', TOML between two of '+++', or a JSON object that ends its line.
 * Without it the body is the whole source, and what is known of the page is what cascades to it (options->cascade). The
 * body is not looked at. The site of the options gives dates a zone and an order (source/page_date.h). Whatever is
 * wrong is reported and left out; never fails.
 */
void frontmatter_read(struct frontmatter *out, const struct source *source, const struct source_options *options,
	struct arena *arena, struct diag *diag);
