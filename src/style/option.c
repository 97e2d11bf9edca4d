#include "style/option.h"

#include <math.h>
#include <string.h>

#include "base/prose.h"
#include "base/yaml.h"

#define PAGE(field)  offsetof(struct page_style, field)
#define LINE(field)  offsetof(struct line_style, field)
#define BLOCK(field) offsetof(struct block_style, field)
#define TEXT(field)  offsetof(struct text_style, field)

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
	{ "qr", OPTION_BOOL, 0, 0, "true", NULL, PAGE(qr),
		"print a QR code of the address below a link card and in place of an image on the network" },
};

#define FAMILY(index) ((index) * sizeof(const char *))

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
	{ "family", OPTION_FAMILY, 0, 0, "song", "font-family", BLOCK(family), "the typeface" },
	{ "weight", OPTION_WEIGHT, 100, 900, "400", "font-weight", BLOCK(weight), "400 is regular, 700 is bold" },
	{ "size", OPTION_SIZE, .05, 12, "1", "font-size", BLOCK(size), "the size of the type" },
	{ "leading", OPTION_FACTOR, .8, 4, "1.7", "line-height", BLOCK(leading),
		"distance of the lines, as a factor of the size" },
	{ "indent", OPTION_EM, 0, 20, "0", "text-indent", BLOCK(indent), "indent of a paragraph's first line" },
	{ "space-before", OPTION_EM, 0, 40, "0", "margin-top", BLOCK(space_before),
		"space above; of two adjoining spaces the larger one holds" },
	{ "space-after", OPTION_EM, 0, 40, "0", "margin-bottom", BLOCK(space_after), "space below" },
	{ "margin-start", OPTION_EM, 0, 20, "0", "margin-left", BLOCK(margin_start), "space on the left" },
	{ "margin-end", OPTION_EM, 0, 20, "0", "margin-right", BLOCK(margin_end), "space on the right" },
	{ "padding", OPTION_EM, 0, 10, "0", "padding", BLOCK(padding), "space between the text and its background" },
	{ "align", OPTION_ALIGN, 0, 0, "justify", "text-align", BLOCK(align), "how lines are set" },
	{ "color", OPTION_COLOR, 0, 0, "none", "color", BLOCK(color), "the text; none is that of body" },
	{ "background", OPTION_COLOR, 0, 0, "none", "background-color", BLOCK(background), "behind the block" },
	{ "border-color", OPTION_COLOR, 0, 0, "none", NULL, BLOCK(border_color), "the rules; none draws none" },
	{ "border-start", OPTION_EM, 0, 2, "0", NULL, BLOCK(border_start), "width of the rule on the left" },
	{ "border-below", OPTION_EM, 0, 2, "0", NULL, BLOCK(border_below), "width of the rule below" },
	{ "border", OPTION_EM, 0, 2, "0", NULL, BLOCK(border), "width of the rule all around" },
	{ "keep-with-next", OPTION_BOOL, 0, 0, "false", "break-after: avoid; page-break-after: avoid",
		BLOCK(keep_with_next), "never last on a page" },
};

static const struct option text_options[] = {
	{ "family", OPTION_FAMILY, 0, 0, "inherit", "font-family", TEXT(family), "the typeface" },
	{ "weight", OPTION_WEIGHT, 100, 900, "inherit", "font-weight", TEXT(weight), "400 is regular, 700 is bold" },
	{ "size", OPTION_EM, .3, 3, "1", "font-size", TEXT(size), "in em of the surrounding text" },
	{ "raise", OPTION_EM, -1, 1, "0", "vertical-align", TEXT(raise), "upward shift; negative is downward" },
	{ "italic-latin", OPTION_BOOL, 0, 0, "false", NULL, TEXT(italic_latin),
		"slant Latin letters; Chinese characters never slant" },
	{ "underline", OPTION_BOOL, 0, 0, "false", "text-decoration: underline", TEXT(underline), "a line below" },
	{ "strike", OPTION_BOOL, 0, 0, "false", "text-decoration: line-through", TEXT(strike), "a line through" },
	{ "dots", OPTION_BOOL, 0, 0, "false", "-webkit-text-emphasis: filled dot; text-emphasis: filled dot",
		TEXT(dots), "emphasis dots on Chinese characters" },
	{ "color", OPTION_COLOR, 0, 0, "none", "color", TEXT(color), "the text; none keeps the surrounding colour" },
	{ "background", OPTION_COLOR, 0, 0, "none", "background-color", TEXT(background), "behind the text" },
};

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

static const char *const *const word_lists[OPTION_TYPES] = {
	[OPTION_ALIGN] = aligns,
	[OPTION_PUNCTUATION] = punctuations,
	[OPTION_LEVEL] = levels,
};

// The word for a value of a type that is an enum; NULL behind the last one.
static const char *word_at(enum option_type type, int value)
{
	if (type == OPTION_FAMILY) {
		return value < FAMILY_COUNT ? family_options[value].name : NULL;
	}
	return word_lists[type][value];
}

const struct option *option_table(enum option_group group, size_t *count)
{
	*count = groups[group].count;
	return groups[group].options;
}

static const struct option_subject single_subjects[] = {
	{ "page", OPTION_GROUP_PAGE, offsetof(struct style, page) },
	{ "families", OPTION_GROUP_FAMILIES, offsetof(struct style, families) },
	{ "line", OPTION_GROUP_LINE, offsetof(struct style, line) },
};

enum { FIRST_ROLE = G_N_ELEMENTS(single_subjects), FIRST_TEXT = FIRST_ROLE + ROLE_COUNT };

size_t option_subject_count(void)
{
	return FIRST_TEXT + TEXT_COUNT;
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
			offsetof(struct style, blocks) + role * sizeof(struct block_style) };
	}
	size_t role = index - FIRST_TEXT;
	return (struct option_subject){ style_text_role_name((enum text_role)role), OPTION_GROUP_TEXT,
		offsetof(struct style, texts) + role * sizeof(struct text_style) };
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

enum { WORD_MAX = 40, NEAR_MAX = 2 };

// The least number of bytes to change, add or take away; more than NEAR_MAX when a word is too long to matter.
static unsigned distance(const char *a, const char *b)
{
	size_t length_a = strlen(a), length_b = strlen(b);
	if (length_a > WORD_MAX || length_b > WORD_MAX) {
		return NEAR_MAX + 1;
	}
	unsigned row[WORD_MAX + 1];
	for (size_t j = 0; j <= length_b; j++) {
		row[j] = (unsigned)j;
	}
	for (size_t i = 1; i <= length_a; i++) {
		unsigned diagonal = row[0];
		row[0] = (unsigned)i;
		for (size_t j = 1; j <= length_b; j++) {
			unsigned changed = diagonal + (a[i - 1] != b[j - 1]);
			diagonal = row[j];
			row[j] = MIN(changed, MIN(row[j], row[j - 1]) + 1);
		}
	}
	return row[length_b];
}

struct nearest {
	const char *name;
	unsigned distance;
};

static void nearest_try(struct nearest *best, const char *word, const char *name)
{
	unsigned tried = distance(word, name);
	if (tried < best->distance && tried < strlen(name)) {
		*best = (struct nearest){ name, tried };
	}
}

const char *option_nearest_subject(const char *word)
{
	struct nearest best = { NULL, NEAR_MAX + 1 };
	for (size_t i = 0; i < option_subject_count(); i++) {
		nearest_try(&best, word, option_subject_at(i).name);
	}
	return best.name;
}

const char *option_nearest(enum option_group group, const char *word)
{
	struct nearest best = { NULL, NEAR_MAX + 1 };
	for (size_t i = 0; i < groups[group].count; i++) {
		nearest_try(&best, word, groups[group].options[i].name);
	}
	return best.name;
}

/* Reading. Each type has a reader: it stores a value at out, or says no. */

struct reading {
	const struct option *option;
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

// A length in points: a number with a unit, or a Chinese size.
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
	return false;
}

static bool read_length(const struct reading *reading, void *out)
{
	double points;
	return read_points(reading->text, &points) && store_number(reading->option, points, out);
}

static bool read_em(const struct reading *reading, void *out)
{
	double number;
	const char *rest;
	if (!split_number(reading->text, &number, &rest) || (*rest != '\0' && strcmp(rest, "em") != 0)) {
		return false;
	}
	return store_number(reading->option, number, out);
}

static bool read_factor(const struct reading *reading, void *out)
{
	double number;
	const char *rest;
	if (!split_number(reading->text, &number, &rest)) {
		return false;
	}
	if (strcmp(rest, "%") == 0) {
		return store_number(reading->option, number / 100, out);
	}
	return *rest == '\0' && store_number(reading->option, number, out);
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
	for (int value = 0; (word = word_at(reading->option->type, value)); value++) {
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
	const char *text = reading->text;
	uint32_t color = 0;
	if (strcmp(text, "none") == 0) {
		color = COLOR_INHERIT;
	} else {
		size_t digits = *text == '#' ? strspn(text + 1, "0123456789abcdefABCDEF") : 0;
		if ((digits != 3 && digits != 6) || text[1 + digits] != '\0') {
			return false;
		}
		for (size_t i = 0; i < 6; i++) {
			color = color << 4 | (uint32_t)g_ascii_xdigit_value(text[1 + i * digits / 6]);
		}
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
};

G_STATIC_ASSERT(G_N_ELEMENTS(readers) == OPTION_TYPES);
G_STATIC_ASSERT(sizeof(enum type_family) == sizeof(int) && sizeof(enum text_align) == sizeof(int));
G_STATIC_ASSERT(sizeof(enum spacing_style) == sizeof(int) && sizeof(enum breaks_level) == sizeof(int));
G_STATIC_ASSERT(PAGE(height) == PAGE(width) + sizeof(double)); // OPTION_PAPER stores both

bool option_set(const struct option *option, const struct option_subject *subject, struct style *style,
	const char *text, struct arena *arena)
{
	struct reading reading = { option, text, style, arena };
	return readers[option->type](&reading, (char *)style + subject->offset + option->offset);
}

// "justify, start, center or end". The caller frees it.
static char *expected_words(enum option_type type)
{
	g_autoptr(GPtrArray) words = g_ptr_array_new();
	const char *word;
	for (int value = 0; (word = word_at(type, value)); value++) {
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
		[OPTION_LENGTH] = { "a length from", " pt, in pt, mm, cm or in" },
		[OPTION_EM] = { "a number of em from", "" },
		[OPTION_SIZE] = { "a factor from", ", a percentage, a length, or a size such as 小四" },
		[OPTION_FACTOR] = { "a number from", "" },
		[OPTION_WEIGHT] = { "a number from", "" },
		[OPTION_BOOL] = { "true or false", NULL },
		[OPTION_FAMILY] = { NULL, NULL },
		[OPTION_ALIGN] = { NULL, NULL },
		[OPTION_COLOR] = { "a colour such as #333333, or none", NULL },
		[OPTION_FONTS] = { "the names of fonts", NULL },
		[OPTION_PAPER] = { "A4, A5, B5, 16开, 大32开 and the like, or a width and a height such as 140mm 203mm",
			NULL },
		[OPTION_PUNCTUATION] = { NULL, NULL },
		[OPTION_LEVEL] = { NULL, NULL },
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
	return g_strdup_printf("%s %s to %s%s%s", words[option->type].text,
		g_ascii_formatd(low, sizeof(low), "%g", option->min),
		g_ascii_formatd(high, sizeof(high), "%g", option->max), after, inherit);
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
	case OPTION_TYPES:
		return NULL;
	}
	g_assert_not_reached();
}
