#pragma once

#include "base/diag.h"
#include "base/value.h"

/**
 * Texts in the notations that make values, and values and messages as texts that a test compares. The caller frees
 * them.
 */

/** yaml_parse and the like. */
typedef struct value *tree_parser(const char *text, size_t length, struct value_origin origin, enum diag_code code,
	struct arena *arena, struct diag *diag);

/** A text that was parsed. */
struct tree_text {
	char *text;
	struct arena *arena;
	struct diag *diag;
	const struct value *root; // never NULL
};

/**
 * Parses a text whose first line has a number, as a part of a file has it. The parser is given a copy without a NUL
 * behind it, so that sanitizers see any step past its end. tree_finish() frees all of it.
 */
struct tree_text tree_parse(tree_parser *parser, const char *text, size_t length, uint32_t first_line);
void tree_finish(struct tree_text *text);

struct tree_case {
	const char *text;
	const char *tree;     // tree_printed
	const char *messages; // tree_reported
};

/** Parses texts and compares what came of them. */
void tree_check(tree_parser *parser, uint32_t first_line, const struct tree_case *cases, size_t count);

/** A tree in one line: 'a: x' is {a=x}, a quoted scalar is in quotes. Test input is never deep. */
char *tree_printed(const struct value *node);

/** The same with the positions: {a@1:1=x@1:4}@1:1. */
char *tree_placed(const struct value *node);

/** Messages as "code line:column, ...". */
char *tree_reported(const struct diag *diag);
