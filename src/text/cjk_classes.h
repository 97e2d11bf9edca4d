#pragma once

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
