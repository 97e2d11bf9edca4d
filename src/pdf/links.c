#include "pdf/links.h"

#include <glib.h>
#include <string.h>

// Where a name leads to.
struct dest {
	uint32_t page;
	double x, y;
};

// One link with all its areas on one page.
struct link {
	uint32_t page;
	struct tag *tag;
	GPtrArray *areas; // const struct page_item *
	uint32_t object;
};

struct links {
	struct diag *diag;
	double height; // of all pages
	uint32_t page_count;
	GHashTable *dests; // name -> struct dest; names lent by the pages
	GArray *links;     // struct link
	GArray *starts;    // of each page's links, as far as they came
};

static void clear_link(void *data)
{
	struct link *link = data;
	g_ptr_array_free(link->areas, TRUE);
}

static void add_dest(struct links *links, uint32_t page, const struct page_item *item)
{
	if (!links_has_dest(links, item->as.dest)) {
		struct dest *dest = g_new(struct dest, 1);
		*dest = (struct dest){ page, item->box.x, links->height - item->box.y };
		g_hash_table_insert(links->dests, (void *)item->as.dest, dest);
	}
}

struct links *links_create(const struct pages *pages, struct diag *diag)
{
	struct links *links = g_new0(struct links, 1);
	links->diag = diag;
	links->height = pages->height;
	links->page_count = (uint32_t)pages->page_count;
	links->dests = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
	links->links = g_array_new(FALSE, TRUE, sizeof(struct link));
	links->starts = g_array_new(FALSE, TRUE, sizeof(guint));
	g_array_set_clear_func(links->links, clear_link);
	for (size_t i = 0; i < pages->page_count; i++) {
		for (size_t j = 0; j < pages->pages[i].item_count; j++) {
			if (pages->pages[i].items[j].kind == ITEM_DEST) {
				add_dest(links, (uint32_t)i, &pages->pages[i].items[j]);
			}
		}
	}
	return links;
}

void links_destroy(struct links *links)
{
	if (links) {
		g_hash_table_destroy(links->dests);
		g_array_free(links->links, TRUE);
		g_array_free(links->starts, TRUE);
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

static bool is_same_link(const struct page_item *a, const struct page_item *b)
{
	return a->span != NO_NODE && a->chapter == b->chapter && a->span == b->span;
}

static struct link *link_at(const struct links *links, size_t index)
{
	return &g_array_index(links->links, struct link, index);
}

// The link of the same page and span that came last, or NULL.
static struct link *find_open(const struct links *links, uint32_t page, const struct page_item *item)
{
	struct link *last = links->links->len > 0 ? link_at(links, links->links->len - 1) : NULL;
	return last && last->page == page && is_same_link(last->areas->pdata[0], item) ? last : NULL;
}

static bool leads_somewhere(const struct links *links, const struct page_item *item)
{
	if (item->as.link.uri || links_has_dest(links, item->as.link.dest)) {
		return true;
	}
	diag_report(links->diag, DIAG_DEAD_LINK, (struct source_pos){ 0 },
		"no page has the place '%s' that a link leads to", item->as.link.dest);
	return false;
}

void links_add(struct links *links, uint32_t page, const struct page_item *item, struct tag *tag)
{
	struct link *link = find_open(links, page, item);
	if (!link && leads_somewhere(links, item)) {
		struct link new = { .page = page, .tag = tag, .areas = g_ptr_array_new() };
		g_array_append_val(links->links, new);
		link = link_at(links, links->links->len - 1);
	}
	if (link) {
		g_ptr_array_add(link->areas, (void *)item);
	}
}

size_t links_count(const struct links *links)
{
	return links->links->len;
}

const struct tag *links_tag(const struct links *links, size_t index)
{
	return link_at(links, index)->tag;
}

static void append_box(const struct links *links, GString *to, const struct link *link)
{
	const struct page_item *first = link->areas->pdata[0];
	double left = first->box.x;
	double right = left;
	double top = first->box.y;
	double bottom = top;
	for (guint i = 0; i < link->areas->len; i++) {
		const struct rect *box = &((const struct page_item *)link->areas->pdata[i])->box;
		left = MIN(left, box->x);
		right = MAX(right, box->x + box->width);
		top = MIN(top, box->y);
		bottom = MAX(bottom, box->y + box->height);
	}
	g_string_append(to, "/Rect [ ");
	update_append_number(to, left);
	update_append_number(to, links->height - bottom);
	update_append_number(to, right);
	update_append_number(to, links->height - top);
	g_string_append(to, "] ");
}

// In the order that readers follow: upper corners, then lower ones.
static void append_areas(const struct links *links, GString *to, const struct link *link)
{
	g_string_append(to, "/QuadPoints [ ");
	for (guint i = 0; i < link->areas->len; i++) {
		const struct rect *box = &((const struct page_item *)link->areas->pdata[i])->box;
		for (int corner = 0; corner < 4; corner++) {
			update_append_number(to, box->x + (corner % 2 == 1 ? box->width : 0));
			update_append_number(to, links->height - box->y - (corner >= 2 ? box->height : 0));
		}
	}
	g_string_append(to, "] ");
}

static void append_target(GString *to, const struct page_item *item)
{
	if (item->as.link.uri) {
		g_autofree char *uri = links_encode_uri(item->as.link.uri);
		g_string_append(to, "/A << /Type /Action /S /URI /URI ");
		update_append_bytes(to, uri);
		g_string_append(to, " >>");
	} else {
		g_string_append(to, "/Dest ");
		update_append_bytes(to, item->as.link.dest);
	}
}

static void write_link(struct links *links, size_t index, const struct tag_tree *tags, const uint32_t *page_objects,
	struct update *update)
{
	const struct link *link = link_at(links, index);
	const struct page_item *item = link->areas->pdata[0];
	g_autofree char *text = tag_tree_link_text(tags, item);
	GString *to = update_begin(update, link->object);
	g_string_append_printf(to, "<< /Type /Annot /Subtype /Link /P %u 0 R /StructParent %zu /F 4 /Border [ 0 0 0 ] ",
		page_objects[link->page], links->page_count + index);
	append_box(links, to, link);
	if (link->areas->len > 1) {
		append_areas(links, to, link);
	}
	g_string_append(to, "/Contents ");
	update_append_text(to, text);
	append_target(to, item);
	g_string_append(to, " >>");
	update_end(update);
}

void links_write(struct links *links, const struct tag_tree *tags, const uint32_t *page_objects, struct arena *arena,
	struct update *update)
{
	guint index = 0;
	for (uint32_t page = 0; page < links->page_count; page++) {
		g_array_append_val(links->starts, index);
		for (; index < links->links->len && link_at(links, index)->page == page; index++) {
			struct link *link = link_at(links, index);
			link->object = update_reserve(update);
			tag_add_link(link->tag, page, link->object, arena);
			write_link(links, index, tags, page_objects, update);
		}
	}
	g_array_append_val(links->starts, index);
}

void links_append_page(const struct links *links, uint32_t page, GString *to)
{
	guint end = g_array_index(links->starts, guint, page + 1);
	for (guint i = g_array_index(links->starts, guint, page); i < end; i++) {
		g_string_append_printf(to, "%u 0 R ", link_at(links, i)->object);
	}
}

uint32_t links_write_dests(const struct links *links, const uint32_t *page_objects, struct update *update)
{
	GList *names = g_list_sort(g_hash_table_get_keys(links->dests), (GCompareFunc)strcmp);
	uint32_t object = update_reserve(update);
	GString *to = update_begin(update, object);
	g_string_append(to, "<< /Names [ ");
	for (const GList *name = names; name; name = name->next) {
		const struct dest *dest = g_hash_table_lookup(links->dests, name->data);
		update_append_bytes(to, name->data);
		g_string_append_printf(to, " [ %u 0 R /XYZ ", page_objects[dest->page]);
		update_append_number(to, dest->x);
		update_append_number(to, dest->y);
		g_string_append(to, "null ]\n");
	}
	g_string_append(to, "] >>");
	update_end(update);
	g_list_free(names);
	return object;
}
