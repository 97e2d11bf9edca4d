#pragma once

enum { SRGB_PROFILE_LENGTH = 588 };

/**
 * The colour space of everything that is painted: an ICC profile of sRGB (IEC 61966-2-1), version 4, as Little CMS 2
 * makes it, but with a date of 2025-01-01 and no maker.
 */
extern const unsigned char srgb_profile[SRGB_PROFILE_LENGTH];
