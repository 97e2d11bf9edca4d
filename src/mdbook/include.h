#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/world.h"
#include "doc/doc.h"
#include "syntax/passage.h"

/**
 * The directives by which an mdBook takes in other files, done before its Markdown is read:
 *
 *   {{#include FILE}}  {{#include FILE:3}}  FILE:3:  FILE::9  FILE:3:9  FILE:NAME
 *   {{#rustdoc_include FILE...}}  the same: what it takes besides is only for the compiler
 *   {{#playground FILE ...}}      the file as a listing in Rust
 *   {{#title ...}}                nothing: it is for the browser's window
 *
 * Lines count from 1; NAME takes those between "ANCHOR: NAME" and "ANCHOR_END: NAME". A path is relative to the file
 * that has the directive and must be inside the source root. Included files may include others, INCLUDE_DEPTH_MAX deep.
 * What cannot be followed is reported (bad-include) and left as it is; so is a directive behind a backslash, which is
 * dropped.
 */
enum {
	INCLUDE_DEPTH_MAX = 10,
	INCLUDE_COUNT_MAX = 10000,           // directives followed for one document
	INCLUDE_SIZE_MAX = 32 * 1024 * 1024, // bytes of one document when all is taken in
};

/** Whether a source root is an mdBook: it holds book.toml or SUMMARY.md. */
bool include_is_mdbook(const char *root, struct world *world);

/**
 * Takes in what the text of a doc includes; the text becomes one in the arena, made from those files (diag_add_made).
 */
void include_expand(struct passage *text, struct doc *doc, struct world *world, struct diag *diag);
