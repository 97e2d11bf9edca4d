#pragma once

/**
 * The parts of a document that a theme speaks of, and the words that it uses for them. X(NAME, "word"): the enums, the
 * names and the subjects of the option table are made from these lists.
 */

/** What a block is set as: ROLE_<NAME>. */
#define BLOCK_ROLES(X) \
	X(BODY, "body")               /* a paragraph */ \
	X(TITLE, "title")             /* the chapter's h1 */ \
	X(BYLINE, "byline")           /* author, date, tags under the title */ \
	X(DESCRIPTION, "description") /* the deck under the byline */ \
	X(PART, "part")               /* the title of a part, and that of the book on its title page */ \
	X(CONTENTS, "contents")       /* entries of the contents and of indexes */ \
	X(HEADING_2, "heading-2") \
	X(HEADING_3, "heading-3") \
	X(HEADING_4, "heading-4") \
	X(HEADING_5, "heading-5") \
	X(HEADING_6, "heading-6") \
	X(LIST, "list")   /* a list as a whole, and the text in its items */ \
	X(QUOTE, "quote") /* a block quote as a whole, and the text in it */ \
	X(CODE, "code-block") \
	X(TABLE, "table")           /* a table as a whole, and its body cells */ \
	X(TABLE_HEAD, "table-head") /* header cells */ \
	X(FIGURE, "figure")         /* the space around a figure, and its placeholder */ \
	X(CAPTION, "caption") \
	X(RULE, "rule") \
	X(DEFINITION_TERM, "definition-term") \
	X(DEFINITION, "definition") /* what follows a term */ \
	X(ADMONITION, "admonition") /* a note or warning as a whole, and the text in it */ \
	X(ADMONITION_TITLE, "admonition-title") \
	X(DETAILS, "details")                 /* the box around details */ \
	X(DETAILS_SUMMARY, "details-summary") /* its first line */ \
	X(LINK_CARD, "link-card")             /* a link to a film or a page that stands for itself */ \
	X(MATH, "math-block")                 /* a formula that stands for itself, as its source */ \
	X(NOTES, "notes")                     /* the text of footnotes */ \
	X(FOLIO, "folio")                     /* page number (PDF) */

/** What a span modifies: TEXT_<NAME>. */
#define TEXT_ROLES(X) \
	X(EM, "em") \
	X(STRONG, "strong") \
	X(CODE, "code") \
	X(LINK, "link") \
	X(MARK, "mark") \
	X(INS, "ins") \
	X(DEL, "del") \
	X(SUB, "sub") \
	X(SUP, "sup") \
	X(KBD, "kbd") \
	X(NOTE_REF, "note-ref") \
	X(MATH, "math") /* a formula in a line, as its source */

/** The typeface classes of Chinese typography: FAMILY_<NAME>. */
#define TYPE_FAMILIES(X) \
	X(SONG, "song") \
	X(HEI, "hei") \
	X(KAI, "kai") \
	X(FANG, "fang") \
	X(MONO, "mono")
