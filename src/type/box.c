#include "type/box.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "type/em_metrics.h"
#include "type/ruby.h"
#include "type/stand_in.h"
#include "text/cjk_class.h"
#include "text/utf8.h"

enum {
	PIECE_MAX = 2048, // bytes shaped at once, so that no library sees an endless word
	TAB_CELLS = 4,
};

struct builder {
	struct shaper *shaper;
	const struct runs *runs;
	const struct paragraph_options *options;
	struct arena *arena;
	struct cjk_text *text;
	uint8_t *breaks;
	struct spacing *spacing;
	struct box *boxes;
	size_t count;
	size_t column; // of a line of code, in cells
};

const struct shape *box_sign(struct shaper *shaper, const struct run *run, const char *sign, struct arena *arena)
{
	struct shape_style style = {
		.family = run->latin, .weight = run->weight, .italic = run->italic_latin, .lang = run->lang
	};
	if (shaper_has_fonts(shaper)) {
		return shaper_shape(shaper, sign, strlen(sign), &style, arena);
	}
	return em_metrics_sign(sign, arena);
}

static bool is_long_dash(const struct cjk_unit *unit)
{
	return unit->class == CJK_DASH && unit->doubled;
}

// A mark that another may have to stand for.
static bool stands_alone(const struct cjk_unit *unit)
{
	return unit->wide && stand_in_exists(unit->c);
}

static const struct shape *shape_units(const struct builder *b, const struct run *run, size_t from, size_t to)
{
	if (!shaper_has_fonts(b->shaper)) {
		return em_metrics_shape(b->text, from, to, b->arena);
	}
	const struct cjk_unit *units = b->text->units;
	enum type_family family = units[from].wide ? run->family : run->latin;
	struct shape_style style = {
		.family = units[from].class == CJK_EMOJI ? FAMILY_COUNT : family,
		.weight = run->weight,
		.italic = run->italic_latin && !units[from].wide,
		.cjk = units[from].wide,
		.lang = run->lang,
	};
	const char *text = b->runs->text + units[from].offset;
	size_t length = units[to].offset - units[from].offset;
	const struct shape *shape = shaper_shape(b->shaper, text, length, &style, b->arena);
	const struct shape *stand_in =
		stands_alone(&units[from]) ? stand_in_shape(b->shaper, &units[from], shape, &style, b->arena) : shape;
	if (stand_in != shape || !is_long_dash(&units[from]) || shaper_is_joined(shape)) {
		return stand_in;
	}
	style.family = FAMILY_SONG;
	return shaper_shape(b->shaper, text, length, &style, b->arena);
}

// The width that a full-width mark must have when the font gives it another; negative: the font's own.
static double proper_advance(const struct builder *b, size_t unit)
{
	const struct cjk_unit *u = &b->text->units[unit];
	bool fixed = u->wide && cjk_class_is_mark(u->class);
	return fixed && u->kind != CJK_SPAN_CODE ? cjk_unit_advance(u) : -1;
}

// Puts a mark of the wrong width where it belongs: an opening one to the right, a closing one to the left.
static void fix_advance(struct box *box, enum cjk_class class, double advance)
{
	double spare = advance - box->advance;
	bool opens = class == CJK_OP;
	bool closes = class == CJK_CL;
	box->inset = (float)(opens ? spare : closes ? 0 : spare / 2);
	box->advance = (float)advance;
}

// The white space that a box's marks have to give, in em.
static struct shape_blank find_room(
	const struct builder *b, const struct box *box, const struct cjk_unit *unit, bool fixed)
{
	struct cjk_blank blank = cjk_blank_of(unit->class, unit->region);
	struct shape_blank promised = { blank.left, blank.right };
	if (!shaper_has_fonts(b->shaper) || fixed) {
		return promised;
	}
	if (box->cluster_count != 1) {
		return (struct shape_blank){ 0 };
	}
	const struct shape_cluster *cluster = &box->shape->clusters[box->first_cluster];
	const char *lang = b->runs->runs[box->run].lang;
	return shaper_room(b->shaper, box->shape, cluster, unit->c, lang, promised);
}

// The em of the white space before a box: the larger of its neighbours', since it is that of the Han.
static double glue_size(const struct builder *b, const struct box *box)
{
	const struct run *run = &b->runs->runs[box->run];
	bool follows = box > b->boxes && box[-1].run != box->run;
	return follows ? MAX(run->size, b->runs->runs[box[-1].run].size) : run->size;
}

static void scale_glue(struct box *box, const struct spacing *spacing, double size)
{
	box->glue = spacing->glue;
	if (spacing->font_space) {
		box->glue.shrink = MAX(0, (float)(box->advance / size) - spacing->glue.natural + spacing->glue.shrink);
		box->glue.natural = (float)(box->advance / size);
	}
	box->glue.natural *= (float)size;
	box->glue.shrink *= (float)size;
	box->glue.stretch *= (float)size;
}

// Everything about a box of text that its units decide: from is its first unit, to the one behind its last.
static void space_box(struct builder *b, struct box *box, size_t from, size_t to)
{
	const struct cjk_unit *first = &b->text->units[from];
	const struct cjk_unit *last = &b->text->units[to - 1];
	const struct spacing *spacing = &b->spacing[from];
	double size = b->runs->runs[box->run].size;
	double proper = proper_advance(b, from) * size;
	bool fixed = to - from == 1 && proper > 0 && ABS(proper - box->advance) > .01 * size;
	struct shape_blank room = find_room(b, box, first, fixed);
	if (fixed) {
		fix_advance(box, first->class, proper);
	}
	enum spacing_style style = b->options->style->line.punctuation;
	float em = (float)size;
	box->trim_left = MIN(spacing->trim_left, room.left) * em;
	box->trim_right = MIN(spacing->trim_right, room.right) * em;
	box->start_trim = MIN(spacing_line_start_trim(first, style), room.left) * em;
	box->end_trim = MIN(spacing_line_end_trim(last, style), room.right) * em;
	box->shrink_left = MIN(spacing->shrink_left, room.left - box->trim_left / em) * em;
	box->shrink_right = MIN(spacing->shrink_right, room.right - box->trim_right / em) * em;
	box->shrink_tier = spacing->shrink_tier;
	box->hang = b->options->style->line.hanging && spacing->may_hang ? box->advance - box->trim_left - box->end_trim
									 : 0;
	box->break_before = b->breaks[from];
	box->dotted =
		b->runs->runs[box->run].dots && (cjk_class_is_ideographic(first->class) || first->class == CJK_HANGUL);
	box->mark = first->wide && cjk_class_is_mark(first->class);
	scale_glue(box, spacing, glue_size(b, box));
	bool space = first->class == CJK_SPACE;
	box->advance = space ? 0 : box->advance;
	box->drops_at_start = space || first->class == CJK_ZWSP;
	box->drops_at_end = box->drops_at_start || first->class == CJK_IDSPACE;
}

// Puts a glyph that is wider than its cells in their middle, by its ink; it takes more of them if that is too wide
// too, as the arrows of Chinese fonts are. Returns how many it takes.
static size_t fit_cells(const struct builder *b, struct box *box, size_t cells)
{
	double cell = b->options->size / 2;
	double spare = (double)cells * cell - box->advance;
	box->inset = (float)spare / 2;
	if (spare >= -.1 * cell || box->cluster_count != 1) {
		return cells;
	}
	struct shape_blank blank = shaper_blank(box->shape, &box->shape->clusters[box->first_cluster]);
	double left = blank.left * b->options->size;
	double ink = box->advance - left - blank.right * b->options->size;
	if (ink > (double)cells * cell) {
		cells = (size_t)ceil(box->advance / cell - .1);
		box->inset = (float)((double)cells * cell - box->advance) / 2;
	} else {
		box->inset = (float)(((double)cells * cell - ink) / 2 - left);
	}
	return cells;
}

// A box of code stands on the grid of half an em.
static void grid_box(struct builder *b, struct box *box)
{
	const char *text = b->runs->text + box->offset;
	size_t cells = *text == '\t' ? TAB_CELLS - b->column % TAB_CELLS : utf8_string_cells(text, box->bytes);
	cells = *text == '\t' ? cells : fit_cells(b, box, cells);
	box->advance = (float)((double)cells * b->options->size / 2);
	box->break_before = box->offset == 0 ? BREAKS_NONE : BREAKS_ALLOWED;
	b->column += cells;
}

// What is added behind a character within a line falls away at the line's end.
static void space_letter(const struct builder *b, struct box *box)
{
	float spacing = (float)b->runs->runs[box->run].letter_spacing;
	box->advance += spacing;
	box->end_trim += spacing;
}

static void report_missing(const struct builder *b, const struct box *box)
{
	size_t offset = box->offset;
	for (size_t i = 0; i < box->cluster_count; i++) {
		const struct shape_cluster *cluster = &box->shape->clusters[box->first_cluster + i];
		if (cluster->missing) {
			shaper_report_missing(
				b->shaper, b->runs->text + offset, cluster->bytes, b->runs->runs[box->run].pos);
		}
		offset += cluster->bytes;
	}
}

// Makes boxes of the units [from, to), which were shaped together: a box ends where a unit and a cluster end.
static void add_boxes(struct builder *b, size_t run, size_t from, size_t to)
{
	const struct cjk_unit *units = b->text->units;
	const struct shape *shape = shape_units(b, &b->runs->runs[run], from, to);
	size_t cluster = 0;
	size_t shaped = units[from].offset; // end of the clusters taken
	for (size_t unit = from, end; unit < to; unit = end) {
		struct box *box = &b->boxes[b->count++];
		*box = (struct box){ .offset = units[unit].offset,
			.run = (uint32_t)run,
			.class = units[unit].class,
			.shape = shape,
			.first_cluster = (uint32_t)cluster };
		for (end = unit + 1; shaped < units[end].offset && cluster < shape->cluster_count;) {
			box->advance += shape->clusters[cluster].advance;
			shaped += shape->clusters[cluster++].bytes;
			while (units[end].offset < shaped) {
				end++;
			}
		}
		box->bytes = units[end].offset - units[unit].offset;
		box->cluster_count = (uint32_t)cluster - box->first_cluster;
		box->advance *= (float)b->runs->runs[run].size;
		report_missing(b, box);
		if (b->options->code) {
			grid_box(b, box);
		} else {
			space_box(b, box, unit, end);
		}
		space_letter(b, box);
	}
}

static void add_newline(struct builder *b, size_t run, size_t unit)
{
	b->boxes[b->count++] = (struct box){ .offset = b->text->units[unit].offset,
		.bytes = (uint32_t)cjk_text_size(b->text, unit),
		.run = (uint32_t)run,
		.class = b->text->units[unit].class,
		.newline = true,
		.drops_at_start = true,
		.drops_at_end = true };
	b->column = 0;
}

// A tab or another control character: it takes room at the most.
static void add_control(struct builder *b, size_t run, size_t unit)
{
	struct box *box = &b->boxes[b->count++];
	*box = (struct box){ .offset = b->text->units[unit].offset,
		.run = (uint32_t)run,
		.class = b->text->units[unit].class,
		.bytes = (uint32_t)cjk_text_size(b->text, unit) };
	if (b->options->code) {
		grid_box(b, box);
	} else {
		space_box(b, box, unit, unit + 1);
	}
}

static void add_image(struct builder *b, size_t run, size_t unit)
{
	struct box *box = &b->boxes[b->count++];
	*box = (struct box){ .offset = b->text->units[unit].offset,
		.bytes = 3,
		.run = (uint32_t)run,
		.class = b->text->units[unit].class,
		.advance = (float)b->runs->runs[run].image_width,
		.break_before = b->breaks[unit] };
	scale_glue(box, &b->spacing[unit], glue_size(b, box));
}

// The end of the units from `from` that can be shaped together: one run, one kind of font.
static size_t find_piece(const struct builder *b, size_t run, size_t from)
{
	const struct cjk_unit *units = b->text->units;
	size_t to = from + 1;
	while (to < b->text->count && units[to].offset < b->runs->runs[run].end && units[to].wide == units[from].wide &&
		!g_unichar_iscntrl(units[to].c) && units[to].class != CJK_NEWLINE &&
		(units[to].class == CJK_EMOJI) == (units[from].class == CJK_EMOJI) &&
		is_long_dash(&units[to]) == is_long_dash(&units[from]) && !stands_alone(&units[from]) &&
		!stands_alone(&units[to]) && units[to].offset - units[from].offset < PIECE_MAX) {
		to++;
	}
	return to;
}

static void pad_start(struct box *box, double padding)
{
	box->advance += (float)padding;
	box->inset += (float)padding;
}

// Inline code with a background gets room inside it, and the second of two note marks keeps its distance.
static void pad_run(const struct builder *b, size_t run, size_t from)
{
	const struct run *r = &b->runs->runs[run];
	if (b->count == from) {
		return;
	}
	if (r->background != COLOR_INHERIT && r->kind == CJK_SPAN_CODE) {
		pad_start(&b->boxes[from], r->padding);
		b->boxes[b->count - 1].advance += (float)r->padding;
	}
	if (r->note_ref && run > 0 && r[-1].note_ref) {
		pad_start(&b->boxes[from], b->options->style->ornaments.note_marks.gap * r->size);
	}
}

static void add_run(struct builder *b, size_t run, size_t *unit)
{
	const struct run *r = &b->runs->runs[run];
	size_t first = b->count;
	while (*unit < b->text->count && b->text->units[*unit].offset < r->end) {
		size_t next = *unit + 1;
		if (b->text->units[*unit].class == CJK_NEWLINE) {
			add_newline(b, run, *unit);
		} else if (r->image) {
			add_image(b, run, *unit);
		} else if (g_unichar_iscntrl(b->text->units[*unit].c)) {
			add_control(b, run, *unit);
		} else {
			next = find_piece(b, run, *unit);
			add_boxes(b, run, *unit, next);
		}
		*unit = next;
	}
	pad_run(b, run, first);
}

void box_add_hyphens(struct boxes *boxes, const struct runs *runs, struct shaper *shaper, struct arena *arena)
{
	for (size_t i = 1; i < boxes->count; i++) {
		if (boxes->boxes[i].break_before == BREAKS_HYPHEN) {
			struct box *box = &boxes->boxes[i - 1];
			const struct run *run = &runs->runs[box->run];
			box->hyphen = box_sign(shaper, run, "-", arena)->clusters[0].advance * (float)run->size;
		}
	}
}

static const struct span *ruby_of(const struct boxes *boxes, const struct runs *runs, size_t index)
{
	return runs->runs[boxes->boxes[index].run].ruby;
}

// Makes the base of the boxes [from, to) whole, and at least as wide as its annotation.
static void widen_base(struct boxes *boxes, size_t from, size_t to, double annotation)
{
	double width = 0;
	for (size_t i = from; i < to; i++) {
		struct box *box = &boxes->boxes[i];
		width += box->advance - box->trim_left - box->trim_right;
		if (i > from) {
			width += box->glue.natural;
			box->break_before = BREAKS_NONE;
		}
	}
	double each = MAX(0, annotation - width) / (double)(to - from);
	for (size_t i = from; i < to; i++) {
		boxes->boxes[i].advance += (float)each;
		boxes->boxes[i].inset += (float)each / 2;
	}
}

// Makes the bases among boxes wide enough for what stands above them, and whole.
static void widen_bases(struct boxes *boxes, const struct runs *runs, struct shaper *shaper,
	const struct ornament_style *ornaments, struct arena *arena)
{
	for (size_t from = 0, to; from < boxes->count; from = to) {
		const struct span *ruby = ruby_of(boxes, runs, from);
		for (to = from + 1; to < boxes->count && ruby_of(boxes, runs, to) == ruby; to++) {
		}
		if (ruby) {
			const struct run *base = &runs->runs[boxes->boxes[from].run];
			double size = ruby_look(base, ornaments->ruby.size).size;
			double gap = ruby_is_in_letters(ruby->as.ruby) ? ornaments->ruby.gap * size : 0;
			widen_base(boxes, from, to, ruby_width(ruby_shape(shaper, base, arena), size) + gap);
		}
	}
}

struct boxes box_create_all(
	struct shaper *shaper, const struct runs *runs, const struct paragraph_options *options, struct arena *arena)
{
	if (runs->count == 0) {
		return (struct boxes){ 0 };
	}
	struct builder b = { .shaper = shaper, .runs = runs, .options = options, .arena = arena };
	b.text = runs_cut(runs);
	b.breaks = g_new(uint8_t, b.text->count);
	b.spacing = g_new(struct spacing, b.text->count);
	breaks_find(b.text, options->style->line.level, b.breaks);
	spacing_find(
		b.text, options->style->line.punctuation, (float)options->style->line.autospace, b.breaks, b.spacing);
	b.boxes = arena_new_array(arena, struct box, b.text->count);
	size_t unit = 0;
	for (size_t run = 0; run < runs->count; run++) {
		add_run(&b, run, &unit);
	}
	struct boxes boxes = { b.boxes, b.count };
	widen_bases(&boxes, runs, shaper, &options->style->ornaments, arena);
	box_add_hyphens(&boxes, runs, shaper, arena);
	g_free(b.spacing);
	g_free(b.breaks);
	cjk_text_destroy(b.text);
	return boxes;
}
