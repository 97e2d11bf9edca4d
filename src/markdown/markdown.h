#pragma once

#include <stdbool.h>

#include "base/diag.h"
#include "doc/doc.h"
#include "syntax/dialect.h"
#include "syntax/passage.h"

/** The text of a source that is Markdown. */
struct markdown {
	struct passage passage;
	bool strict;                   // CommonMark and GFM to the letter: no help for Chinese, Japanese and Korean
	bool ruby;                     // {漢字|かんじ} is ruby; never when strict
	const struct dialect *dialect; // dialect_none when strict
};

/**
 * Reads GFM (tables, strikethrough, autolinks, task lists), footnotes and what the dialect adds into doc->root and
 * doc->notes. Block
 * positions are exact, those of spans exact to the line. Footnotes without reference, references without footnote, raw
 * HTML tags and nesting past DOC_DEPTH_MAX are reported. The only user of cmark-gfm.
 */
void markdown_read(struct doc *doc, const struct markdown *markdown, struct diag *diag);
