#pragma once

#include <fontconfig/fontconfig.h>
#include <stdint.h>

/**
 * One font face in use: what layout shapes with and pdf paints with. Owned by the font_set, which
 * hands out the same pointer for the same face.
 */
struct face {
	uint32_t id;        // from 0, in order of first use: the order is deterministic
	FcPattern *pattern; // resolved: file, index, variations; cairo-ft can open it
	const char *file;
	int index;
	const char *family;
};
