#pragma once

#include "base/diag.h"
#include "layout/pages.h"
#include "pdf/links.h"
#include "pdf/tag.h"
#include "pdf/update.h"

/** What the structure is written with. */
struct structure {
	const struct tag_tree *tags;
	const struct links *links;
	const struct pages *pages;
	const uint32_t *page_objects; // object number of each page
	const uint32_t *mark_counts;  // of each page
};

/**
 * Writes the structure tree (ISO 32000-1, 14.7): its root, whose object number is returned, an element for each tag
 * that something was painted for, and the tree that leads back from marks and links. Page i has the key i in it,
 * link j the key page_count + j.
 */
uint32_t structure_write(const struct structure *structure, struct update *update);
