#include "pdf/pdf.h"

#include <cairo-pdf.h>
#include <string.h>

#include "pdf/content.h"
#include "pdf/finish.h"
#include "pdf/ink.h"
#include "pdf/links.h"
#include "pdf/paint.h"
#include "pdf/tag.h"

// What pages are drawn with.
struct drawing {
	const struct pages *pages;
	struct arena *arena;
	struct diag *diag;
	cairo_t *cr;
	struct paint *paint;
	struct tag_tree *tags;
	struct links *links;
	uint32_t *mark_counts;    // of each page
	const char ***mark_texts; // of each page, as struct finishing has them
	GPtrArray *texts;         // of the marks of the page being drawn; NULL: cairo writes them itself
	uint32_t page;
	struct stopwatch *stopwatch;
	struct tag *open; // whose content is being drawn; NULL: nothing's
	uint32_t color;   // of what was drawn last
	bool undescribed; // a figure has no text that stands for it
};

static cairo_status_t append(void *out, const unsigned char *bytes, unsigned int length)
{
	out_write(out, bytes, length);
	return CAIRO_STATUS_SUCCESS;
}

// Fills first, then what is read; what is shown for debugging below and over that.
static int layer_of(const struct page_item *item)
{
	if (item->kind == ITEM_DEBUG) {
		return item->as.debug.kind <= DEBUG_UNDER ? 1 : 3;
	}
	return item->kind == ITEM_FILL ? 0 : 2;
}

// By layers, and what is read in the order of the docs.
static int compare_items(const void *a, const void *b)
{
	const struct page_item *left = *(const struct page_item *const *)a;
	const struct page_item *right = *(const struct page_item *const *)b;
	int left_layer = layer_of(left);
	int right_layer = layer_of(right);
	if (left_layer != 2 || right_layer != 2) {
		return left_layer - right_layer;
	}
	if (left->chapter != right->chapter) {
		return left->chapter < right->chapter ? -1 : 1;
	}
	return (left->block > right->block) - (left->block < right->block);
}

// The items of a page as they are drawn. Who copies or searches a PDF without regard to its tags gets the text in
// that order, so the lines of a cell, which layout puts beside those of the next one, come together.
static GPtrArray *order_items(const struct page *page)
{
	GPtrArray *items = g_ptr_array_sized_new((guint)page->item_count);
	for (size_t i = 0; i < page->item_count; i++) {
		g_ptr_array_add(items, &page->items[i]);
	}
	g_ptr_array_sort(items, compare_items);
	return items;
}

// Fills the square that begins or ends a mark, in the colour at hand: a change of colour would be written.
static void draw_mark(struct drawing *drawing)
{
	ink_set(drawing->cr, drawing->color);
	cairo_rectangle(drawing->cr, 0, 0, CONTENT_MARK, CONTENT_MARK);
	cairo_fill(drawing->cr);
}

static void close_mark(struct drawing *drawing)
{
	if (drawing->open) {
		draw_mark(drawing);
		drawing->open = NULL;
	}
}

// Begins a new piece of marked content unless the item goes on with the one before.
static void open_mark(struct drawing *drawing, const struct page_item *item, struct tag *tag)
{
	if (tag == drawing->open) {
		return;
	}
	close_mark(drawing);
	drawing->color = item->kind == ITEM_GLYPHS ? item->as.run.color : drawing->color;
	if (tag) {
		tag_add_mark(tag, drawing->page, drawing->mark_counts[drawing->page]++, drawing->arena);
		if (drawing->texts) {
			g_ptr_array_add(drawing->texts, (void *)tag->actual_text);
		}
		draw_mark(drawing);
		drawing->open = tag;
	}
}

static bool is_private(gunichar c)
{
	return g_unichar_type(c) == G_UNICODE_PRIVATE_USE;
}

// Whether an item's glyphs leave its text in doubt: they are drawn as shapes, one stands for many characters (the
// blank of an emoji does), or the characters are nobody's but the font's (ISO 19005-2, 6.2.11.7.3).
static bool needs_words(const struct drawing *drawing, const struct page_item *item)
{
	if (item->kind != ITEM_GLYPHS) {
		return false;
	}
	const struct glyph_run *run = &item->as.run;
	const char *end = run->text + run->text_length;
	bool doubtful = paint_hides_text(drawing->paint, item) || (run->glyph_count == 1 && run->text_length > 3);
	for (const char *c = run->text; c < end && !doubtful; c = g_utf8_next_char(c)) {
		doubtful = is_private(g_utf8_get_char(c));
	}
	return doubtful;
}

// The tag that an item is drawn in.
static struct tag *find_tag(struct drawing *drawing, const struct page_item *item)
{
	struct tag *tag = tag_tree_find(drawing->tags, item);
	if (tag && needs_words(drawing, item)) {
		tag = tag_add(tag, TAG_SPAN, drawing->arena);
		tag->actual_text = arena_strndup(drawing->arena, item->as.run.text, item->as.run.text_length);
	}
	if (tag && tag->role == TAG_FIGURE) {
		tag->box = item->box;
		drawing->undescribed |= !tag->alt;
	}
	return tag;
}

static void draw_item(struct drawing *drawing, const struct page_item *item)
{
	if (paint_is_visible(item)) {
		open_mark(drawing, item, find_tag(drawing, item));
		paint_item(drawing->paint, drawing->cr, item);
	} else if (item->kind == ITEM_LINK && !item->artifact) {
		links_add(drawing->links, drawing->page, item, tag_tree_find(drawing->tags, item));
	}
}

// Hands the texts of a page's marks to what finishes the page.
static void keep_texts(struct drawing *drawing)
{
	guint count = drawing->texts ? drawing->texts->len : 0;
	if (count > 0) {
		const char **texts = arena_new_array(drawing->arena, const char *, count);
		memcpy(texts, drawing->texts->pdata, count * sizeof(*texts));
		drawing->mark_texts[drawing->page] = texts;
		g_ptr_array_set_size(drawing->texts, 0);
	}
}

static void draw_page(struct drawing *drawing, const struct page *page)
{
	g_autoptr(GPtrArray) items = order_items(page);
	for (guint i = 0; i < items->len; i++) {
		draw_item(drawing, items->pdata[i]);
	}
	close_mark(drawing);
	keep_texts(drawing);
	cairo_show_page(drawing->cr);
	paint_forget_pictures(drawing->paint);
}

static cairo_status_t draw_pages(struct drawing *drawing, cairo_surface_t *surface)
{
	drawing->cr = cairo_create(surface);
	drawing->paint = paint_create(drawing->pages, drawing->diag);
	stopwatch_lap(drawing->stopwatch, "subset");
	for (size_t i = 0; i < drawing->pages->page_count; i++) {
		const struct page *page = &drawing->pages->pages[i];
		drawing->page = (uint32_t)i;
		if (page->label) {
			cairo_pdf_surface_set_page_label(surface, page->label);
		}
		draw_page(drawing, page);
	}
	paint_destroy(drawing->paint);
	cairo_status_t status = cairo_status(drawing->cr);
	cairo_destroy(drawing->cr);
	return status;
}

// Paints all pages as cairo's PDF, which says nothing but what is where.
static bool paint_pages(struct drawing *drawing, struct out *out)
{
	cairo_surface_t *surface =
		cairo_pdf_surface_create_for_stream(append, out, drawing->pages->width, drawing->pages->height);
	// Newer ones of cairo pack objects into streams, which finish.c does not read, in all versions of PDF but 1.4;
	// that one lacks the ActualText of glyphs that stand for several texts, so we write it, and elsewhere leave it
	// to cairo.
	if (cairo_version() >= CAIRO_VERSION_ENCODE(1, 17, 6)) {
		cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4);
		drawing->texts = g_ptr_array_new();
	}
	cairo_status_t status = draw_pages(drawing, surface);
	cairo_surface_finish(surface);
	status = status == CAIRO_STATUS_SUCCESS ? cairo_surface_status(surface) : status;
	cairo_surface_destroy(surface);
	g_clear_pointer(&drawing->texts, g_ptr_array_unref);
	if (status != CAIRO_STATUS_SUCCESS) {
		diag_report(drawing->diag, DIAG_LIBRARY_FAILED, (struct source_pos){ 0 }, "cannot make the PDF: %s",
			cairo_status_to_string(status));
	}
	return status == CAIRO_STATUS_SUCCESS;
}

static unsigned true_claims(const struct drawing *drawing, unsigned claims)
{
	if (drawing->undescribed && claims & STANDARD_UA1) {
		diag_report(drawing->diag, DIAG_PDF_CLAIM, (struct source_pos){ 0 },
			"the PDF does not claim to conform to PDF/UA-1: an image has no alternative text");
		claims &= ~(unsigned)STANDARD_UA1;
	}
	return claims;
}

static bool finish(struct drawing *drawing, const struct book *book, const struct pdf_options *options,
	struct out *painted, struct out *out)
{
	size_t length;
	const char *bytes = out_bytes(painted, &length);
	struct finishing finishing = {
		.pages = drawing->pages,
		.book = book,
		.tags = drawing->tags,
		.links = drawing->links,
		.mark_counts = drawing->mark_counts,
		.mark_texts = drawing->mark_texts,
		.claims = true_claims(drawing, options->standards),
		.attach_source = options->attach_source,
		.arena = drawing->arena,
	};
	return finish_write(&finishing, bytes, length, out, drawing->diag);
}

bool pdf_write(const struct pages *pages, const struct book *book, const struct pdf_options *options, struct out *out,
	struct diag *diag)
{
	struct arena *arena = arena_create();
	struct out *painted = out_create();
	struct drawing drawing = {
		.pages = pages,
		.arena = arena,
		.diag = diag,
		.stopwatch = options->stopwatch,
		.tags = tag_tree_create(book, arena),
		.links = links_create(pages, diag),
		.mark_counts = arena_new_array(arena, uint32_t, pages->page_count),
		.mark_texts = arena_new_array(arena, const char **, pages->page_count),
	};
	bool good = paint_pages(&drawing, painted);
	stopwatch_lap(drawing.stopwatch, "paint");
	good = good && finish(&drawing, book, options, painted, out);
	stopwatch_lap(drawing.stopwatch, "finish");
	links_destroy(drawing.links);
	out_destroy(painted);
	arena_destroy(arena);
	return good;
}
