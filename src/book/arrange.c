#include "book/arrange.h"

#include <string.h>

#include "book/names.h"
#include "doc/words.h"

const char *const arrange_sort_words[] = { "weight", "date", "-date", "title", "path", "key:NAME", NULL };
const char *const arrange_part_words[] = { "section", "year", "category", "series", "none", NULL };

bool arrange_sort_parse(const char *text, enum arrange_sort *sort, const char **key)
{
	static const enum arrange_sort sorts[] = {
		ARRANGE_WEIGHT,
		ARRANGE_DATE,
		ARRANGE_NEWEST,
		ARRANGE_TITLE,
		ARRANGE_PATH,
	};
	if (g_str_has_prefix(text, "key:") && text[4] != '\0') {
		*sort = ARRANGE_KEY;
		*key = text + 4;
		return true;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(sorts); i++) {
		if (strcmp(text, arrange_sort_words[i]) == 0) {
			*sort = sorts[i];
			return true;
		}
	}
	return false;
}

bool arrange_parts_parse(const char *text, enum arrange_parts *parts)
{
	for (size_t i = 0; arrange_part_words[i]; i++) {
		if (strcmp(text, arrange_part_words[i]) == 0) {
			*parts = (enum arrange_parts)i;
			return true;
		}
	}
	return false;
}

/* Filters */

bool arrange_filter_add(struct arrange_filter *filter, const char *condition, struct arena *arena)
{
	const struct {
		const char *key;
		struct meta_list *list;
		struct meta_date *date;
	} keys[] = {
		{ "tag=", &filter->tags, NULL },
		{ "category=", &filter->categories, NULL },
		{ "path=", &filter->paths, NULL },
		{ "from=", NULL, &filter->from },
		{ "to=", NULL, &filter->to },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
		const char *value = condition + strlen(keys[i].key);
		if (!g_str_has_prefix(condition, keys[i].key) || value[0] == '\0') {
			continue;
		}
		if (keys[i].list) {
			meta_list_add(keys[i].list, value, arena);
			return true;
		}
		return meta_date_parse(keys[i].date, value);
	}
	return false;
}

static bool has_any(const struct meta_list *wanted, const struct meta_list *items)
{
	for (size_t i = 0; i < wanted->count; i++) {
		for (size_t j = 0; j < items->count; j++) {
			if (g_ascii_strcasecmp(wanted->items[i], items->items[j]) == 0) {
				return true;
			}
		}
	}
	return false;
}

static bool matches_path(const struct meta_list *patterns, const char *path)
{
	for (size_t i = 0; i < patterns->count; i++) {
		if (g_pattern_match_simple(patterns->items[i], path)) {
			return true;
		}
	}
	return false;
}

static int day_of(const struct meta_date *date)
{
	return (date->year * 100 + date->month) * 100 + date->day;
}

static bool is_from(const struct meta_date *from, const struct meta_date *date)
{
	return date->set && day_of(date) >= day_of(from);
}

static bool is_to(const struct meta_date *to, const struct meta_date *date)
{
	return date->set && day_of(date) <= day_of(to);
}

static bool is_included(const struct arrange_filter *filter, const struct source_page *page)
{
	const struct meta *meta = &page->meta;
	return (filter->tags.count == 0 || has_any(&filter->tags, &meta->tags)) &&
		(filter->categories.count == 0 || has_any(&filter->categories, &meta->categories)) &&
		(filter->paths.count == 0 || matches_path(&filter->paths, page->relative)) &&
		(!filter->from.set || is_from(&filter->from, &meta->date)) &&
		(!filter->to.set || is_to(&filter->to, &meta->date));
}

static bool is_excluded(const struct arrange_filter *filter, const struct source_page *page)
{
	const struct meta *meta = &page->meta;
	return has_any(&filter->tags, &meta->tags) || has_any(&filter->categories, &meta->categories) ||
		matches_path(&filter->paths, page->relative) ||
		(filter->from.set && is_from(&filter->from, &meta->date) &&
			(!filter->to.set || is_to(&filter->to, &meta->date))) ||
		(!filter->from.set && filter->to.set && is_to(&filter->to, &meta->date));
}

// The pages that open folders stay: a part goes with its last page.
static void filter_folder(const struct folder *folder, const struct arrange_options *options)
{
	for (guint i = 0; i < folder->pages->len; i++) {
		struct source_page *page = g_ptr_array_index(folder->pages, i);
		if (page->left_out) {
			continue;
		}
		if (!is_included(&options->include, page) || is_excluded(&options->exclude, page)) {
			page->left_out = "not among those asked for";
		}
	}
	for (guint i = 0; i < folder->folders->len; i++) {
		filter_folder(g_ptr_array_index(folder->folders, i), options);
	}
}

/* Order */

// A page, or a folder with all below it, among its neighbours.
struct item {
	const struct folder *folder; // NULL: a page
	struct source_page *page;    // of a folder, its opener, or NULL
	const struct arrange_options *options;
	bool site;
};

static const char *name_of(const struct item *item)
{
	return item->folder ? item->folder->relative : item->page->relative;
}

static const char *title_of(const struct item *item)
{
	const struct meta *meta = item->page ? &item->page->meta : NULL;
	const char *title = meta ? (meta->link_title ? meta->link_title : meta->title) : NULL;
	return title ? title : name_of(item);
}

static int compare_path(const struct item *a, const struct item *b)
{
	return names_compare(name_of(a), name_of(b));
}

static int compare_title(const struct item *a, const struct item *b)
{
	return names_compare(title_of(a), title_of(b));
}

// Light things rise; what has no weight comes last.
static int compare_weight(const struct item *a, const struct item *b)
{
	int left = a->page ? a->page->meta.weight : 0;
	int right = b->page ? b->page->meta.weight : 0;
	if ((left == 0) != (right == 0)) {
		return left == 0 ? 1 : -1;
	}
	return (left > right) - (left < right);
}

// Oldest first; what has no date comes last.
static int compare_date(const struct item *a, const struct item *b)
{
	const struct meta_date *left = a->page && a->page->meta.date.set ? &a->page->meta.date : NULL;
	const struct meta_date *right = b->page && b->page->meta.date.set ? &b->page->meta.date : NULL;
	if (!left || !right) {
		return !left - !right;
	}
	gint64 x = meta_date_unix(left);
	gint64 y = meta_date_unix(right);
	return (x > y) - (x < y);
}

static int compare_newest(const struct item *a, const struct item *b)
{
	bool both = a->page && b->page && a->page->meta.date.set && b->page->meta.date.set;
	return both ? compare_date(b, a) : compare_date(a, b);
}

static const char *value_of(const struct item *item)
{
	const struct value *values = item->page ? item->page->meta.values : NULL;
	const struct value *value = values ? value_lookup_path(values, item->options->key) : NULL;
	return value && value->kind == VALUE_SCALAR ? value->text : NULL;
}

static int compare_key(const struct item *a, const struct item *b)
{
	const char *left = value_of(a);
	const char *right = value_of(b);
	return left && right ? names_compare(left, right) : !left - !right;
}

typedef int compare_fn(const struct item *a, const struct item *b);

enum { COMPARISONS_MAX = 4 };

// What decides first, and what decides between those that are equal by it. As Hugo lists pages, or as files are listed.
static compare_fn *const hugo_order[COMPARISONS_MAX] = { compare_weight, compare_newest, compare_title, compare_path };
static compare_fn *const orders[ARRANGE_SORTS][COMPARISONS_MAX] = {
	[ARRANGE_NATURAL] = { compare_weight, compare_path },
	[ARRANGE_WEIGHT] = { compare_weight, compare_newest, compare_title, compare_path },
	[ARRANGE_DATE] = { compare_date, compare_path },
	[ARRANGE_NEWEST] = { compare_newest, compare_path },
	[ARRANGE_TITLE] = { compare_title, compare_path },
	[ARRANGE_PATH] = { compare_path },
	[ARRANGE_KEY] = { compare_key, compare_weight, compare_newest, compare_path },
};

static int compare_items(const void *a, const void *b)
{
	const struct item *left = a;
	const struct item *right = b;
	bool hugo = left->options->sort == ARRANGE_NATURAL && left->site;
	compare_fn *const *order = hugo ? hugo_order : orders[left->options->sort];
	for (size_t i = 0; i < COMPARISONS_MAX && order[i]; i++) {
		int result = order[i](left, right);
		if (result != 0) {
			return result;
		}
	}
	return strcmp(name_of(left), name_of(right));
}

/* Entries */

struct arranging {
	const struct collection *collection;
	const struct arrange_options *options;
	GArray *entries;
};

static void add_entry(struct arranging *arranging, struct entry entry)
{
	g_array_append_val(arranging->entries, entry);
}

static bool is_there(const struct source_page *page)
{
	return page && !page->left_out;
}

// Whether any page is left of a folder.
static bool has_pages(const struct folder *folder)
{
	for (guint i = 0; i < folder->pages->len; i++) {
		if (is_there(g_ptr_array_index(folder->pages, i))) {
			return true;
		}
	}
	for (guint i = 0; i < folder->folders->len; i++) {
		if (has_pages(g_ptr_array_index(folder->folders, i))) {
			return true;
		}
	}
	return false;
}

static bool has_conditions(const struct arrange_filter *filter)
{
	return filter->tags.count + filter->categories.count + filter->paths.count > 0 || filter->from.set ||
		filter->to.set;
}

// Where pages are chosen, a part without any of them goes too.
static bool is_filtered(const struct arrange_options *options)
{
	return has_conditions(&options->include) || has_conditions(&options->exclude);
}

static GArray *items_of(const struct arranging *arranging, const struct folder *folder)
{
	GArray *items = g_array_new(FALSE, FALSE, sizeof(struct item));
	struct item item = { .options = arranging->options, .site = arranging->collection->site != NULL };
	for (guint i = 0; i < folder->pages->len; i++) {
		item.page = g_ptr_array_index(folder->pages, i);
		if (is_there(item.page)) {
			g_array_append_val(items, item);
		}
	}
	for (guint i = 0; i < folder->folders->len; i++) {
		item.folder = g_ptr_array_index(folder->folders, i);
		item.page = item.folder->opener;
		if (has_pages(item.folder) || (is_there(item.page) && !is_filtered(arranging->options))) {
			g_array_append_val(items, item);
		}
	}
	g_array_sort(items, compare_items);
	return items;
}

static void arrange_folder(struct arranging *arranging, const struct folder *folder, int level);

// A folder with a page that speaks for it is that chapter with others below; without one it is a part of its name,
// unless it is all there is.
static void arrange_subfolder(struct arranging *arranging, const struct item *item, int level, bool alone)
{
	bool spoken = is_there(item->page);
	if (spoken || !alone) {
		enum chapter_kind kind = !spoken || level == 1 ? CHAPTER_PART : CHAPTER_TEXT;
		add_entry(arranging,
			(struct entry){
				.kind = kind,
				.page = spoken ? item->page : NULL,
				.folder = spoken ? NULL : item->folder,
				.title = spoken ? NULL : item->folder->name,
				.level = level,
			});
		level++;
	}
	arrange_folder(arranging, item->folder, level);
}

static void arrange_folder(struct arranging *arranging, const struct folder *folder, int level)
{
	g_autoptr(GArray) items = items_of(arranging, folder);
	for (guint i = 0; i < items->len; i++) {
		const struct item *item = &g_array_index(items, struct item, i);
		if (item->folder) {
			arrange_subfolder(arranging, item, level, items->len == 1);
		} else {
			add_entry(
				arranging, (struct entry){ .kind = CHAPTER_TEXT, .page = item->page, .level = level });
		}
	}
}

static void arrange_sections(struct arranging *arranging)
{
	struct folder *top = arranging->collection->top;
	if (is_there(top->opener)) {
		// A site's home page lists its pages; a folder's readme introduces them.
		if (arranging->collection->site) {
			top->opener->left_out = "the home page of the site";
		} else {
			add_entry(arranging, (struct entry){ .kind = CHAPTER_TEXT, .page = top->opener, .level = 1 });
		}
	}
	arrange_folder(arranging, top, 1);
}

static const char *first_of(const struct meta_list *list)
{
	return list->count > 0 ? list->items[0] : NULL;
}

// The name of the part that a page belongs to; NULL when it has none.
static const char *part_of(const struct arranging *arranging, const struct source_page *page)
{
	switch (arranging->options->parts) {
	case ARRANGE_YEARS:
		return page->meta.date.set ? arena_printf(arranging->collection->arena, "%d", page->meta.date.year)
					   : NULL;
	case ARRANGE_CATEGORIES:
		return first_of(&page->meta.categories);
	case ARRANGE_SERIES:
		return first_of(&page->meta.series);
	case ARRANGE_SECTIONS:
	case ARRANGE_NO_PARTS:
	case ARRANGE_PARTS:
		break;
	}
	return NULL;
}

// All pages that are left, without regard to folders.
static GArray *all_items(const struct arranging *arranging)
{
	const struct collection *collection = arranging->collection;
	GArray *items = g_array_new(FALSE, FALSE, sizeof(struct item));
	for (guint i = 0; i < collection->pages->len; i++) {
		struct item item = { .options = arranging->options, .site = collection->site != NULL };
		item.page = g_ptr_array_index(collection->pages, i);
		if (is_there(item.page) && item.page->opener) {
			item.page->left_out = "the page of a section, which this arrangement has not";
		}
		if (is_there(item.page)) {
			g_array_append_val(items, item);
		}
	}
	g_array_sort(items, compare_items);
	return items;
}

// Parts in the order in which their first pages come; pages that belong to none come last.
static GPtrArray *part_names(const struct arranging *arranging, const GArray *items, GHashTable *members)
{
	GPtrArray *names = g_ptr_array_new();
	const char *rest = words_in(WORD_OTHERS, arranging->options->lang);
	bool others = false;
	for (guint i = 0; i < items->len; i++) {
		const char *part = part_of(arranging, g_array_index(items, struct item, i).page);
		GPtrArray *list = g_hash_table_lookup(members, part ? part : rest);
		if (!list) {
			list = g_ptr_array_new();
			g_hash_table_insert(members, (void *)(part ? part : rest), list);
			others = others || !part;
			if (part) {
				g_ptr_array_add(names, (void *)part);
			}
		}
		g_ptr_array_add(list, g_array_index(items, struct item, i).page);
	}
	if (others) {
		g_ptr_array_add(names, (void *)rest);
	}
	return names;
}

static void arrange_groups(struct arranging *arranging)
{
	g_autoptr(GArray) items = all_items(arranging);
	g_autoptr(GHashTable) members =
		g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
	g_autoptr(GPtrArray) names = part_names(arranging, items, members);
	bool flat = arranging->options->parts == ARRANGE_NO_PARTS;
	for (guint i = 0; i < names->len; i++) {
		const char *name = g_ptr_array_index(names, i);
		const GPtrArray *list = g_hash_table_lookup(members, name);
		if (!flat) {
			add_entry(arranging, (struct entry){ .kind = CHAPTER_PART, .title = name, .level = 1 });
		}
		for (guint j = 0; j < list->len; j++) {
			struct source_page *page = g_ptr_array_index(list, j);
			add_entry(
				arranging, (struct entry){ .kind = CHAPTER_TEXT, .page = page, .level = flat ? 1 : 2 });
		}
	}
}

GArray *arrange_collection(const struct collection *collection, const struct arrange_options *options)
{
	struct arranging arranging = {
		.collection = collection,
		.options = options,
		.entries = g_array_new(FALSE, TRUE, sizeof(struct entry)),
	};
	filter_folder(collection->top, options);
	if (options->parts == ARRANGE_SECTIONS) {
		arrange_sections(&arranging);
	} else {
		arrange_groups(&arranging);
	}
	return arranging.entries;
}
