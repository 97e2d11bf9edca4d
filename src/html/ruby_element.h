#pragma once

#include "doc/block.h"

/**
 * The element <ruby>. In the tree each base with its annotation is a span of its own.
 *
 * While the element is read, its span holds a span of the kind ruby for each <rb>, <rt> and <rp>, whose annotation is
 * that name; a <ruby> never stands in another.
 */

/**
 * Makes the pairs of an element that is closed: each <rt> belongs to the base before it, several in a row to as many
 * bases in a row (HTML 5.2, 4.5.10); where their numbers differ all go together. <rp> is dropped.
 */
void ruby_element_settle(struct block *leaf, struct span *ruby, struct arena *arena);

/** Takes out what an element holds of <rb>, <rt> and <rp>, for one that is not closed. Their text stays. */
void ruby_element_unwrap(struct block *leaf, struct span *ruby);
