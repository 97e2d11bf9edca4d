#pragma once

#include <stddef.h>

#include "base/arena.h"

/** The name-based UUID (RFC 9562 version 5, URL namespace) of a string: 36 characters in the arena. */
char *hash_uuid5(const char *name, struct arena *arena);

/** SHA-256 of bytes as 64 hexadecimal digits in the arena. */
char *hash_sha256(const void *bytes, size_t length, struct arena *arena);
