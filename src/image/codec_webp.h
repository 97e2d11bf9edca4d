#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "image/image_info.h"

/** WebP: see struct codec for the contract of both calls. */
bool codec_webp_read_info(struct image_info *out, const uint8_t *bytes, size_t length);
bool codec_webp_read_pixels(uint32_t *pixels, const struct image_info *info, const uint8_t *bytes, size_t length);
