#pragma once

#include "layout/flow.h"

/**
 * The QR code of an address, and its side in points; NULL where the theme has none, or the address is too long for one.
 */
const struct resource *qr_code_find(const struct flow *flow, const char *url, double *side);

/**
 * A QR code of an address that paper cannot lead to, in the middle of the line, kept with what is above it; nothing
 * where the theme has none, or the address is too long for a code. It is no text: the link itself is beside it.
 */
void qr_code_place(struct flow *flow, const struct block *block, const char *url);
