#pragma once

#include "source/tree.h"

/**
 * Ruby, annotations over their base, in both forms that authors write. In the tree each pair is a span of its own.
 *
 * While a <ruby> element is read, its span holds a span of the kind ruby for each <rb>, <rt> and <rp>, whose annotation
 * is that name; a <ruby> never stands in another.
 */

/**
 * Makes the pairs of a <ruby> element that is closed: each <rt> belongs to the base before it, several in a row to as
 * many bases in a row (HTML 5.2, 4.5.10); where their numbers differ all go together. <rp> is dropped.
 */
void ruby_settle(struct block *leaf, struct span *ruby, struct arena *arena);

/** Takes out what a <ruby> element holds of <rb>, <rt> and <rp>, for one that is not closed. Their text stays. */
void ruby_unwrap_parts(struct block *leaf, struct span *ruby);

/**
 * Adds text as the parser gives it, marks of emphasis.h included. {漢字|かんじ} is a base and its annotation;
 * {東京|とう|きょう}, with as many annotations as characters, is a pair for each. A brace behind a backslash is none.
 */
void ruby_add_text(struct tree *tree, const char *text, struct source_pos pos);
