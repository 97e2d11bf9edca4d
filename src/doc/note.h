#pragma once

#include <stddef.h>
#include <stdint.h>

#include "doc/block.h"

/** A footnote: its own block tree and every reference to it. */
struct note {
	uint32_t number;          // from 1, in the order of first reference; set by the pass "notes"
	const char *label;        // as written
	const char *xml_id;       // an NCName, unique in the doc
	struct block *body;       // a BLOCK_NOTE
	struct span **references; // in document order
	size_t reference_count;
};
