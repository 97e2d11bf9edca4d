#pragma once

/**
 * The parts of a document that a theme speaks of, and the words that it uses for them. X(NAME, "word"): the enums, the
 * names and the subjects of the option table are made from these lists.
 */

/** The options that a block can be offered, in sets of those that are honoured together (option.c says which). */
enum block_offer {
	OFFER_TYPE = 1 << 0, // family, weight, size, color, letter-spacing
	OFFER_LEADING = 1 << 1,
	OFFER_INDENT = 1 << 2,
	OFFER_ALIGN = 1 << 3,
	OFFER_SPACE = 1 << 4, // before and after
	OFFER_START = 1 << 5, // margins
	OFFER_END = 1 << 6,
	OFFER_PADDING = 1 << 7,
	OFFER_BACKGROUND = 1 << 8,
	OFFER_COLOR = 1 << 9,  // of borders
	OFFER_BELOW = 1 << 10, // a rule below
	OFFER_FRAME = 1 << 11, // a rule on the left, one all around
	OFFER_WIDTH = 1 << 12,
	OFFER_KEEP = 1 << 13,
	OFFER_LINES = OFFER_TYPE | OFFER_LEADING | OFFER_ALIGN,
	OFFER_TEXT = OFFER_LINES | OFFER_INDENT,
	OFFER_BOX = OFFER_SPACE | OFFER_START | OFFER_END | OFFER_PADDING | OFFER_BACKGROUND | OFFER_COLOR |
		OFFER_BELOW | OFFER_FRAME,
};

/** What a span can be offered beside what every one is. */
enum text_offer {
	OFFER_SLANT = 1 << 0,
	OFFER_DOTS = 1 << 1,
	OFFER_INSET = 1 << 2, // padding
};

/** What a block is set as: ROLE_<NAME>, and what a theme can say of it: what both outputs honour, and nothing else. */
#define BLOCK_ROLES(X) \
	X(BODY, "body", OFFER_TEXT | OFFER_SPACE)             /* a paragraph */ \
	X(TITLE, "title", OFFER_TEXT | OFFER_BOX)             /* the chapter's h1 */ \
	X(BYLINE, "byline", OFFER_TEXT | OFFER_BOX)           /* author, date, tags under the title */ \
	X(DESCRIPTION, "description", OFFER_TEXT | OFFER_BOX) /* the deck under the byline */ \
	X(PART, "part", OFFER_TEXT | OFFER_BOX) /* the title of a part, and that of the book on its title page */ \
	X(CONTENTS, "contents", OFFER_TYPE | OFFER_LEADING | OFFER_SPACE) /* entries of the contents and of indexes */ \
	X(HEADING_2, "heading-2", OFFER_TEXT | OFFER_BOX | OFFER_KEEP) \
	X(HEADING_3, "heading-3", OFFER_TEXT | OFFER_BOX | OFFER_KEEP) \
	X(HEADING_4, "heading-4", OFFER_TEXT | OFFER_BOX | OFFER_KEEP) \
	X(HEADING_5, "heading-5", OFFER_TEXT | OFFER_BOX | OFFER_KEEP) \
	X(HEADING_6, "heading-6", OFFER_TEXT | OFFER_BOX | OFFER_KEEP) \
	X(LIST, "list", OFFER_TEXT | OFFER_SPACE | OFFER_START | OFFER_END) /* a list, and the text in its items */ \
	X(QUOTE, "quote", OFFER_TEXT | OFFER_BOX) /* a block quote as a whole, and the text in it */ \
	X(CODE, "code-block", OFFER_TYPE | OFFER_LEADING | OFFER_BOX) \
	X(TABLE, "table", \
		OFFER_LINES | OFFER_SPACE | OFFER_PADDING | OFFER_BACKGROUND | OFFER_COLOR | \
			OFFER_BELOW) /* a table as a whole, and its body cells */ \
	X(TABLE_HEAD, "table-head", OFFER_LINES | OFFER_BACKGROUND | OFFER_BELOW) /* header cells */ \
	X(FIGURE, "figure", OFFER_LINES | OFFER_BOX) /* a figure as a whole, and the text in it */ \
	X(CAPTION, "caption", OFFER_LINES | OFFER_BOX) \
	X(RULE, "rule", OFFER_SPACE | OFFER_ALIGN | OFFER_WIDTH | OFFER_COLOR | OFFER_BELOW) \
	X(DEFINITION_TERM, "definition-term", OFFER_TEXT | OFFER_BOX | OFFER_KEEP) \
	X(DEFINITION, "definition", OFFER_TEXT | OFFER_BOX) /* what follows a term */ \
	X(ADMONITION, "admonition", OFFER_TEXT | OFFER_BOX) /* a note or warning as a whole, and the text in it */ \
	X(ADMONITION_TITLE, "admonition-title", OFFER_TEXT | OFFER_BOX | OFFER_KEEP) \
	X(DETAILS, "details", OFFER_BOX)                                           /* the box around details */ \
	X(DETAILS_SUMMARY, "details-summary", OFFER_TEXT | OFFER_BOX | OFFER_KEEP) /* its first line */ \
	X(LINK_CARD, "link-card", OFFER_LINES | OFFER_BOX) /* a link to a film or a page that stands for itself */ \
	X(MATH, "math-block", OFFER_TYPE | OFFER_LEADING | OFFER_BOX) /* a formula for itself, as its source */ \
	X(NOTES, "notes", OFFER_TEXT | OFFER_SPACE | OFFER_START | OFFER_END) /* the text of footnotes */ \
	X(FOLIO, "folio", OFFER_TYPE | OFFER_ALIGN)                           /* page numbers and running heads (PDF) */

/** What a span modifies: TEXT_<NAME>. */
#define TEXT_ROLES(X) \
	X(EM, "em", OFFER_SLANT | OFFER_DOTS) \
	X(STRONG, "strong", OFFER_DOTS) \
	X(CODE, "code", OFFER_INSET) \
	X(LINK, "link", OFFER_DOTS) \
	X(MARK, "mark", OFFER_DOTS) \
	X(INS, "ins", OFFER_DOTS) \
	X(DEL, "del", OFFER_DOTS) \
	X(SUB, "sub", 0) \
	X(SUP, "sup", 0) \
	X(KBD, "kbd", 0) \
	X(NOTE_REF, "note-ref", 0) \
	X(MATH, "math", OFFER_INSET) /* a formula in a line, as its source */

/** What stands around, beside and between the parts. */
#define ORNAMENTS(X) \
	X(OPENING, "opening")           /* the title block, and the pages that open a part or the book */ \
	X(PARAGRAPHS, "paragraphs")     /* what follows one another without an indent */ \
	X(MARKER, "marker")             /* of list items and notes */ \
	X(CELL, "cell")                 /* of a table */ \
	X(PLACEHOLDER, "placeholder")   /* of a figure whose image is missing */ \
	X(CARD, "card")                 /* what is in a link card */ \
	X(NOTES_RULE, "notes-rule")     /* the line above the notes, and the room around it */ \
	X(NOTE_MARKS, "note-marks")     /* numbers of notes that follow one another */ \
	X(LEVELS, "contents-levels")    /* the steps of the contents */ \
	X(LEADER, "leader")             /* the dots before a page number in the contents */ \
	X(DECORATION, "decoration")     /* lines under and through text, and what is behind it */ \
	X(DOTS, "dots")                 /* emphasis dots */ \
	X(RUBY, "ruby")                 /* the annotation above a word */ \
	X(CONTINUATION, "continuation") /* of a line of code */ \
	X(COVER, "cover")               /* the cover that is made for a book without one */

/** The typeface classes of Chinese typography: FAMILY_<NAME>. */
#define TYPE_FAMILIES(X) \
	X(SONG, "song") \
	X(HEI, "hei") \
	X(KAI, "kai") \
	X(FANG, "fang") \
	X(MONO, "mono")
