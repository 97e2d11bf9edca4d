#pragma once

#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "doc/block.h"

struct doc;
struct pass_options;

/** A footnote: its own block tree and every reference to it. */
struct note {
	uint32_t number;          // from 1, in the order of first reference; set by the pass "notes"
	const char *label;        // as written
	const char *xml_id;       // an NCName, unique in the doc
	struct block *body;       // a BLOCK_NOTE
	struct span **references; // in document order
	size_t reference_count;
};

/**
 * The pass "notes": numbers the notes in the order in which the body and then the notes themselves refer to them, and
 * collects the references. A note that is referred to from nowhere but itself and notes like it is reported and left
 * out.
 */
void note_resolve(struct doc *doc, const struct pass_options *options, struct diag *diag);
