#include <stdio.h>
#include <stdlib.h>

#include <glib.h>

#include "greedy.h"
#include "type/divide.h"
#include "type/line.h"
#include "pdf/raster.h"
#include "style/resolve.h"
#include "style/theme.h"

/*
 * A picture for the documentation: one paragraph at 20, 26 and 38 em, filled line by line on the left
 * and broken as a whole on the right.
 * Usage: line-picture FILE.png
 */

enum { EM = 10, LEADING = 17, MARGIN = 20, GAP = 30 };

static const double measures[] = { 20, 26, 38 };

static const char text[] =
	"排一行中文，看起来只是把字一个挨一个放下去；难的是标点。句号不能站在行首，引号不能留在行尾，《书名》要抱"
	"在一起，“引文”的前后各有半个字的空白……遇上 Unicode、PostScript、William "
	"Gamble（姜别利）、internationalization "
	"这样的西文和数字，左右还要留一点空，但是不能太大。浏览器（例如 Chromium）一行一行往下填，填满为止，剩下的"
	"空白由那一行自己想办法；好的排字工人看的是整段：这一行让出半个逗号，“下一行”就不必拉得太开（哪怕只差"
	"一个字）——读的人什么都没有察觉，这就对了。";

struct picture {
	struct style style;
	struct shaper *shaper;
	struct arena *arena;
	struct diag *diag;
	struct paragraph_options options;
	GArray *items; // struct page_item
};

static void add_line(struct picture *p, const struct line *line, double x, double y)
{
	for (size_t i = 0; i < line->item_count; i++) {
		struct page_item item = line->items[i];
		item.box.x += x;
		item.box.y += y;
		g_array_append_val(p->items, item);
	}
}

// Sets the text at a measure with its first baseline below y; returns where it ends.
static double set_text(struct picture *p, double measure, bool greedy, double x, double y)
{
	p->style.line.hyphenate = !greedy; // browsers do not unless they are asked
	struct runs runs = runs_from_text(text, NULL, &p->options, p->arena);
	struct boxes boxes = box_create_all(p->shaper, &runs, &p->options, p->arena);
	struct line_room room = { .measure = measure, .em = EM, .fit = FIT_JUSTIFY };
	g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(struct line_range));
	if (greedy) {
		greedy_break(&boxes, measure, ranges);
	} else {
		divide_lines(p->shaper, &runs, &p->options, &boxes, &room, p->arena, ranges);
	}
	struct line_source source = { .runs = &runs,
		.boxes = &boxes,
		.options = &p->options,
		.block = NO_NODE,
		.measure = measure,
		.shaper = p->shaper,
		.arena = p->arena };
	for (guint i = 0; i < ranges->len; i++) {
		struct line line = line_set(&source, &g_array_index(ranges, struct line_range, i), i > 0);
		y += LEADING;
		add_line(p, &line, x, y);
	}
	return y;
}

static bool draw(struct picture *p, const char *path)
{
	double y = 0;
	double width = 0;
	for (size_t i = 0; i < G_N_ELEMENTS(measures); i++) {
		double measure = measures[i] * EM;
		double left = set_text(p, measure, true, MARGIN, y + MARGIN);
		double right = set_text(p, measure, false, MARGIN + measure + GAP, y + MARGIN);
		y = MAX(left, right);
		width = MAX(width, 2 * (MARGIN + measure) + GAP);
	}
	struct page page = { .items = (struct page_item *)(void *)p->items->data, .item_count = p->items->len };
	struct pages pages = { .width = width, .height = y + MARGIN, .pages = &page, .page_count = 1 };
	struct out *out = out_create();
	bool done = raster_write_page(&pages, 0, 110, out, p->diag) && out_commit(out, path, p->diag);
	out_destroy(out);
	return done;
}

int main(int argc, char **argv)
{
	struct picture p = { .diag = diag_create(), .arena = arena_create() };
	struct font_set *fonts = font_set_create(p.diag);
	struct theme theme;
	if (argc != 2 || !fonts || !theme_load(&theme, "default", NULL, p.arena, p.diag)) {
		fprintf(stderr, "usage: line-picture FILE.png\n");
		return EXIT_FAILURE;
	}
	style_resolve(&p.style, &theme, NULL, p.arena, p.diag);
	p.shaper = shaper_create(fonts, &p.style, p.arena, p.diag);
	p.options = (struct paragraph_options){ .style = &p.style,
		.base = &p.style.blocks[ROLE_BODY],
		.family = FAMILY_SONG,
		.weight = 400,
		.size = EM,
		.align = ALIGN_JUSTIFY,
		.lang = "zh-Hans" };
	p.items = g_array_new(FALSE, FALSE, sizeof(struct page_item));
	bool done = draw(&p, argv[1]);
	g_array_unref(p.items);
	shaper_destroy(p.shaper);
	font_set_destroy(fonts);
	arena_destroy(p.arena);
	diag_destroy(p.diag);
	return done ? EXIT_SUCCESS : EXIT_FAILURE;
}
