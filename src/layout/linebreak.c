#include "layout/linebreak.h"

/** The width of the boxes [first, end) as a line of their own, neither shrunk nor stretched. */
static double natural_width(const struct box *boxes, size_t first, size_t end)
{
	if (first >= end) {
		return 0;
	}
	const struct box *last = &boxes[end - 1];
	double width = last->trim_right - last->end_trim + boxes[first].trim_left - boxes[first].start_trim
		- boxes[first].glue.natural + last->hyphen;
	for (size_t i = first; i < end; i++) {
		width += boxes[i].glue.natural + boxes[i].advance - boxes[i].trim_left - boxes[i].trim_right;
	}
	return width;
}

/** Adds the line of the boxes [from, to), without what drops at its edges. */
static void add_line(const struct boxes *all, size_t from, size_t to, double measure, bool hard_end, GArray *out)
{
	while (from < to && all->boxes[from].drops_at_start) {
		from++;
	}
	while (to > from && all->boxes[to - 1].drops_at_end) {
		to--;
	}
	struct line_range range = { .first = from, .end = to, .measure = measure, .hard_end = hard_end };
	range.natural = natural_width(all->boxes, from, to);
	range.overfull = range.natural > measure + .01;
	g_array_append_val(out, range);
}

/** The end of the stretch that starts at a box: its line feed, or the end of all. */
static size_t find_stretch(const struct boxes *all, size_t from)
{
	while (from < all->count && !all->boxes[from].newline) {
		from++;
	}
	return from;
}

/** One line, filled up: returns where the next one starts. At least one box. */
static size_t fill_line(const struct box *boxes, size_t from, size_t to, double measure)
{
	double width = 0;
	size_t allowed = from;
	for (size_t i = from; i < to; i++) {
		if (i > from && boxes[i].break_before != BREAKS_NONE) {
			allowed = i;
		}
		width += (i == from ? 0 : boxes[i].glue.natural) + boxes[i].advance - boxes[i].trim_left
			- boxes[i].trim_right;
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
			add_line(all, from, next, room->measure - indent, next == to, out);
			from = next;
			indent = room->rest;
		} while (from < to);
		from++;
	}
}

void linebreak_optimum(const struct boxes *all, const struct line_room *room, GArray *out)
{
	linebreak_greedy(all, room, out);
}

double linebreak_min_width(const struct boxes *all)
{
	double widest = 0;
	for (size_t from = 0, to; from < all->count; from = to) {
		for (to = from + 1; to < all->count && !all->boxes[to].newline
			&& !breaks_is_normal(all->boxes[to].break_before); to++) {
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
