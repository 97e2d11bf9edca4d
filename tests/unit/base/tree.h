#pragma once

#include "base/diag.h"
#include "base/value.h"

/** Values and messages as texts that a test compares. The caller frees them. */

/** A tree in one line: 'a: x' is {a=x}, a quoted scalar is in quotes. Test input is never deep. */
char *tree_printed(const struct value *node);

/** The same with the positions: {a@1:1=x@1:4}@1:1. */
char *tree_placed(const struct value *node);

/** Messages as "code line:column, ...". */
char *tree_reported(const struct diag *diag);
