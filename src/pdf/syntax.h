#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * PDF syntax in memory (ISO 32000-1, 7.2 and 7.3): one value as the text it is written in. Nothing is copied; a value
 * lives as long as the text. It is for files that were just made on this machine: what is damaged is found nowhere, and
 * nothing worse happens.
 */
struct syntax {
	const char *text; // NULL: there is no value
	size_t length;
};

/** The value that begins at text or behind the white space there. */
struct syntax syntax_value(const char *text, const char *end);

/** The end of a value. */
const char *syntax_end(struct syntax value);

/**
 * Goes through a dictionary's entries: at starts as NULL. The key has its slash. False after the last one, and for what
 * is no dictionary.
 */
bool syntax_next_entry(struct syntax dictionary, const char **at, struct syntax *key, struct syntax *value);

/** The value of a dictionary's key ("/Type"). */
struct syntax syntax_find(struct syntax dictionary, const char *key);

/** Whether a value is written just so. */
bool syntax_equals(struct syntax value, const char *text);

/** A number that is not negative; 0 for another value. */
size_t syntax_number(struct syntax value);

/** The next reference ("12 0 R") from text on, whatever it is in; its text is NULL when there is none. */
struct syntax syntax_next_reference(const char *text, const char *end);

/** The object number of a reference; 0 for another value. */
uint32_t syntax_object(struct syntax reference);
