#pragma once

#include <stdbool.h>

/**
 * Patterns for paths, as Hugo and many others have them: '?' is any byte but '/', '*' any run of them, '**' any run
 * with '/' too, [a-z] and [!a-z] one byte of a class, {a,b} one of some patterns, a backslash makes the next byte
 * plain. A pattern speaks of the whole path. Letters are compared without case (ASCII).
 */

enum { GLOB_DEPTH_MAX = 8 }; // of braces in braces; what is deeper matches nothing

/** Whether a path matches. The time is that of the two lengths multiplied, whatever the pattern. */
bool glob_match(const char *pattern, const char *path);
