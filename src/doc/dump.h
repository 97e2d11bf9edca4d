#pragma once

#include "base/out.h"
#include "doc/doc.h"

/**
 * Prints the tree, one node a line, two spaces of indent a level:
 *
 *   heading level=2 pos=9:1 anchor=tldr
 *     text "TLDR"
 *
 * Strings are quoted as in C. Attributes that are absent are left out. Notes follow the body, then the resources.
 */
void dump_doc(const struct doc *doc, struct out *out);

/**
 * Prints the reading text, one block with inline content (or one code block) a line: title, body, notes. What every
 * output must contain, apart from white space and the annotations of ruby.
 */
void dump_text(const struct doc *doc, struct out *out);
