#pragma once

#include "base/arena.h"

/** The word for a type of admonition in a language; a type that is not known stands for itself. Arena memory. */
const char *caption_of_type(const char *type, const char *lang, struct arena *arena);
