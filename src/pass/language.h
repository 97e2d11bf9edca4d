#pragma once

#include "pass/pass_options.h"

/**
 * The pass "language": --lang, else the front matter's, else the one that the doc's own text shows.
 */
void language_resolve(struct doc *doc, const struct pass_options *options, struct diag *diag);

/**
 * The language of a text: "ja" by its kana, "ko" by its Hangul, "zh-CN" or "zh-TW" by characters that only one of the
 * two writes, "en" for Latin letters. Looks at the first LANGUAGE_SAMPLE characters; "zh-CN" when there is no letter.
 */
enum { LANGUAGE_SAMPLE = 20000 };
const char *language_of_text(const char *text);
