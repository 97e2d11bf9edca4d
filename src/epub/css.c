#include "epub/css.h"

#include <string.h>

#include "epub/css_fonts.h"
#include "style/option.h"
#include "text/cjk_class.h"

/*
 * Inherited properties (font, leading, indent, alignment) stand on the block that holds the paragraphs: a list, a
 * quote, the notes. A paragraph sets none of them, so it looks like the nearest of these, as style_role_of has it.
 */
static const char *const block_selectors[] = {
	[ROLE_BODY] = "body",
	[ROLE_TITLE] = "h1",
	[ROLE_BYLINE] = ".byline, .address",
	[ROLE_DESCRIPTION] = ".description",
	[ROLE_PART] = ".part h1",
	[ROLE_CONTENTS] = ".entries",
	[ROLE_HEADING_2] = "h2",
	[ROLE_HEADING_3] = "h3",
	[ROLE_HEADING_4] = "h4",
	[ROLE_HEADING_5] = "h5",
	[ROLE_HEADING_6] = "h6",
	[ROLE_LIST] = "ul, ol",
	[ROLE_QUOTE] = "blockquote",
	[ROLE_CODE] = "pre",
	[ROLE_TABLE] = "table",
	[ROLE_TABLE_HEAD] = "th",
	[ROLE_FIGURE] = "figure",
	[ROLE_CAPTION] = "figcaption, caption",
	[ROLE_RULE] = "hr",
	[ROLE_DEFINITION_TERM] = "dt",
	[ROLE_DEFINITION] = "dd",
	[ROLE_ADMONITION] = ".admonition",
	[ROLE_ADMONITION_TITLE] = ".admonition-title",
	[ROLE_DETAILS] = "details",
	[ROLE_DETAILS_SUMMARY] = "summary",
	[ROLE_LINK_CARD] = ".link-card",
	[ROLE_MATH] = "div.math",
	[ROLE_NOTES] = ".note",
	[ROLE_FOLIO] = NULL,
};

G_STATIC_ASSERT(G_N_ELEMENTS(block_selectors) == ROLE_COUNT);

static const char *const text_selectors[] = {
	[TEXT_EM] = "em",
	[TEXT_STRONG] = "strong",
	[TEXT_CODE] = "code",
	[TEXT_LINK] = "a",
	[TEXT_MARK] = "mark",
	[TEXT_INS] = "ins",
	[TEXT_DEL] = "del",
	[TEXT_SUB] = "sub",
	[TEXT_SUP] = "sup",
	[TEXT_KBD] = "kbd",
	[TEXT_NOTE_REF] = ".note-ref",
	[TEXT_MATH] = "span.math",
};

G_STATIC_ASSERT(G_N_ELEMENTS(text_selectors) == TEXT_COUNT);

static const char common_rules[] =
	"body { overflow-wrap: break-word; widows: 2; orphans: 2; }\n"
	"p { margin: 0; }\n"
	"h1, h2, h3, h4, h5, h6, pre { -webkit-hyphens: none; hyphens: none; }\n"
	"h1, h2, h3, h4, h5, h6 { text-wrap: balance; break-inside: avoid; page-break-inside: avoid; }\n"
	"li ul, li ol { margin-top: 0; margin-bottom: 0; }\n"
	"header { margin-bottom: 1.1em; }\n" // collapses with a description's; layout/chapter.c leaves the same
	".title-page p { text-align: center; }\n"
	".author + time { margin-left: 1em; }\n"
	".task-item { list-style-type: none; }\n"
	".task { margin-left: -1.4em; }\n"
	"pre { white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 4; }\n"
	"pre, code, kbd, .math { text-spacing-trim: space-all; text-autospace: no-autospace; }\n"
	"pre code { font-size: 1em; background-color: transparent; }\n"
	"table { border-collapse: collapse; max-width: 100%; margin-left: auto; margin-right: auto; }\n"
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
	".link-card b { margin-right: 0.8em; font-weight: inherit; }\n"
	".card-title { font-size: 1.15em; }\n"
	"div.math { white-space: pre-wrap; }\n"
	"figure { break-inside: avoid; page-break-inside: avoid; }\n"
	".missing-image { display: inline-block; padding: 0.4em 0.8em; border: 1px dashed #8c8c8c; text-indent: 0; }\n"
	"sub, sup { line-height: 1; }\n"
	"rt { font-size: 0.5em; font-style: normal; line-height: 1; -webkit-text-emphasis: none; text-emphasis: none; "
	"}\n"
	"a { text-decoration-thickness: 0.06em; text-underline-offset: 0.2em; }\n"
	".note-ref a, .backlink, nav a { text-decoration: none; }\n"
	".note-ref a { padding: 0 0.15em; }\n"
	".backlink { margin-right: 0.35em; }\n"
	".cover { text-align: center; text-indent: 0; }\n"
	".cover img { max-height: 95vh; }\n"
	".notes { margin-top: 2.5em; border-top: 1px solid #b3b3b3; padding-top: 0.8em; }\n"
	".entries ul { list-style-type: none; margin-left: 0; padding-left: 0; }\n"
	".entries h2 { font-size: 1em; margin: 1.2em 0 0.2em; }\n"
	".entries a { text-decoration: none; }\n"
	"nav ol { list-style-type: none; margin-left: 0; }\n"
	"nav ol ol { margin-left: 1.5em; }\n";

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
	if (role == ROLE_DETAILS && !is_of_box(option)) {
		return true; // its text looks as the text around it
	}
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
	case OPTION_TYPES:
		return false;
	}
	g_assert_not_reached();
}

// Always said: readers have sizes of their own for headings.
static void put_size(struct sheet *sheet, enum block_role role)
{
	if (role != ROLE_DETAILS && (role != ROLE_BODY || sheet->target == CSS_PAGE)) {
		g_autofree char *size = option_css_number(relative_size(sheet, role), "em");
		out_printf(sheet->out, "\tfont-size: %s;\n", size);
	}
}

static void put_block_role(struct sheet *sheet, const struct option_subject *subject, enum block_role role)
{
	if (!block_selectors[role]) {
		return;
	}
	const struct block_style *block = &sheet->style->blocks[role];
	out_printf(sheet->out, "%s {\n", block_selectors[role]);
	put_size(sheet, role);
	size_t count;
	const struct option *options = option_table(OPTION_GROUP_BLOCK, &count);
	for (size_t i = 0; i < count; i++) {
		if (!is_left_out(sheet, &options[i], role)) {
			put_option(sheet, &options[i], subject);
		}
	}
	if (block->padding > 0 && block->background == COLOR_INHERIT && block->border == 0) {
		out_puts(sheet->out, "\tpadding-top: 0;\n\tpadding-bottom: 0;\n"); // beside a rule on the left only
	}
	out_puts(sheet->out, "}\n");
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

static void put_text_role(struct sheet *sheet, const struct option_subject *subject, enum text_role role)
{
	out_printf(sheet->out, "%s {\n", text_selectors[role]);
	size_t count;
	const struct option *options = option_table(OPTION_GROUP_TEXT, &count);
	for (size_t i = 0; i < count; i++) {
		if (!is_initial(sheet, &options[i], subject)) {
			put_option(sheet, &options[i], subject);
		}
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
	out_puts(sheet->out, "hr { border: none; width: 6em; margin-left: auto; margin-right: auto; }\n");
	put_border(sheet, "hr", "-top", rule->border_below, rule->border_color);
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
	for (int role = 0; role < TEXT_COUNT; role++) {
		put_dark(sheet, text_selectors[role], "color", sheet->style->texts[role].color);
		put_dark(sheet, text_selectors[role], "background-color", sheet->style->texts[role].background);
	}
	out_puts(sheet->out, "}\n");
}

// Paragraphs that follow each other show it by their indent, or else by a gap, as layout/place.c has it.
static void put_paragraph_gaps(struct sheet *sheet)
{
	static const enum block_role roles[] = { ROLE_LIST, ROLE_QUOTE, ROLE_DEFINITION, ROLE_ADMONITION, ROLE_NOTES };
	static const char *const selectors[ROLE_COUNT] = { [ROLE_LIST] = "li" };
	for (size_t i = 0; i < G_N_ELEMENTS(roles); i++) {
		const char *selector = selectors[roles[i]] ? selectors[roles[i]] : block_selectors[roles[i]];
		if (sheet->style->blocks[roles[i]].indent == 0) {
			out_printf(sheet->out, "%s > p + p { margin-top: 0.4em; }\n", selector);
		}
	}
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
	g_autofree char *padding = option_css_number(style->blocks[ROLE_TABLE].padding, "em");
	out_puts(out, common_rules);
	put_paragraph_gaps(&sheet);
	// A link must show, and many e-readers know no colours: only on a page of its own may a colour be enough.
	bool colored = style->texts[TEXT_LINK].color != COLOR_INHERIT;
	out_puts(out, colored ? "" : "a { color: inherit; }\n");
	out_puts(out, colored && target == CSS_PAGE ? "a { text-decoration: none; }\n" : "");
	out_printf(out, "table { padding: 0; }\nth, td { padding: %s; }\n", padding);
	put_borders(&sheet);
	if (target == CSS_PAGE) {
		out_puts(out, page_rules);
	}
	put_dark_mode(&sheet);
}
