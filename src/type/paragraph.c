#include "type/paragraph.h"

#include <glib.h>
#include <string.h>

#include "type/divide.h"
#include "type/line.h"
#include "text/utf8.h"

enum {
	WINDOW = 32 * 1024, // bytes that are made into boxes at once, so that memory is bounded by the lines alone
	WINDOW_TAIL = 2,    // lines at the end of a window that are found again with what follows
	QUOTED_MAX = 48,    // bytes of a line that a message shows
};

static const double wide_gaps = 20; // of line_range's looseness: gaps of about .6 em

struct paragraph {
	struct paragraph_options options;
	struct shaper *shaper;
	struct runs runs;
	uint32_t block;
	struct source_pos pos;
};

// A part of a paragraph's text while it is set.
struct window {
	struct arena *arena; // of everything here
	struct runs runs;
	struct boxes boxes;
	size_t start; // its place in the paragraph's text
	bool open;    // the text goes on behind it, and not after a hard break
};

static struct paragraph *create(struct shaper *shaper, struct runs runs, const struct block *block,
	const struct paragraph_options *options, struct arena *arena)
{
	struct paragraph *paragraph = arena_new(arena, struct paragraph);
	paragraph->options = *options;
	paragraph->shaper = shaper;
	paragraph->runs = runs;
	paragraph->block = block ? block->id : NO_NODE;
	paragraph->pos = block ? block->pos : (struct source_pos){ 0 };
	return paragraph;
}

struct paragraph *paragraph_create(
	struct shaper *shaper, const struct block *block, const struct paragraph_options *options, struct arena *arena)
{
	return create(shaper, runs_from_block(block, options, arena), block, options, arena);
}

struct paragraph *paragraph_create_text(struct shaper *shaper, const char *text, const struct block *block,
	const struct paragraph_options *options, struct arena *arena)
{
	return create(shaper, runs_from_text(text, block, options, arena), block, options, arena);
}

// Where a window that starts at a byte ends: after its last line feed if it has one, else between two characters.
static size_t find_window_end(const struct runs *runs, size_t start)
{
	if (runs->length - start <= WINDOW) {
		return runs->length;
	}
	const char *text = runs->text + start;
	const char *line_feed = memrchr(text, '\n', WINDOW);
	if (line_feed) {
		return start + (size_t)(line_feed - text) + 1;
	}
	size_t end = utf8_cluster_length(text, runs->length - start);
	while (end < WINDOW) {
		end += utf8_cluster_length(text + end, runs->length - start - end);
	}
	return start + end;
}

// The runs of [start, end), moved there. *first is the first run that may have a part in it, and moves on.
static struct runs slice_runs(const struct runs *runs, size_t start, size_t end, size_t *first, struct arena *arena)
{
	while (*first < runs->count && runs->runs[*first].end <= start) {
		++*first;
	}
	size_t last = *first;
	while (last < runs->count && runs->runs[last].start < end) {
		last++;
	}
	struct run *parts = arena_new_array(arena, struct run, last - *first);
	for (size_t i = *first; i < last; i++) {
		struct run *part = &parts[i - *first];
		*part = runs->runs[i];
		part->start = MAX(part->start, start) - start;
		part->end = MIN(part->end, end) - start;
	}
	return (struct runs){ runs->text + start, end - start, parts, last - *first };
}

static struct window open_window(const struct paragraph *paragraph, size_t start, size_t *first_run)
{
	size_t end = find_window_end(&paragraph->runs, start);
	struct window window = { .arena = arena_create(), .start = start };
	window.runs = slice_runs(&paragraph->runs, start, end, first_run, window.arena);
	window.boxes = box_create_all(paragraph->shaper, &window.runs, &paragraph->options, window.arena);
	window.open = end < paragraph->runs.length && paragraph->runs.text[end - 1] != '\n';
	return window;
}

// Makes images no wider than the measure.
static void limit_images(struct window *window, double measure)
{
	for (size_t i = 0; i < window->boxes.count; i++) {
		struct box *box = &window->boxes.boxes[i];
		const struct run *run = &window->runs.runs[box->run];
		if (run->image) {
			box->advance = (float)MIN(run->image_width, MAX(measure, 1));
		}
	}
}

static enum line_fit find_fit(const struct paragraph_options *options)
{
	if (options->heading || options->align == ALIGN_CENTER) {
		return FIT_EVEN;
	}
	return options->align == ALIGN_JUSTIFY && !options->code ? FIT_JUSTIFY : FIT_LATE;
}

static struct line_room find_room(
	const struct paragraph_options *options, const struct window *window, double measure, bool continues)
{
	double rest = options->code ? options->style->ornaments.continuation.hang * options->size : 0;
	double start = continues ? rest : 0;
	return (struct line_room){
		.measure = measure,
		.em = options->size,
		.first = window->start == 0 ? MIN(options->indent, measure / 2) : start,
		.rest = rest,
		.fit = find_fit(options),
		.continues = continues,
		.open = window->open,
	};
}

// The lines of a paragraph while they are gathered.
struct setting {
	const struct paragraph *paragraph;
	double measure;
	struct arena *arena; // of the result
	GArray *ranges;      // struct line_range, of one window
	GArray *lines;       // struct line
	bool overfull;       // reported
	bool loose;          // reported
};

static void report_overfull(struct setting *s, const struct line_range *range)
{
	if (range->overfull && !s->overfull) {
		diag_report(shaper_diag(s->paragraph->shaper), DIAG_OVERFULL, s->paragraph->pos,
			"a line is %.1f points wider than its column", range->natural - range->measure);
		s->overfull = true;
	}
}

// How much of the text of a line, in bytes, tells an author which one it is: whole boxes.
static size_t quoted_bytes(const struct boxes *boxes, const struct line_range *range)
{
	const struct box *box = &boxes->boxes[range->first];
	size_t start = box->offset;
	const struct box *end = &boxes->boxes[range->end];
	while (box + 1 < end && box[1].offset + box[1].bytes - start <= QUOTED_MAX) {
		box++;
	}
	return box->offset + box->bytes - start;
}

static void report_loose(struct setting *s, const struct window *window, const struct line_range *range)
{
	if (range->looseness < wide_gaps || s->loose) {
		return;
	}
	const struct box *first = &window->boxes.boxes[range->first];
	diag_report(shaper_diag(s->paragraph->shaper), DIAG_LOOSE_LINE, window->runs.runs[first->run].pos,
		"the line '%.*s' cannot be filled without wide gaps", (int)quoted_bytes(&window->boxes, range),
		window->runs.text + first->offset);
	s->loose = true;
}

static bool continues(const struct setting *s)
{
	return s->lines->len > 0 && !g_array_index(s->lines, struct line, s->lines->len - 1).hard_end;
}

// Sets the lines of a window; returns where in the paragraph's text the next one starts.
static size_t set_window(struct setting *s, struct window *window)
{
	const struct paragraph_options *options = &s->paragraph->options;
	struct line_room room = find_room(options, window, s->measure, continues(s));
	limit_images(window, s->measure - MAX(room.first, 0));
	g_array_set_size(s->ranges, 0);
	if (options->code) {
		linebreak_greedy(&window->boxes, &room, s->ranges);
	} else {
		divide_lines(
			s->paragraph->shaper, &window->runs, options, &window->boxes, &room, window->arena, s->ranges);
	}
	guint count = s->ranges->len;
	count -= window->open && count > WINDOW_TAIL ? WINDOW_TAIL : 0;
	struct line_source source = { .runs = &window->runs,
		.boxes = &window->boxes,
		.options = options,
		.block = s->paragraph->block,
		.measure = s->measure,
		.shaper = s->paragraph->shaper,
		.arena = s->arena };
	size_t next = 0;
	for (guint i = 0; i < count; i++) {
		const struct line_range *range = &g_array_index(s->ranges, struct line_range, i);
		struct line line = line_set(&source, range, continues(s));
		report_overfull(s, range);
		report_loose(s, window, range);
		g_array_append_val(s->lines, line);
		next = range->next;
	}
	return window->start + (next < window->boxes.count ? window->boxes.boxes[next].offset : window->runs.length);
}

struct lines paragraph_break(struct paragraph *paragraph, double measure, struct arena *arena)
{
	struct setting s = { .paragraph = paragraph, .measure = measure, .arena = arena };
	s.ranges = g_array_new(FALSE, FALSE, sizeof(struct line_range));
	s.lines = g_array_new(FALSE, FALSE, sizeof(struct line));
	size_t first_run = 0;
	for (size_t start = 0; start < paragraph->runs.length;) {
		struct window window = open_window(paragraph, start, &first_run);
		start = set_window(&s, &window);
		arena_destroy(window.arena);
	}
	struct lines lines = { arena_new_array(arena, struct line, s.lines->len), s.lines->len };
	if (lines.count > 0) {
		memcpy(lines.lines, s.lines->data, lines.count * sizeof(struct line));
	}
	g_array_unref(s.lines);
	g_array_unref(s.ranges);
	return lines;
}

// The largest of a width over all windows.
static double widest_window(const struct paragraph *paragraph, double (*width)(const struct boxes *boxes))
{
	double widest = 0;
	size_t first_run = 0;
	for (size_t start = 0; start < paragraph->runs.length;) {
		struct window window = open_window(paragraph, start, &first_run);
		widest = MAX(widest, width(&window.boxes));
		start += window.runs.length;
		arena_destroy(window.arena);
	}
	return widest;
}

double paragraph_max_width(const struct paragraph *paragraph)
{
	return MAX(paragraph->options.indent, 0) + widest_window(paragraph, linebreak_max_width);
}

double paragraph_min_width(const struct paragraph *paragraph)
{
	return widest_window(paragraph, linebreak_min_width);
}
