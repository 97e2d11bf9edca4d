#include "text/quotes.h"

#include <glib.h>
#include <stdbool.h>

/*
 * Curly quotes, long dashes, ellipses and middle dots have one code point for the Latin and the
 * Chinese form. Readers tell them apart by what surrounds them, and so does this: every unit is
 * Chinese or Japanese ("CJ"), narrow, or itself a shared mark that is looked through; each mark
 * sees the nearest real unit on either side. For a pair of quotes what stands inside counts too,
 * and prefix sums of CJ units answer that in constant time. Quotes are paired with a stack; a
 * closing quote that skips unclosed ones of the other kind drops them, so that one forgotten mark
 * spoils no other pair. Everything is linear, since each quote is pushed and popped once.
 */

enum context {
	CONTEXT_EDGE, // of the paragraph
	CONTEXT_NARROW,
	CONTEXT_DIGIT,
	CONTEXT_CJ,
};

enum quote_kind { QUOTE_SINGLE, QUOTE_DOUBLE, QUOTE_KINDS };

struct neighbours {
	guint8 *before; // enum context of the nearest real unit before each unit
	guint8 *after;
};

struct quotes {
	struct cjk_unit *units;
	size_t count;
	guint32 *cj_sums;            // CJ units before each unit
	struct neighbours close;     // spaces count as narrow
	struct neighbours beyond;    // spaces are looked through
	GArray *open;                // size_t: opening quotes that wait for their closing one
	size_t pending[QUOTE_KINDS]; // how many of each kind are in open
	bool straight_open[QUOTE_KINDS];
};

static bool is_literal(const struct cjk_unit *unit)
{
	return unit->kind == CJK_SPAN_CODE || unit->kind == CJK_SPAN_URL;
}

static bool is_undecided(const struct cjk_unit *unit)
{
	return cjk_class_is_shared(unit->c) && !is_literal(unit);
}

static bool is_transparent(const struct cjk_unit *unit)
{
	return unit->kind == CJK_SPAN_GLUED || (is_undecided(unit) && unit->c >= 0x80);
}

static bool is_cj(const struct cjk_unit *unit)
{
	if (is_literal(unit) || unit->class == CJK_EMOJI || unit->class == CJK_HANGUL) {
		return false;
	}
	return cjk_class_is_ideographic(unit->class) || (unit->wide && !is_undecided(unit));
}

static enum context context_of(const struct cjk_unit *unit)
{
	if (is_cj(unit)) {
		return CONTEXT_CJ;
	}
	return unit->class == CJK_DIGIT ? CONTEXT_DIGIT : CONTEXT_NARROW;
}

static struct neighbours find_neighbours(const struct cjk_unit *units, size_t count, bool through_spaces)
{
	struct neighbours result = { g_new(guint8, count), g_new(guint8, count) };
	enum context near = CONTEXT_EDGE;
	for (size_t i = 0; i < count; i++) {
		result.before[i] = near;
		if (!is_transparent(&units[i]) && !(through_spaces && units[i].class == CJK_SPACE)) {
			near = context_of(&units[i]);
		}
	}
	near = CONTEXT_EDGE;
	for (size_t i = count; i-- > 0;) {
		result.after[i] = near;
		if (!is_transparent(&units[i]) && !(through_spaces && units[i].class == CJK_SPACE)) {
			near = context_of(&units[i]);
		}
	}
	return result;
}

static guint32 *sum_cj(const struct cjk_unit *units, size_t count)
{
	guint32 *sums = g_new(guint32, count + 1);
	sums[0] = 0;
	for (size_t i = 0; i < count; i++) {
		sums[i + 1] = sums[i] + (is_cj(&units[i]) ? 1 : 0);
	}
	return sums;
}

static void set_mark(struct cjk_unit *unit, bool cjk)
{
	cjk = cjk && cjk_region_is_wide(unit->region);
	unit->class = cjk_class_of(unit->c, cjk ? unit->region : CJK_REGION_OTHER);
	unit->wide = cjk && unit->c >= 0x80;
}

// Whether quotes that stand around units first .. end - 1 have Chinese or Japanese text in or
// around them.
static bool is_cjk_quotation(const struct quotes *q, size_t first, size_t end)
{
	bool inside = q->cj_sums[end] > q->cj_sums[first];
	bool before = first > 0 && q->close.before[first - 1] == CONTEXT_CJ;
	bool after = end < q->count && q->close.after[end] == CONTEXT_CJ;
	return inside || before || after;
}

static void decide_pair(struct quotes *q, size_t open, size_t close)
{
	bool cjk = is_cjk_quotation(q, open + 1, close) && cjk_region_is_wide(q->units[open].region) &&
		cjk_region_is_wide(q->units[close].region);
	set_mark(&q->units[open], cjk);
	set_mark(&q->units[close], cjk);
}

static size_t pop_open(struct quotes *q, enum quote_kind *kind)
{
	size_t i = g_array_index(q->open, size_t, q->open->len - 1);
	g_array_set_size(q->open, q->open->len - 1);
	*kind = q->units[i].c == 0x2018 ? QUOTE_SINGLE : QUOTE_DOUBLE;
	q->pending[*kind]--;
	return i;
}

// An opening quote that is never closed, as in a quotation of several paragraphs.
static void decide_unclosed(struct quotes *q, size_t open)
{
	set_mark(&q->units[open], is_cjk_quotation(q, open + 1, q->count));
}

static void close_quote(struct quotes *q, size_t close, enum quote_kind wanted)
{
	if (q->pending[wanted] == 0) {
		set_mark(&q->units[close], is_cjk_quotation(q, 0, close));
		return;
	}
	for (;;) {
		enum quote_kind kind;
		size_t open = pop_open(q, &kind);
		if (kind == wanted) {
			decide_pair(q, open, close);
			return;
		}
		decide_unclosed(q, open);
	}
}

static bool is_latin_at(const struct quotes *q, size_t i)
{
	return i < q->count && q->units[i].class == CJK_LATIN;
}

static bool is_apostrophe(const struct quotes *q, size_t i)
{
	bool after_letter = i > 0 && is_latin_at(q, i - 1);
	return after_letter && (is_latin_at(q, i + 1) || q->pending[QUOTE_SINGLE] == 0);
}

static void decide_curly(struct quotes *q, size_t i)
{
	switch (q->units[i].c) {
	case 0x2018:
	case 0x201C:
		q->pending[q->units[i].c == 0x2018 ? QUOTE_SINGLE : QUOTE_DOUBLE]++;
		g_array_append_val(q->open, i);
		break;
	case 0x2019:
		if (is_apostrophe(q, i)) {
			q->units[i].class = CJK_LATIN;
			q->units[i].wide = false;
		} else {
			close_quote(q, i, QUOTE_SINGLE);
		}
		break;
	case 0x201D:
		close_quote(q, i, QUOTE_DOUBLE);
		break;
	default:
		break;
	}
}

// Straight quotes stay as they are; only their direction matters, for breaking.
static void decide_straight(struct quotes *q, size_t i)
{
	enum quote_kind kind = q->units[i].c == '\'' ? QUOTE_SINGLE : QUOTE_DOUBLE;
	bool after_letter = i > 0 && is_latin_at(q, i - 1);
	bool after_digit = i > 0 && q->units[i - 1].class == CJK_DIGIT;
	if (kind == QUOTE_SINGLE && after_letter && (is_latin_at(q, i + 1) || !q->straight_open[kind])) {
		q->units[i].class = CJK_LATIN;
		return;
	}
	// After a digit it can be a sign of feet, inches, minutes or seconds.
	bool closes = q->straight_open[kind] || after_digit;
	q->units[i].class = closes ? CJK_NARROW_CL : CJK_NARROW_OP;
	q->straight_open[kind] = !closes;
}

struct dash_rule {
	gunichar c;
	bool beyond; // a space between the mark and its neighbour does not matter
	bool (*is_cjk)(enum context before, enum context after, size_t run);
};

static bool dash_is_cjk(enum context before, enum context after, size_t run)
{
	bool cj = before == CONTEXT_CJ || after == CONTEXT_CJ;
	if (run >= 2) {
		return cj || before == CONTEXT_EDGE || after == CONTEXT_EDGE;
	}
	return cj || (before == CONTEXT_DIGIT && after == CONTEXT_DIGIT);
}

static bool ellipsis_is_cjk(enum context before, enum context after, size_t run)
{
	return run >= 2 || before == CONTEXT_CJ || after == CONTEXT_CJ;
}

static bool en_dash_is_cjk(enum context before, enum context after, size_t run)
{
	return before == CONTEXT_CJ || after == CONTEXT_CJ;
}

static bool dot_is_cjk(enum context before, enum context after, size_t run)
{
	return before == CONTEXT_CJ && after == CONTEXT_CJ;
}

static const struct dash_rule dash_rules[] = {
	{ '-', false, dot_is_cjk },
	{ '~', false, dot_is_cjk },
	{ 0x00B7, true, dot_is_cjk },
	{ 0x2010, false, dot_is_cjk },
	{ 0x2013, true, en_dash_is_cjk },
	{ 0x2014, true, dash_is_cjk },
	{ 0x2022, false, dot_is_cjk },
	{ 0x2026, true, ellipsis_is_cjk },
};

static const struct dash_rule *find_dash_rule(gunichar c)
{
	for (size_t i = 0; i < G_N_ELEMENTS(dash_rules); i++) {
		if (dash_rules[i].c == c) {
			return &dash_rules[i];
		}
	}
	return NULL;
}

// Decides the run of one dash, ellipsis or dot that starts at unit i; returns the index behind it.
static size_t decide_run(struct quotes *q, size_t i, const struct dash_rule *rule)
{
	size_t end = i + 1;
	while (end < q->count && q->units[end].c == rule->c && !is_literal(&q->units[end])) {
		end++;
	}
	const struct neighbours *near = rule->beyond ? &q->beyond : &q->close;
	bool cjk = rule->is_cjk(near->before[i], near->after[end - 1], end - i);
	for (size_t k = i; k < end; k++) {
		set_mark(&q->units[k], cjk);
	}
	// A single em dash connects; only a doubled one is the Chinese dash.
	if (rule->c == 0x2014 && end - i == 1) {
		q->units[i].class = CJK_CONN;
	}
	return end;
}

static void decide_all(struct quotes *q)
{
	for (size_t i = 0; i < q->count;) {
		const struct dash_rule *rule = find_dash_rule(q->units[i].c);
		if (is_literal(&q->units[i])) {
			i++;
		} else if (rule) {
			i = decide_run(q, i, rule);
		} else if (q->units[i].class == CJK_QUOTE) {
			decide_straight(q, i++);
		} else {
			decide_curly(q, i++);
		}
	}
	while (q->open->len > 0) {
		enum quote_kind kind;
		decide_unclosed(q, pop_open(q, &kind));
	}
}

void quotes_decide(struct cjk_unit *units, size_t count)
{
	struct quotes q = {
		.units = units,
		.count = count,
		.cj_sums = sum_cj(units, count),
		.close = find_neighbours(units, count, false),
		.beyond = find_neighbours(units, count, true),
		.open = g_array_new(FALSE, FALSE, sizeof(size_t)),
	};
	decide_all(&q);
	g_array_unref(q.open);
	g_free(q.cj_sums);
	g_free(q.close.before);
	g_free(q.close.after);
	g_free(q.beyond.before);
	g_free(q.beyond.after);
}
