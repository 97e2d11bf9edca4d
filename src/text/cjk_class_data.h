#pragma once

#include <stddef.h>
#include <stdint.h>

/**
 * The class of every character (enum cjk_class), as sorted and disjoint ranges; what is in none is CJK_OTHER.
 * cjk_class_data.c is written by scripts/gen-unicode; ask cjk_class_of instead of reading this.
 */
struct cjk_class_range {
	uint32_t first;
	uint32_t last;
	uint8_t class;
};

extern const struct cjk_class_range cjk_class_data_ranges[];
extern const size_t cjk_class_data_ranges_count;
