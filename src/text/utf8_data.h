#pragma once

#include <stddef.h>
#include <stdint.h>

/**
 * Ranges of code points by property, sorted and disjoint. utf8_data.c is written by
 * scripts/gen-unicode; ask through utf8.h instead of reading these.
 */
struct utf8_range {
	uint32_t first;
	uint32_t last;
};

extern const struct utf8_range utf8_data_wide[]; // East_Asian_Width W and F
extern const size_t utf8_data_wide_count;
extern const struct utf8_range utf8_data_half[]; // East_Asian_Width H
extern const size_t utf8_data_half_count;
extern const struct utf8_range utf8_data_emoji[]; // Emoji_Presentation
extern const size_t utf8_data_emoji_count;
extern const struct utf8_range utf8_data_pictographic[]; // Extended_Pictographic
extern const size_t utf8_data_pictographic_count;
extern const struct utf8_range utf8_data_ignorable[]; // Default_Ignorable_Code_Point
extern const size_t utf8_data_ignorable_count;
