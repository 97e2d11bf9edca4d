#include "type/divide.h"

#include "text/hyphenation.h"

enum { WORD_MIN = 6 }; // bytes: shorter words are never divided

static const double loose_enough = 1;   // of line_range's looseness: from there on readers see the gaps
static const double empty_enough = .25; // of the measure, where lines are not filled

static bool may_divide(const struct paragraph_options *options)
{
	return options->style->line.hyphenate && !options->heading && !options->code;
}

// The breaks of a text's units, as its boxes have them.
static uint8_t *unit_breaks(const struct boxes *boxes, const struct cjk_text *text)
{
	uint8_t *breaks = g_new0(uint8_t, text->count + 1);
	for (size_t i = 0, unit = 0; i < boxes->count; i++) {
		while (text->units[unit].offset < boxes->boxes[i].offset) {
			unit++;
		}
		breaks[unit] = boxes->boxes[i].break_before;
	}
	return breaks;
}

// Takes new places for hyphens over from the units to the boxes that begin there.
static void take_breaks(struct boxes *boxes, const struct cjk_text *text, const uint8_t *breaks)
{
	for (size_t i = 0, unit = 0; i < boxes->count; i++) {
		while (text->units[unit].offset < boxes->boxes[i].offset) {
			unit++;
		}
		boxes->boxes[i].break_before = breaks[unit];
	}
}

void divide_words(struct shaper *shaper, const struct runs *runs, const struct paragraph_options *options,
	struct boxes *boxes, struct arena *arena)
{
	if (!may_divide(options) || boxes->count == 0) {
		return;
	}
	struct cjk_text *text = runs_cut(runs);
	g_autofree uint8_t *breaks = unit_breaks(boxes, text);
	for (size_t run = 0, from = 0, to = 0; run < runs->count; run++, from = to) {
		while (to < text->count && text->units[to].offset < runs->runs[run].end) {
			to++;
		}
		hyphenation_find(shaper_hyphenation(shaper), text, from, to, runs->runs[run].lang, breaks);
	}
	take_breaks(boxes, text, breaks);
	box_add_hyphens(boxes, runs, shaper, arena);
	cjk_text_destroy(text);
}

// Whether the boxes from `at` to the next place for a break hold a word that is long enough to be divided.
static bool holds_word(const struct boxes *boxes, size_t at)
{
	size_t start = at < boxes->count ? boxes->boxes[at].offset : 0;
	for (size_t i = at; i < boxes->count; i++) {
		const struct box *box = &boxes->boxes[i];
		if (box->newline || (i > at && (breaks_is_normal(box->break_before) || box->drops_at_end))) {
			return false;
		}
		start = box->break_before == BREAKS_EMERGENCY ? start : box->offset;
		if (box->offset + box->bytes - start >= WORD_MIN && box->offset > start) {
			return true;
		}
	}
	return false;
}

// Whether a line would be better if a word were divided at its end.
static bool wants_division(const struct boxes *boxes, const struct line_range *range, enum line_fit fit)
{
	if (range->hard_end) {
		return range->overfull;
	}
	bool parts_word = range->next < boxes->count && !breaks_is_normal(boxes->boxes[range->next].break_before);
	if (range->overfull || parts_word) {
		return true;
	}
	bool bad = fit == FIT_JUSTIFY ? range->looseness > loose_enough
				      : range->measure - range->natural > empty_enough * range->measure;
	return bad && holds_word(boxes, range->next);
}

void divide_lines(struct shaper *shaper, const struct runs *runs, const struct paragraph_options *options,
	struct boxes *boxes, const struct line_room *room, struct arena *arena, GArray *out)
{
	guint start = out->len;
	linebreak_optimum(boxes, room, out);
	bool wanted = false;
	for (guint i = start; i < out->len && !wanted && may_divide(options); i++) {
		wanted = wants_division(boxes, &g_array_index(out, struct line_range, i), room->fit);
	}
	if (wanted) {
		divide_words(shaper, runs, options, boxes, arena);
		g_array_set_size(out, start);
		linebreak_optimum(boxes, room, out);
	}
}
