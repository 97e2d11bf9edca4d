#pragma once

#include <stdint.h>

/**
 * A place in a source file. file is the index that diag_add_file returned; line counts from 1, 0 means the file as a
 * whole; column counts bytes from 1, 0 means the line as a whole. A zeroed position means nowhere (file 0 is reserved).
 */
struct source_pos {
	uint32_t file;
	uint32_t line;
	uint32_t column;
};
