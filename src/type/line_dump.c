#include "type/line_dump.h"

#include "type/divide.h"
#include "type/runs.h"

// What is printed from: the boxes of one paragraph and the text they stand for.
struct dumping {
	const struct line_dump *dump;
	struct runs runs;
	struct boxes boxes;
	struct out *out;
};

static bool is_space(const struct dumping *d, const struct box *box)
{
	return box->bytes > 0 && g_unichar_isspace(g_utf8_get_char(d->runs.text + box->offset));
}

static void put_box_text(const struct dumping *d, const struct box *box)
{
	const char *text = d->runs.text + box->offset;
	if (box->bytes == 1 && *text == '|') {
		out_puts(d->out, "\\");
	}
	out_write(d->out, text, box->bytes);
}

static void dump_breaks(const struct dumping *d)
{
	for (size_t i = 0; i < d->boxes.count; i++) {
		const struct box *box = &d->boxes.boxes[i];
		if (i > 0 && breaks_is_normal(box->break_before) && !box->newline) {
			out_puts(d->out, "|");
		}
		if (!box->newline) {
			put_box_text(d, box);
		}
	}
	out_puts(d->out, "\n");
}

static void put_advance(const struct dumping *d, double points)
{
	out_printf(d->out, "\t%.2f\n", points / d->dump->options.size);
}

// A typed space that is set as glue is its glue; what stands between two scripts is written '~'.
static void dump_advance(const struct dumping *d, const struct box *box)
{
	double advance = box->advance - box->trim_left - box->trim_right;
	bool space = is_space(d, box) && box->advance == 0;
	if (box->glue.natural > 0 && !space) {
		out_puts(d->out, "~");
		put_advance(d, box->glue.natural);
	}
	if (!box->newline) {
		put_box_text(d, box);
		put_advance(d, space ? box->glue.natural : advance);
	}
}

static void dump_boxes(const struct line_dump *dump, struct runs runs, struct arena *arena, struct out *out)
{
	struct dumping d = { .dump = dump, .runs = runs, .out = out };
	d.boxes = box_create_all(dump->shaper, &runs, &dump->options, arena);
	if (dump->stage == LINE_DUMP_BREAKS) {
		divide_words(dump->shaper, &runs, &dump->options, &d.boxes, arena);
		dump_breaks(&d);
		return;
	}
	for (size_t i = 0; i < d.boxes.count; i++) {
		dump_advance(&d, &d.boxes.boxes[i]);
	}
}

static void dump_lines(const struct line_dump *dump, struct paragraph *paragraph, struct arena *arena, struct out *out)
{
	struct lines lines = paragraph_break(paragraph, dump->measure, arena);
	for (size_t i = 0; i < lines.count; i++) {
		const struct line *line = &lines.lines[i];
		for (size_t j = 0; j < line->item_count; j++) {
			const struct page_item *item = &line->items[j];
			if (item->kind == ITEM_GLYPHS && !item->artifact && item->part != PART_RUBY) {
				out_write(out, item->as.run.text, item->as.run.text_length);
			}
		}
		double em = dump->options.size;
		out_printf(out, "\t%.2f\t%.2f\n", line->natural / em, line->width / em);
	}
}

void line_dump_text(const struct line_dump *dump, const char *text, struct out *out)
{
	struct arena *arena = arena_create();
	if (dump->stage == LINE_DUMP_LINES) {
		struct paragraph *paragraph = paragraph_create_text(dump->shaper, text, NULL, &dump->options, arena);
		dump_lines(dump, paragraph, arena, out);
	} else {
		dump_boxes(dump, runs_from_text(text, NULL, &dump->options, arena), arena, out);
	}
	arena_destroy(arena);
}

void line_dump_block(const struct line_dump *dump, const struct block *block, struct out *out)
{
	struct arena *arena = arena_create();
	if (dump->stage == LINE_DUMP_LINES) {
		struct paragraph *paragraph = paragraph_create(dump->shaper, block, &dump->options, arena);
		dump_lines(dump, paragraph, arena, out);
	} else {
		dump_boxes(dump, runs_from_block(block, &dump->options, arena), arena, out);
	}
	arena_destroy(arena);
}
