#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

enum { INPUT_DAMAGE_MAX = 20 }; // places that are remembered of one kind of damage

/** Where the text holds U+FFFD for something that could not be kept: bytes of the clean text, in order. */
struct input_damage {
	size_t count; // of all places, those past INPUT_DAMAGE_MAX included
	size_t offsets[INPUT_DAMAGE_MAX];
};

/** A file's bytes made clean: UTF-8, no byte order mark at the start, LF line ends, no NUL, no noncharacter. */
struct input {
	const char *text; // in the arena, NUL-terminated
	size_t length;
	const char *encoding;        // what the bytes were taken for; the caller's string or a constant
	struct input_damage invalid; // U+FFFD for each maximal subpart (Unicode 15.0, section 3.9)
	struct input_damage nul;
	struct input_damage noncharacters;
};

/**
 * Decodes bytes. A byte order mark decides (UTF-8, UTF-16); else encoding does, in any case and as iconv knows it; NULL
 * is UTF-8. As on the web the older names stand for their supersets: gb2312 and gbk for GB18030, shift_jis for CP932,
 * and so on. CRLF and lone CR become LF. Linear. False, and nothing decoded, when the encoding is not known.
 */
bool input_decode(struct input *out, const char *bytes, size_t length, const char *encoding, struct arena *arena);
