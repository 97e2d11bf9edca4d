#pragma once

#include <stddef.h>

#include "base/arena.h"

/** The name-based UUID (RFC 9562 version 5, URL namespace) of a string: 36 characters in the arena. */
char *hash_uuid5(const char *name, struct arena *arena);
