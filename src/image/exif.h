#pragma once

#include <stddef.h>
#include <stdint.h>

/**
 * The orientation that an EXIF block names (Exif 2.32, section 4.6.4 A, tag 0x0112): 1 to 8. bytes are the payload of a
 * JPEG's APP1 marker; 1 for anything that is no EXIF or says nothing usable.
 */
int exif_orientation(const uint8_t *bytes, size_t length);
