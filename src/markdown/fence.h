#pragma once

#include "base/arena.h"

/**
 * The language that the info string of a fence names: its first word, up to white space, a comma (rustdoc) or a brace
 * (attributes), or the first class of attributes that stand alone. Arena memory; NULL when it names none.
 */
char *fence_language(const char *info, struct arena *arena);
