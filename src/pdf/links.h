#pragma once

#include <stdbool.h>

#include "base/diag.h"
#include "layout/pages.h"
#include "pdf/tag.h"
#include "pdf/update.h"

/** Links and the places they lead to. */
struct links;

/** Collects the destinations of all pages; pages must outlive it. */
struct links *links_create(const struct pages *pages, struct diag *diag);

/** Accepts NULL. */
void links_destroy(struct links *links);

/** Whether a destination of that name is on some page. */
bool links_has_dest(const struct links *links, const char *dest);

/**
 * Adds a live area (ITEM_LINK) of a page. Areas of one span on one page become one annotation of its tag. A link to
 * nowhere is reported (dead-link) and left out. Pages come in order.
 */
void links_add(struct links *links, uint32_t page, const struct page_item *item, struct tag *tag);

/** The annotations, in order of their pages. */
size_t links_count(const struct links *links);
const struct tag *links_tag(const struct links *links, size_t index);

/** Writes the annotations and adds them to their tags. */
void links_write(struct links *links, const struct tag_tree *tags, const uint32_t *page_objects, struct arena *arena,
	struct update *update);

/** Appends the references to the annotations of a page. After links_write. */
void links_append_page(const struct links *links, uint32_t page, GString *to);

/** Writes the name tree of the destinations (ISO 32000-1, 12.3.2.3) and returns its object number. */
uint32_t links_write_dests(const struct links *links, const uint32_t *page_objects, struct update *update);

/**
 * A web address as PDF wants it (7-bit ASCII, ISO 32000-2, 12.6.4.8): whatever RFC 3986 does not
 * allow is percent-encoded, what is encoded stays. The caller frees it with g_free.
 */
char *links_encode_uri(const char *uri);
