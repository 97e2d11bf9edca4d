#pragma once

#include "source/source.h"

/** A Markdown text read for a test. */
struct sketch {
	struct world *world;
	struct arena *arena;
	struct diag *diag;
	struct doc *doc;
};

/** Reads a text as the file "t.md" in a folder that holds nothing else. */
void sketch_init(struct sketch *out, const char *markdown, struct source_options options);
void sketch_finish(struct sketch *sketch);

/**
 * The tree in one line: "paragraph{one strong{two}}", a soft break as '/', a hard one as '//', code as `code`, a link
 * as link<url>{text}, an image as image<url|alt>, ruby as ruby<annotation>{base}, a reference as ^label. Notes follow
 * the body. The caller frees it.
 */
char *sketch_text(const struct sketch *sketch);

/** Every message as "line:column code", one space between two. The caller frees it. */
char *sketch_messages(const struct sketch *sketch);

/** Reads a text and compares its tree, and its messages unless they are NULL. */
void sketch_check(const char *markdown, struct source_options options, const char *tree, const char *messages);

struct sketch_row {
	const char *markdown;
	const char *tree;
};

/** Reads texts that no message is due to, and compares their trees. */
void sketch_check_rows(struct source_options options, const struct sketch_row *rows, size_t count);

struct sketch_case {
	const char *markdown;
	const char *tree;
	const char *messages; // NULL: not compared
};

/** Reads texts and compares their trees and messages. */
void sketch_check_cases(struct source_options options, const struct sketch_case *cases, size_t count);
