#pragma once

#include <glib.h>
#include <stdint.h>

#include "base/diag.h"
#include "doc/block.h"

/**
 * What the parser does not tell about footnotes: a definition that nothing refers to is dropped, and a reference to
 * none stays as text, both silently. The lines of the source that ended up in no block give the first away; text
 * that still looks like a reference gives the second.
 */
struct footnotes {
	const char *text; // borrowed
	uint32_t file;
	uint32_t first_line; // file line of the text's first
	GArray *lines;       // size_t: where each line starts, and the end of the text
	GByteArray *known;   // for each line, from 0: whether it is in some block
	size_t cursor;       // up to where references have been found
};

void footnote_init(struct footnotes *out, const char *text, size_t length, uint32_t file, uint32_t first_line);
void footnote_finish(struct footnotes *notes);

/** Says that lines of the text, counted from 1, both included, are in the tree. */
void footnote_cover(struct footnotes *notes, uint32_t first, uint32_t last);

/** Reports references without a definition in the text of a block that is read from these lines. */
void footnote_report_undefined(
	struct footnotes *notes, const struct block *block, uint32_t first, uint32_t last, struct diag *diag);

/** Reports the definitions that were dropped. Call it when the whole tree is read. */
void footnote_report_unused(struct footnotes *notes, struct diag *diag);

/**
 * The label of a definition on a line of the text, before a column, as the source has it; *column becomes where the
 * definition starts. Length 0 when there is none.
 */
size_t footnote_find_label(const struct footnotes *notes, uint32_t line, uint32_t *column, const char **label);
