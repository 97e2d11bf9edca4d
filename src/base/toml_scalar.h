#pragma once

#include <stddef.h>

#include "base/arena.h"

/**
 * The text of a TOML value that is written without quotes (TOML 1.0.0, "Integer" to "Local Time"), in the form that
 * every reader of values takes: an integer in decimal without a plus sign, a float without underscores, a boolean or a
 * date as it stands. NULL when it is none, and *why then says what is wrong with it, or is NULL when that is unclear.
 * Arena memory.
 */
char *toml_scalar_read(const char *token, size_t length, const char **why, struct arena *arena);
