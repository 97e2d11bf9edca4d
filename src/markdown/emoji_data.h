#pragma once

#include <stddef.h>

/** A name of an emoji, without its colons. */
struct emoji_name {
	const char *name;
	const char *emoji;
};

/** In the order of strcmp. */
extern const struct emoji_name emoji_data_names[];
extern const size_t emoji_data_count;
