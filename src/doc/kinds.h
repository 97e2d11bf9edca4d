#pragma once

/**
 * The kinds of nodes, each with what is true of it everywhere. The enums, their words, and the table of every pass
 * and back end are made from these lists, so that a kind without its emit_<kind>, place_<kind>, tag_<kind>,
 * settle_<kind> or set_<kind> does not compile.
 *
 * X(KIND, kind, "word", WHOLE, FLATTENS, ROLE, TEXT_ROLE)
 *   KIND       BLOCK_<KIND>
 *   kind       as functions have it: one grep shows a kind's life
 *   word       in dumps
 *   WHOLE      the kind that it is a part of and stands in, which handles it where a back end says so; ANY: it stands
 *              in whatever holds blocks
 *   FLATTENS   whether it gives way, its children staying, where blocks are nested deeper than DOC_DEPTH_MAX allows
 *   ROLE       ROLE_<ROLE>, what a theme calls it (style/roles.h); BODY also for what is set as something else
 *   TEXT_ROLE  what a paragraph in it is text of; BODY: of what is around it
 */
#define BLOCK_KIND_LIST(X) \
	X(DOCUMENT, document, "document", ANY, false, BODY, BODY) \
	X(PARAGRAPH, paragraph, "paragraph", ANY, false, BODY, BODY) \
	X(HEADING, heading, "heading", ANY, false, BODY, BODY) /* by its level */ \
	X(LIST, list, "list", ANY, true, LIST, BODY) \
	X(ITEM, item, "item", LIST, true, BODY, LIST) \
	X(QUOTE, quote, "quote", ANY, true, QUOTE, QUOTE) \
	X(CODE, code_block, "code", ANY, false, CODE, BODY) \
	X(TABLE, table, "table", ANY, false, TABLE, BODY) \
	X(TABLE_ROW, table_row, "table-row", TABLE, false, BODY, BODY) \
	X(TABLE_CELL, table_cell, "table-cell", TABLE_ROW, false, TABLE, BODY) /* or TABLE_HEAD */ \
	X(FIGURE, figure, "figure", ANY, false, FIGURE, FIGURE) \
	X(CAPTION, caption, "caption", ANY, false, CAPTION, BODY) /* by what it stands in */ \
	X(DEFINITION_LIST, definition_list, "definition-list", ANY, true, BODY, BODY) \
	X(DEFINITION_TERM, definition_term, "definition-term", DEFINITION_LIST, false, DEFINITION_TERM, BODY) \
	X(DEFINITION, definition, "definition", DEFINITION_LIST, true, DEFINITION, DEFINITION) \
	X(ADMONITION, admonition, "admonition", ANY, true, ADMONITION, ADMONITION) \
	X(DETAILS, details, "details", ANY, true, DETAILS, BODY) \
	X(RULE, rule, "rule", ANY, false, RULE, BODY) /* thematic break */ \
	X(MATH, math_block, "math", ANY, false, MATH, BODY) \
	X(LINK_CARD, link_card, "link-card", ANY, false, LINK_CARD, BODY) \
	X(NOTE, note, "note", ANY, false, NOTES, NOTES) /* root of a note's own tree */

/**
 * X(KIND, kind, "word", ROLE)
 *   ROLE       TEXT_<ROLE>, how a theme changes the text inside; NONE: not at all
 */
#define SPAN_KIND_LIST(X) \
	X(TEXT, text, "text", NONE) \
	X(EM, em, "em", EM) \
	X(STRONG, strong, "strong", STRONG) \
	X(CODE, code, "code", CODE) \
	X(LINK, link, "link", LINK) \
	X(IMAGE, image, "image", NONE) \
	X(BREAK, break, "break", NONE) \
	X(NOTE_REF, note_ref, "note-ref", NOTE_REF) \
	X(RUBY, ruby, "ruby", NONE) \
	X(MARK, mark, "mark", MARK) \
	X(INS, ins, "ins", INS) \
	X(DEL, del, "del", DEL) \
	X(SUB, sub, "sub", SUB) \
	X(SUP, sup, "sup", SUP) \
	X(KBD, kbd, "kbd", KBD) \
	X(MATH, math, "math", MATH)
