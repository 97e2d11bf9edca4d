#pragma once

#include <glib.h>

#include "doc/span.h"
#include "syntax/dialect.h"

struct cmark_node;
struct cmark_parser;

/**
 * Spans that cmark-gfm does not know: ++inserted++, ==marked==, ~sub~, ^sup^ and formulas, as syntax extensions of the
 * parser's own. They are asked at each such sign where no code span, address, tag or backslash took it, and put runs on
 * the parser's stack of delimiters, so that they nest with emphasis and links by the parser's rules.
 *
 * A kind of node of our own could not stand in the cell of a table, for that extension lists what may. So the node is
 * emphasis or code, with user data that says which span is meant.
 *
 * Stars stay out of reach of an extension; for those see emphasis.h, which also lets these runs close beside Chinese.
 */
struct inline_syntax {
	GPtrArray *extensions; // cmark_syntax_extension
};

/** Makes a parser see what a dialect has. To be called before other extensions are attached. */
void inline_syntax_attach(struct inline_syntax *out, struct cmark_parser *parser, const struct dialect *dialect);

/** To be called when the parser is gone. */
void inline_syntax_finish(struct inline_syntax *syntax);

/** The kind of span that a node of the parser stands for, if it is one of these; else `otherwise`. */
enum span_kind inline_syntax_kind(struct cmark_node *node, enum span_kind otherwise);
