#include "style/option.h"

#include <math.h>
#include <string.h>

#include "base/prose.h"
#include "base/yaml.h"
#include "style/color.h"

// Where a value lies, and which parts of its group are offered it.
#define PAGE(field)         offsetof(struct page_style, field), 0
#define LINE(field)         offsetof(struct line_style, field), 0
#define BLOCK(field, offer) offsetof(struct block_style, field), OFFER_##offer
#define TEXT(field)         offsetof(struct text_style, field), 0
#define SOME(field, offer)  offsetof(struct text_style, field), OFFER_##offer
#define PART(field)         offsetof(struct ornament_style, field), 0

static const struct option page_options[] = {
	{ "size", OPTION_PAPER, 100, 14400, "A4", NULL, PAGE(width), "the sheet" },
	{ "margin-top", OPTION_LENGTH, 0, 1000, "25mm", NULL, PAGE(margin_top), "space above the text" },
	{ "margin-bottom", OPTION_LENGTH, 0, 1000, "25mm", NULL, PAGE(margin_bottom), "space below the text" },
	{ "margin-left", OPTION_LENGTH, 0, 1000, "25mm", NULL, PAGE(margin_left), "space left of the text" },
	{ "margin-right", OPTION_LENGTH, 0, 1000, "25mm", NULL, PAGE(margin_right), "space right of the text" },
	{ "font-size", OPTION_LENGTH, 4, 72, "11pt", NULL, PAGE(font_size), "the size of the body text" },
	{ "whole-em-measure", OPTION_BOOL, 0, 0, "true", NULL, PAGE(whole_em_measure),
		"round the line length down to whole em and centre the rest" },
	{ "folio", OPTION_BOOL, 0, 0, "true", NULL, PAGE(folio), "print page numbers" },
	{ "folio-format", OPTION_TEXT, 1, 60, "{page}", NULL, PAGE(folio_format),
		"what is printed as the page number; {page} stands for it" },
	{ "folio-place", OPTION_PLACE, 0, 0, "foot", NULL, PAGE(folio_place), "where page numbers are printed" },
	{ "running-head", OPTION_PLACE, 0, 0, "head", NULL, PAGE(running_head),
		"where the title of a book's chapter is printed, but not on its first page" },
	{ "qr", OPTION_BOOL, 0, 0, "true", NULL, PAGE(qr),
		"print a QR code of the address below a link card and in place of an image on the network" },
	{ "qr-size", OPTION_LENGTH, 20, 300, "54pt", NULL, PAGE(qr_size), "the QR code beside a title" },
	{ "qr-gap", OPTION_LENGTH, 0, 100, "12pt", NULL, PAGE(qr_gap), "space between that code and the title" },
};

#define FAMILY(index) (index) * sizeof(const char *), 0

static const struct option family_options[] = {
	[FAMILY_SONG] = { "song", OPTION_FONTS, 0, 0, NULL, NULL, FAMILY(FAMILY_SONG),
		"fonts to try first for Song (serif)" },
	[FAMILY_HEI] = { "hei", OPTION_FONTS, 0, 0, NULL, NULL, FAMILY(FAMILY_HEI),
		"fonts to try first for Hei (sans)" },
	[FAMILY_KAI] = { "kai", OPTION_FONTS, 0, 0, NULL, NULL, FAMILY(FAMILY_KAI), "fonts to try first for Kai" },
	[FAMILY_FANG] = { "fang", OPTION_FONTS, 0, 0, NULL, NULL, FAMILY(FAMILY_FANG),
		"fonts to try first for Fangsong" },
	[FAMILY_MONO] = { "mono", OPTION_FONTS, 0, 0, NULL, NULL, FAMILY(FAMILY_MONO), "fonts to try first for code" },
};

G_STATIC_ASSERT(G_N_ELEMENTS(family_options) == FAMILY_COUNT);

static const struct option line_options[] = {
	{ "punctuation", OPTION_PUNCTUATION, 0, 0, "quanjiao", NULL, LINE(punctuation),
		"the width of full-width marks, before lines are justified" },
	{ "level", OPTION_LEVEL, 0, 0, "gb", NULL, LINE(level), "which marks may not start or end a line" },
	{ "hanging", OPTION_BOOL, 0, 0, "false", NULL, LINE(hanging),
		"let a comma or a full stop hang over the right edge" },
	{ "autospace", OPTION_EM, 0, .5, "0.25em", NULL, LINE(autospace),
		"space between Chinese characters and Latin letters or digits" },
	{ "hyphenate", OPTION_BOOL, 0, 0, "true", NULL, LINE(hyphenate), "divide Latin words at the end of a line" },
};

static const struct option block_options[] = {
	{ "family", OPTION_FAMILY, 0, 0, "song", "font-family", BLOCK(family, TYPE), "the typeface" },
	{ "weight", OPTION_WEIGHT, 100, 900, "400", "font-weight", BLOCK(weight, TYPE), "400 is regular, 700 is bold" },
	{ "size", OPTION_SIZE, .05, 12, "1", "font-size", BLOCK(size, TYPE), "the size of the type" },
	{ "letter-spacing", OPTION_EM, -.2, 2, "0", "letter-spacing", BLOCK(letter_spacing, TYPE),
		"space after each character, but not after the last of a line" },
	{ "leading", OPTION_FACTOR, .8, 4, "1.7", "line-height", BLOCK(leading, LEADING),
		"distance of the lines, as a factor of the size" },
	{ "indent", OPTION_EM, 0, 20, "0", "text-indent", BLOCK(indent, INDENT), "indent of a paragraph's first line" },
	{ "space-before", OPTION_EM, 0, 40, "0", "margin-top", BLOCK(space_before, SPACE),
		"space above; of two adjoining spaces the larger one holds" },
	{ "space-after", OPTION_EM, 0, 40, "0", "margin-bottom", BLOCK(space_after, SPACE), "space below" },
	{ "margin-start", OPTION_EM, 0, 20, "0", "margin-left", BLOCK(margin_start, START), "space on the left" },
	{ "margin-end", OPTION_EM, 0, 20, "0", "margin-right", BLOCK(margin_end, END), "space on the right" },
	{ "padding", OPTION_EM, 0, 10, "0", "padding", BLOCK(padding, PADDING),
		"space between the text and what is around it: all sides of a background or a frame, else the left and "
		"the right" },
	{ "align", OPTION_ALIGN, 0, 0, "justify", "text-align", BLOCK(align, ALIGN), "how lines are set" },
	{ "color", OPTION_COLOR, 0, 0, "none", "color", BLOCK(color, TYPE), "the text; none is that of body" },
	{ "background", OPTION_COLOR, 0, 0, "none", "background-color", BLOCK(background, BACKGROUND),
		"behind the block" },
	{ "border-color", OPTION_COLOR, 0, 0, "none", NULL, BLOCK(border_color, COLOR), "the rules; none draws none" },
	{ "border-start", OPTION_EM, 0, 2, "0", NULL, BLOCK(border_start, FRAME), "width of the rule on the left" },
	{ "border-below", OPTION_EM, 0, 2, "0", NULL, BLOCK(border_below, BELOW),
		"width of the rule below the padding" },
	{ "border", OPTION_EM, 0, 2, "0", NULL, BLOCK(border, FRAME), "width of the rule all around" },
	{ "width", OPTION_FACTOR, .01, 1, "30%", NULL, BLOCK(width, WIDTH), "length, as a share of the line's" },
	{ "keep-with-next", OPTION_BOOL, 0, 0, "false", "break-after: avoid; page-break-after: avoid",
		BLOCK(keep_with_next, KEEP), "never last on a page" },
};

static const struct option text_options[] = {
	{ "family", OPTION_FAMILY, 0, 0, "inherit", "font-family", TEXT(family), "the typeface" },
	{ "weight", OPTION_WEIGHT, 100, 900, "inherit", "font-weight", TEXT(weight), "400 is regular, 700 is bold" },
	{ "size", OPTION_EM, .3, 3, "1", "font-size", TEXT(size), "in em of the surrounding text" },
	{ "raise", OPTION_EM, -1, 1, "0", "vertical-align", TEXT(raise), "upward shift; negative is downward" },
	{ "padding", OPTION_EM, 0, 1, "0.15em", NULL, SOME(padding, INSET),
		"space on either side, where there is a background" },
	{ "italic-latin", OPTION_BOOL, 0, 0, "false", NULL, SOME(italic_latin, SLANT),
		"slant Latin letters; Chinese characters never slant" },
	{ "underline", OPTION_BOOL, 0, 0, "false", "text-decoration: underline", TEXT(underline), "a line below" },
	{ "strike", OPTION_BOOL, 0, 0, "false", "text-decoration: line-through", TEXT(strike), "a line through" },
	{ "dots", OPTION_BOOL, 0, 0, "false", NULL, SOME(dots, DOTS), "emphasis dots on Chinese characters" },
	{ "color", OPTION_COLOR, 0, 0, "none", "color", TEXT(color), "the text; none keeps the surrounding colour" },
	{ "background", OPTION_COLOR, 0, 0, "none", "background-color", TEXT(background), "behind the text" },
};

#define EM(name, max, initial, field, help) \
	{ \
		name, OPTION_EM, 0, max, initial, NULL, PART(field), help \
	}
#define SHARE(name, initial, field, help) \
	{ \
		name, OPTION_FACTOR, 0, 1, initial, NULL, PART(field), help \
	}
#define COLOR(name, initial, field, help) \
	{ \
		name, OPTION_COLOR, 0, 0, initial, NULL, PART(field), help \
	}
#define SIGN(name, max, initial, field, help) \
	{ \
		name, OPTION_TEXT, 1, max, initial, NULL, PART(field), help \
	}

static const struct option opening_options[] = {
	EM("gap", 20, "1.1em", opening.gap, "space between the title block and the text, in em of the body"),
	SHARE("part-drop", "28%", opening.part_drop,
		"space above the title of a part, as a share of the page's height"),
	SHARE("title-page-drop", "22%", opening.title_page_drop, "the same on the title page"),
};

static const struct option paragraphs_options[] = {
	EM("gap", 10, "0.4em", paragraphs.gap,
		"space between paragraphs in lists, quotes and the like that no indent sets off, and below the items "
		"of a "
		"loose list"),
};

static const struct option marker_options[] = {
	SIGN("bullet", 10, "●", marker.bullets[0], "before the items of a list; e-readers draw ● ◦ ▪ as they do"),
	SIGN("bullet-2", 10, "◦", marker.bullets[1], "in a list within a list"),
	SIGN("bullet-3", 10, "▪", marker.bullets[2], "in deeper lists"),
	{ "size", OPTION_FACTOR, .1, 3, "0.4", NULL, PART(marker.sizes[0]),
		"of the bullet, as a factor of the text's" },
	{ "size-2", OPTION_FACTOR, .1, 3, "1", NULL, PART(marker.sizes[1]), "of bullet-2" },
	{ "size-3", OPTION_FACTOR, .1, 3, "1", NULL, PART(marker.sizes[2]), "of bullet-3" },
	EM("gap", 5, "0.65em", marker.gaps[0], "space behind the bullet (PDF)"),
	EM("gap-2", 5, "0.35em", marker.gaps[1], "behind bullet-2 (PDF)"),
	EM("gap-3", 5, "0.35em", marker.gaps[2], "behind bullet-3 (PDF)"),
	SIGN("task-open", 10, "☐", marker.task_open, "a task that is to be done (PDF)"),
	SIGN("task-done", 10, "☑", marker.task_done, "a task that is done (PDF)"),
	EM("task-gap", 5, "0.35em", marker.task_gap, "space behind the box of a task"),
	EM("number-gap", 5, "0.45em", marker.number_gap,
		"space behind the number of an item, which an e-reader sets itself, or of a note"),
	COLOR("color", "none", marker.color, "of bullets, boxes and numbers of items; none is that of the text"),
};

static const struct option cell_options[] = {
	EM("space", 5, "0.25em", cell.space, "space above and below the text of a cell"),
	{ "smallest", OPTION_LENGTH, 3, 20, "7pt", NULL, PART(cell.smallest),
		"the size that the type of a wide table is made no smaller than (PDF)" },
};

static const struct option placeholder_options[] = {
	COLOR("background", "#f2f2f2", placeholder.background, "behind the words for a missing image"),
	COLOR("border-color", "none", placeholder.border_color, "of a rule around it"),
	EM("border", 2, "0", placeholder.border, "width of that rule"),
	EM("padding", 10, "1em", placeholder.padding, "space above and below the words"),
	EM("padding-side", 10, "2em", placeholder.padding_side, "space on their left and right"),
};

static const struct option card_options[] = {
	{ "title-size", OPTION_FACTOR, .3, 3, "1.15", NULL, PART(card.title_size),
		"of the title, as a factor of the size of the card" },
};

static const struct option notes_rule_options[] = {
	COLOR("color", "#666666", notes_rule.color, "none draws none"),
	{ "thickness", OPTION_LENGTH, 0, 20, "0.5pt", NULL, PART(notes_rule.thickness), "of the rule" },
	SHARE("width", "1/3", notes_rule.width, "length, as a share of the line's"),
	EM("space-before", 20, "2em", notes_rule.space_before, "space above the rule, in em of the notes"),
	EM("space-after", 20, "0.8em", notes_rule.space_after, "from the rule to the first note"),
};

static const struct option note_marks_options[] = {
	EM("gap", 5, "0.4em", note_marks.gap,
		"space between the numbers of two notes that are referred to in one place"),
};

static const struct option levels_options[] = {
	EM("step", 10, "1.5em", levels.step, "by which each level of the contents is moved in"),
	EM("part-space", 10, "0.8em", levels.part_space, "space above a part (PDF)"),
	EM("word-space", 10, "1em", levels.word_space, "space above a word of an index, in em of heading-5"),
};

static const struct option leader_options[] = {
	COLOR("color", "#808080", leader.color, "of the dots; none draws none (PDF)"),
	EM("size", 1, "0.085em", leader.size, "of a dot (PDF)"),
	{ "pitch", OPTION_EM, .1, 10, "0.55em", NULL, PART(leader.pitch), "from dot to dot (PDF)" },
	EM("rise", 1, "0.3em", leader.rise, "of the dots above the baseline (PDF)"),
	EM("gap", 10, "0.5em", leader.gap, "on either side of the dots (PDF)"),
	EM("number-width", 20, "3em", leader.number_width, "at the right, kept free of titles (PDF)"),
};

static const struct option decoration_options[] = {
	EM("thickness", 1, "0.05em", decoration.thickness, "of a line under or through text"),
	EM("underline-offset", 1, "0.14em", decoration.underline_offset, "of a line under text, below the baseline"),
	EM("strike-rise", 1, "0.405em", decoration.strike_rise, "of a line through text, above the baseline (PDF)"),
	EM("reach", 1, "0.1em", decoration.reach, "of a background in a line, above and below the type (PDF)"),
};

static const struct option dots_options[] = {
	SIGN("sign", 1, "●", dots.sign, "the emphasis dot"),
	{ "size", OPTION_FACTOR, .05, 1, "0.25", NULL, PART(dots.size), "as a factor of the text's (PDF)" },
	EM("below", 2, "0.34em", dots.below, "from the baseline to the middle of a dot below (PDF)"),
	EM("above", 2, "1.08em", dots.above, "to that of one above, as in Japanese (PDF)"),
};

static const struct option ruby_options[] = {
	{ "size", OPTION_FACTOR, .2, 1, "0.5", NULL, PART(ruby.size), "as a factor of the text's" },
	EM("gap", 2, "0.25em", ruby.gap, "space between annotations in letters, in em of theirs (PDF)"),
};

static const struct option continuation_options[] = {
	SIGN("sign", 1, "↪", continuation.sign, "before the rest of a line of code that is too long (PDF)"),
	COLOR("color", "#999999", continuation.color, "of the sign; none is that of the code (PDF)"),
	EM("hang", 10, "1em", continuation.hang, "by which the rest is moved in (PDF)"),
};

static const struct option cover_options[] = {
	COLOR("color", "none", cover.color, "of the panel; none is one of six, by the book's identifier"),
	COLOR("title-color", "#ffffff", cover.title_color, "of the title and the bar above it"),
	COLOR("author-color", "#333333", cover.author_color, "of the authors"),
	SHARE("panel", "62%", cover.panel, "height of the panel, as a share of the page's"),
	SHARE("title", "40%", cover.title, "where the middle of the title stands"),
	SHARE("author", "74%", cover.author, "where the authors stand"),
	{ "margin", OPTION_FACTOR, 0, .4, "10%", NULL, PART(cover.margin),
		"left and right of the text, as a share of the page's width" },
};

#undef EM
#undef SHARE
#undef COLOR
#undef SIGN

struct option_list {
	const struct option *options;
	size_t count;
};

static const struct option_list groups[] = {
	[OPTION_GROUP_PAGE] = { page_options, G_N_ELEMENTS(page_options) },
	[OPTION_GROUP_FAMILIES] = { family_options, G_N_ELEMENTS(family_options) },
	[OPTION_GROUP_LINE] = { line_options, G_N_ELEMENTS(line_options) },
	[OPTION_GROUP_BLOCK] = { block_options, G_N_ELEMENTS(block_options) },
	[OPTION_GROUP_TEXT] = { text_options, G_N_ELEMENTS(text_options) },
	[OPTION_GROUP_OPENING] = { opening_options, G_N_ELEMENTS(opening_options) },
	[OPTION_GROUP_PARAGRAPHS] = { paragraphs_options, G_N_ELEMENTS(paragraphs_options) },
	[OPTION_GROUP_MARKER] = { marker_options, G_N_ELEMENTS(marker_options) },
	[OPTION_GROUP_CELL] = { cell_options, G_N_ELEMENTS(cell_options) },
	[OPTION_GROUP_PLACEHOLDER] = { placeholder_options, G_N_ELEMENTS(placeholder_options) },
	[OPTION_GROUP_CARD] = { card_options, G_N_ELEMENTS(card_options) },
	[OPTION_GROUP_NOTES_RULE] = { notes_rule_options, G_N_ELEMENTS(notes_rule_options) },
	[OPTION_GROUP_NOTE_MARKS] = { note_marks_options, G_N_ELEMENTS(note_marks_options) },
	[OPTION_GROUP_LEVELS] = { levels_options, G_N_ELEMENTS(levels_options) },
	[OPTION_GROUP_LEADER] = { leader_options, G_N_ELEMENTS(leader_options) },
	[OPTION_GROUP_DECORATION] = { decoration_options, G_N_ELEMENTS(decoration_options) },
	[OPTION_GROUP_DOTS] = { dots_options, G_N_ELEMENTS(dots_options) },
	[OPTION_GROUP_RUBY] = { ruby_options, G_N_ELEMENTS(ruby_options) },
	[OPTION_GROUP_CONTINUATION] = { continuation_options, G_N_ELEMENTS(continuation_options) },
	[OPTION_GROUP_COVER] = { cover_options, G_N_ELEMENTS(cover_options) },
};

G_STATIC_ASSERT(G_N_ELEMENTS(groups) == OPTION_GROUPS);

// Points, by suffix.
static const struct unit {
	const char *name;
	double points;
} units[] = {
	{ "pt", 1 },
	{ "mm", 72 / 25.4 },
	{ "cm", 72 / 2.54 },
	{ "in", 72 },
	{ "px", .75 },
};

// The sizes (字号) that Chinese printers speak of, in points.
static const struct unit chinese_sizes[] = {
	{ "初号", 42 },
	{ "小初", 36 },
	{ "一号", 26 },
	{ "小一", 24 },
	{ "二号", 22 },
	{ "小二", 18 },
	{ "三号", 16 },
	{ "小三", 15 },
	{ "四号", 14 },
	{ "小四", 12 },
	{ "五号", 10.5 },
	{ "小五", 9 },
	{ "六号", 7.5 },
	{ "小六", 6.5 },
	{ "七号", 5.5 },
	{ "八号", 5 },
};

// Millimetres. ISO sizes; the Chinese trade sizes are those of finished books.
static const struct paper {
	const char *name;
	double width, height;
} papers[] = {
	{ "A3", 297, 420 },
	{ "A4", 210, 297 },
	{ "A5", 148, 210 },
	{ "A6", 105, 148 },
	{ "B4", 250, 353 },
	{ "B5", 176, 250 },
	{ "B6", 125, 176 },
	{ "JIS-B5", 182, 257 },
	{ "Letter", 215.9, 279.4 },
	{ "Legal", 215.9, 355.6 },
	{ "16开", 185, 260 },
	{ "大16开", 210, 285 },
	{ "32开", 130, 184 },
	{ "大32开", 140, 203 },
};

static const char *const aligns[] = {
	[ALIGN_JUSTIFY] = "justify",
	[ALIGN_START] = "start",
	[ALIGN_CENTER] = "center",
	[ALIGN_END] = "end",
	[ALIGN_COUNT] = NULL,
};

static const char *const punctuations[] = {
	[SPACING_QUANJIAO] = "quanjiao",
	[SPACING_KAIMING] = "kaiming",
	[SPACING_BANJIAO] = "banjiao",
	[SPACING_HANGMO] = "hangmobanjiao",
	[SPACING_PLAIN] = "plain",
	[SPACING_STYLES] = NULL,
};

static const char *const levels[] = {
	[BREAKS_BASIC] = "basic",
	[BREAKS_GB] = "gb",
	[BREAKS_STRICT] = "strict",
	[BREAKS_LEVELS] = NULL,
};

static const char *const places[] = {
	[PLACE_NONE] = "none",
	[PLACE_HEAD] = "head",
	[PLACE_FOOT] = "foot",
	[PLACE_COUNT] = NULL,
};

static const char *const *const word_lists[OPTION_TYPES] = {
	[OPTION_ALIGN] = aligns,
	[OPTION_PUNCTUATION] = punctuations,
	[OPTION_LEVEL] = levels,
	[OPTION_PLACE] = places,
};

bool option_is_body_size(const struct option *option)
{
	return option->type == OPTION_LENGTH && option->offset == offsetof(struct page_style, font_size);
}

const char *option_word(enum option_type type, int value)
{
	if (type == OPTION_FAMILY) {
		return value < FAMILY_COUNT ? family_options[value].name : NULL;
	}
	return word_lists[type] ? word_lists[type][value] : NULL;
}

const struct option *option_table(enum option_group group, size_t *count)
{
	*count = groups[group].count;
	return groups[group].options;
}

static const struct option_subject single_subjects[] = {
	{ "page", OPTION_GROUP_PAGE, offsetof(struct style, page), 0 },
	{ "families", OPTION_GROUP_FAMILIES, offsetof(struct style, families), 0 },
	{ "line", OPTION_GROUP_LINE, offsetof(struct style, line), 0 },
};

#define OFFERS(name, word, offers) offers,
static const uint32_t block_offers[] = { BLOCK_ROLES(OFFERS) };
static const uint32_t text_offers[] = { TEXT_ROLES(OFFERS) };
#undef OFFERS

#define WORD(name, word) word,
static const char *const ornament_names[] = { ORNAMENTS(WORD) };
#undef WORD

enum {
	FIRST_ROLE = G_N_ELEMENTS(single_subjects),
	FIRST_TEXT = FIRST_ROLE + ROLE_COUNT,
	FIRST_ORNAMENT = FIRST_TEXT + TEXT_COUNT,
};

bool option_offered(const struct option *option, const struct option_subject *subject)
{
	return option->offer == 0 || (option->offer & subject->offers) != 0;
}

size_t option_subject_count(void)
{
	return FIRST_ORNAMENT + G_N_ELEMENTS(ornament_names);
}

struct option_subject option_subject_at(size_t index)
{
	g_assert(index < option_subject_count());
	if (index < FIRST_ROLE) {
		return single_subjects[index];
	}
	if (index < FIRST_TEXT) {
		size_t role = index - FIRST_ROLE;
		return (struct option_subject){ style_block_role_name((enum block_role)role), OPTION_GROUP_BLOCK,
			offsetof(struct style, blocks) + role * sizeof(struct block_style), block_offers[role] };
	}
	if (index < FIRST_ORNAMENT) {
		size_t role = index - FIRST_TEXT;
		return (struct option_subject){ style_text_role_name((enum text_role)role), OPTION_GROUP_TEXT,
			offsetof(struct style, texts) + role * sizeof(struct text_style), text_offers[role] };
	}
	size_t ornament = index - FIRST_ORNAMENT;
	return (struct option_subject){ ornament_names[ornament],
		(enum option_group)(OPTION_GROUP_ORNAMENTS + ornament), offsetof(struct style, ornaments), 0 };
}

bool option_subject_find(struct option_subject *out, const char *name)
{
	for (size_t i = 0; i < option_subject_count(); i++) {
		*out = option_subject_at(i);
		if (strcmp(out->name, name) == 0) {
			return true;
		}
	}
	return false;
}

const struct option *option_find(enum option_group group, const char *name)
{
	for (size_t i = 0; i < groups[group].count; i++) {
		if (strcmp(groups[group].options[i].name, name) == 0) {
			return &groups[group].options[i];
		}
	}
	return NULL;
}

/* Reading. Each type has a reader: it stores a value at out, or says no. */

struct reading {
	const struct option *option;
	const struct option_subject *subject;
	const char *text;
	const struct style *style;
	struct arena *arena;
};

static bool in_range(const struct option *option, double value)
{
	return value >= option->min && value <= option->max; // false for a NaN too
}

// Splits "25mm" into a number and what follows it, blanks between them skipped.
static bool split_number(const char *text, double *number, const char **rest)
{
	char *end;
	*number = g_ascii_strtod(text, &end);
	if (end == text || !isfinite(*number)) {
		return false;
	}
	*rest = end + strspn(end, " ");
	return true;
}

static bool store_number(const struct option *option, double value, void *out)
{
	if (!in_range(option, value)) {
		return false;
	}
	memcpy(out, &value, sizeof(value));
	return true;
}

// A length in points: a number with a unit, nothing, or a Chinese size.
static bool read_points(const char *text, double *points)
{
	for (size_t i = 0; i < G_N_ELEMENTS(chinese_sizes); i++) {
		if (strcmp(text, chinese_sizes[i].name) == 0) {
			*points = chinese_sizes[i].points;
			return true;
		}
	}
	double number;
	const char *rest;
	if (!split_number(text, &number, &rest)) {
		return false;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
		if (strcmp(rest, units[i].name) == 0) {
			*points = number * units[i].points;
			return true;
		}
	}
	*points = 0;
	return number == 0 && *rest == '\0';
}

// A number whose unit is `unit`, or, where `bare` says so, is left out.
static bool read_unit(const char *text, const char *unit, bool bare, double *number)
{
	const char *rest;
	return split_number(text, number, &rest) && (strcmp(rest, unit) == 0 || (bare && *rest == '\0'));
}

// On the sheet an em is that of the body text, which cannot be said by itself.
static bool read_length(const struct reading *reading, void *out)
{
	double body = reading->style->page.font_size;
	double number;
	if (!option_is_body_size(reading->option) && read_unit(reading->text, "em", false, &number)) {
		return store_number(reading->option, number * body, out);
	}
	return read_points(reading->text, &number) && store_number(reading->option, number, out);
}

// The size of the type that a block is set in, in points.
static double own_size(const struct reading *reading)
{
	const struct block_style *block =
		(const struct block_style *)(const void *)((const char *)reading->style + reading->subject->offset);
	return reading->style->page.font_size * block->size;
}

// Lengths can be made em where the size of the type is known: in blocks. Text takes that of what is around it.
static bool read_em(const struct reading *reading, void *out)
{
	const struct option *option = reading->option;
	bool is_size = option->css && strcmp(option->css, "font-size") == 0;
	double number;
	if (read_unit(reading->text, "em", true, &number)) {
		return store_number(option, number, out);
	}
	if (is_size && read_unit(reading->text, "%", false, &number)) {
		return store_number(option, number / 100, out);
	}
	return reading->subject->group == OPTION_GROUP_BLOCK && read_points(reading->text, &number) &&
		store_number(option, number / own_size(reading), out);
}

// "9/11": what is 9 pt where the body has 11.
static bool read_ratio(const struct reading *reading, double number, const char *rest, void *out)
{
	double divisor = 0;
	bool good = split_number(rest, &divisor, &rest) && *rest == '\0' && divisor > 0;
	return good && store_number(reading->option, number / divisor, out);
}

static bool read_factor(const struct reading *reading, void *out)
{
	double number;
	const char *rest;
	if (split_number(reading->text, &number, &rest) && *rest == '/') {
		return read_ratio(reading, number, rest + 1, out);
	}
	if (read_unit(reading->text, "%", false, &number)) {
		return store_number(reading->option, number / 100, out);
	}
	return read_unit(reading->text, "em", true, &number) && store_number(reading->option, number, out);
}

static bool read_size(const struct reading *reading, void *out)
{
	double points;
	if (read_points(reading->text, &points)) {
		return store_number(reading->option, points / reading->style->page.font_size, out);
	}
	return read_factor(reading, out);
}

static bool allows_inherit(const struct option *option)
{
	return option->initial && strcmp(option->initial, "inherit") == 0;
}

// Whether the text is the word that keeps the surrounding value, where the option allows it.
static bool reads_inherit(const struct reading *reading)
{
	return allows_inherit(reading->option) && strcmp(reading->text, "inherit") == 0;
}

static bool read_weight(const struct reading *reading, void *out)
{
	int weight = 0;
	if (!reads_inherit(reading)) {
		double number;
		const char *rest;
		if (!split_number(reading->text, &number, &rest) || *rest != '\0' ||
			!in_range(reading->option, number)) {
			return false;
		}
		weight = (int)number;
	}
	memcpy(out, &weight, sizeof(weight));
	return true;
}

static bool read_bool(const struct reading *reading, void *out)
{
	bool value;
	if (!value_bool_of(reading->text, &value)) {
		return false;
	}
	memcpy(out, &value, sizeof(value));
	return true;
}

// Stores the value that a word stands for.
static bool read_word(const struct reading *reading, void *out)
{
	const char *word;
	for (int value = 0; (word = option_word(reading->option->type, value)); value++) {
		if (strcmp(reading->text, word) == 0) {
			memcpy(out, &value, sizeof(value));
			return true;
		}
	}
	return false;
}

static bool read_family(const struct reading *reading, void *out)
{
	static const int inherited = FAMILY_INHERIT;
	if (reads_inherit(reading)) {
		memcpy(out, &inherited, sizeof(inherited));
		return true;
	}
	return read_word(reading, out);
}

static bool read_color(const struct reading *reading, void *out)
{
	uint32_t color;
	if (!color_read(&color, reading->text)) {
		return false;
	}
	memcpy(out, &color, sizeof(color));
	return true;
}

static bool read_fonts(const struct reading *reading, void *out)
{
	const char *fonts = *reading->text ? arena_strdup(reading->arena, reading->text) : NULL;
	memcpy(out, &fonts, sizeof(fonts));
	return true;
}

static bool read_text(const struct reading *reading, void *out)
{
	bool plain = g_utf8_validate(reading->text, -1, NULL) && !strpbrk(reading->text, "\n\r\t");
	if (!plain || !in_range(reading->option, (double)g_utf8_strlen(reading->text, -1))) {
		return false;
	}
	const char *text = arena_strdup(reading->arena, reading->text);
	memcpy(out, &text, sizeof(text));
	return true;
}

static bool read_paper(const struct reading *reading, void *out)
{
	double size[2] = { 0, 0 };
	for (size_t i = 0; i < G_N_ELEMENTS(papers); i++) {
		if (g_ascii_strcasecmp(reading->text, papers[i].name) == 0) {
			size[0] = papers[i].width * 72 / 25.4;
			size[1] = papers[i].height * 72 / 25.4;
		}
	}
	if (size[0] == 0) {
		g_auto(GStrv) parts = g_strsplit_set(reading->text, ", ", -1);
		size_t found = 0;
		for (size_t i = 0; parts[i]; i++) {
			if (*parts[i] && (found == 2 || !read_points(parts[i], &size[found++]))) {
				return false;
			}
		}
	}
	if (!in_range(reading->option, size[0]) || !in_range(reading->option, size[1])) {
		return false;
	}
	memcpy(out, size, sizeof(size));
	return true;
}

static bool (*const readers[])(const struct reading *reading, void *out) = {
	[OPTION_LENGTH] = read_length,
	[OPTION_EM] = read_em,
	[OPTION_SIZE] = read_size,
	[OPTION_FACTOR] = read_factor,
	[OPTION_WEIGHT] = read_weight,
	[OPTION_BOOL] = read_bool,
	[OPTION_FAMILY] = read_family,
	[OPTION_ALIGN] = read_word,
	[OPTION_COLOR] = read_color,
	[OPTION_FONTS] = read_fonts,
	[OPTION_PAPER] = read_paper,
	[OPTION_PUNCTUATION] = read_word,
	[OPTION_LEVEL] = read_word,
	[OPTION_TEXT] = read_text,
	[OPTION_PLACE] = read_word,
};

G_STATIC_ASSERT(G_N_ELEMENTS(readers) == OPTION_TYPES);
G_STATIC_ASSERT(sizeof(enum type_family) == sizeof(int) && sizeof(enum text_align) == sizeof(int));
G_STATIC_ASSERT(sizeof(enum page_place) == sizeof(int));
G_STATIC_ASSERT(sizeof(enum spacing_style) == sizeof(int) && sizeof(enum breaks_level) == sizeof(int));
G_STATIC_ASSERT(offsetof(struct page_style, height) ==
	offsetof(struct page_style, width) + sizeof(double)); // OPTION_PAPER stores both

bool option_set(const struct option *option, const struct option_subject *subject, struct style *style,
	const char *text, struct arena *arena)
{
	struct reading reading = { option, subject, text, style, arena };
	return readers[option->type](&reading, (char *)style + subject->offset + option->offset);
}

// "justify, start, center or end". The caller frees it.
static char *expected_words(enum option_type type)
{
	g_autoptr(GPtrArray) words = g_ptr_array_new();
	const char *word;
	for (int value = 0; (word = option_word(type, value)); value++) {
		g_ptr_array_add(words, (void *)word);
	}
	g_ptr_array_add(words, NULL);
	return prose_choice((const char *const *)words->pdata);
}

char *option_expects(const struct option *option)
{
	static const struct {
		const char *text;        // NULL: the words of an enum
		const char *after_range; // NULL: the type has no range
	} words[] = {
		[OPTION_LENGTH] = { "a length from", " pt, in pt, mm, cm, in or px" },
		[OPTION_EM] = { "a number of em from", "" },
		[OPTION_SIZE] = { "a factor from", ", a percentage, a length, or a size such as 小四" },
		[OPTION_FACTOR] = { "a number from", "" },
		[OPTION_WEIGHT] = { "a number from", ", normal or bold" },
		[OPTION_BOOL] = { "true or false", NULL },
		[OPTION_FAMILY] = { NULL, NULL },
		[OPTION_ALIGN] = { NULL, NULL },
		[OPTION_COLOR] = { "a colour such as #333333, rgb(51, 51, 51) or navy, or none", NULL },
		[OPTION_FONTS] = { "the names of fonts", NULL },
		[OPTION_PAPER] = { "A4, A5, B5, 16开, 大32开 and the like, or a width and a height such as 140mm 203mm",
			NULL },
		[OPTION_PUNCTUATION] = { NULL, NULL },
		[OPTION_LEVEL] = { NULL, NULL },
		[OPTION_TEXT] = { "a text of", " characters" },
		[OPTION_PLACE] = { NULL, NULL },
	};
	G_STATIC_ASSERT(G_N_ELEMENTS(words) == OPTION_TYPES);
	const char *inherit = allows_inherit(option) ? ", or inherit" : "";
	const char *after = words[option->type].after_range;
	if (!after) {
		const char *fixed = words[option->type].text;
		g_autofree char *text = fixed ? g_strdup(fixed) : expected_words(option->type);
		return g_strconcat(text, inherit, NULL);
	}
	char low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];
	const char *em = option->type == OPTION_LENGTH && !option_is_body_size(option) ? ", or in em of the body" : "";
	return g_strdup_printf("%s %s to %s%s%s%s", words[option->type].text,
		g_ascii_formatd(low, sizeof(low), "%g", option->min),
		g_ascii_formatd(high, sizeof(high), "%g", option->max), after, em, inherit);
}

static double number_at(const void *value)
{
	double number;
	memcpy(&number, value, sizeof(number));
	return number;
}

// Four digits are enough for a hundredth of a pixel; never a decimal comma.
char *option_css_number(double number, const char *unit)
{
	char buffer[G_ASCII_DTOSTR_BUF_SIZE];
	return g_strconcat(g_ascii_formatd(buffer, sizeof(buffer), "%.4g", number), number == 0 ? "" : unit, NULL);
}

static char *css_int(const void *value)
{
	int number;
	memcpy(&number, value, sizeof(number));
	return number == 0 ? NULL : g_strdup_printf("%d", number);
}

static char *css_color(const void *value)
{
	uint32_t color;
	memcpy(&color, value, sizeof(color));
	return color == COLOR_INHERIT ? NULL : g_strdup_printf("#%06x", color);
}

static char *css_align(const void *value)
{
	int align;
	memcpy(&align, value, sizeof(align));
	return g_strdup(aligns[align]);
}

static char *css_bool(const void *value)
{
	bool set;
	memcpy(&set, value, sizeof(set));
	return g_strdup(set ? "true" : "false");
}

char *option_css_value(const struct option *option, const struct option_subject *subject, const struct style *style)
{
	const void *value = (const char *)style + subject->offset + option->offset;
	switch (option->type) {
	case OPTION_LENGTH:
		return option_css_number(number_at(value), "pt");
	case OPTION_EM:
	case OPTION_SIZE:
		return option_css_number(number_at(value), "em");
	case OPTION_FACTOR:
		return option_css_number(number_at(value), "");
	case OPTION_WEIGHT:
		return css_int(value);
	case OPTION_BOOL:
		return css_bool(value);
	case OPTION_ALIGN:
		return css_align(value);
	case OPTION_COLOR:
		return css_color(value);
	case OPTION_FAMILY:
	case OPTION_FONTS:
	case OPTION_PAPER:
	case OPTION_PUNCTUATION:
	case OPTION_LEVEL:
	case OPTION_TEXT:
	case OPTION_PLACE:
	case OPTION_TYPES:
		return NULL;
	}
	g_assert_not_reached();
}
