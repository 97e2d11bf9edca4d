#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "doc/block.h"
#include "style/roles.h"
#include "text/breaks.h"
#include "text/spacing.h"

/** The typeface classes of Chinese typography. fonts/ says which fonts stand for one in which language. */
enum type_family {
#define FAMILY(name, word) FAMILY_##name,
	TYPE_FAMILIES(FAMILY)
#undef FAMILY
		FAMILY_COUNT,
	FAMILY_INHERIT = FAMILY_COUNT, // text roles only: keeps the surrounding family
};

/** Where on a page something stands that is none of its text. */
enum page_place { PLACE_NONE, PLACE_HEAD, PLACE_FOOT, PLACE_COUNT };

enum text_align { ALIGN_JUSTIFY, ALIGN_START, ALIGN_CENTER, ALIGN_END, ALIGN_COUNT };

/** A colour as 0xRRGGBB, or COLOR_INHERIT (text) / none (backgrounds and borders). */
enum { COLOR_INHERIT = 0x1000000 };

/** What a block is set as. */
enum block_role {
#define ROLE(name, word, offers) ROLE_##name,
	BLOCK_ROLES(ROLE)
#undef ROLE
		ROLE_COUNT
};

/**
 * How a block role looks. Lengths are in em of the role's own size, so that they hold in both outputs; the size itself
 * is a factor of page.font_size. Backgrounds and borders are drawn around the block with its padding.
 *
 * A rule below stands under the padding. Tables are ruled with three weights: border_below of ROLE_TABLE_HEAD stands
 * above and below the table, half of it under the header row, border_below of ROLE_TABLE under each body row but the
 * last. Colour and padding (of each cell) come from ROLE_TABLE.
 */
struct block_style {
	enum type_family family;
	int weight;            // 100 to 900
	double size;           // factor of the body size
	double leading;        // distance of baselines
	double letter_spacing; // em added after each character, but not after the last of a line
	double indent;         // first line of a paragraph
	double space_before;   // adjoining spaces collapse to the larger one
	double space_after;
	double margin_start; // from the left edge of what surrounds it
	double margin_end;
	double padding;
	enum text_align align;
	uint32_t color;
	uint32_t background;   // COLOR_INHERIT: none
	uint32_t border_color; // COLOR_INHERIT: none
	double border_start;   // width of the rule on the left side
	double border_below;   // width of the rule below
	double border;         // width of the rule all around
	double width;          // of ROLE_RULE: a share of the measure
	bool keep_with_next;   // never last on a page
};

/** What a span modifies. A role says only what it changes relative to the surrounding text, in both outputs. */
enum text_role {
#define ROLE(name, word, offers) TEXT_##name,
	TEXT_ROLES(ROLE)
#undef ROLE
		TEXT_COUNT
};

struct text_style {
	enum type_family family; // FAMILY_INHERIT: keeps the surrounding family
	int weight;              // 0: keeps the surrounding weight
	double size;             // factor of the surrounding size
	double raise;            // em of the surrounding size, upward
	double padding;          // em on each side, where there is a background
	bool italic_latin;       // Latin letters slant; Han never do
	bool underline;
	bool strike;
	bool dots;           // emphasis dots on Chinese, Japanese and Korean characters
	uint32_t color;      // COLOR_INHERIT: keeps it
	uint32_t background; // COLOR_INHERIT: none
};

/** The sheet, in points (1/72 inch). */
struct page_style {
	double width, height;
	double margin_top, margin_bottom, margin_left, margin_right;
	double font_size;         // of ROLE_BODY
	bool whole_em_measure;    // round the measure down to whole em of the body and centre the rest
	bool folio;               // print page numbers
	const char *folio_format; // what is printed; {page} in it stands for the number
	enum page_place folio_place;
	enum page_place running_head; // of the chapter's title, in books
	bool qr;                      // print QR codes of addresses
	double qr_size;               // of the code beside a title
	double qr_gap;                // that keeps text off it
};

/** How lines are set, wherever text is justified or not; code is never touched by it. */
struct line_style {
	enum spacing_style punctuation;
	enum breaks_level level;
	bool hanging;     // ， 。 、 may hang over the right edge rather than move to the next line
	double autospace; // em between Chinese characters and Latin letters or digits
	bool hyphenate;   // Latin words may be divided
};

enum { BULLET_LEVELS = 3 };

/**
 * What stands around, beside and between the parts. Lengths are in em of the part's size where no other unit is named;
 * a share is one of the measure or of the page's height.
 */
struct ornament_style {
	struct {
		double gap;                        // em of the body between the title block and the text
		double part_drop, title_page_drop; // share of the page's height above a title that has a page to itself
	} opening;
	struct {
		double gap; // above a paragraph that no indent sets off, and below each item of a loose list
	} paragraphs;
	struct {
		const char *bullets[BULLET_LEVELS]; // by depth; deeper lists have the last
		double sizes[BULLET_LEVELS];        // factors of the list's size
		double gaps[BULLET_LEVELS];         // em between them and the text
		const char *task_open, *task_done;
		double task_gap;
		double number_gap; // of ordered lists and notes
		uint32_t color;    // COLOR_INHERIT: the list's
	} marker;
	struct {
		double space;    // above and below the text of a cell
		double smallest; // points: what the type of a wide table is made no smaller than
	} cell;
	struct {
		uint32_t background;
		uint32_t border_color;
		double border;
		double padding, padding_side;
	} placeholder;
	struct {
		double title_size; // factor of the card's
	} card;
	struct {
		uint32_t color;
		double thickness; // points
		double width;     // share of the measure
		double space_before, space_after;
	} notes_rule;
	struct {
		double gap; // between two of them, so that 1 and 2 do not read as 12
	} note_marks;
	struct {
		double step; // by which each level is moved in
		double part_space;
		double word_space; // above a word that entries of an index stand under
	} levels;
	struct {
		uint32_t color; // COLOR_INHERIT: no dots
		double size, pitch, rise;
		double gap;          // on either side of the dots
		double number_width; // at the right, kept free of titles
	} leader;
	struct {
		double thickness;
		double underline_offset; // below the baseline
		double strike_rise;      // above it
		double reach;            // of a background above and below the em box
	} decoration;
	struct {
		const char *sign;
		double size;
		double below, above; // from the baseline to a dot's middle
	} dots;
	struct {
		double size; // factor of the base's
		double gap;  // em of an annotation in letters, to its neighbour
	} ruby;
	struct {
		const char *sign;
		uint32_t color;
		double hang; // by which a line of code that goes on is moved in
	} continuation;
	struct {
		uint32_t color; // of the panel; COLOR_INHERIT: one that the book's identifier picks
		uint32_t title_color, author_color;
		double panel;         // shares of the page's height
		double title, author; // where the middle of them stands
		double margin;        // share of the page's width
	} cover;
};

/** Everything a theme decides, resolved. Immutable, plain data: equal bytes mean equal looks. */
struct style {
	const char *name;
	struct page_style page;
	struct line_style line;
	struct block_style blocks[ROLE_COUNT];
	struct text_style texts[TEXT_COUNT];
	struct ornament_style ornaments;
	const char *families[FAMILY_COUNT]; // font names before those of fonts/, comma separated; NULL: none
};

/** The word that themes use: "song", "hei", "kai", "fang", "mono"; "inherit" for FAMILY_INHERIT. */
const char *style_family_name(enum type_family family);
/** The word that themes use for a role: "body", "heading-2"; "em", "note-ref". */
const char *style_block_role_name(enum block_role role);
const char *style_text_role_name(enum text_role role);

/**
 * The role that a block is set as, by its kind and where it stands. A paragraph is text of the nearest quote, list,
 * definition, admonition, figure or note around it, else of the body; a caption is that of what it stands in. Kinds
 * that are set as something else, such as rows and items, have ROLE_BODY.
 */
enum block_role style_role_of(const struct block *block);

/** The role of a span kind; false when the kind changes nothing. */
bool style_text_role_of(enum span_kind kind, enum text_role *out);
