#pragma once

#include <stddef.h>
#include <stdint.h>

/** A part of a source, or what was made of it, and where it is written. */
struct passage {
	const char *text; // NUL-terminated: UTF-8, LF line ends, no other NUL
	size_t length;
	uint32_t file;       // its index in the diagnostics
	uint32_t first_line; // line of the file where it starts
};
