#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "greedy.h"
#include "type/divide.h"
#include "style/resolve.h"
#include "style/theme.h"

/*
 * How good lines are: the paragraphs of standard input, one a line, are broken at a measure by the
 * optimum breaker and, for comparison, greedily as browsers do it; counted are the lines that are to
 * be full, those of them that grow by more than .1 em at each gap, those beyond .25 em, and last
 * lines of one character, which are shown. Em metrics. Not a test; tests/tools/line_stats.py runs it.
 * Usage: line-stats MEASURE [LANG]
 */

enum { EM = 10 };

struct stats {
	size_t lines, loose, very_loose, runts, overfull;
	bool shows_runts;
};

static void show_runt(const struct boxes *boxes, const struct line_range *range, const char *text)
{
	enum { BEFORE = 30 }; // boxes of the line before that are shown
	size_t from = range->first > BEFORE ? range->first - BEFORE : 0;
	const char *last = text + boxes->boxes[range->first].offset;
	const char *start = text + boxes->boxes[from].offset;
	printf("  runt: %.*s / %s\n", (int)(last - start), start, last);
}

static void count_line(
	struct stats *stats, const struct boxes *boxes, const struct line_range *range, bool only, const char *text)
{
	size_t characters = 0;
	size_t gaps = 0;
	for (size_t i = range->first; i < range->end; i++) {
		const struct box *box = &boxes->boxes[i];
		characters += !box->mark && !box->drops_at_start;
		gaps += i > range->first && box->glue.stretch_tier != SPACING_INELASTIC;
	}
	stats->overfull += range->overfull;
	if (range->hard_end) {
		bool runt = characters < 2 && !only;
		stats->runts += runt;
		if (runt && stats->shows_runts) {
			show_runt(boxes, range, text);
		}
		return;
	}
	double gap = MAX(0, range->measure - range->natural) / (double)MAX(gaps, 1) / EM;
	stats->lines++;
	stats->loose += gap > .1;
	stats->very_loose += gap > .25;
}

static void count_lines(struct stats *stats, const struct boxes *boxes, const GArray *ranges, const char *text)
{
	for (guint i = 0; i < ranges->len; i++) {
		count_line(stats, boxes, &g_array_index(ranges, struct line_range, i), ranges->len == 1, text);
	}
}

static void print_stats(const char *name, const struct stats *stats)
{
	double percent = 100 / (double)MAX(stats->lines, 1);
	printf("%-8s full lines %zu, beyond .1 em a gap %.2f%%, beyond .25 em %.2f%%, runts %zu, overfull %zu\n", name,
		stats->lines, (double)stats->loose * percent, (double)stats->very_loose * percent, stats->runts,
		stats->overfull);
}

int main(int argc, char **argv)
{
	double measure = argc > 1 ? g_ascii_strtod(argv[1], NULL) * EM : 0;
	if (measure <= 0) {
		fprintf(stderr, "usage: line-stats MEASURE [LANG]\n");
		return EXIT_FAILURE;
	}
	struct diag *diag = diag_create();
	struct arena *kept = arena_create();
	struct theme theme;
	struct style style;
	if (!theme_load(&theme, "default", NULL, kept, diag)) {
		return EXIT_FAILURE;
	}
	style_resolve(&style, &theme, NULL, kept, diag);
	struct shaper *shaper = shaper_create(NULL, &style, kept, diag);
	struct paragraph_options options = { .style = &style,
		.base = &style.blocks[ROLE_BODY],
		.size = EM,
		.weight = 400,
		.align = ALIGN_JUSTIFY,
		.lang = argc > 2 ? argv[2] : "zh-Hans" };
	struct line_room room = { .measure = measure, .em = EM, .fit = FIT_JUSTIFY };
	struct stats optimum = { .shows_runts = true };
	struct stats greedy = { 0 };
	char *line = NULL;
	size_t size = 0;
	for (ssize_t length; (length = getline(&line, &size, stdin)) >= 0;) {
		struct arena *arena = arena_create();
		line[strcspn(line, "\n")] = '\0';
		struct runs runs = runs_from_text(line, NULL, &options, arena);
		struct boxes boxes = box_create_all(shaper, &runs, &options, arena);
		g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(struct line_range));
		divide_lines(shaper, &runs, &options, &boxes, &room, arena, ranges);
		count_lines(&optimum, &boxes, ranges, line);
		g_array_set_size(ranges, 0);
		greedy_break(&boxes, measure, ranges);
		count_lines(&greedy, &boxes, ranges, line);
		arena_destroy(arena);
	}
	free(line);
	print_stats("optimum", &optimum);
	print_stats("greedy", &greedy);
	shaper_destroy(shaper);
	arena_destroy(kept);
	diag_destroy(diag);
	return EXIT_SUCCESS;
}
