#include "pdf/pdf.h"

#include <cairo-pdf.h>

#include "config.h"
#include "pdf/links.h"
#include "pdf/outline.h"
#include "pdf/paint.h"

static cairo_status_t append(void *out, const unsigned char *bytes, unsigned int length)
{
	out_write(out, bytes, length);
	return CAIRO_STATUS_SUCCESS;
}

static void set_text(cairo_surface_t *surface, cairo_pdf_metadata_t key, const char *text)
{
	if (text && *text) {
		cairo_pdf_surface_set_metadata(surface, key, text);
	}
}

static void set_list(cairo_surface_t *surface, cairo_pdf_metadata_t key,
	const struct meta_list *list)
{
	g_autoptr(GString) text = g_string_new(NULL);
	for (size_t i = 0; i < list->count; i++) {
		g_string_append_printf(text, "%s%s", i == 0 ? "" : ", ", list->items[i]);
	}
	set_text(surface, key, text->str);
}

// cairo takes the clock for a date that it is not given.
static void set_dates(cairo_surface_t *surface, const struct book *book)
{
	const struct meta_date *created = book->date.set ? &book->date : &book->modified;
	struct arena *arena = arena_create();
	set_text(surface, CAIRO_PDF_METADATA_CREATE_DATE, meta_date_utc(created, arena));
	set_text(surface, CAIRO_PDF_METADATA_MOD_DATE, meta_date_utc(&book->modified, arena));
	arena_destroy(arena);
}

static void set_metadata(cairo_surface_t *surface, const struct book *book)
{
	set_text(surface, CAIRO_PDF_METADATA_TITLE, book->title);
	set_list(surface, CAIRO_PDF_METADATA_AUTHOR, &book->authors);
	set_text(surface, CAIRO_PDF_METADATA_SUBJECT, book->description);
	set_list(surface, CAIRO_PDF_METADATA_KEYWORDS, &book->subjects);
	set_text(surface, CAIRO_PDF_METADATA_CREATOR, "Bifolio " BIFOLIO_VERSION);
	set_dates(surface, book);
}

// cairo writes a damaged file when a link stands outside of any structure, and links alone would
// hide the text from screen readers; so each page is one element of a document.
static void draw_page(struct paint *paint, struct links *links, cairo_t *cr,
	const struct page *page)
{
	cairo_tag_begin(cr, "P", NULL);
	paint_page(paint, cr, page);
	cairo_tag_end(cr, "P");
	links_draw(links, cr, page);
	cairo_show_page(cr);
	paint_forget_pictures(paint);
}

static cairo_status_t draw_pages(cairo_surface_t *surface, const struct pages *pages,
	struct diag *diag)
{
	cairo_t *cr = cairo_create(surface);
	struct paint *paint = paint_create(pages, diag);
	struct links *links = links_create(pages, diag);
	cairo_tag_begin(cr, "Document", NULL);
	for (size_t i = 0; i < pages->page_count; i++) {
		const struct page *page = &pages->pages[i];
		if (page->label) {
			cairo_pdf_surface_set_page_label(surface, page->label);
		}
		draw_page(paint, links, cr, page);
	}
	cairo_tag_end(cr, "Document");
	outline_write(surface, pages, links);
	links_destroy(links);
	paint_destroy(paint);
	cairo_status_t status = cairo_status(cr);
	cairo_destroy(cr);
	return status;
}

bool pdf_write(const struct pages *pages, const struct book *book, const struct style *style,
	struct out *out, struct diag *diag)
{
	cairo_surface_t *surface =
		cairo_pdf_surface_create_for_stream(append, out, pages->width, pages->height);
	set_metadata(surface, book);
	cairo_status_t status = draw_pages(surface, pages, diag);
	cairo_surface_finish(surface);
	status = status == CAIRO_STATUS_SUCCESS ? cairo_surface_status(surface) : status;
	cairo_surface_destroy(surface);
	if (status != CAIRO_STATUS_SUCCESS) {
		diag_report(diag, DIAG_INTERNAL_LIBRARY, (struct source_pos){ 0 },
			"cannot make the PDF: %s", cairo_status_to_string(status));
	}
	return status == CAIRO_STATUS_SUCCESS;
}
