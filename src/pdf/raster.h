#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/out.h"
#include "layout/pages.h"

enum { RASTER_DPI_MIN = 10, RASTER_DPI_MAX = 1200 };

/**
 * Writes one page (an index into pages->pages) as a PNG on white at a resolution within
 * RASTER_DPI_MIN and RASTER_DPI_MAX. False, with the reason reported, when a library failed.
 */
bool raster_write_page(const struct pages *pages, size_t index, double dpi, struct out *out, struct diag *diag);
