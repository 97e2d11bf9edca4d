#pragma once

#include <stdbool.h>
#include <stddef.h>

/**
 * Bare addresses: http://, https://, ftp:// and www. without any markup around them (GFM 6.9). Chinese text sets no
 * space behind an address, so it ends at the first character outside ASCII.
 */

/**
 * True when an address may start at byte `at` of a text, judged by it and by what stands before it: never inside the
 * destination of a link or of a link definition, nor inside a longer word.
 */
bool bare_url_starts(const char *text, size_t length, size_t at);

/**
 * The bytes of the address at the start of a text, without the marks that end a sentence and without a closing
 * parenthesis that was not opened in it. *stopped_at is where its ASCII run ended.
 */
size_t bare_url_length(const char *text, size_t length, size_t *stopped_at);
