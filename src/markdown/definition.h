#pragma once

#include "syntax/tree.h"

/**
 * Definition lists, as Goldmark and PHP Markdown Extra read them: each line of a paragraph is a term, the definitions
 * follow. block_syntax.h gives them to the parser as items of a list.
 */

/**
 * Opens a list of definitions whose terms are the lines of the paragraph before it, which is taken out. False, and
 * nothing done, when no paragraph is before it.
 */
bool definition_open_list(struct tree *tree);

/** Closes it. It becomes part of the list before it, if there is one. */
void definition_close_list(struct tree *tree);
