#pragma once

#include <stddef.h>
#include <stdint.h>

#include "text/cjk_text.h"

/**
 * Where Latin words may be divided, by the hyphenation dictionaries that are installed (libhyphen's,
 * in /usr/share/hyphen). Each dictionary is read when it is first asked for.
 */
struct hyphenation;

struct hyphenation *hyphenation_create(void);
/** Accepts NULL. */
void hyphenation_destroy(struct hyphenation *hyphenation);

/**
 * Turns breaks inside the words of units [from, to) into BREAKS_HYPHEN where the dictionary of lang
 * (BCP 47) allows it; words in Chinese, Japanese or Korean text are taken as English. A language
 * without a dictionary has no such places. breaks is what breaks_find gave for the whole text. A word
 * that goes on beyond the units, is short, holds capitals behind its first letter, or is part of an
 * address, a number or a compound with a hyphen stays whole.
 */
void hyphenation_find(struct hyphenation *hyphenation, const struct cjk_text *text, size_t from, size_t to,
	const char *lang, uint8_t *breaks);
