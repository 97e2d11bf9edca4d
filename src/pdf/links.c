#include "pdf/links.h"

#include <glib.h>
#include <string.h>

struct links {
	struct diag *diag;
	GHashTable *dests; // set of names, lent by the pages
};

struct links *links_create(const struct pages *pages, struct diag *diag)
{
	struct links *links = g_new0(struct links, 1);
	links->diag = diag;
	links->dests = g_hash_table_new(g_str_hash, g_str_equal);
	for (size_t i = 0; i < pages->page_count; i++) {
		for (size_t j = 0; j < pages->pages[i].item_count; j++) {
			const struct page_item *item = &pages->pages[i].items[j];
			if (item->kind == ITEM_DEST) {
				g_hash_table_add(links->dests, (void *)item->as.dest);
			}
		}
	}
	return links;
}

void links_destroy(struct links *links)
{
	if (links) {
		g_hash_table_destroy(links->dests);
		g_free(links);
	}
}

bool links_has_dest(const struct links *links, const char *dest)
{
	return g_hash_table_contains(links->dests, dest);
}

char *links_encode_uri(const char *uri)
{
	static const char ALLOWED[] = "-._~:/?#[]@!$&()*+,;=%";
	GString *encoded = g_string_new(NULL);
	for (; *uri; uri++) {
		if (g_ascii_isalnum(*uri) || strchr(ALLOWED, *uri)) {
			g_string_append_c(encoded, *uri);
		} else {
			g_string_append_printf(encoded, "%%%02X", (unsigned char)*uri);
		}
	}
	return g_string_free(encoded, FALSE);
}

// cairo reads the attributes of a tag from a text. Numbers must not follow the locale.
static void append_number(GString *attributes, double number)
{
	char digits[G_ASCII_DTOSTR_BUF_SIZE];
	g_ascii_formatd(digits, sizeof digits, "%.3f", number);
	g_string_append_printf(attributes, "%s ", digits);
}

static void draw_dest(cairo_t *cr, const struct page_item *item)
{
	g_autoptr(GString) attributes = g_string_new(NULL);
	g_string_append_printf(attributes, "name='%s' x=", item->as.dest);
	append_number(attributes, item->box.x);
	g_string_append(attributes, "y=");
	append_number(attributes, item->box.y);
	cairo_tag_begin(cr, CAIRO_TAG_DEST, attributes->str);
	cairo_tag_end(cr, CAIRO_TAG_DEST);
}

static bool append_target(struct links *links, GString *attributes, const struct page_item *item)
{
	if (item->as.link.uri) {
		g_autofree char *uri = links_encode_uri(item->as.link.uri);
		g_string_append_printf(attributes, "uri='%s' ", uri);
		return true;
	}
	if (!links_has_dest(links, item->as.link.dest)) {
		diag_report(links->diag, DIAG_DEAD_LINK, (struct source_pos){ 0 },
			"no page has the place '%s' that a link leads to", item->as.link.dest);
		return false;
	}
	g_string_append_printf(attributes, "dest='%s' ", item->as.link.dest);
	return true;
}

// One link with all its areas on this page.
static void draw_link(struct links *links, cairo_t *cr, const GPtrArray *areas)
{
	g_autoptr(GString) attributes = g_string_new(NULL);
	if (areas->len == 0 || !append_target(links, attributes, areas->pdata[0])) {
		return;
	}
	g_string_append(attributes, "rect=[ ");
	for (guint i = 0; i < areas->len; i++) {
		const struct page_item *item = areas->pdata[i];
		append_number(attributes, item->box.x);
		append_number(attributes, item->box.y);
		append_number(attributes, item->box.width);
		append_number(attributes, item->box.height);
	}
	g_string_append_c(attributes, ']');
	cairo_tag_begin(cr, CAIRO_TAG_LINK, attributes->str);
	cairo_tag_end(cr, CAIRO_TAG_LINK);
}

static bool is_same_link(const struct page_item *a, const struct page_item *b)
{
	return a->span != NO_NODE && a->chapter == b->chapter && a->span == b->span;
}

void links_draw(struct links *links, cairo_t *cr, const struct page *page)
{
	// In reading order, so the areas of one link follow each other with no other link between.
	g_autoptr(GPtrArray) areas = g_ptr_array_new();
	for (size_t i = 0; i < page->item_count; i++) {
		const struct page_item *item = &page->items[i];
		if (item->kind == ITEM_DEST) {
			draw_dest(cr, item);
		} else if (item->kind == ITEM_LINK) {
			if (areas->len > 0 && !is_same_link(areas->pdata[0], item)) {
				draw_link(links, cr, areas);
				g_ptr_array_set_size(areas, 0);
			}
			g_ptr_array_add(areas, (void *)item);
		}
	}
	draw_link(links, cr, areas);
}
