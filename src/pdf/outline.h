#pragma once

#include "layout/pages.h"
#include "pdf/links.h"
#include "pdf/update.h"

/**
 * Writes the marks of the pages as the PDF's outline (ISO 32000-1, 12.3.3), nested by level; the first two levels
 * are shown open. A mark whose destination is on no page is left out and its children go to its parent. Returns the
 * outline's object number; 0 when there is no mark.
 */
uint32_t outline_write(const struct pages *pages, const struct links *links, struct update *update);
