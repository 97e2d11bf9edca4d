#include "text/breaks.h"

#include <glib.h>
#include <string.h>

/*
 * The boundary between two units is decided by a list of rules; the first one that has an opinion
 * wins. The order carries meaning: what the author typed to force or forbid a break, then
 * addresses, numbers with their signs and units, the prohibitions of line start and line end,
 * Korean words, Latin words; whatever is left breaks freely.
 *
 * Spaces and glued spans are looked through: a rule sees the last unit before them, and whether
 * there was a space. Pair tables as in UAX #14 were not taken: its classes cannot tell the Chinese
 * from the Latin use of a mark, and most of our exceptions need three or four units, not two.
 */

// What a rule answers when it does not apply.
#define NO_OPINION BREAKS_KINDS

enum {
	LONG_SEGMENT = 16, // letters and digits of an address that may break anywhere, of a name that may break inside
	SPAN_TAIL = 2,     // units of an address that must follow a break in it
	SEGMENT_EDGE = 3,  // letters on either side of a break between the letters of an address
	UNIT_WORD_MAX = 6, // bytes, the blank before included
};

struct site {
	const struct cjk_unit *units;
	size_t count;
	enum breaks_level level;
	// The last unit before the boundary that is neither space nor glued; NULL at the start.
	const struct cjk_unit *before;
	const struct cjk_unit *after;
	bool spaced;    // there is a space between them
	size_t segment; // letters and digits in the run that holds the boundary; 0 at a run's edge
	size_t place;   // how many of them stand before it
	int slashes;    // of the path of the address before the boundary; none: it is in the scheme or the host
};

// From which level a class may not start or end a line, and whether it clings to Latin neighbours.
enum from { FREE, FROM_BASIC, FROM_GB, FROM_STRICT };

struct trait {
	guint8 no_start;
	guint8 no_end;
	bool narrow;
};

static const struct trait traits[CJK_CLASSES] = {
	[CJK_OP] = { FREE, FROM_BASIC, false },
	[CJK_CL] = { FROM_BASIC, FREE, false },
	[CJK_COMMA] = { FROM_BASIC, FREE, false },
	[CJK_STOP] = { FROM_BASIC, FREE, false },
	[CJK_COLON] = { FROM_BASIC, FREE, false },
	[CJK_EXQ] = { FROM_BASIC, FREE, false },
	[CJK_EXQ_PAIR] = { FROM_BASIC, FREE, false },
	[CJK_MID] = { FROM_BASIC, FREE, false },
	[CJK_CONN] = { FROM_BASIC, FREE, false },
	[CJK_DASH] = { FROM_STRICT, FREE, false },
	[CJK_ELL] = { FROM_GB, FREE, false },
	[CJK_SOL] = { FROM_GB, FROM_GB, true },
	[CJK_SMALL_KANA] = { FROM_BASIC, FREE, false },
	[CJK_ITER] = { FROM_BASIC, FREE, false },
	[CJK_PROLONG] = { FROM_BASIC, FREE, false },
	[CJK_HANGUL] = { FREE, FREE, true },
	[CJK_LATIN] = { FREE, FREE, true },
	[CJK_DIGIT] = { FREE, FREE, true },
	[CJK_PRE] = { FREE, FROM_BASIC, true },
	[CJK_POST] = { FROM_BASIC, FREE, true },
	[CJK_SIGN] = { FREE, FREE, true },
	[CJK_HYPHEN] = { FROM_BASIC, FREE, true },
	[CJK_NARROW_OP] = { FREE, FROM_BASIC, true },
	[CJK_NARROW_CL] = { FROM_BASIC, FREE, true },
	[CJK_NARROW_MARK] = { FROM_BASIC, FREE, true },
	[CJK_QUOTE] = { FREE, FREE, true },
	[CJK_OTHER] = { FREE, FREE, true },
	[CJK_COMPLEX] = { FREE, FREE, true },
};

// Sets of classes.
#define CLASS(name) (G_GUINT64_CONSTANT(1) << CJK_##name)

static const guint64 spaces = CLASS(SPACE) | CLASS(IDSPACE);
static const guint64 gluers = CLASS(NBSP) | CLASS(JOINER);
static const guint64 ends_of_word =
	CLASS(SPACE) | CLASS(IDSPACE) | CLASS(NBSP) | CLASS(JOINER) | CLASS(ZWSP) | CLASS(SHY) | CLASS(NEWLINE);
static const guint64 letters = CLASS(LATIN) | CLASS(DIGIT);
static const guint64 word_parts =
	CLASS(LATIN) | CLASS(DIGIT) | CLASS(OTHER) | CLASS(HANGUL) | CLASS(COMPLEX) | CLASS(QUOTE);
static const guint64 number_joints = CLASS(NARROW_MARK) | CLASS(HYPHEN) | CLASS(SOL);
static const guint64 signs = CLASS(PRE) | CLASS(SIGN) | CLASS(HYPHEN) | CLASS(POST);
static const guint64 openers = CLASS(OP) | CLASS(NARROW_OP);
static const guint64 phrase_ends = CLASS(CL) | CLASS(COMMA) | CLASS(STOP) | CLASS(COLON) | CLASS(EXQ) | CLASS(EXQ_PAIR);
static const guint64 loose_kana = CLASS(SMALL_KANA) | CLASS(ITER) | CLASS(PROLONG);
static const guint64 word_prefixes = CLASS(HYPHEN) | CLASS(NARROW_MARK) | CLASS(NARROW_CL) | CLASS(POST) | CLASS(SOL);
static const guint64 ideographs = CLASS(ID) | CLASS(KANA);

static bool in(const struct cjk_unit *unit, guint64 classes)
{
	return (classes >> unit->class & 1) != 0;
}

static bool is_narrow(const struct cjk_unit *unit)
{
	return traits[unit->class].narrow && (!unit->wide || unit->class == CJK_HANGUL);
}

static bool is_address(const struct cjk_unit *unit)
{
	return unit->kind == CJK_SPAN_URL || unit->kind == CJK_SPAN_CODE || unit->kind == CJK_SPAN_NAME;
}

// The units around a site; the text's ends look like a line separator.
static const struct cjk_unit text_edge = { .class = CJK_NEWLINE };

static const struct cjk_unit *unit_before(const struct site *s, const struct cjk_unit *unit)
{
	return unit > s->units ? unit - 1 : &text_edge;
}

static const struct cjk_unit *unit_after(const struct site *s, const struct cjk_unit *unit)
{
	return unit + 1 < s->units + s->count ? unit + 1 : &text_edge;
}

static enum breaks_kind separator_rule(const struct site *s)
{
	const struct cjk_unit *previous = unit_before(s, s->after);
	if (previous->class == CJK_NEWLINE) {
		return BREAKS_MANDATORY;
	}
	if (!s->before || in(s->after, ends_of_word) || s->after->kind == CJK_SPAN_GLUED || in(previous, gluers)) {
		return BREAKS_NONE;
	}
	if (s->before->class == CJK_ZWSP) {
		return BREAKS_ALLOWED;
	}
	return s->before->class == CJK_SHY && !s->spaced ? BREAKS_HYPHEN : NO_OPINION;
}

static bool is_joint(const struct cjk_unit *unit)
{
	return unit->c < 0x80 && unit->c != 0 && strchr("/?&=#.-_", (int)unit->c);
}

// Whether enough of the address follows for a break to be worth it.
static bool has_tail(const struct site *s)
{
	const struct cjk_unit *last = s->after + SPAN_TAIL - 1;
	return last < s->units + s->count && last->kind == s->after->kind;
}

static bool follows_letter(const struct site *s, const struct cjk_unit *unit)
{
	const struct cjk_unit *previous = unit_before(s, unit);
	return previous->kind == unit->kind && in(previous, letters);
}

static bool is_url_break(const struct site *s)
{
	if (!has_tail(s)) {
		return false;
	}
	if (is_joint(s->before)) {
		bool in_url = s->after->kind == CJK_SPAN_URL && s->before->c != '.';
		bool decimal = s->after->class == CJK_DIGIT && !in_url;
		return !is_joint(s->after) && !decimal && follows_letter(s, s->before);
	}
	bool escape = s->after->c == '%' && in(s->before, letters);
	return s->after->kind == CJK_SPAN_URL && (escape || s->segment >= LONG_SEGMENT);
}

// Path::to, f(a,"b"): code has joints that addresses have not.
static bool is_code_break(const struct site *s)
{
	const struct cjk_unit *mark = s->before;
	bool pair = mark->c == ':' && unit_before(s, mark)->c == ':' && in(s->after, letters);
	bool comma = mark->c == ',' && !in(s->after, word_prefixes | CLASS(DIGIT));
	return mark->kind == CJK_SPAN_CODE && (pair || comma) && has_tail(s);
}

static bool is_slash(const struct cjk_unit *unit)
{
	return unit->kind == CJK_SPAN_URL && unit->c == '/';
}

// Behind https://, and far from the edges of a name in the path, not in that of the host.
static bool is_letter_break(const struct site *s)
{
	if (s->after->kind != CJK_SPAN_URL) {
		return false;
	}
	bool behind_scheme = is_slash(s->before) && is_slash(unit_before(s, s->before)) && !is_slash(s->after);
	bool inside = s->slashes > 0 && s->place >= SEGMENT_EDGE && s->segment >= s->place + SEGMENT_EDGE;
	return behind_scheme || inside;
}

// camel|Case: in code, and in text if the name is long and so cannot be a word.
static bool is_hump(const struct site *s)
{
	if (s->spaced || s->before->kind != s->after->kind || !g_unichar_isupper(s->after->c) ||
		!g_unichar_islower(s->before->c) || !follows_letter(s, s->before)) {
		return false;
	}
	bool long_name = s->segment >= LONG_SEGMENT && s->after->kind != CJK_SPAN_URL;
	return (long_name || s->after->kind == CJK_SPAN_CODE) && has_tail(s);
}

static enum breaks_kind hump_rule(const struct site *s)
{
	return is_hump(s) ? BREAKS_HUMP : NO_OPINION;
}

// Inside code and addresses the symbols are the places to break, and never a hyphen is added.
static enum breaks_kind address_rule(const struct site *s)
{
	bool inside = is_address(s->after) && s->before->kind == s->after->kind && !s->spaced;
	if (!inside || !is_narrow(s->before) || !is_narrow(s->after)) {
		return NO_OPINION;
	}
	if (is_url_break(s) || is_code_break(s)) {
		return BREAKS_URL;
	}
	if (is_letter_break(s)) {
		return BREAKS_URL_LETTER;
	}
	if (s->before->class == CJK_NARROW_OP) {
		return BREAKS_NONE;
	}
	return in(s->before, letters) && !in(s->after, letters) ? BREAKS_NONE : BREAKS_EMERGENCY;
}

static enum breaks_kind number_rule(const struct site *s)
{
	if (s->spaced || s->after->class != CJK_DIGIT) {
		return NO_OPINION;
	}
	if (in(s->before, signs)) {
		return BREAKS_NONE;
	}
	bool joint = in(s->before, number_joints) && !s->before->wide;
	return joint && unit_before(s, s->before)->class == CJK_DIGIT ? BREAKS_NONE : NO_OPINION;
}

static const char unit_words[] = " A B GB GHz GPa GW Hz J K KB KiB L MB MHz MPa MW MiB N Pa TB V W "
				 "Wh bit bps cm d dB dm dpi em"
				 " fps g h ha kB kHz kJ kPa kV kW kWh kg km lm lx m mA mAh mL mV "
				 "mW mg min ml mm mol ms nm ns"
				 " ppi ppm pt px rpm s t Ω Ω μm µm μs µs ";

// Whether the word that starts at a unit is a unit of measurement.
static bool starts_unit_word(const struct site *s, const struct cjk_unit *unit)
{
	g_autoptr(GString) word = g_string_new(" ");
	while (unit->class == CJK_LATIN && word->len < UNIT_WORD_MAX) {
		g_string_append_unichar(word, unit->c);
		unit = unit_after(s, unit);
	}
	g_string_append_c(word, ' ');
	return word->len > 2 && !in(unit, letters) && strstr(unit_words, word->str);
}

// The first unit of the run of digits that ends at a digit.
static const struct cjk_unit *number_start(const struct site *s, const struct cjk_unit *digit)
{
	while (unit_before(s, digit)->class == CJK_DIGIT) {
		digit--;
	}
	return digit;
}

// 第 3 章: the space behind the number belongs to it as well.
static bool is_ordinal(const struct site *s, const struct cjk_unit *digit)
{
	const struct cjk_unit *label = unit_before(s, number_start(s, digit));
	if (label->class == CJK_SPACE) {
		label = unit_before(s, label);
	}
	return label->c == 0x7B2C; // 第
}

// 1 234: a group of three digits behind one to three of them.
static bool is_digit_group(const struct site *s)
{
	size_t leading = (size_t)(s->before - number_start(s, s->before)) + 1;
	const struct cjk_unit *unit = s->after;
	size_t following = 0;
	while (unit->class == CJK_DIGIT && following <= 3) {
		following++;
		unit = unit_after(s, unit);
	}
	return leading <= 3 && following == 3;
}

static bool is_label(gunichar c)
{
	static const char labels[] = "图圖表式例第录錄";
	return c >= 0x80 && g_utf8_strchr(labels, sizeof(labels) - 1, c);
}

// A single space between a number and its unit, sign or label is no place to break.
static enum breaks_kind number_space_rule(const struct site *s)
{
	bool single = s->spaced && s->after == s->before + 2 && s->before[1].class == CJK_SPACE;
	if (!single) {
		return NO_OPINION;
	}
	bool glued = false;
	if (s->before->class == CJK_DIGIT) {
		glued = s->after->class == CJK_POST || starts_unit_word(s, s->after) || is_ordinal(s, s->before) ||
			(s->after->class == CJK_DIGIT && is_digit_group(s));
	} else if (s->after->class == CJK_DIGIT) {
		glued = s->before->class == CJK_PRE || is_label(s->before->c);
	}
	return glued ? BREAKS_NONE : NO_OPINION;
}

static bool is_kept(enum from from, enum breaks_level level)
{
	return from != FREE && level + FROM_BASIC >= from;
}

// Four or more dashes or dots: a line can end between two of the doubled units.
static enum breaks_kind repeated_rule(const struct site *s)
{
	if (s->spaced || s->before->class != s->after->class || !s->before->wide) {
		return NO_OPINION;
	}
	bool both = s->before->doubled && s->after->doubled;
	if (s->after->class == CJK_DASH) {
		return both ? BREAKS_BEFORE_DASH : BREAKS_NONE;
	}
	if (s->after->class == CJK_ELL) {
		return both ? BREAKS_BEFORE_ELL : BREAKS_NONE;
	}
	return NO_OPINION;
}

static bool opens_address(const struct site *s, const struct cjk_unit *unit)
{
	return is_address(unit) && unit_before(s, unit)->kind != unit->kind;
}

// " .NET", " --all", " ’90s": behind a space, a mark that letters follow begins a word.
static bool begins_word(const struct site *s)
{
	const struct cjk_unit *next = unit_after(s, s->after);
	bool option = s->after->class == CJK_HYPHEN && next->class == CJK_HYPHEN;
	return in(s->after, word_prefixes) && !s->after->wide && (option || in(next, letters));
}

// 零下-5度: before a digit and behind no word a hyphen is a minus sign.
static bool is_minus(const struct site *s)
{
	return s->after->class == CJK_HYPHEN && unit_after(s, s->after)->class == CJK_DIGIT && !is_narrow(s->before);
}

static bool forbids_start(const struct site *s, enum breaks_level level)
{
	if (!is_kept(traits[s->after->class].no_start, level) || opens_address(s, s->after)) {
		return false;
	}
	// jlreq, loose rules: small kana, iteration and prolonged sound marks may start a line.
	if (level == BREAKS_BASIC && s->after->region == CJK_REGION_JA && in(s->after, loose_kana)) {
		return false;
	}
	return s->spaced ? !begins_word(s) : !is_minus(s);
}

static bool forbids_end(const struct site *s, enum breaks_level level)
{
	const struct cjk_unit *unit = s->before;
	if (!is_kept(traits[unit->class].no_end, level)) {
		return false;
	}
	if (in(unit, openers)) {
		return true;
	}
	// C#: a sign that ends a word is no sign.
	bool ends_word = unit->class == CJK_PRE && in(unit_before(s, unit), letters);
	bool latin_solidus = unit->class == CJK_SOL && unit->region == CJK_REGION_OTHER;
	return !s->spaced && !ends_word && !latin_solidus;
}

static bool forbids(const struct site *s, enum breaks_level level)
{
	return forbids_start(s, level) || forbids_end(s, level);
}

static bool is_closing(const struct cjk_unit *unit)
{
	return unit->wide && in(unit, phrase_ends);
}

// 。』」: with three closing marks in a row clreq lets a line end inside, if nothing else helps.
static bool is_triple(const struct site *s)
{
	return is_closing(s->before) && is_closing(s->after) &&
		(is_closing(unit_before(s, s->before)) || is_closing(unit_after(s, s->after)));
}

static enum breaks_kind prohibition_rule(const struct site *s)
{
	if (!forbids(s, s->level)) {
		return NO_OPINION;
	}
	if (!s->spaced && is_triple(s)) {
		return BREAKS_TRIPLE;
	}
	bool narrow = is_narrow(s->before) && is_narrow(s->after);
	return narrow || forbids(s, BREAKS_BASIC) ? BREAKS_NONE : BREAKS_RELAXED;
}

// Korean breaks at spaces, inside words only if it must; a bracket stays with the word it explains.
static enum breaks_kind korean_rule(const struct site *s)
{
	bool korean = s->after->region == CJK_REGION_KO;
	guint64 syllables = CLASS(HANGUL) | (korean ? ideographs : 0);
	if (s->spaced || !in(s->before, syllables)) {
		return NO_OPINION;
	}
	if (in(s->after, syllables)) {
		return BREAKS_SYLLABLE;
	}
	return korean && s->after->class == CJK_OP ? BREAKS_NONE : NO_OPINION;
}

static enum breaks_kind hyphen_break(const struct site *s)
{
	const struct cjk_unit *last = unit_before(s, s->before);
	bool word_before = in(last, letters) && in(unit_before(s, last), letters);
	bool word_after = in(s->after, letters) && in(unit_after(s, s->after), letters);
	return word_before && word_after ? BREAKS_ALLOWED : BREAKS_NONE;
}

// Ctrl+C, and/or: not good, but better than breaking a word.
static enum breaks_kind symbol_break(const struct site *s)
{
	bool joins_words = in(unit_before(s, s->before), letters) && s->after->class == CJK_LATIN;
	return joins_words ? BREAKS_SYMBOL : BREAKS_NONE;
}

static enum breaks_kind latin_rule(const struct site *s)
{
	if (s->spaced || !is_narrow(s->before) || !is_narrow(s->after)) {
		return NO_OPINION;
	}
	if (s->before->class == CJK_HYPHEN) {
		return hyphen_break(s);
	}
	if (s->before->class == CJK_SIGN || s->before->class == CJK_SOL) {
		return symbol_break(s);
	}
	if (s->before->class == CJK_COMPLEX && s->after->class == CJK_COMPLEX) {
		return BREAKS_DEFER;
	}
	return in(s->before, word_parts) && in(s->after, word_parts) ? BREAKS_EMERGENCY : BREAKS_NONE;
}

static bool is_numeral(gunichar c)
{
	static const char numerals[] = "〇零一二三四五六七八九十百千万萬亿億";
	return c >= 0x80 && g_utf8_strchr(numerals, sizeof(numerals) - 1, c);
}

static enum breaks_kind free_rule(const struct site *s)
{
	switch (s->after->class) {
	case CJK_DASH:
		return BREAKS_BEFORE_DASH;
	case CJK_ELL:
		return BREAKS_BEFORE_ELL;
	case CJK_SOL:
		return BREAKS_SYMBOL;
	default:
		break;
	}
	if (s->before->class == CJK_SOL) {
		return BREAKS_SYMBOL;
	}
	if (in(s->before, phrase_ends)) {
		return BREAKS_AFTER_MARK;
	}
	if (in(s->before, CLASS(DASH) | CLASS(ELL))) {
		return BREAKS_AFTER_DASH;
	}
	if (s->after->class == CJK_OP) {
		return BREAKS_BEFORE_OPEN;
	}
	bool numeral = !s->spaced && is_numeral(s->before->c) && is_numeral(s->after->c);
	return numeral ? BREAKS_NUMERAL : BREAKS_ALLOWED;
}

static enum breaks_kind (*const rules[])(const struct site *) = {
	separator_rule,
	repeated_rule,
	hump_rule,
	address_rule,
	number_rule,
	number_space_rule,
	prohibition_rule,
	korean_rule,
	latin_rule,
	free_rule,
};

static enum breaks_kind decide(const struct site *s)
{
	for (size_t i = 0; i < G_N_ELEMENTS(rules); i++) {
		enum breaks_kind kind = rules[i](s);
		if (kind != NO_OPINION) {
			return kind;
		}
	}
	g_assert_not_reached();
}

// Where the run of letters and digits of one kind that holds unit i ends.
static size_t segment_end(const struct cjk_text *text, size_t i)
{
	uint8_t kind = text->units[i].kind;
	while (i < text->count && text->units[i].kind == kind && in(&text->units[i], letters)) {
		i++;
	}
	return i;
}

// The slashes of an address's path up to unit i, if there were some before it; those of :// do not count.
static int count_slashes(const struct cjk_text *text, size_t i, int before)
{
	const struct cjk_unit *unit = &text->units[i];
	if (unit->kind != CJK_SPAN_URL) {
		return 0;
	}
	bool scheme = is_slash(unit) && i > 0 && unit[-1].c == ':';
	return scheme ? -1 : before + is_slash(unit);
}

void breaks_find(const struct cjk_text *text, enum breaks_level level, uint8_t *out)
{
	struct site s = { .units = text->units, .count = text->count, .level = level };
	size_t segment_first = 0;
	size_t segment_last = 0;
	for (size_t i = 0; i < text->count; i++) {
		const struct cjk_unit *unit = &text->units[i];
		if (i >= segment_last) {
			segment_first = i;
			segment_last = MAX(segment_end(text, i), i + 1);
		}
		s.after = unit;
		s.segment = i > segment_first ? segment_last - segment_first : 0;
		s.place = i - segment_first;
		out[i] = i == 0 ? BREAKS_NONE : decide(&s);
		s.slashes = count_slashes(text, i, s.slashes);
		if (in(unit, spaces)) {
			s.spaced = true;
		} else if (unit->kind != CJK_SPAN_GLUED) {
			s.before = unit;
			s.spaced = false;
		}
	}
}

static const int penalties[] = {
	[BREAKS_NONE] = 0,
	[BREAKS_ALLOWED] = 0,
	[BREAKS_AFTER_MARK] = -10,
	[BREAKS_AFTER_DASH] = 0,
	[BREAKS_BEFORE_OPEN] = -5,
	[BREAKS_NUMERAL] = 30,
	[BREAKS_SYMBOL] = 80,
	[BREAKS_URL] = 80,
	[BREAKS_HUMP] = 150,
	[BREAKS_HYPHEN] = 135,
	[BREAKS_BEFORE_DASH] = 150,
	[BREAKS_BEFORE_ELL] = 200,
	[BREAKS_RELAXED] = 5000,
	[BREAKS_TRIPLE] = 5000,
	[BREAKS_SYLLABLE] = 5000,
	[BREAKS_URL_LETTER] = 3000,
	[BREAKS_EMERGENCY] = 5000,
	[BREAKS_DEFER] = 5000,
	[BREAKS_MANDATORY] = 0,
};
G_STATIC_ASSERT(G_N_ELEMENTS(penalties) == BREAKS_KINDS);

int breaks_penalty(enum breaks_kind kind)
{
	return penalties[kind];
}

bool breaks_is_normal(enum breaks_kind kind)
{
	return (kind >= BREAKS_ALLOWED && kind <= BREAKS_BEFORE_ELL) || kind == BREAKS_MANDATORY;
}
