#include "epub/css.h"

#include <string.h>

#include "epub/css_fonts.h"
#include "style/option.h"
#include "text/cjk_class.h"

/*
 * Inherited properties (font, leading, indent, alignment) stand on the block that holds the paragraphs: a list, a
 * quote, the notes. A paragraph sets none of them, so it looks like the nearest of these, as style_role_of has it.
 */
#define SELECTOR_BODY             "body"
#define SELECTOR_TITLE            "h1"
#define SELECTOR_BYLINE           ".byline, .address"
#define SELECTOR_DESCRIPTION      ".description"
#define SELECTOR_PART             ".part h1"
#define SELECTOR_CONTENTS         ".entries ul, nav ol"
#define SELECTOR_HEADING_2        "h2"
#define SELECTOR_HEADING_3        "h3"
#define SELECTOR_HEADING_4        "h4"
#define SELECTOR_HEADING_5        "h5, .entries h2" /* as layout/contents.c has it */
#define SELECTOR_HEADING_6        "h6"
#define SELECTOR_LIST             "ul, ol"
#define SELECTOR_QUOTE            "blockquote"
#define SELECTOR_CODE             "pre"
#define SELECTOR_TABLE            "table"
#define SELECTOR_TABLE_HEAD       "th"
#define SELECTOR_FIGURE           "figure"
#define SELECTOR_CAPTION          "figcaption, caption"
#define SELECTOR_RULE             "hr"
#define SELECTOR_DEFINITION_TERM  "dt"
#define SELECTOR_DEFINITION       "dd"
#define SELECTOR_ADMONITION       ".admonition"
#define SELECTOR_ADMONITION_TITLE ".admonition-title"
#define SELECTOR_DETAILS          "details"
#define SELECTOR_DETAILS_SUMMARY  "summary"
#define SELECTOR_LINK_CARD        ".link-card"
#define SELECTOR_MATH             "div.math"
#define SELECTOR_NOTES            ".notes > .note" /* an admonition may be a note too */
#define SELECTOR_FOLIO            NULL

#define ROW(ROLE, ...) SELECTOR_##ROLE,
static const char *const block_selectors[] = { BLOCK_ROLES(ROW) };
#undef ROW

// Where the space around a part goes when that is none of the selector's own.
static const char *const space_selectors[ROLE_COUNT] = {
	[ROLE_BODY] = "section > p, details > p",
	[ROLE_CONTENTS] = ".entries li, nav li",
};

#define TEXT_SELECTOR_EM       "em"
#define TEXT_SELECTOR_STRONG   "strong"
#define TEXT_SELECTOR_CODE     "code"
#define TEXT_SELECTOR_LINK     "a"
#define TEXT_SELECTOR_MARK     "mark"
#define TEXT_SELECTOR_INS      "ins"
#define TEXT_SELECTOR_DEL      "del"
#define TEXT_SELECTOR_SUB      "sub"
#define TEXT_SELECTOR_SUP      "sup"
#define TEXT_SELECTOR_KBD      "kbd"
#define TEXT_SELECTOR_NOTE_REF ".note-ref"
#define TEXT_SELECTOR_MATH     "span.math"

#define ROW(ROLE, ...) TEXT_SELECTOR_##ROLE,
static const char *const text_selectors[] = { TEXT_ROLES(ROW) };
#undef ROW

static const char common_rules[] =
	"body { overflow-wrap: break-word; widows: 2; orphans: 2; }\n"
	"p { margin: 0; }\n"
	"h1, h2, h3, h4, h5, h6, pre { -webkit-hyphens: none; hyphens: none; }\n"
	"h1, h2, h3, h4, h5, h6 { text-wrap: balance; break-inside: avoid; page-break-inside: avoid; }\n"
	"h1, .byline, .address { break-after: avoid; page-break-after: avoid; }\n"
	// What a size is relative to must not count twice.
	"li ul, li ol, blockquote blockquote, dd dd, .admonition .admonition { font-size: 1em; }\n"
	"li ul, li ol { margin-top: 0; margin-bottom: 0; }\n"
	".title-page p { text-align: center; }\n"
	".author + time { margin-left: 1em; }\n"
	".task-item { list-style-type: none; }\n"
	"pre { white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 4; }\n"
	"pre, code, kbd, .math { text-spacing-trim: space-all; text-autospace: no-autospace; }\n"
	"pre code { font-size: 1em; padding: 0; background-color: transparent; }\n"
	"table { border-collapse: collapse; max-width: 100%; margin-left: auto; margin-right: auto; padding: 0; }\n"
	"th, td { vertical-align: top; text-indent: 0; }\n"
	"tr { break-inside: avoid; page-break-inside: avoid; }\n"
	".left { text-align: left; }\n"
	".center { text-align: center; }\n"
	".right { text-align: right; }\n"
	"img { max-width: 100%; height: auto; vertical-align: middle; }\n"
	"dt + dt { margin-top: 0; }\n"
	"caption { caption-side: top; break-after: avoid; page-break-after: avoid; }\n"
	".admonition-title, .link-card { break-inside: avoid; page-break-inside: avoid; }\n"
	"summary { cursor: pointer; }\n"
	".link-card a { display: block; color: inherit; text-decoration: none; }\n"
	".card-address { overflow-wrap: anywhere; }\n"
	".link-card b { margin-right: 0.75em; font-weight: inherit; }\n"
	"div.math { white-space: pre-wrap; }\n"
	"figure { break-inside: avoid; page-break-inside: avoid; }\n"
	".missing-image { text-indent: 0; }\n"
	"figure .missing-image { display: block; text-align: center; }\n"
	"sub, sup { line-height: 1; }\n"
	"rt { font-style: normal; line-height: 1; -webkit-text-emphasis: none; text-emphasis: none; }\n"
	".note-ref a, .backlink, nav a { text-decoration: none; }\n"
	".cover { text-align: center; text-indent: 0; }\n"
	".cover img { max-height: 95vh; }\n"
	".notes::before { content: \"\"; display: block; box-sizing: border-box; }\n"
	".entries ul, nav ol { list-style-type: none; }\n"
	".entries ul ul, nav ol ol { font-size: 1em; }\n"
	".entries a { text-decoration: none; }\n";

static const char page_rules[] =
	// A page of its own has margins, and a wide table scrolls.
	"@media screen {\n"
	"html { font-size: 112.5%; }\n"
	"body { max-width: 38em; margin: 0 auto; padding: 2.5em 1.2em 4em; }\n"
	"table { display: block; width: fit-content; overflow-x: auto; }\n"
	"table:has(> caption) { display: table; }\n" // else it would stand below the rule
	"}\n";

struct sheet {
	struct out *out;
	const struct style *style;
	enum css_target target;
	enum cjk_region region;
	const struct fonts *fonts;
};

// What a dark page makes of a colour: the same hue and chroma at about the opposite lightness.
static uint32_t dark_color(uint32_t color)
{
	int channels[] = { color >> 16 & 0xFF, color >> 8 & 0xFF, color & 0xFF };
	int high = MAX(channels[0], MAX(channels[1], channels[2]));
	int low = MIN(channels[0], MIN(channels[1], channels[2]));
	int light = (high + low) / 2;
	int shift = 255 - light * 85 / 100 - light;
	uint32_t dark = 0;
	for (size_t i = 0; i < G_N_ELEMENTS(channels); i++) {
		dark = dark << 8 | (uint32_t)CLAMP(channels[i] + shift, 0, 255);
	}
	return dark;
}

// A theme's font names, each in quotes, without what could end a string or a rule.
static void put_theme_fonts(struct sheet *sheet, const char *fonts)
{
	g_auto(GStrv) names = g_strsplit(fonts, ",", -1);
	for (size_t i = 0; names[i]; i++) {
		g_strdelimit(g_strstrip(names[i]), "\"'\\<>&;{}\n\r\t", ' ');
		if (*names[i]) {
			out_printf(sheet->out, "\"%s\", ", names[i]);
		}
	}
}

static void put_family(struct sheet *sheet, enum type_family family)
{
	if (family == FAMILY_INHERIT) {
		return;
	}
	out_puts(sheet->out, "\tfont-family: ");
	const char *carried = fonts_name(sheet->fonts, family);
	if (carried) {
		out_printf(sheet->out, "%s, ", carried);
	}
	if (sheet->style->families[family]) {
		put_theme_fonts(sheet, sheet->style->families[family]);
	}
	out_printf(sheet->out, "%s;\n", css_fonts(sheet->region, family));
}

static void put_option(struct sheet *sheet, const struct option *option, const struct option_subject *subject)
{
	if (!option->css) {
		return;
	}
	const void *value = (const char *)sheet->style + subject->offset + option->offset;
	if (option->type == OPTION_FAMILY) {
		enum type_family family;
		memcpy(&family, value, sizeof(family));
		put_family(sheet, family);
		return;
	}
	g_autofree char *text = option_css_value(option, subject, sheet->style);
	if (option->type == OPTION_BOOL) {
		if (strcmp(text, "true") == 0) {
			out_printf(sheet->out, "\t%s;\n", option->css);
		}
	} else if (text) {
		out_printf(sheet->out, "\t%s: %s;\n", option->css, text);
	}
}

// The size of a role relative to the element that it stands in.
static double relative_size(const struct sheet *sheet, enum block_role role)
{
	static const enum block_role containers[ROLE_COUNT] = {
		[ROLE_TABLE_HEAD] = ROLE_TABLE,
		[ROLE_CAPTION] = ROLE_FIGURE,
		[ROLE_ADMONITION_TITLE] = ROLE_ADMONITION,
	};
	G_STATIC_ASSERT(ROLE_BODY == 0); // what the others stand in
	return sheet->style->blocks[role].size / sheet->style->blocks[containers[role]].size;
}

static bool is_of_box(const struct option *option)
{
	static const char *const names[] = { "space-before", "space-after", "margin-start", "margin-end", "padding",
		"background" };
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		if (strcmp(option->name, names[i]) == 0) {
			return true;
		}
	}
	return false;
}

// What an e-reader's owner decides; typefaces that equal the body's are left to that decision too.
static bool is_left_out(const struct sheet *sheet, const struct option *option, enum block_role role)
{
	bool ereader_body = role == ROLE_BODY && sheet->target == CSS_EREADER;
	const char *block = (const char *)&sheet->style->blocks[role] + option->offset;
	const char *body = (const char *)&sheet->style->blocks[ROLE_BODY] + option->offset;
	switch (option->type) {
	case OPTION_FAMILY:
		// A font that the book carries is there to be seen.
		return (ereader_body && fonts_count(sheet->fonts) == 0) ||
			(role != ROLE_BODY && memcmp(block, body, sizeof(int)) == 0);
	case OPTION_SIZE:
		return true; // put_size
	case OPTION_WEIGHT:  // readers set headings bold on their own
	case OPTION_COLOR:
		return ereader_body;
	case OPTION_LENGTH:
	case OPTION_EM:
	case OPTION_FACTOR:
	case OPTION_BOOL:
	case OPTION_ALIGN:
	case OPTION_FONTS:
	case OPTION_PAPER:
	case OPTION_PUNCTUATION:
	case OPTION_LEVEL:
	case OPTION_TEXT:
	case OPTION_PLACE:
	case OPTION_TYPES:
		return false;
	}
	g_assert_not_reached();
}

// Always said: readers have sizes of their own for headings.
static void put_size(struct sheet *sheet, const struct option_subject *subject, enum block_role role)
{
	if ((subject->offers & OFFER_TYPE) && (role != ROLE_BODY || sheet->target == CSS_PAGE)) {
		g_autofree char *size = option_css_number(relative_size(sheet, role), "em");
		out_printf(sheet->out, "\tfont-size: %s;\n", size);
	}
}

// Beside rules on the left or below only, the other sides need no padding.
static void put_padding(struct sheet *sheet, const struct block_style *block)
{
	bool colored = block->border_color != COLOR_INHERIT;
	bool whole = block->background != COLOR_INHERIT || (colored && block->border > 0);
	if (block->padding > 0 && !whole) {
		bool below = colored && block->border_below > 0;
		out_puts(sheet->out, below ? "\tpadding-top: 0;\n" : "\tpadding-top: 0;\n\tpadding-bottom: 0;\n");
	}
}

// What a part has none of is said all the same where readers have a value of their own: margins, indents, alignment.
static bool is_reset(const struct option *option, const struct option_subject *subject)
{
	bool text = (subject->offers & OFFER_TYPE) != 0;
	return is_of_box(option) || (text && option->offer == OFFER_INDENT);
}

static void put_block_role(struct sheet *sheet, const struct option_subject *subject, enum block_role role)
{
	if (!block_selectors[role]) {
		return;
	}
	out_printf(sheet->out, "%s {\n", block_selectors[role]);
	put_size(sheet, subject, role);
	size_t count;
	const struct option *options = option_table(OPTION_GROUP_BLOCK, &count);
	for (size_t i = 0; i < count; i++) {
		bool said = option_offered(&options[i], subject) || is_reset(&options[i], subject);
		bool elsewhere = space_selectors[role] && options[i].offer == OFFER_SPACE;
		if (said && !elsewhere && !is_left_out(sheet, &options[i], role)) {
			put_option(sheet, &options[i], subject);
		}
	}
	bool lines = (subject->offers & OFFER_TYPE) && !(subject->offers & OFFER_ALIGN);
	out_puts(sheet->out, lines ? "\ttext-align: start;\n" : "");
	put_padding(sheet, &sheet->style->blocks[role]);
	out_puts(sheet->out, "}\n");
}

// The space around parts whose selector is what holds them all.
static void put_spaces(struct sheet *sheet)
{
	for (int role = 0; role < ROLE_COUNT; role++) {
		if (space_selectors[role]) {
			const struct block_style *block = &sheet->style->blocks[role];
			g_autofree char *before = option_css_number(block->space_before, "em");
			g_autofree char *after = option_css_number(block->space_after, "em");
			out_printf(sheet->out, "%s { margin-top: %s; margin-bottom: %s; }\n", space_selectors[role],
				before, after);
		}
	}
}

// A number that changes nothing.
static bool is_initial(const struct sheet *sheet, const struct option *option, const struct option_subject *subject)
{
	if (option->type != OPTION_EM) {
		return false;
	}
	double value;
	memcpy(&value, (const char *)sheet->style + subject->offset + option->offset, sizeof(value));
	return value == g_ascii_strtod(option->initial, NULL);
}

// A string as CSS writes it, without what could end it or the element that the sheet may stand in.
static void put_string(struct sheet *sheet, const char *text)
{
	out_puts(sheet->out, "\"");
	for (; *text; text = g_utf8_next_char(text)) {
		size_t size = (size_t)(g_utf8_next_char(text) - text);
		if (strchr("\"\\<>&", *text)) {
			out_printf(sheet->out, "\\%x ", (unsigned)*text);
		} else {
			out_write(sheet->out, text, size);
		}
	}
	out_puts(sheet->out, "\"");
}

static void put_dots(struct sheet *sheet)
{
	static const char *const properties[] = { "\t-webkit-text-emphasis: ", " text-emphasis: " };
	const char *sign = sheet->style->ornaments.dots.sign;
	for (size_t i = 0; i < G_N_ELEMENTS(properties); i++) {
		out_puts(sheet->out, properties[i]);
		if (strcmp(sign, "●") == 0) {
			out_puts(sheet->out, "filled dot"); // in the size that readers have for it
		} else {
			put_string(sheet, sign);
		}
		out_puts(sheet->out, ";");
	}
	out_puts(sheet->out, "\n");
}

static void put_text_role(struct sheet *sheet, const struct option_subject *subject, enum text_role role)
{
	const struct text_style *text = &sheet->style->texts[role];
	out_printf(sheet->out, "%s {\n", text_selectors[role]);
	size_t count;
	const struct option *options = option_table(OPTION_GROUP_TEXT, &count);
	for (size_t i = 0; i < count; i++) {
		if (!is_initial(sheet, &options[i], subject)) {
			put_option(sheet, &options[i], subject);
		}
	}
	if (text->dots) {
		put_dots(sheet);
	}
	if ((subject->offers & OFFER_INSET) && text->background != COLOR_INHERIT) {
		g_autofree char *padding = option_css_number(text->padding, "em");
		out_printf(sheet->out, "\tpadding: 0 %s;\n", padding);
	}
	if (role == TEXT_EM) {
		out_puts(sheet->out, "\tfont-style: normal;\n"); // a slant ruins Chinese characters
	}
	out_puts(sheet->out, "}\n");
}

static void put_latin_em(struct sheet *sheet)
{
	if (sheet->style->texts[TEXT_EM].dots) {
		out_puts(sheet->out, "em.latin { -webkit-text-emphasis: none; text-emphasis: none; }\n");
	}
	if (sheet->style->texts[TEXT_EM].italic_latin) {
		out_puts(sheet->out, "em.latin { font-family: inherit; font-style: italic; }\n");
	}
}

static void put_roles(struct sheet *sheet)
{
	for (size_t i = 0, block = 0, text = 0; i < option_subject_count(); i++) {
		struct option_subject subject = option_subject_at(i);
		if (subject.group == OPTION_GROUP_BLOCK) {
			put_block_role(sheet, &subject, (enum block_role)block++);
		} else if (subject.group == OPTION_GROUP_TEXT) {
			put_text_role(sheet, &subject, (enum text_role)text++);
		}
	}
}

// What CSS can say of the line's style; a reader that does not know the last word of a property keeps the one before.
static const char *spacing_trim(const struct sheet *sheet)
{
	static const char half_ends[] = "text-spacing-trim: trim-start; text-spacing-trim: trim-both;";
	static const char *const trims[] = {
		[SPACING_QUANJIAO] = half_ends,
		[SPACING_KAIMING] = half_ends,
		[SPACING_BANJIAO] = "text-spacing-trim: trim-start; text-spacing-trim: trim-all;",
		[SPACING_HANGMO] = half_ends,
		[SPACING_PLAIN] = "text-spacing-trim: space-all;",
	};
	G_STATIC_ASSERT(G_N_ELEMENTS(trims) == SPACING_STYLES);
	enum spacing_style style = sheet->style->line.punctuation;
	// Centred marks keep their width at both ends of a line.
	bool centred = sheet->region == CJK_REGION_HANT && style == SPACING_QUANJIAO;
	return centred ? "text-spacing-trim: normal;" : trims[style];
}

/*
 * CSS's "loose" lets ！ and ： start a line, which no level of ours does, and its "normal" 〜 and the hyphens, which only
 * the basic level comes near to.
 */
static void put_lines(struct sheet *sheet)
{
	const struct line_style *line = &sheet->style->line;
	bool wide = cjk_region_is_wide(sheet->region);
	const char *position = sheet->region == CJK_REGION_HANS || sheet->region == CJK_REGION_HANT ? "under" : "over";
	out_puts(sheet->out, "html {\n");
	out_printf(sheet->out, "\tline-break: %s;\n", line->level == BREAKS_BASIC ? "normal" : "strict");
	out_printf(sheet->out, "\t%s\n", wide ? spacing_trim(sheet) : "text-spacing-trim: normal;");
	out_printf(sheet->out, "\ttext-autospace: %s;\n", line->autospace > 0 ? "normal" : "no-autospace");
	out_printf(sheet->out, "\thanging-punctuation: %s;\n", line->hanging ? "allow-end" : "none");
	const char *hyphens = line->hyphenate ? "auto" : "manual";
	out_printf(sheet->out, "\t-webkit-hyphens: %s;\n\thyphens: %s;\n", hyphens, hyphens);
	out_printf(sheet->out, "\t-webkit-text-emphasis-position: %s right;\n\ttext-emphasis-position: %s right;\n}\n",
		position, position);
}

static void put_border(struct sheet *sheet, const char *selector, const char *side, double width, uint32_t color)
{
	if (width > 0 && color != COLOR_INHERIT) {
		g_autofree char *size = option_css_number(width, "em");
		out_printf(sheet->out, "%s { border%s: %s solid #%06x; }\n", selector, side, size, color);
	}
}

// Rules of single blocks, and the three weights of a table's.
static void put_borders(struct sheet *sheet)
{
	for (int role = 0; role < ROLE_COUNT; role++) {
		const struct block_style *block = &sheet->style->blocks[role];
		if (block_selectors[role] && role != ROLE_TABLE && role != ROLE_TABLE_HEAD && role != ROLE_RULE) {
			put_border(sheet, block_selectors[role], "", block->border, block->border_color);
			put_border(sheet, block_selectors[role], "-left", block->border_start, block->border_color);
			put_border(sheet, block_selectors[role], "-bottom", block->border_below, block->border_color);
		}
	}
	const struct block_style *table = &sheet->style->blocks[ROLE_TABLE];
	double frame = sheet->style->blocks[ROLE_TABLE_HEAD].border_below;
	put_border(sheet, "table", "-top", frame, table->border_color);
	put_border(sheet, "table", "-bottom", frame, table->border_color);
	put_border(sheet, "thead th", "-bottom", frame / 2, table->border_color);
	put_border(sheet, "tbody tr + tr > *", "-top", table->border_below, table->border_color);
	const struct block_style *rule = &sheet->style->blocks[ROLE_RULE];
	g_autofree char *width = option_css_number(100 * rule->width, "%");
	bool left = rule->align == ALIGN_START || rule->align == ALIGN_JUSTIFY;
	out_printf(sheet->out, "hr { border: none; width: %s; margin-left: %s; margin-right: %s; }\n", width,
		left ? "0" : "auto", rule->align == ALIGN_END ? "0" : "auto");
	put_border(sheet, "hr", "-top", rule->border_below, rule->border_color);
}

/* Ornaments: what stands around, beside and between the parts. */

static void put_number(struct sheet *sheet, const char *selector, const char *property, double number, const char *unit)
{
	g_autofree char *text = option_css_number(number, unit);
	out_printf(sheet->out, "%s { %s: %s; }\n", selector, property, text);
}

static void put_color(struct sheet *sheet, const char *selector, const char *property, uint32_t color)
{
	if (color != COLOR_INHERIT) {
		out_printf(sheet->out, "%s { %s: #%06x; }\n", selector, property, color);
	}
}

// What CSS draws itself, with a size and a place of its own.
static const char *shape_of(const char *bullet)
{
	static const char *const shapes[][2] = { { "●", "disc" }, { "•", "disc" }, { "◦", "circle" }, { "○", "circle" },
		{ "▪", "square" }, { "■", "square" } };
	for (size_t i = 0; i < G_N_ELEMENTS(shapes); i++) {
		if (strcmp(bullet, shapes[i][0]) == 0) {
			return shapes[i][1];
		}
	}
	return NULL;
}

static void put_markers(struct sheet *sheet)
{
	static const char *const lists[] = { "ul", "li ul", "li li ul" };
	G_STATIC_ASSERT(G_N_ELEMENTS(lists) == BULLET_LEVELS);
	const struct ornament_style *look = &sheet->style->ornaments;
	for (size_t i = 0; i < BULLET_LEVELS; i++) {
		const char *bullet = look->marker.bullets[i];
		const char *shape = shape_of(bullet);
		out_printf(sheet->out, "%s { list-style-type: ", lists[i]);
		if (shape) {
			out_puts(sheet->out, shape);
		} else {
			g_autofree char *spaced = g_strconcat(bullet, " ", NULL);
			put_string(sheet, spaced);
		}
		out_puts(sheet->out, "; }\n");
		g_autofree char *marker = g_strconcat(lists[i], " > li::marker", NULL);
		put_number(sheet, marker, "font-size", shape ? 1 : look->marker.sizes[i], "em");
	}
	put_color(sheet, "li::marker, .task", "color", look->marker.color);
	put_number(sheet, ".task", "margin-left", -(1 + look->marker.task_gap), "em"); // the box is an em
}

static void put_placeholder(struct sheet *sheet)
{
	static const char selector[] = ".missing-image";
	const struct ornament_style *look = &sheet->style->ornaments;
	g_autofree char *above = option_css_number(look->placeholder.padding, "em");
	g_autofree char *side = option_css_number(look->placeholder.padding_side, "em");
	put_color(sheet, selector, "background-color", look->placeholder.background);
	put_border(sheet, selector, "", look->placeholder.border, look->placeholder.border_color);
	out_printf(sheet->out, "figure %s { padding: %s %s; }\n", selector, above, side);
}

// The number of a note hangs in the margin before its text, as in layout/chapter.c.
static void put_note_numbers(struct sheet *sheet)
{
	static const double space = 0.25; // em of the white space that is behind the number
	const struct block_style *notes = &sheet->style->blocks[ROLE_NOTES];
	double gap = MAX(0, sheet->style->ornaments.marker.number_gap - space);
	double hang = notes->margin_start;
	if (hang < 1) {
		put_number(sheet, ".backlink", "margin-right", gap, "em");
		return;
	}
	g_autofree char *left = option_css_number(-(hang + notes->indent), "em");
	g_autofree char *width = option_css_number(hang + notes->indent - space, "em");
	g_autofree char *right = option_css_number(gap + notes->indent, "em");
	out_printf(sheet->out,
		".notes > .note > p:first-child > .backlink:first-child { display: inline-block; box-sizing: "
		"border-box; "
		"min-width: %s; margin-left: %s; padding-right: %s; text-align: right; text-indent: 0; }\n",
		width, left, right);
}

static void put_notes_rule(struct sheet *sheet)
{
	const struct ornament_style *look = &sheet->style->ornaments;
	double size = sheet->style->blocks[ROLE_NOTES].size / sheet->style->blocks[ROLE_BODY].size;
	put_number(sheet, ".notes", "margin-top", look->notes_rule.space_before * size, "em");
	put_number(sheet, ".notes::before", "height", look->notes_rule.space_after * size, "em");
	put_number(sheet, ".notes::before", "width", 100 * look->notes_rule.width, "%");
	if (look->notes_rule.color != COLOR_INHERIT) {
		g_autofree char *thickness = option_css_number(look->notes_rule.thickness, "pt");
		out_printf(sheet->out, ".notes::before { border-top: %s solid #%06x; }\n", thickness,
			look->notes_rule.color);
	}
}

static void put_lines_of_text(struct sheet *sheet)
{
	const struct ornament_style *look = &sheet->style->ornaments;
	g_autofree char *thickness = option_css_number(look->decoration.thickness, "em");
	g_autofree char *offset = option_css_number(look->decoration.underline_offset, "em");
	out_puts(sheet->out, "a");
	for (int role = 0; role < TEXT_COUNT; role++) {
		const struct text_style *text = &sheet->style->texts[role];
		if (role != TEXT_LINK && (text->underline || text->strike)) {
			out_printf(sheet->out, ", %s", text_selectors[role]);
		}
	}
	out_printf(sheet->out, " { text-decoration-thickness: %s; text-underline-offset: %s; }\n", thickness, offset);
}

static void put_opening(struct sheet *sheet)
{
	const struct ornament_style *look = &sheet->style->ornaments;
	put_number(sheet, "header", "margin-bottom", look->opening.gap, "em"); // collapses with a description's
	if (sheet->target == CSS_EREADER) {
		put_number(sheet, ".part > header", "padding-top", 100 * look->opening.part_drop, "vh");
		put_number(sheet, ".title-page > header", "padding-top", 100 * look->opening.title_page_drop, "vh");
	}
}

static void put_ornaments(struct sheet *sheet)
{
	const struct ornament_style *look = &sheet->style->ornaments;
	g_autofree char *space = option_css_number(look->cell.space, "em");
	g_autofree char *side = option_css_number(sheet->style->blocks[ROLE_TABLE].padding, "em");
	out_printf(sheet->out, "th, td { padding: %s %s; }\n", space, side);
	put_opening(sheet);
	put_markers(sheet);
	put_placeholder(sheet);
	put_notes_rule(sheet);
	put_note_numbers(sheet);
	put_number(sheet, ".note-ref + .note-ref", "margin-left", look->note_marks.gap, "em");
	put_number(sheet, ".card-title", "font-size", look->card.title_size, "em");
	put_number(sheet, "rt", "font-size", look->ruby.size, "em");
	put_number(sheet, ".entries ul ul, nav ol ol", "margin-left", look->levels.step, "em");
	g_autofree char *word = option_css_number(look->levels.word_space, "em");
	out_printf(sheet->out, ".entries h2 { margin-top: %s; margin-bottom: 0; }\n", word);
	put_lines_of_text(sheet);
}

static void put_dark(struct sheet *sheet, const char *selector, const char *property, uint32_t color)
{
	if (selector && color != COLOR_INHERIT) {
		out_printf(sheet->out, "%s { %s: #%06x; }\n", selector, property, dark_color(color));
	}
}

static void put_dark_mode(struct sheet *sheet)
{
	out_puts(sheet->out, "@media (prefers-color-scheme: dark) {\n");
	if (sheet->target == CSS_PAGE) {
		out_puts(sheet->out, "html { background-color: #161616; }\n");
		put_dark(sheet, "body", "color", sheet->style->blocks[ROLE_BODY].color);
	}
	for (int role = ROLE_BODY + 1; role < ROLE_COUNT; role++) {
		put_dark(sheet, block_selectors[role], "color", sheet->style->blocks[role].color);
		put_dark(sheet, block_selectors[role], "background-color", sheet->style->blocks[role].background);
	}
	put_dark(sheet, ".missing-image", "background-color", sheet->style->ornaments.placeholder.background);
	for (int role = 0; role < TEXT_COUNT; role++) {
		put_dark(sheet, text_selectors[role], "color", sheet->style->texts[role].color);
		put_dark(sheet, text_selectors[role], "background-color", sheet->style->texts[role].background);
	}
	out_puts(sheet->out, "}\n");
}

// Paragraphs that follow each other show it by their indent, or else by a gap, as layout/place.c has it.
static void put_paragraph_gaps(struct sheet *sheet)
{
	static const enum block_role roles[] = { ROLE_QUOTE, ROLE_DEFINITION, ROLE_ADMONITION, ROLE_NOTES };
	g_autofree char *gap = option_css_number(sheet->style->ornaments.paragraphs.gap, "em");
	for (size_t i = 0; i < G_N_ELEMENTS(roles); i++) {
		if (sheet->style->blocks[roles[i]].indent == 0) {
			out_printf(sheet->out, "%s > p + p { margin-top: %s; }\n", block_selectors[roles[i]], gap);
		}
	}
	out_printf(sheet->out, "li > p { margin-bottom: %s; }\n", gap); // of loose lists
}

static void put_font_faces(struct sheet *sheet)
{
	for (size_t i = 0; i < fonts_count(sheet->fonts); i++) {
		const struct font_file *font = fonts_at(sheet->fonts, i);
		out_printf(sheet->out, "@font-face {\n\tfont-family: %s;\n\tfont-weight: %d;\n\tsrc: url(\"%s\");\n}\n",
			fonts_name(sheet->fonts, font->family), font->weight, font->path);
	}
}

void css_write(
	struct out *out, const struct style *style, const char *lang, enum css_target target, const struct fonts *fonts)
{
	struct sheet sheet = { out, style, target, cjk_region_of_lang(lang), fonts };
	put_font_faces(&sheet);
	put_roles(&sheet);
	put_latin_em(&sheet);
	put_lines(&sheet);
	out_puts(out, common_rules);
	put_spaces(&sheet);
	put_ornaments(&sheet);
	put_paragraph_gaps(&sheet);
	// A link must show, and many e-readers know no colours: only on a page of its own may a colour be enough.
	bool colored = style->texts[TEXT_LINK].color != COLOR_INHERIT;
	out_puts(out, colored ? "" : "a { color: inherit; }\n");
	out_puts(out, colored && target == CSS_PAGE ? "a { text-decoration: none; }\n" : "");
	put_borders(&sheet);
	if (target == CSS_PAGE) {
		out_puts(out, page_rules);
	}
	put_dark_mode(&sheet);
}
