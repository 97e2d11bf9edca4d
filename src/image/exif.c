#include "image/exif.h"

#include <stdbool.h>
#include <string.h>

enum { HEADER = 6, ENTRY = 12, TAG_ORIENTATION = 0x0112, TYPE_SHORT = 3 };

struct tiff {
	const uint8_t *bytes;
	size_t length;
	bool big_endian;
};

// Reads past the end give 0, which no valid entry has.
static uint32_t read_number(const struct tiff *tiff, size_t offset, size_t size)
{
	if (offset > tiff->length || tiff->length - offset < size) {
		return 0;
	}
	uint32_t value = 0;
	for (size_t i = 0; i < size; i++) {
		size_t at = tiff->big_endian ? i : size - 1 - i;
		value = value << 8 | tiff->bytes[offset + at];
	}
	return value;
}

int exif_orientation(const uint8_t *bytes, size_t length)
{
	if (length < HEADER + 8 || memcmp(bytes, "Exif\0\0", HEADER) != 0) {
		return 1;
	}
	struct tiff tiff = { bytes + HEADER, length - HEADER, bytes[HEADER] == 'M' };
	size_t folder = read_number(&tiff, 4, 4);
	uint32_t entries = read_number(&tiff, folder, 2);
	for (uint32_t i = 0; i < entries; i++) {
		size_t entry = folder + 2 + (size_t)i * ENTRY;
		if (read_number(&tiff, entry, 2) == TAG_ORIENTATION && read_number(&tiff, entry + 2, 2) == TYPE_SHORT) {
			uint32_t value = read_number(&tiff, entry + 8, 2);
			return value >= 1 && value <= 8 ? (int)value : 1;
		}
	}
	return 1;
}
