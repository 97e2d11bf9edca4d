#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "image/image_info.h"

/** GIF: see struct codec for the contract of both calls. */
bool codec_gif_read_info(struct image_info *out, const uint8_t *bytes, size_t length);
bool codec_gif_read_pixels(uint32_t *pixels, const struct image_info *info, const uint8_t *bytes, size_t length);
