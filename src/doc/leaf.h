#pragma once

#include "doc/block.h"

/** The tree of spans in a block that holds text. */

/** Puts a new sibling behind a span that is already in a tree; leaf is the block that holds the tree. */
void leaf_insert_after(struct block *leaf, struct span *span, struct span *sibling);

/** Takes a span with all below it out of its tree; leaf is the block that holds the tree. */
void leaf_unlink(struct block *leaf, struct span *span);

/** Puts the children of a span in its place and takes the span itself out. */
void leaf_unwrap(struct block *leaf, struct span *span);

/** Moves all spans of a block behind those of another. */
void leaf_move_spans(struct block *to, struct block *from);
