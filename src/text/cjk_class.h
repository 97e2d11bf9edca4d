#pragma once

#include <glib.h>
#include <stdbool.h>

#include "text/cjk_classes.h"

/** Conventions of setting, from the language. */
enum cjk_region {
	CJK_REGION_OTHER,
	CJK_REGION_HANS,
	CJK_REGION_HANT,
	CJK_REGION_JA,
	CJK_REGION_KO,
	CJK_REGIONS,
};

/**
 * The region of a BCP 47 tag, case-insensitive: the script subtag decides, else TW, HK and MO mean
 * Hant, else zh means Hans. NULL and unknown languages give CJK_REGION_OTHER.
 */
enum cjk_region cjk_region_of_lang(const char *lang);

/** Chinese and Japanese: where quotation marks and dashes can be full width. */
bool cjk_region_is_wide(enum cjk_region region);

/**
 * The class of a character. The marks that Latin and CJK text share (“ ” ‘ ’ — … – ·) get their CJK
 * class in a Chinese or Japanese region and a narrow one elsewhere: for a mark that was decided
 * Latin ask with CJK_REGION_OTHER.
 */
enum cjk_class cjk_class_of(gunichar c, enum cjk_region region);

/**
 * One of the marks that Latin and CJK text share and that quotes.h decides: “ ” ‘ ’ — … – · • - ‐ ~.
 */
bool cjk_class_is_shared(gunichar c);

/**
 * Han, kana and the marks that belong to words of them: the "CJ" of spacing rules; not Hangul, not
 * punctuation.
 */
bool cjk_class_is_ideographic(enum cjk_class class);

/** CJK_OP to CJK_SOL. Narrow characters can have these classes too (｡ ｢, a Latin –). */
bool cjk_class_is_mark(enum cjk_class class);

/** The adjustable blank inside the body of a full-width mark, in em. */
struct cjk_blank {
	float left;
	float right;
};

/** The blanks of a class; zero for everything that is not adjustable. */
struct cjk_blank cjk_blank_of(enum cjk_class class, enum cjk_region region);
