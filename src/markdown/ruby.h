#pragma once

#include "syntax/tree.h"

/**
 * Adds text as the parser gives it, marks of mark.h included. {漢字|かんじ} is a base and its annotation;
 * {東京|とう|きょう}, with as many annotations as characters, is a pair for each. A brace behind a backslash is none.
 */
void ruby_add_text(struct tree *tree, const char *text, struct source_pos pos);
