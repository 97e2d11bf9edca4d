#include "greedy.h"

// The width that the boxes [first, end) have as a line.
static double line_width(const struct box *boxes, size_t first, size_t end)
{
	double width = -boxes[first].glue.natural + boxes[first].trim_left - boxes[first].start_trim +
		boxes[end - 1].trim_right - boxes[end - 1].end_trim + boxes[end - 1].hyphen;
	for (size_t i = first; i < end; i++) {
		width += boxes[i].glue.natural + boxes[i].advance - boxes[i].trim_left - boxes[i].trim_right;
	}
	return width;
}

static void add_range(GArray *out, const struct boxes *boxes, size_t first, size_t end, double measure, bool hard_end)
{
	while (first < end && boxes->boxes[first].drops_at_start) {
		first++;
	}
	while (end > first && boxes->boxes[end - 1].drops_at_end) {
		end--;
	}
	struct line_range range = { .first = first, .end = end, .measure = measure, .hard_end = hard_end };
	range.natural = first < end ? line_width(boxes->boxes, first, end) : 0;
	range.overfull = range.natural > measure + .01;
	g_array_append_val(out, range);
}

void greedy_break(const struct boxes *boxes, double measure, GArray *out)
{
	for (size_t from = 0, next; from < boxes->count; from = next) {
		next = boxes->count;
		size_t fitting = 0;
		for (size_t to = from + 1; to < boxes->count; to++) {
			if (!breaks_is_normal(boxes->boxes[to].break_before)) {
				continue;
			}
			size_t end = to;
			while (end > from && boxes->boxes[end - 1].drops_at_end) {
				end--;
			}
			bool fits = end == from || line_width(boxes->boxes, from, end) <= measure + .01;
			fitting = fits || fitting == 0 ? to : fitting;
			if (!fits) {
				next = fitting;
				break;
			}
		}
		if (next == boxes->count && fitting > from && line_width(boxes->boxes, from, next) > measure + .01) {
			next = fitting;
		}
		add_range(out, boxes, from, next, measure, next == boxes->count);
	}
}
