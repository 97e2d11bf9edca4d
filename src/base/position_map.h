#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/source_pos.h"

/** A part of a text that was made from a file. It reaches to where the next one starts. */
struct position_piece {
	uint32_t line; // where it starts in the made text
	uint32_t column;
	struct source_pos pos; // where it comes from
	bool copied;           // the bytes that stand there, in that order; else all of it stands for that one place
};

/** Where each part of a made text comes from. */
struct position_map {
	const struct position_piece *pieces; // by place; the first starts at 1:1
	size_t count;                        // at least 1
};

/** The place in the file for one in the made text; column 0 stays 0. Takes time by the logarithm of the pieces. */
struct source_pos position_map_find(const struct position_map *map, uint32_t line, uint32_t column);
