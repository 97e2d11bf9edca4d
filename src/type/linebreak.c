#include "type/linebreak.h"

#include <math.h>
#include <string.h>

/*
 * The best lines of a paragraph, after Knuth and Plass ("Breaking paragraphs into lines", 1981):
 * every place where a line may end is a node, every line from one node to a later one has a cost,
 * and the cheapest way from the first node to the last is found by dynamic programming.
 *
 * What is different for Chinese: a line may end almost anywhere, so there are as many nodes as
 * characters; and a line gives way and grows in tiers (clreq, "Order of line adjustment"): word
 * spaces before brackets before commas, the spaces between scripts before those between Han. A
 * line's cost follows from how deep into the tiers it must go.
 *
 * The hard part is to stay linear. Sums of the widths, of what each tier has to give, and of the
 * sites that can grow, from the start up to each box, give any line's totals in constant time; only
 * what the edges of a line take off is corrected box by box. The starts tried for one end are those
 * whose line is at least .6 of the measure wide and not yet too long even when shrunk: a handful. A
 * start is dropped for good once its line is too long by more than an edge can give back, since
 * trims are not additive.
 *
 * Each pass allows more than the one before, and the first that finds a way wins: stretch without
 * limit, then squeeze full stops, then keep fewer prohibitions, then break words, then let a line
 * stick out or, if that is much, break it anywhere. So it always ends.
 *
 * Where lines need not be full (headings, narrow cells) the cost is another: the fewest lines, then
 * what they leave free and how good the places are where they end.
 *
 * Not taken: pruning by an upper bound from a first cheap pass, as Typst does. With sums there is
 * nothing to save.
 */

enum {
	ACTIVE_MAX = 500, // starts tried for an end at the most: zero-width boxes could make it endless
	RUNT_LOOK = 8,    // boxes looked at for a runt
	WORD_EDGE = 5,    // letters on either side of a hyphen, so that it does not look odd
};

static const double slack = .01;             // points by which a line may seem too long
static const double useful_fill = .6;        // of the measure: lines shorter than this are a last resort
static const double runt_width = 1.6;        // em: one character and its mark
static const double indent_width = 2;        // em
static const double runt_cost = 1e11;        // a last line of one character: worse than half an em between all Han
static const double short_cost = 400;        // a last line that the next indent outruns
static const double fitness_cost = 3000;     // a tight line beside a loose one
static const double ladder_cost = 2e4;       // two lines in a row that end with a hyphen
static const double last_hyphen_cost = 5000; // a last line that begins inside a word
static const double edge_growth = 1.15;      // of a hyphen's penalty, with each letter that is missing to WORD_EDGE
static const double hang_cost = 30;          // a mark outside the measure, on the scale of badness
static const double overfull_cost = 1e12;    // a line that sticks out, and each em by which it does
static const double anywhere_cost = 2e12;    // a break where the rules allow none
static const double comfortable = .08;       // em between Han that nobody sees
static const double acceptable = 3.125;      // .25 em, as a multiple of that

static const double short_growth = 20; // of badness, with each em that a line without gaps lacks: it ends short

// How much each tier counts when it gives way.
static const double shrink_weights[] = {
	[SPACING_RIGID] = 0,
	[SPACING_SHRINK_WORD] = .6,
	[SPACING_SHRINK_MID] = .6,
	[SPACING_SHRINK_BRACKET] = .8,
	[SPACING_SHRINK_PAUSE] = 1,
	[SPACING_SHRINK_SCRIPT] = 1.2,
	[SPACING_SHRINK_STOP] = 3,
};
G_STATIC_ASSERT(G_N_ELEMENTS(shrink_weights) == SPACING_SHRINK_TIERS);

// By how much that is multiplied, from marks that lose next to nothing to marks that lose all of their blank.
static const double shallow = .8;
static const double deep = 1.2;

// What the lines of a heading or cell cost, in lines.
static const double ragged_runt_cost = .5;
static const double ragged_squeeze_cost = .05;
static const double heading_runt_width = 2.6; // em
static const double late_places = .05;        // how much less than in headings places count in cells
static const double word_place = .2;          // between words, or between scripts
static const double ragged_places[] = {
	[BREAKS_NONE] = 5,
	[BREAKS_ALLOWED] = .35,
	[BREAKS_AFTER_MARK] = 0,
	[BREAKS_AFTER_DASH] = 0,
	[BREAKS_BEFORE_OPEN] = .1,
	[BREAKS_NUMERAL] = .5,
	[BREAKS_SYMBOL] = .5,
	[BREAKS_URL] = .5,
	[BREAKS_HUMP] = .7,
	[BREAKS_HYPHEN] = 1,
	[BREAKS_BEFORE_DASH] = .5,
	[BREAKS_BEFORE_ELL] = .5,
	[BREAKS_RELAXED] = 2,
	[BREAKS_TRIPLE] = 2,
	[BREAKS_SYLLABLE] = 1,
	[BREAKS_URL_LETTER] = 1,
	[BREAKS_EMERGENCY] = 3,
	[BREAKS_DEFER] = 1,
	[BREAKS_MANDATORY] = 0,
};
G_STATIC_ASSERT(G_N_ELEMENTS(ragged_places) == BREAKS_KINDS);

enum pass_breaks { PASS_NORMAL, PASS_SYLLABLES, PASS_RELAXED, PASS_TRIPLES, PASS_EMERGENCY, PASS_ANYWHERE };

struct pass {
	enum pass_breaks breaks;
	bool stretch_freely; // beyond the caps of the tiers
	bool squeeze_stops;
};

static const struct pass passes[] = {
	{ PASS_NORMAL, false, false },
	{ PASS_SYLLABLES, true, false },
	{ PASS_SYLLABLES, true, true },
	{ PASS_RELAXED, true, true },
	{ PASS_TRIPLES, true, true },
	{ PASS_EMERGENCY, true, true },
	{ PASS_ANYWHERE, true, true },
};

// The first pass that may take a break; kinds without a row are taken from the start.
static const uint8_t first_passes[BREAKS_KINDS] = {
	[BREAKS_NONE] = PASS_ANYWHERE,
	[BREAKS_RELAXED] = PASS_RELAXED,
	[BREAKS_TRIPLE] = PASS_TRIPLES,
	[BREAKS_SYLLABLE] = PASS_SYLLABLES,
	[BREAKS_URL_LETTER] = PASS_SYLLABLES,
	[BREAKS_EMERGENCY] = PASS_EMERGENCY,
	[BREAKS_DEFER] = PASS_EMERGENCY,
};

// Totals of the boxes before one, or of a line. Points.
struct sums {
	double natural;
	double shrink[SPACING_SHRINK_TIERS];
	double stretch[SPACING_STRETCH_TIERS];
	double sites;
};

// A stretch of boxes to be cut into lines.
struct problem {
	const struct box *boxes; // [0, count) of the stretch
	size_t count;
	struct sums *sums;     // count + 1
	uint32_t *solid_start; // count + 1: the first box from here on that does not drop at a line's start
	uint32_t *solid_end;   // count + 1: behind the last box before here that does not drop at its end
	double first_measure, measure;
	double em;
	enum line_fit fit;
	bool continues; // it goes on from a line before it
	bool open;      // it goes on behind its last line
	const struct pass *pass;
	GArray *nodes; // struct node
	size_t steps;
};

// A place where a line may end, and the best way to it.
struct node {
	size_t at; // the box that would start the next line
	double penalty;
	double cost;
	guint legal; // the nearest node before it where the rules allow a break
	guint from;  // the node before
	int fitness;
	double looseness; // of the best line to here
	bool hyphen;      // a line that ends here shows one
	bool hung;        // the best line to here ends with a mark outside the measure
	bool overfull;
};

// The width of the boxes [first, end) as a line of their own, neither shrunk nor stretched.
static double natural_width(const struct box *boxes, size_t first, size_t end)
{
	if (first >= end) {
		return 0;
	}
	const struct box *last = &boxes[end - 1];
	double width = last->trim_right - last->end_trim + boxes[first].trim_left - boxes[first].start_trim -
		boxes[first].glue.natural + last->hyphen;
	for (size_t i = first; i < end; i++) {
		width += boxes[i].glue.natural + boxes[i].advance - boxes[i].trim_left - boxes[i].trim_right;
	}
	return width;
}

// Adds the line of the boxes [from, to), without what drops at its edges.
static void add_line(const struct boxes *all, size_t from, size_t to, double measure, bool hard_end, GArray *out)
{
	size_t next = hard_end ? to + 1 : to;
	while (from < to && all->boxes[from].drops_at_start) {
		from++;
	}
	while (to > from && all->boxes[to - 1].drops_at_end) {
		to--;
	}
	struct line_range range = { .first = from, .end = to, .measure = measure, .hard_end = hard_end, .next = next };
	range.natural = natural_width(all->boxes, from, to);
	range.overfull = range.natural > measure + .01;
	g_array_append_val(out, range);
}

// The end of the stretch that starts at a box: its line feed, or the end of all.
static size_t find_stretch(const struct boxes *all, size_t from)
{
	while (from < all->count && !all->boxes[from].newline) {
		from++;
	}
	return from;
}

// One line, filled up: returns where the next one starts. At least one box.
static size_t fill_line(const struct box *boxes, size_t from, size_t to, double measure)
{
	double width = 0;
	size_t allowed = from;
	for (size_t i = from; i < to; i++) {
		if (i > from && boxes[i].break_before != BREAKS_NONE) {
			allowed = i;
		}
		width += (i == from ? 0 : boxes[i].glue.natural) + boxes[i].advance - boxes[i].trim_left -
			boxes[i].trim_right;
		if (width > measure + .01 && i > from) {
			return allowed > from ? allowed : i;
		}
	}
	return to;
}

void linebreak_greedy(const struct boxes *all, const struct line_room *room, GArray *out)
{
	for (size_t from = 0; from < all->count;) {
		size_t to = find_stretch(all, from);
		double indent = from == 0 ? room->first : 0;
		do {
			size_t next = fill_line(all->boxes, from, to, room->measure - indent);
			bool open = to == all->count && room->open;
			add_line(all, from, next, room->measure - indent, next == to && !open, out);
			from = next;
			indent = room->rest;
		} while (from < to);
		from++;
	}
}

// Fills in the sums and the solid edges.
static void sum_boxes(struct problem *p)
{
	for (size_t i = 0; i < p->count; i++) {
		const struct box *box = &p->boxes[i];
		struct sums *next = &p->sums[i + 1];
		*next = p->sums[i];
		next->natural += box->glue.natural + box->advance - box->trim_left - box->trim_right;
		next->shrink[box->glue.shrink_tier] += box->glue.shrink;
		next->shrink[box->shrink_tier] += box->shrink_left + box->shrink_right;
		next->stretch[box->glue.stretch_tier] += box->glue.stretch;
		next->sites += box->glue.stretch_tier != SPACING_INELASTIC;
		p->solid_end[i + 1] = box->drops_at_end ? p->solid_end[i] : (uint32_t)i + 1;
	}
	p->solid_start[p->count] = (uint32_t)p->count;
	for (size_t i = p->count; i > 0; i--) {
		p->solid_start[i - 1] = p->boxes[i - 1].drops_at_start ? p->solid_start[i] : (uint32_t)i - 1;
	}
}

// The first and last box that a line [from, to) shows. False if it shows none.
static bool line_edges(const struct problem *p, size_t from, size_t to, size_t *first, size_t *last)
{
	*first = p->solid_start[from];
	*last = (size_t)p->solid_end[to] - 1;
	return p->solid_end[to] > *first;
}

// The width of the line [from, to), neither shrunk nor stretched.
static double line_width(const struct problem *p, size_t from, size_t to)
{
	size_t first, last;
	if (!line_edges(p, from, to, &first, &last)) {
		return 0;
	}
	const struct box *start = &p->boxes[first];
	const struct box *end = &p->boxes[last];
	return p->sums[last + 1].natural - p->sums[first].natural - start->glue.natural + start->trim_left -
		start->start_trim + end->trim_right - end->end_trim + end->hyphen;
}

// What the tiers of a line can give, without what its edges have lost.
static void sum_shrink(const struct problem *p, size_t from, size_t to, double *shrink)
{
	size_t first, last;
	memset(shrink, 0, SPACING_SHRINK_TIERS * sizeof(double));
	if (!line_edges(p, from, to, &first, &last)) {
		return;
	}
	for (int tier = SPACING_RIGID + 1; tier < SPACING_SHRINK_TIERS; tier++) {
		shrink[tier] = p->sums[last + 1].shrink[tier] - p->sums[first].shrink[tier];
	}
	const struct box *start = &p->boxes[first];
	const struct box *end = &p->boxes[last];
	shrink[start->glue.shrink_tier] -= start->glue.shrink;
	shrink[start->shrink_tier] -= start->shrink_left;
	shrink[end->shrink_tier] -= end->shrink_right;
}

// What the tiers of a line can take; returns how many sites it has.
static double sum_stretch(const struct problem *p, size_t from, size_t to, double *stretch)
{
	size_t first, last;
	memset(stretch, 0, SPACING_STRETCH_TIERS * sizeof(double));
	if (!line_edges(p, from, to, &first, &last)) {
		return 0;
	}
	for (int tier = SPACING_INELASTIC + 1; tier < SPACING_STRETCH_TIERS; tier++) {
		stretch[tier] = p->sums[last + 1].stretch[tier] - p->sums[first].stretch[tier];
	}
	const struct spacing_glue *lost = &p->boxes[first].glue;
	stretch[lost->stretch_tier] -= lost->stretch;
	double sites = p->sums[last + 1].sites - p->sums[first].sites;
	return lost->stretch_tier != SPACING_INELASTIC ? sites - 1 : sites;
}

// How bad it is to take a lack out of a line; INFINITY if it has too little to give.
static double rate_shrink(const struct problem *p, size_t from, size_t to, double lack)
{
	double room[SPACING_SHRINK_TIERS];
	sum_shrink(p, from, to, room);
	double weighted = 0;
	int tiers = p->pass->squeeze_stops ? SPACING_SHRINK_TIERS : SPACING_SHRINK_STOP;
	for (int tier = SPACING_RIGID + 1; tier < tiers && lack > 0; tier++) {
		double taken = MIN(lack, room[tier]);
		double depth = taken > 0 ? taken / room[tier] : 0;
		weighted += taken * shrink_weights[tier] * (shallow + (deep - shallow) * depth);
		lack -= taken;
	}
	return lack > slack ? INFINITY : weighted / (p->em / 2);
}

// How bad it is to fill a rest; INFINITY if the tiers' caps count and are not enough. 1 is not seen by anybody.
static double rate_stretch(const struct problem *p, size_t from, size_t to, double rest)
{
	double room[SPACING_STRETCH_TIERS];
	double sites = sum_stretch(p, from, to, room);
	double early = room[SPACING_STRETCH_WORD] + room[SPACING_STRETCH_SCRIPT];
	double han = room[SPACING_STRETCH_CJK];
	double given = MIN(rest, early);
	double badness = given > 0 ? given / early : 0;
	rest -= given;
	if (rest <= han + slack) {
		return han > 0 ? MAX(badness, rest / han * acceptable) : badness;
	}
	if (!p->pass->stretch_freely) {
		return INFINITY;
	}
	if (sites == 0) {
		return acceptable + short_growth * rest / p->em;
	}
	double each = (rest - han) / sites;
	return acceptable + 4 * each / (comfortable * p->em);
}

static double badness_cost(double badness)
{
	double limit = 100 * acceptable * acceptable * acceptable;
	return badness <= acceptable ? 100 * badness * badness * badness : limit * (1 + 4 * (badness - acceptable));
}

// 0 tight, 1 fair, 2 loose, 3 very loose.
static int find_fitness(bool shrunk, double badness)
{
	if (shrunk) {
		return badness > .5 ? 0 : 1;
	}
	return badness <= 1 ? 1 : badness <= acceptable ? 2 : 3;
}

// Whether a line shows one character at the most, its marks apart.
static bool is_runt(const struct problem *p, size_t from, size_t to)
{
	size_t first, last;
	if (!line_edges(p, from, to, &first, &last)) {
		return true;
	}
	int characters = 0;
	for (size_t i = first; i <= last && i < first + RUNT_LOOK && characters < 2; i++) {
		characters += !p->boxes[i].mark && !p->boxes[i].drops_at_start;
	}
	return characters < 2;
}

// What the end of a stretch costs besides; INFINITY: the pass does not take it.
static double ending_cost(const struct problem *p, const struct node *start, double width)
{
	bool only_line = start->at == 0 && !p->continues;
	if (p->open || only_line) {
		return 0;
	}
	if (width < runt_width * p->em || is_runt(p, start->at, p->count)) {
		return p->pass->stretch_freely ? runt_cost : INFINITY;
	}
	bool indented = p->first_measure < p->measure;
	return indented && width < indent_width * p->em ? short_cost : 0;
}

// A line that is tried.
struct trial {
	const struct node *start, *end;
	double measure, width;
	double cost;
	int fitness;
	double looseness;
	bool hung;
};

// The cost of a line that is to be full; INFINITY if it cannot be.
static double justified_cost(const struct problem *p, struct trial *t)
{
	bool ending = t->end->at == p->count;
	bool shrunk = t->width > t->measure + slack;
	double badness = 0;
	if (shrunk) {
		badness = rate_shrink(p, t->start->at, t->end->at, t->width - t->measure);
	} else if (!ending) {
		badness = rate_stretch(p, t->start->at, t->end->at, MAX(0, t->measure - t->width));
	}
	double cost = MAX(0, 1 + badness_cost(badness) + t->end->penalty + (t->hung ? hang_cost : 0));
	cost *= cost;
	t->fitness = find_fitness(shrunk, badness);
	t->looseness = shrunk ? 0 : badness;
	cost += ABS(t->fitness - t->start->fitness) > 1 ? fitness_cost : 0;
	cost += t->start->hyphen && t->end->hyphen ? ladder_cost : 0;
	cost += t->start->hyphen && ending && !p->open ? last_hyphen_cost : 0;
	return cost + (ending ? ending_cost(p, t->start, t->width) : 0);
}

static double ragged_place(const struct problem *p, const struct node *end)
{
	const struct box *box = &p->boxes[end->at];
	double place = ragged_places[box->break_before];
	uint8_t tier = box->glue.stretch_tier;
	bool between_words = tier == SPACING_STRETCH_WORD || tier == SPACING_STRETCH_SCRIPT || box[-1].drops_at_end;
	place = between_words ? MIN(place, word_place) : place;
	return p->fit == FIT_EVEN ? place : place * late_places;
}

// The cost of a line that need not be full, about 1; INFINITY if it is too long.
static double ragged_cost(const struct problem *p, struct trial *t)
{
	bool ending = t->end->at == p->count;
	double squeeze =
		t->width > t->measure + slack ? rate_shrink(p, t->start->at, t->end->at, t->width - t->measure) : 0;
	double rest = MAX(0, t->measure - t->width) / t->measure;
	double cost = 1 + squeeze * ragged_squeeze_cost;
	cost += ending && p->fit == FIT_LATE ? 0 : rest * rest;
	cost += ending ? 0 : ragged_place(p, t->end);
	double least = p->fit == FIT_EVEN ? heading_runt_width : runt_width;
	bool alone = t->start->at == 0 && ending;
	return cost + (!alone && t->width < least * p->em ? ragged_runt_cost : 0);
}

static double trial_cost(const struct problem *p, struct trial *t)
{
	return p->fit == FIT_JUSTIFY ? justified_cost(p, t) : ragged_cost(p, t);
}

// A mark that may hang is tried outside the measure as well.
static struct trial best_trial(const struct problem *p, const struct trial *plain)
{
	struct trial best = *plain;
	best.cost = trial_cost(p, &best);
	size_t last = p->solid_end[plain->end->at];
	double hang = last > 0 ? p->boxes[last - 1].hang : 0;
	if (hang > 0 && plain->width > plain->measure + slack) {
		struct trial hung = *plain;
		hung.width -= hang;
		hung.hung = true;
		hung.cost = trial_cost(p, &hung);
		best = hung.cost < best.cost ? hung : best;
	}
	return best;
}

// Whether the rules allow no break at a node.
static bool is_forbidden(const struct problem *p, const struct node *node)
{
	return node->at < p->count && p->boxes[node->at].break_before == BREAKS_NONE;
}

// Tries the line between two nodes and keeps it if it is the best way to the second. False if it is impossible.
static bool try_line(struct problem *p, guint from, guint to, double measure, double width)
{
	struct node *end = &g_array_index(p->nodes, struct node, to);
	struct trial trial = {
		.start = &g_array_index(p->nodes, struct node, from), .end = end, .measure = measure, .width = width
	};
	trial = best_trial(p, &trial);
	bool overfull = isinf(trial.cost);
	bool may_stick_out = p->pass->breaks == PASS_ANYWHERE && end->legal <= from;
	if (overfull && !may_stick_out) {
		return false;
	}
	double excess = (width - measure) / p->em;
	double cost = trial.start->cost + (overfull ? overfull_cost * (1 + excess) : trial.cost);
	cost += is_forbidden(p, end) ? anywhere_cost : 0;
	if (cost <= end->cost) { // of equal ways the one with the fuller lines first
		end->cost = cost;
		end->from = from;
		end->fitness = overfull ? 0 : trial.fitness;
		end->looseness = overfull ? 0 : trial.looseness;
		end->hung = trial.hung;
		end->overfull = overfull;
	}
	return true;
}

static double measure_from(const struct problem *p, guint node)
{
	return node == 0 ? p->first_measure : p->measure;
}

// Whether the line between two nodes is too long for good: also if more boxes come.
static bool is_hopeless(const struct problem *p, guint from, guint to)
{
	const struct node *start = &g_array_index(p->nodes, struct node, from);
	const struct node *end = &g_array_index(p->nodes, struct node, to);
	double width = line_width(p, start->at, end->at) - p->em;
	double measure = measure_from(p, from);
	if (width <= measure) {
		return false;
	}
	double room[SPACING_SHRINK_TIERS];
	sum_shrink(p, start->at, end->at, room);
	for (int tier = SPACING_RIGID + 1; tier < SPACING_SHRINK_TIERS; tier++) {
		width -= room[tier];
	}
	return width > measure;
}

// Finds the best way to a node from the starts that are still of use, the first of which is `active`.
static void reach_node(struct problem *p, guint active, guint to)
{
	const struct node *end = &g_array_index(p->nodes, struct node, to);
	bool found = false;
	for (guint from = active; from < to; from++) {
		const struct node *start = &g_array_index(p->nodes, struct node, from);
		p->steps++;
		if (isinf(start->cost)) {
			continue;
		}
		double measure = measure_from(p, from);
		double width = line_width(p, start->at, end->at);
		bool too_short = width < useful_fill * measure && end->at < p->count;
		if (too_short && (found || !p->pass->stretch_freely) && p->fit == FIT_JUSTIFY) {
			return;
		}
		// A start that the rules forbid is a last resort: it says nothing of those behind it.
		bool good = from == 0 || !is_forbidden(p, start);
		found |= try_line(p, from, to, measure, width) && good;
		if (too_short && found) {
			return;
		}
	}
}

static bool find_ways(struct problem *p)
{
	guint active = 0;
	for (guint to = 1; to < p->nodes->len; to++) {
		while (active + 1 < to && (to - active > ACTIVE_MAX || is_hopeless(p, active, to))) {
			active++;
		}
		reach_node(p, active, to);
	}
	return !isinf(g_array_index(p->nodes, struct node, p->nodes->len - 1).cost);
}

// Whether a box goes on with the word of the box before it.
static bool goes_on(const struct box *box)
{
	return box->break_before == BREAKS_EMERGENCY || box->break_before == BREAKS_HYPHEN;
}

// How many letters are missing to WORD_EDGE before and behind a place inside a word; a soft hyphen is the author's.
static int missing_letters(const struct problem *p, size_t at)
{
	if (!goes_on(&p->boxes[at - 1])) {
		return 0;
	}
	size_t before = 1;
	size_t after = 1;
	while (before < WORD_EDGE && before < at && goes_on(&p->boxes[at - before])) {
		before++;
	}
	while (after < WORD_EDGE && at + after < p->count && goes_on(&p->boxes[at + after])) {
		after++;
	}
	return (int)(2 * WORD_EDGE - before - after);
}

// The penalty of a break before a box; a hyphen near the edge of its word is worse.
static double penalty_at(const struct problem *p, size_t at)
{
	enum breaks_kind kind = p->boxes[at].break_before;
	double penalty = breaks_penalty(kind);
	return kind == BREAKS_HYPHEN ? penalty * pow(edge_growth, missing_letters(p, at)) : penalty;
}

static void list_nodes(struct problem *p)
{
	g_array_set_size(p->nodes, 0);
	struct node node = { .fitness = 1 };
	g_array_append_val(p->nodes, node);
	node.cost = INFINITY;
	for (node.at = 1; node.at < p->count; node.at++) {
		if (p->pass->breaks >= first_passes[p->boxes[node.at].break_before]) {
			node.penalty = penalty_at(p, node.at);
			node.hyphen = p->boxes[node.at].break_before == BREAKS_HYPHEN;
			g_array_append_val(p->nodes, node);
			node.legal = is_forbidden(p, &node) ? node.legal : p->nodes->len - 1;
		}
	}
	node.penalty = 0;
	node.hyphen = false;
	g_array_append_val(p->nodes, node);
}

// Walks back over the best way: marks each node that ends a line with the node that ends the line after it.
static void turn_way(struct problem *p)
{
	guint after = 0;
	for (guint n = p->nodes->len - 1; n > 0;) {
		struct node *node = &g_array_index(p->nodes, struct node, n);
		guint before = node->from;
		node->from = after;
		after = n;
		n = before;
	}
	g_array_index(p->nodes, struct node, 0).from = after;
}

// Finds the way by the first pass that has one.
static void solve(struct problem *p)
{
	p->sums = g_new0(struct sums, p->count + 1);
	p->solid_start = g_new0(uint32_t, p->count + 1);
	p->solid_end = g_new0(uint32_t, p->count + 1);
	sum_boxes(p);
	for (size_t i = 0; i < G_N_ELEMENTS(passes); i++) {
		p->pass = &passes[i];
		list_nodes(p);
		if (find_ways(p)) {
			break;
		}
	}
	turn_way(p);
	g_free(p->solid_end);
	g_free(p->solid_start);
	g_free(p->sums);
}

// Adds the lines of a solved stretch that starts at box `base`.
static void add_lines(const struct problem *p, const struct boxes *all, size_t base, GArray *out)
{
	const struct node *start = &g_array_index(p->nodes, struct node, 0);
	while (start->from != 0) {
		const struct node *end = &g_array_index(p->nodes, struct node, start->from);
		double measure = start->at == 0 ? p->first_measure : p->measure;
		add_line(all, base + start->at, base + end->at, measure, end->at == p->count && !p->open, out);
		struct line_range *range = &g_array_index(out, struct line_range, out->len - 1);
		range->overfull = end->overfull;
		range->looseness = end->looseness;
		range->hang = end->hung ? all->boxes[range->end - 1].hang : 0;
		start = end;
	}
}

void linebreak_optimum(const struct boxes *all, const struct line_room *room, GArray *out)
{
	g_autoptr(GArray) nodes = g_array_new(FALSE, FALSE, sizeof(struct node));
	for (size_t from = 0; from < all->count;) {
		size_t to = find_stretch(all, from);
		struct problem p = {
			.boxes = all->boxes + from,
			.count = to - from,
			.first_measure = room->measure - (from == 0 ? room->first : 0),
			.measure = room->measure - room->rest,
			.em = room->em,
			.fit = room->fit,
			.continues = from == 0 && room->continues,
			.open = to == all->count && room->open,
			.nodes = nodes,
		};
		if (from == to) {
			add_line(all, from, to, room->measure, true, out);
		} else {
			solve(&p);
			add_lines(&p, all, from, out);
			if (room->steps) {
				*room->steps += p.steps;
			}
		}
		from = to + 1;
	}
}

double linebreak_min_width(const struct boxes *all)
{
	double widest = 0;
	for (size_t from = 0, to; from < all->count; from = to) {
		for (to = from + 1; to < all->count && !all->boxes[to].newline &&
			(!breaks_is_normal(all->boxes[to].break_before) ||
				all->boxes[to].break_before == BREAKS_HYPHEN);
			to++) {
		}
		size_t end = to;
		while (end > from && all->boxes[end - 1].drops_at_end) {
			end--;
		}
		widest = MAX(widest, natural_width(all->boxes, from, end));
	}
	return widest;
}

double linebreak_max_width(const struct boxes *all)
{
	double widest = 0;
	for (size_t from = 0; from < all->count;) {
		size_t to = find_stretch(all, from);
		widest = MAX(widest, natural_width(all->boxes, from, to));
		from = to + 1;
	}
	return widest;
}
