#pragma once

#include <cairo.h>
#include <stdbool.h>

#include "base/diag.h"
#include "layout/pages.h"

/**
 * Links and the places they lead to. cairo writes a link to a place that does not exist without a
 * word, so all places of the document are known before the first link is drawn.
 */
struct links;

/** Collects the destinations of all pages; pages must outlive it. */
struct links *links_create(const struct pages *pages, struct diag *diag);

/** Accepts NULL. */
void links_destroy(struct links *links);

/** Whether a destination of that name is on some page. */
bool links_has_dest(const struct links *links, const char *dest);

/**
 * Writes the destinations and links of the page being drawn. Live areas of one span are one
 * annotation. A link to nowhere is reported (dead-link) and left out.
 */
void links_draw(struct links *links, cairo_t *cr, const struct page *page);

/**
 * A web address as PDF wants it (7-bit ASCII, ISO 32000-2, 12.6.4.8): whatever RFC 3986 does not
 * allow is percent-encoded, what is encoded stays. The caller frees it with g_free.
 */
char *links_encode_uri(const char *uri);
