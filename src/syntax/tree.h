#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/diag.h"
#include "doc/doc.h"

/**
 * A doc's tree while a reader fills it, in document order. Nothing gets deeper than DOC_DEPTH_MAX: what would is
 * flattened, with one warning.
 */
struct tree {
	struct doc *doc;
	struct diag *diag;
	struct block *parent; // the open container
	unsigned depth;       // of parent
	unsigned flattened;   // containers open that are not in the tree
	struct block *leaf;   // the block that takes spans; NULL between blocks
	struct span *span;    // the open span; NULL at the top of the leaf
	unsigned span_depth;
	unsigned spans_flattened;
	unsigned images; // open images: text goes to alt
	struct span *image;
	GString *alt;
	bool warned;
};

/** Starts at the root of a doc. Both are borrowed and outlive the tree. */
void tree_init(struct tree *tree, struct doc *doc, struct diag *diag);

/** Releases what filling took; the doc stays. */
void tree_finish(struct tree *tree);

/** Opens a block that holds blocks. NULL when it is flattened; close it all the same. */
struct block *tree_open(struct tree *tree, enum block_kind kind, struct source_pos pos);
void tree_close(struct tree *tree, enum block_kind kind);

/** Whether a block that holds blocks would be flattened here; says so, once, when it would. */
bool tree_is_full(struct tree *tree, struct source_pos pos);

/** Opens a note, which stands outside the body. */
void tree_open_note(struct tree *tree, struct note *note);
void tree_close_note(struct tree *tree);

/** Opens a block that holds spans, or text of its own. */
struct block *tree_open_leaf(struct tree *tree, enum block_kind kind, struct source_pos pos);
/** Closes it. A paragraph that got nothing, no name either, is taken out. */
void tree_close_leaf(struct tree *tree);

/** Opens a span that holds spans. NULL when it is flattened or in an image; close it all the same. */
struct span *tree_open_span(struct tree *tree, enum span_kind kind, struct source_pos pos);
void tree_close_span(struct tree *tree);
/** Takes the open span out, which is not flattened; what it holds stays. */
void tree_unwrap_span(struct tree *tree);

/** Opens an image; text until it is closed is its description. NULL for an image in a description. */
struct span *tree_open_image(struct tree *tree, struct source_pos pos);
void tree_close_image(struct tree *tree);

/** Adds what holds nothing. text lies in the doc's arena. */
void tree_add_text(struct tree *tree, const char *text, struct source_pos pos);
void tree_add_code(struct tree *tree, const char *text, struct source_pos pos);
void tree_add_math(struct tree *tree, const char *tex, struct source_pos pos);
void tree_add_break(struct tree *tree, enum break_kind kind, struct source_pos pos);
void tree_add_note_ref(struct tree *tree, struct note *note, struct source_pos pos);
