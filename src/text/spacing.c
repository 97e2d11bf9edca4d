#include "text/spacing.h"

#include <glib.h>

#include "text/breaks.h"

/*
 * A full-width mark is half ink and half blank. Two marks that meet need only one of their blanks,
 * so a table gives the gap that should remain between two classes, and the blanks give way until it
 * is reached: first the right one of the mark before, because brackets hug their content; only an
 * opening bracket behind an opening bracket or a middle dot gives up its left one. Pairs are
 * handled from left to right, which makes longer runs come out right. Whatever blank is left may
 * shrink further, in the order of clreq's tiers.
 */

// Classes that have blanks or meet those that have: CJK_OP to CJK_MID.
enum { MARKS = CJK_MID + 1 };

// More than any gap: nothing is taken.
#define KEEP 2

// The gap between a mark (row) and the mark behind it, in em (typography of two adjacent marks in
// clreq).
static const float gap_targets[MARKS][MARKS] = {
	// columns: OP CL COMMA STOP COLON EXQ EXQ_PAIR MID
	[CJK_OP] = { 0, 0, 0, 0, 0, 0, 0, 0 },
	[CJK_CL] = { .5f, 0, 0, 0, 0, 0, 0, .25f },
	[CJK_COMMA] = { .5f, 0, 0, 0, 0, 0, 0, .25f },
	[CJK_STOP] = { .5f, 0, 0, 0, 0, 0, 0, .25f },
	[CJK_COLON] = { .5f, 0, 0, 0, 0, 0, 0, KEEP },
	[CJK_EXQ] = { .5f, 0, 0, 0, 0, 0, 0, KEEP },
	[CJK_EXQ_PAIR] = { KEEP, KEEP, KEEP, KEEP, KEEP, KEEP, KEEP, KEEP },
	[CJK_MID] = { .25f, 0, KEEP, KEEP, KEEP, KEEP, KEEP, KEEP },
};

struct style_traits {
	guint64 half; // classes that are half an em wide from the start
	bool adjacency;
	bool edges;
	bool shrinks;
};

#define CLASS(name) (G_GUINT64_CONSTANT(1) << CJK_##name)

static const struct style_traits styles[] = {
	[SPACING_QUANJIAO] = { 0, true, true, true },
	[SPACING_KAIMING] = { CLASS(OP) | CLASS(CL) | CLASS(COMMA) | CLASS(COLON), true, true, true },
	[SPACING_BANJIAO] = { CLASS(OP) | CLASS(CL) | CLASS(COMMA) | CLASS(COLON) | CLASS(STOP) | CLASS(EXQ), true,
		true, true },
	[SPACING_HANGMO] = { 0, false, true, true },
	[SPACING_PLAIN] = { 0, false, false, false },
};
G_STATIC_ASSERT(G_N_ELEMENTS(styles) == SPACING_STYLES);

static const guint8 shrink_tiers[MARKS] = {
	[CJK_OP] = SPACING_SHRINK_BRACKET,
	[CJK_CL] = SPACING_SHRINK_BRACKET,
	[CJK_COMMA] = SPACING_SHRINK_PAUSE,
	[CJK_STOP] = SPACING_SHRINK_STOP,
	[CJK_COLON] = SPACING_SHRINK_PAUSE,
	[CJK_EXQ] = SPACING_SHRINK_STOP,
	[CJK_MID] = SPACING_SHRINK_MID,
};

// The limits of the space between scripts (clreq, jlreq).
static const float script_min = .125f;
static const float script_max = .5f;

static const struct spacing_glue word_glue = {
	.natural = .25f,
	.stretch = .25f,
	.shrink_tier = SPACING_SHRINK_WORD,
	.stretch_tier = SPACING_STRETCH_WORD,
};

// A space that the author put between two Chinese characters.
static const struct spacing_glue cjk_word_glue = {
	.natural = .25f,
	.shrink = .125f,
	.stretch = .25f,
	.shrink_tier = SPACING_SHRINK_WORD,
	.stretch_tier = SPACING_STRETCH_WORD,
};

static const struct spacing_glue cjk_glue = {
	.stretch = .25f,
	.stretch_tier = SPACING_STRETCH_CJK,
};

static const struct spacing_glue no_glue = { .natural = 0 };

// A full-width mark whose blanks may be touched: not in code or an address.
static bool is_adjustable(const struct cjk_unit *unit)
{
	return unit->wide && unit->class < MARKS && unit->kind == CJK_SPAN_TEXT;
}

static struct cjk_blank blank_of(const struct cjk_unit *unit)
{
	static const struct cjk_blank none = { 0, 0 };
	return is_adjustable(unit) ? cjk_blank_of(unit->class, unit->region) : none;
}

// What a style takes off a mark wherever it stands.
static struct cjk_blank style_trim(const struct cjk_unit *unit, enum spacing_style style)
{
	static const struct cjk_blank none = { 0, 0 };
	return (styles[style].half >> unit->class & 1) != 0 ? blank_of(unit) : none;
}

static void set_blanks(const struct cjk_unit *unit, enum spacing_style style, struct spacing *out)
{
	struct cjk_blank blank = blank_of(unit);
	struct cjk_blank trim = style_trim(unit, style);
	if (!styles[style].shrinks) {
		blank = trim;
	}
	*out = (struct spacing){
		.trim_left = trim.left,
		.trim_right = trim.right,
		.shrink_left = blank.left - trim.left,
		.shrink_right = blank.right - trim.right,
		.shrink_tier = is_adjustable(unit) ? shrink_tiers[unit->class] : SPACING_RIGID,
	};
}

static void trim_right(struct spacing *spacing, float amount)
{
	spacing->trim_right += amount;
	spacing->shrink_right -= amount;
}

static void trim_left(struct spacing *spacing, float amount)
{
	spacing->trim_left += amount;
	spacing->shrink_left -= amount;
}

static void squeeze_pair(
	const struct cjk_unit *a, struct spacing *left, const struct cjk_unit *b, struct spacing *right)
{
	float excess = left->shrink_right + right->shrink_left - gap_targets[a->class][b->class];
	if (excess <= 0) {
		return;
	}
	float from_left = MIN(excess, left->shrink_right);
	trim_right(left, from_left);
	bool opens = b->class == CJK_OP;
	if (opens && (a->class == CJK_OP || (a->class == CJK_MID && from_left > 0))) {
		trim_left(right, MIN(excess - from_left, right->shrink_left));
	}
}

static bool is_exclamation(const struct cjk_unit *unit)
{
	return unit->class == CJK_EXQ && is_adjustable(unit);
}

// ！！ is one em, ！！！ two: the last mark of an even run gives up its blank as well.
static void squeeze_exclamations(const struct cjk_text *text, struct spacing *out)
{
	size_t run = 0;
	for (size_t i = 0; i < text->count; i++) {
		run = is_exclamation(&text->units[i]) ? run + 1 : 0;
		bool last = !is_exclamation(&text->units[i + 1]);
		if (last && run > 0 && run % 2 == 0) {
			trim_right(&out[i], out[i].shrink_right);
		}
	}
}

enum side { SIDE_OTHER, SIDE_CJ, SIDE_LATIN, SIDE_MARK, SIDES };

// Full-width letters and digits and enclosed ones carry their own space.
static bool is_fullwidth_form(gunichar c)
{
	return (c >= 0x2460 && c <= 0x24FF) || (c >= 0x2776 && c <= 0x2793) || (c >= 0x3200 && c <= 0x33FF) ||
		(c >= 0xFF00 && c <= 0xFFEF);
}

// What a unit is to the space beside it. Code counts as Latin whatever symbol stands at its edge.
static enum side side_of(const struct cjk_unit *unit)
{
	if (unit->kind == CJK_SPAN_GLUED) {
		return SIDE_OTHER;
	}
	if (cjk_class_is_ideographic(unit->class)) {
		return is_fullwidth_form(unit->c) ? SIDE_OTHER : SIDE_CJ;
	}
	if (unit->wide) {
		return cjk_class_is_mark(unit->class) ? SIDE_MARK : SIDE_OTHER;
	}
	bool latin = unit->class == CJK_LATIN || unit->class == CJK_DIGIT || unit->c == '#' || unit->c == '$' ||
		unit->c == '%';
	bool code = unit->kind == CJK_SPAN_CODE && unit->class != CJK_SPACE;
	return latin || code ? SIDE_LATIN : SIDE_OTHER;
}

static bool is_space(const struct cjk_unit *unit)
{
	return unit->class == CJK_SPACE || unit->class == CJK_NBSP;
}

static bool is_plain_space(const struct cjk_unit *unit)
{
	return unit->c == ' ' && unit->kind != CJK_SPAN_CODE;
}

enum space_use {
	SPACE_WORD,   // a word space of the font
	SPACE_SCRIPT, // stands where the space between scripts would, and becomes it
	SPACE_CJK,    // typed between two Chinese characters: kept
	SPACE_DROP,   // the marks have their blank
};

static const guint8 space_uses[SIDES][SIDES] = {
	[SIDE_CJ] = { [SIDE_CJ] = SPACE_CJK, [SIDE_LATIN] = SPACE_SCRIPT, [SIDE_MARK] = SPACE_DROP },
	[SIDE_LATIN] = { [SIDE_CJ] = SPACE_SCRIPT, [SIDE_MARK] = SPACE_DROP },
	[SIDE_MARK] = { [SIDE_CJ] = SPACE_DROP, [SIDE_LATIN] = SPACE_DROP, [SIDE_MARK] = SPACE_DROP },
};

struct finder {
	const struct cjk_text *text;
	enum spacing_style style;
	struct spacing_glue script_glue;
	const uint8_t *breaks;
	struct spacing *out;
};

static struct spacing_glue make_script_glue(float autospace)
{
	return (struct spacing_glue){
		.natural = autospace,
		.shrink = MAX(0, autospace - script_min),
		.stretch = script_max - autospace,
		.shrink_tier = SPACING_SHRINK_SCRIPT,
		.stretch_tier = SPACING_STRETCH_SCRIPT,
	};
}

static bool parts_scripts(const struct finder *f)
{
	return f->script_glue.natural > 0;
}

static const struct spacing_glue *space_glue(const struct finder *f, enum space_use use)
{
	const struct spacing_glue *const glues[] = {
		[SPACE_WORD] = &word_glue,
		[SPACE_SCRIPT] = &f->script_glue,
		[SPACE_CJK] = &cjk_word_glue,
		[SPACE_DROP] = &no_glue,
	};
	return glues[use];
}

// Sets a run of plain spaces: the first stands for all of them.
static void set_plain_spaces(const struct finder *f, size_t first, size_t end)
{
	const struct cjk_unit *units = f->text->units;
	enum space_use use = SPACE_WORD;
	if (first > 0 && end < f->text->count) {
		use = space_uses[side_of(&units[first - 1])][side_of(&units[end])];
	}
	if (use == SPACE_SCRIPT && !parts_scripts(f)) {
		use = SPACE_WORD;
	}
	f->out[first].glue = *space_glue(f, use);
	f->out[first].font_space = use == SPACE_WORD;
}

static void set_spaces(const struct finder *f)
{
	for (size_t i = 0; i < f->text->count;) {
		const struct cjk_unit *unit = &f->text->units[i];
		size_t end = i + 1;
		if (is_plain_space(unit)) {
			while (end < f->text->count && is_plain_space(&f->text->units[end])) {
				end++;
			}
			set_plain_spaces(f, i, end);
		} else if (is_space(unit)) {
			bool stretches = unit->class == CJK_NBSP && unit->kind != CJK_SPAN_CODE;
			f->out[i].glue = stretches ? word_glue : no_glue;
			f->out[i].font_space = true;
		}
		i = end;
	}
}

// Next to a connector or solidus white space would look torn.
static bool is_stretchable(const struct cjk_unit *unit)
{
	bool tight = unit->class == CJK_CONN || unit->class == CJK_SOL;
	return !tight && (unit->wide || cjk_class_is_ideographic(unit->class));
}

// A boundary that white space can enter: between two characters of Chinese, or a mark and Latin.
static bool can_part(const struct cjk_unit *before, const struct cjk_unit *after)
{
	if (is_stretchable(before) && is_stretchable(after)) {
		return true;
	}
	enum side left = side_of(before);
	enum side right = side_of(after);
	return (left == SIDE_MARK && right == SIDE_LATIN && is_stretchable(before)) ||
		(left == SIDE_LATIN && right == SIDE_MARK && is_stretchable(after));
}

static const struct spacing_glue *glue_between(
	const struct finder *f, const struct cjk_unit *before, const struct cjk_unit *after, enum breaks_kind kind)
{
	if (is_space(before) || (before->kind == CJK_SPAN_CODE && after->kind == CJK_SPAN_CODE)) {
		return &no_glue;
	}
	enum side left = side_of(before);
	enum side right = side_of(after);
	bool scripts = (left == SIDE_CJ && right == SIDE_LATIN) || (left == SIDE_LATIN && right == SIDE_CJ);
	if (scripts && parts_scripts(f)) {
		return &f->script_glue;
	}
	bool glued = before->kind == CJK_SPAN_GLUED && is_stretchable(after);
	bool stretches = breaks_is_normal(kind) && (glued || can_part(before, after));
	return stretches ? &cjk_glue : &no_glue;
}

static bool is_dropped(const struct cjk_unit *unit, const struct spacing *spacing)
{
	return is_plain_space(unit) && !spacing->font_space && spacing->glue.natural == 0;
}

// 、 ， 。 alone: a mark behind another one stays inside, and so do the centred ones of zh-Hant.
static bool may_hang(const struct cjk_unit *unit, const struct cjk_unit *before)
{
	bool pause = unit->c == 0x3001 || unit->c == 0x3002 || unit->c == 0xFF0C;
	return pause && unit->kind == CJK_SPAN_TEXT && unit->region != CJK_REGION_HANT &&
		!(before->wide && cjk_class_is_mark(before->class));
}

// Spaces one unit against the one before it that is not a dropped space.
static void space_pair(const struct finder *f, size_t before, size_t i)
{
	const struct cjk_unit *previous = &f->text->units[before];
	const struct cjk_unit *unit = &f->text->units[i];
	struct spacing *spacing = &f->out[i];
	if (styles[f->style].adjacency && is_adjustable(previous) && is_adjustable(unit)) {
		squeeze_pair(previous, &f->out[before], unit, spacing);
	}
	if (!is_space(unit)) {
		spacing->glue = *glue_between(f, previous, unit, f->breaks[i]);
	}
	spacing->may_hang = may_hang(unit, previous);
}

void spacing_find(const struct cjk_text *text, enum spacing_style style, float autospace, const uint8_t *breaks,
	struct spacing *out)
{
	struct finder f = { text, style, make_script_glue(autospace), breaks, out };
	for (size_t i = 0; i < text->count; i++) {
		set_blanks(&text->units[i], style, &out[i]);
	}
	set_spaces(&f);
	size_t before = 0;
	for (size_t i = 1; i < text->count; i++) {
		space_pair(&f, before, i);
		if (!is_dropped(&text->units[i], &out[i])) {
			before = i;
		}
	}
	if (styles[style].adjacency) {
		squeeze_exclamations(text, out);
	}
}

// Marks that lose their blank at a line's start and end, by region. In zh-Hant they keep it; in
// Japanese
// the full stop and the centred marks do.
#define HANS_ENDS (CLASS(CL) | CLASS(COMMA) | CLASS(STOP) | CLASS(COLON) | CLASS(EXQ))

static const guint64 start_trims[CJK_REGIONS] = {
	[CJK_REGION_OTHER] = CLASS(OP),
	[CJK_REGION_HANS] = CLASS(OP),
	[CJK_REGION_JA] = CLASS(OP),
	[CJK_REGION_KO] = CLASS(OP),
};

static const guint64 end_trims[CJK_REGIONS] = {
	[CJK_REGION_OTHER] = HANS_ENDS,
	[CJK_REGION_HANS] = HANS_ENDS,
	[CJK_REGION_JA] = CLASS(CL) | CLASS(COMMA),
	[CJK_REGION_KO] = HANS_ENDS,
};

static bool is_trimmed(const struct cjk_unit *unit, enum spacing_style style, const guint64 *trims)
{
	return styles[style].edges && (trims[unit->region] >> unit->class & 1) != 0;
}

float spacing_line_start_trim(const struct cjk_unit *unit, enum spacing_style style)
{
	bool trimmed = is_trimmed(unit, style, start_trims);
	return trimmed ? blank_of(unit).left : style_trim(unit, style).left;
}

float spacing_line_end_trim(const struct cjk_unit *unit, enum spacing_style style)
{
	bool trimmed = is_trimmed(unit, style, end_trims);
	return trimmed ? blank_of(unit).right : style_trim(unit, style).right;
}
