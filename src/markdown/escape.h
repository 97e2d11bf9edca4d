#pragma once

#include <stdbool.h>
#include <stddef.h>

/** Whether a backslash takes its meaning from the character at byte `at`. */
bool escape_precedes(const char *text, size_t at);
