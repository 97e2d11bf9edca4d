#pragma once

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "doc/block.h"
#include "doc/meta.h"
#include "doc/note.h"
#include "doc/resource.h"

/**
 * One Markdown source, read and resolved. Everything both outputs need to agree on has been decided by the passes;
 * nothing here says how it looks. Built by doc_from_source, const for everyone after that, but for image_inspect, which
 * completes the resources before any output sees them.
 */
struct doc {
	struct arena *arena;   // owns all of it
	const char *path;      // as the user named it
	const char *root_path; // the source root, resolved
	const char *text;      // the Markdown, in UTF-8, with its front matter; NULL: read from none
	size_t text_length;
	const char *lang;  // BCP 47, never NULL: zh-CN, zh-TW, ja, ko, en ...
	const char *title; // what the h1 shows: front matter, else first heading, else the file name; never NULL
	struct meta meta;
	struct block *root;  // a BLOCK_DOCUMENT
	struct note **notes; // in order of number
	size_t note_count;
	struct resource **resources;
	size_t resource_count;
	uint32_t undescribed;   // images without alternative text; set by the pass "images"
	struct resource *cover; // the image that the front matter names; NULL: none
	uint32_t block_count;   // ids run from 0 to block_count - 1, notes included
	uint32_t span_count;
};

/** A new doc with an empty root, living in the arena. */
struct doc *doc_create(struct arena *arena, const char *path);

/** The block trees of a doc: the body, then each note in order. Ids are given in this order. */
size_t doc_tree_count(const struct doc *doc);
struct block *doc_tree_at(const struct doc *doc, size_t index);

/** The language that holds for a block: its own, that of the nearest ancestor that has one, or the doc's. */
const char *doc_block_lang(const struct doc *doc, const struct block *block);
