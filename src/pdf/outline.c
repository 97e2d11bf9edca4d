#include "pdf/outline.h"

enum { OPEN_LEVELS = 2 };

// A bookmark with its place in the tree. 0: none.
struct entry {
	const struct page_mark *mark; // NULL for the root
	uint32_t object;
	guint parent; // index
	uint32_t previous, next, first, last;
	guint below; // how many are seen below it when it is open
};

static struct entry *entry_at(GArray *entries, guint index)
{
	return &g_array_index(entries, struct entry, index);
}

static void link_entry(GArray *entries, struct entry *entry, GArray *lasts)
{
	struct entry *parent = entry_at(entries, entry->parent);
	guint previous = g_array_index(lasts, guint, entry->parent);
	if (parent->first == 0) {
		parent->first = entry->object;
	} else {
		entry->previous = parent->last;
		entry_at(entries, previous)->next = entry->object;
	}
	parent->last = entry->object;
	g_array_index(lasts, guint, entry->parent) = entries->len;
}

// The entries in order, the root first.
static GArray *build(const struct pages *pages, const struct links *links, struct update *update)
{
	GArray *entries = g_array_new(FALSE, TRUE, sizeof(struct entry));
	g_autoptr(GArray) path = g_array_new(FALSE, TRUE, sizeof(guint));  // entries that the next one stands below
	g_autoptr(GArray) lasts = g_array_new(FALSE, TRUE, sizeof(guint)); // of the children of each entry
	g_array_set_size(path, 1);
	g_array_set_size(lasts, 1);
	struct entry root = { .object = update_reserve(update) };
	g_array_append_val(entries, root);
	for (size_t i = 0; i < pages->mark_count; i++) {
		const struct page_mark *mark = &pages->marks[i];
		if (!links_has_dest(links, mark->dest)) {
			continue;
		}
		g_array_set_size(path, (guint)MIN(mark->level, (int)path->len));
		struct entry entry = { .mark = mark, .object = update_reserve(update) };
		entry.parent = g_array_index(path, guint, path->len - 1);
		link_entry(entries, &entry, lasts);
		guint index = entries->len;
		g_array_append_val(path, index);
		g_array_append_val(entries, entry);
		g_array_set_size(lasts, entries->len);
	}
	return entries;
}

// Counts from the last entry up, since children come after their parents.
static void count_below(GArray *entries)
{
	for (guint i = entries->len - 1; i > 0; i--) {
		const struct entry *entry = entry_at(entries, i);
		bool open = entry->mark->level <= OPEN_LEVELS;
		entry_at(entries, entry->parent)->below += 1 + (open ? entry->below : 0);
	}
}

static void append_reference(GString *to, const char *key, uint32_t object)
{
	if (object != 0) {
		g_string_append_printf(to, "/%s %u 0 R ", key, object);
	}
}

static void write_entry(GArray *entries, const struct entry *entry, struct update *update)
{
	GString *to = update_begin(update, entry->object);
	g_string_append(to, "<< ");
	append_reference(to, "First", entry->first);
	append_reference(to, "Last", entry->last);
	bool open = !entry->mark || entry->mark->level <= OPEN_LEVELS;
	if (entry->below > 0) {
		g_string_append_printf(to, "/Count %s%u ", open ? "" : "-", entry->below);
	}
	if (entry->mark) {
		append_reference(to, "Parent", entry_at(entries, entry->parent)->object);
		append_reference(to, "Prev", entry->previous);
		append_reference(to, "Next", entry->next);
		g_string_append(to, "/Title ");
		update_append_text(to, entry->mark->text);
		g_string_append(to, " /Dest ");
		update_append_bytes(to, entry->mark->dest);
	} else {
		g_string_append(to, "/Type /Outlines");
	}
	g_string_append(to, " >>");
	update_end(update);
}

uint32_t outline_write(const struct pages *pages, const struct links *links, struct update *update)
{
	g_autoptr(GArray) entries = build(pages, links, update);
	if (entries->len == 1) {
		return 0;
	}
	count_below(entries);
	for (guint i = 0; i < entries->len; i++) {
		write_entry(entries, entry_at(entries, i), update);
	}
	return entry_at(entries, 0)->object;
}
