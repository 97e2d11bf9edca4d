#include "layout/paragraph.h"

#include <glib.h>

#include "layout/line.h"

enum { CODE_HANG = 2 }; // cells by which a line of code that goes on is moved in

struct paragraph {
	struct paragraph_options options;
	struct shaper *shaper;
	struct runs runs;
	struct boxes boxes;
	uint32_t block;
	struct source_pos pos;
};

static struct paragraph *create(struct shaper *shaper, struct runs runs, const struct block *block,
	const struct paragraph_options *options, struct arena *arena)
{
	struct paragraph *paragraph = arena_new(arena, struct paragraph);
	paragraph->options = *options;
	paragraph->shaper = shaper;
	paragraph->runs = runs;
	paragraph->block = block != NULL ? block->id : NO_NODE;
	paragraph->pos = block != NULL ? block->pos : (struct source_pos){ 0 };
	paragraph->boxes = box_create_all(shaper, &paragraph->runs, options, arena);
	return paragraph;
}

struct paragraph *paragraph_create(struct shaper *shaper, const struct block *block,
	const struct paragraph_options *options, struct arena *arena)
{
	return create(shaper, runs_from_block(block, options, arena), block, options, arena);
}

struct paragraph *paragraph_create_text(struct shaper *shaper, const char *text, const struct block *block,
	const struct paragraph_options *options, struct arena *arena)
{
	return create(shaper, runs_from_text(text, block, options, arena), block, options, arena);
}

/** Makes images no wider than the measure. */
static void limit_images(struct paragraph *paragraph, double measure)
{
	for (size_t i = 0; i < paragraph->boxes.count; i++) {
		struct box *box = &paragraph->boxes.boxes[i];
		const struct run *run = &paragraph->runs.runs[box->run];
		if (run->image != NULL) {
			box->advance = (float)MIN(run->image_width, MAX(measure, 1));
		}
	}
}

static struct line_room find_room(const struct paragraph_options *options, double measure)
{
	return (struct line_room){
		.measure = measure,
		.em = options->size,
		.first = MIN(options->indent, measure / 2),
		.rest = options->code ? CODE_HANG * options->size / 2 : 0,
		.stretch = options->align == ALIGN_JUSTIFY && !options->code,
	};
}

/** Reports the first line that hangs over. */
static void report_overfull(const struct paragraph *paragraph, const GArray *ranges)
{
	for (guint i = 0; i < ranges->len; i++) {
		const struct line_range *range = &g_array_index(ranges, struct line_range, i);
		if (range->overfull) {
			diag_report(shaper_diag(paragraph->shaper), DIAG_OVERFULL, paragraph->pos,
				"a line is %.1f points wider than its column", range->natural - range->measure);
			return;
		}
	}
}

struct lines paragraph_break(struct paragraph *paragraph, double measure, struct arena *arena)
{
	const struct paragraph_options *options = &paragraph->options;
	struct line_room room = find_room(options, measure);
	g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(struct line_range));
	limit_images(paragraph, measure - MAX(room.first, 0));
	if (options->code) {
		linebreak_greedy(&paragraph->boxes, &room, ranges);
	} else {
		linebreak_optimum(&paragraph->boxes, &room, ranges);
	}
	report_overfull(paragraph, ranges);
	struct line_source source = { .runs = &paragraph->runs, .boxes = &paragraph->boxes, .options = options,
		.block = paragraph->block, .shaper = paragraph->shaper, .arena = arena };
	struct lines lines = { arena_new_array(arena, struct line, ranges->len), ranges->len };
	for (size_t i = 0; i < lines.count; i++) {
		const struct line_range *range = &g_array_index(ranges, struct line_range, i);
		lines.lines[i] = line_set(&source, range, &room, measure - range->measure);
	}
	return lines;
}

double paragraph_max_width(const struct paragraph *paragraph)
{
	return MAX(paragraph->options.indent, 0) + linebreak_max_width(&paragraph->boxes);
}

double paragraph_min_width(const struct paragraph *paragraph)
{
	return linebreak_min_width(&paragraph->boxes);
}
