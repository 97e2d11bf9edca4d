#include <cairo-pdf.h>
#include <glib.h>
#include <pango/pangocairo.h>
#include <string.h>

/*
 * The program that one writes first, for scripts/bench to measure against: each line of a Markdown file is a paragraph,
 * a PangoLayout sets it, plain cairo paints it onto A4, in Noto Serif CJK SC Regular and Bold. No structure, no
 * typography.
 * Usage: naive FILE.md FILE.pdf
 */

static const double page_width = 595.276, page_height = 841.89, margin = 82;

struct page {
	cairo_t *cr;
	PangoLayout *layout;
	double y;
};

// The size of a line's text by the signs of its heading, which are stepped over.
static const char *choose_font(const struct page *page, const char *line)
{
	size_t level = strspn(line, "#");
	PangoFontDescription *font = pango_font_description_from_string("Noto Serif CJK SC");
	pango_font_description_set_weight(font, level > 0 ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_font_description_set_absolute_size(font, (level == 0 ? 11 : level == 1 ? 22 : 15) * PANGO_SCALE);
	pango_layout_set_font_description(page->layout, font);
	pango_font_description_free(font);
	return line + level + strspn(line + level, " ");
}

static void draw_line(struct page *page, PangoLayoutLine *line)
{
	PangoRectangle extents;
	pango_layout_line_get_extents(line, NULL, &extents);
	double height = 1.2 * extents.height / PANGO_SCALE;
	if (page->y + height > page_height - margin) {
		cairo_show_page(page->cr);
		page->y = margin;
	}
	cairo_move_to(page->cr, margin, page->y - (double)extents.y / PANGO_SCALE);
	pango_cairo_show_layout_line(page->cr, line);
	page->y += height;
}

static void draw_paragraph(struct page *page, const char *text)
{
	text = choose_font(page, text);
	if (*text == '\0') {
		return;
	}
	pango_layout_set_text(page->layout, text, -1);
	for (const GSList *line = pango_layout_get_lines_readonly(page->layout); line; line = line->next) {
		draw_line(page, line->data);
	}
	page->y += 6;
}

int main(int argc, char **argv)
{
	g_autofree char *text = NULL;
	if (argc != 3 || !g_file_get_contents(argv[1], &text, NULL, NULL)) {
		g_printerr("usage: naive FILE.md FILE.pdf\n");
		return 2;
	}
	cairo_surface_t *surface = cairo_pdf_surface_create(argv[2], page_width, page_height);
	struct page page = { .cr = cairo_create(surface), .y = margin };
	page.layout = pango_cairo_create_layout(page.cr);
	pango_layout_set_width(page.layout, (int)((page_width - 2 * margin) * PANGO_SCALE));
	pango_layout_set_justify(page.layout, TRUE);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	for (char **line = lines; *line; line++) {
		draw_paragraph(&page, *line);
	}
	g_object_unref(page.layout);
	cairo_destroy(page.cr);
	cairo_surface_finish(surface);
	int failed = cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS;
	cairo_surface_destroy(surface);
	return failed;
}
