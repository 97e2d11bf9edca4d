#pragma once

#include <stdint.h>

#include "base/out.h"
#include "pdf/update.h"

/**
 * Writes the objects that root (the catalog) and info lead to as one PDF 1.7 file, and no others: numbered anew, those
 * that are no streams packed into object streams, found by a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8). The
 * file's identifier is made from what it holds, so equal objects give equal bytes.
 */
void compact_write(const struct update *update, uint32_t root, uint32_t info, struct out *out);
