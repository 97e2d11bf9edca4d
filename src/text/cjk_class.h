#pragma once

#include <glib.h>
#include <stdbool.h>

/**
 * The classes of characters that Chinese, Japanese and Korean line composition tells apart (clreq
 * "Compression of punctuation marks" and "Prohibition rules for line start and line end", jlreq
 * appendix A, with our own names), and the blank that each mark carries inside its em box.
 */
enum cjk_class {
	CJK_OP,       // opening brackets and quotes
	CJK_CL,       // closing brackets and quotes
	CJK_COMMA,    // ， 、
	CJK_STOP,     // 。 ．
	CJK_COLON,    // ： ；
	CJK_EXQ,      // ！ ？
	CJK_EXQ_PAIR, // ‼ ⁇ ⁈ ⁉: two marks in one em
	CJK_MID,      // middle dots
	CJK_CONN,     // connectors: – single — ～ 〜 ゠, and - between Han
	CJK_DASH,     // —— ⸺: two em, one unit
	CJK_ELL,      // …… ⋯⋯ ‥
	CJK_SOL,      // / ／
	CJK_ID,       // ideographs, bopomofo, enclosed and fullwidth letters: break on both sides
	CJK_KANA,
	CJK_SMALL_KANA,
	CJK_ITER,    // 々 and kana iteration marks
	CJK_PROLONG, // ー and halfwidth voicing marks
	CJK_HANGUL,
	CJK_LATIN,       // letters of Latin, Greek and Cyrillic, and & @
	CJK_DIGIT,       // ASCII digits
	CJK_PRE,         // sticks to a number after it: $ ￥ № § #
	CJK_POST,        // sticks to a number before it: % ° ℃ ㎏
	CJK_SIGN,        // + − ±
	CJK_HYPHEN,      // - ‐
	CJK_NARROW_OP,   // ( [ { and an opening quote decided Latin
	CJK_NARROW_CL,   // ) ] } and a closing quote decided Latin
	CJK_NARROW_MARK, // , . ; : ! ? and a Latin …
	CJK_QUOTE,       // " and ', direction not decided
	CJK_OTHER,       // symbols, and letters of other scripts that separate words with spaces
	CJK_COMPLEX,     // scripts that need a dictionary to break: Thai, Lao, Khmer, ...
	CJK_EMOJI,
	CJK_OBJECT,  // U+FFFC, an inline object: breaks as an ideograph
	CJK_SPACE,   // a space that a line can end at
	CJK_IDSPACE, // U+3000: fixed one em
	CJK_NBSP,    // a space that glues
	CJK_JOINER,  // U+2060, U+FEFF: no break on either side
	CJK_ZWSP,    // U+200B: a break opportunity
	CJK_SHY,     // U+00AD: a break opportunity that shows a hyphen
	CJK_NEWLINE, // a break that must be taken
	CJK_EXTEND,  // joins the character before it
	CJK_CLASSES,
};

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
