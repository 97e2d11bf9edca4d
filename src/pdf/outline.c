#include "pdf/outline.h"

#include <cairo-pdf.h>
#include <glib.h>

enum { OPEN_LEVELS = 2 };

void outline_write(cairo_surface_t *surface, const struct pages *pages, const struct links *links)
{
	// The ids of the marks that the next one stands below, the root first.
	g_autoptr(GArray) parents = g_array_new(FALSE, FALSE, sizeof(int));
	const int root = CAIRO_PDF_OUTLINE_ROOT;
	g_array_append_val(parents, root);
	for (size_t i = 0; i < pages->mark_count; i++) {
		const struct page_mark *mark = &pages->marks[i];
		if (!links_has_dest(links, mark->dest)) {
			continue;
		}
		g_array_set_size(parents, (guint)MIN(mark->level, (int)parents->len));
		int parent = g_array_index(parents, int, parents->len - 1);
		g_autofree char *attributes = g_strdup_printf("dest='%s'", mark->dest);
		int id = cairo_pdf_surface_add_outline(surface, parent, mark->text, attributes,
			mark->level <= OPEN_LEVELS ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
		g_array_append_val(parents, id);
	}
}
