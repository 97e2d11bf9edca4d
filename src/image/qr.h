#pragma once

#include <stddef.h>

#include "base/arena.h"
#include "doc/resource.h"

/** QR codes (ISO/IEC 18004), encoded by libqrencode. The same text gives the same code. */

/**
 * The drawing of a code as SVG text in the arena: black on white with its quiet zone of four modules, a single path. A
 * module is as large as asked for, or larger: at 96 px an inch the code is never less than 15 mm wide, and a module
 * never less than .4 mm, so that a telephone reads it from paper. NULL when there is no text, or more than a code holds
 * (2331 bytes at level M).
 */
char *qr_svg(const struct resource_qr *request, struct arena *arena, size_t *length);

/** The code of a text at level M, as small as it may be, as a usable image in the arena; NULL as above. */
struct resource *qr_image(const char *text, struct arena *arena);
