#include "book/binder.h"

#include <string.h>

#include "base/prose.h"
#include "book/arrange.h"
#include "book/matter.h"
#include "image/image.h"
#include "pass/images.h"
#include "pass/links.h"
#include "pass/resource_finder.h"

enum { INDEX_FROM = 5 }; // chapters that an index is worth while for

struct binder {
	const struct gathering *gathering;
	const struct source_options *reading;
	struct arena *arena;
	struct diag *diag;
	const char *lang;
	struct resource_pool *images; // of all pages
	GArray *chapters;             // struct chapter
	GArray *links;                // struct link_doc
	GPtrArray *folders;           // struct link_page of parts that stand for a folder
	GHashTable *shortcodes;       // names reported as unknown
};

/* Reading */

static struct doc *read_page(const struct binder *binder, const struct source_page *page)
{
	struct source_options options = *binder->reading;
	options.root = binder->gathering->root;
	options.site = binder->gathering->collection.site;
	options.cascade = page->cascade;
	options.may_be_empty = true; // it is left out, or opens a folder
	options.reported_shortcodes = binder->shortcodes;
	options.pass.last = PASS_NUMBER;
	options.pass.in_book = true;
	options.pass.pool = binder->images;
	options.pass.default_lang = binder->lang ? binder->lang : binder->reading->pass.default_lang;
	return doc_from_source(&page->source, &options, binder->arena, binder->diag);
}

// Once for the whole book.
static void report_undescribed(const struct binder *binder)
{
	const struct source_page *first = NULL;
	size_t images = 0, pages = 0;
	for (guint i = 0; i < binder->gathering->entries->len; i++) {
		const struct source_page *page = g_array_index(binder->gathering->entries, struct entry, i).page;
		if (page && page->doc->undescribed > 0) {
			first = first ? first : page;
			images += page->doc->undescribed;
			pages++;
		}
	}
	if (first) {
		diag_report(binder->diag, DIAG_IMAGE_NO_ALT, diag_path_pos(binder->diag, first->doc->path),
			"%zu image%s in %zu page%s without alternative text, the first one here", images,
			images == 1 ? "" : "s", pages, pages == 1 ? "" : "s");
	}
}

static bool has_text(const struct doc *doc)
{
	return doc->root->first_child || doc->note_count > 0;
}

// Sites have pages that only a template fills: a search, an archive.
static void leave_out_blank(const struct binder *binder, const struct entry *entry)
{
	struct source_page *page = entry->page;
	if (entry->kind == CHAPTER_TEXT && !page->opener && !has_text(page->doc)) {
		page->left_out = "without text";
		diag_report(binder->diag, DIAG_SKIPPED, diag_path_pos(binder->diag, page->path), "left out: %s",
			page->left_out);
	}
}

// False, reported, when no page is left.
static bool has_chapters(const struct binder *binder)
{
	const GArray *entries = binder->gathering->entries;
	for (guint i = 0; i < entries->len; i++) {
		const struct source_page *page = g_array_index(entries, struct entry, i).page;
		if (page && !page->left_out) {
			return true;
		}
	}
	diag_report(binder->diag, DIAG_NO_MARKDOWN, diag_path_pos(binder->diag, binder->gathering->base),
		"no page of '%s' has text", binder->gathering->base);
	return false;
}

static void read_pages(const struct binder *binder)
{
	const GArray *entries = binder->gathering->entries;
	for (guint i = 0; i < entries->len; i++) {
		struct source_page *page = g_array_index(entries, struct entry, i).page;
		if (!page) {
			continue;
		}
		page->doc = read_page(binder, page);
		image_inspect(page->doc, binder->diag);
		leave_out_blank(binder, &g_array_index(entries, struct entry, i));
	}
}

// What is said, else the language that most pages are in.
static void choose_language(struct binder *binder)
{
	binder->lang = binder->gathering->lang ? binder->gathering->lang : binder->reading->pass.default_lang;
	g_autoptr(GHashTable) counts = g_hash_table_new(g_str_hash, g_str_equal);
	const GArray *entries = binder->gathering->entries;
	guint most = 0;
	const char *common = NULL;
	for (guint i = 0; i < entries->len; i++) {
		const struct source_page *page = g_array_index(entries, struct entry, i).page;
		if (page) {
			guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, page->doc->lang)) + 1;
			g_hash_table_insert(counts, (void *)page->doc->lang, GUINT_TO_POINTER(count));
			common = count > most ? page->doc->lang : common;
			most = MAX(most, count);
		}
	}
	binder->lang = binder->lang ? binder->lang : common;
}

/* Chapters */

static const struct {
	const char *word;
	enum chapter_kind kind;
	bool back; // stands behind the text
} made[] = {
	{ "cover", CHAPTER_COVER, false },
	{ "title-page", CHAPTER_TITLE_PAGE, false },
	{ "contents", CHAPTER_CONTENTS, false },
	{ "tag-index", CHAPTER_TAG_INDEX, true },
	{ "date-index", CHAPTER_DATE_INDEX, true },
	{ "colophon", CHAPTER_COLOPHON, true },
};

static size_t count_pages(const struct binder *binder, bool (*has)(const struct source_page *page))
{
	size_t count = 0;
	const GArray *entries = binder->gathering->entries;
	for (guint i = 0; i < entries->len; i++) {
		const struct entry *entry = &g_array_index(entries, struct entry, i);
		count += entry->page && !entry->page->left_out && entry->kind == CHAPTER_TEXT && has(entry->page);
	}
	return count;
}

static bool has_tags(const struct source_page *page)
{
	return page->doc->meta.tags.count > 0;
}

static bool has_date(const struct source_page *page)
{
	return page->doc->meta.date.set;
}

// Without being asked a book has what makes sense for it.
static bool makes_sense(const struct binder *binder, enum chapter_kind kind)
{
	if (kind == CHAPTER_TAG_INDEX) {
		return count_pages(binder, has_tags) >= INDEX_FROM;
	}
	if (kind == CHAPTER_DATE_INDEX) {
		return count_pages(binder, has_date) >= INDEX_FROM;
	}
	return true;
}

static bool is_wanted(const struct binder *binder, const char *word, enum chapter_kind kind)
{
	const struct meta_list *matter = &binder->gathering->manifest.matter;
	for (size_t i = 0; i < matter->count; i++) {
		if (strcmp(matter->items[i], word) == 0) {
			return true;
		}
	}
	return matter->count == 0 && makes_sense(binder, kind);
}

static void add_made(struct binder *binder, bool back)
{
	for (size_t i = 0; i < G_N_ELEMENTS(made); i++) {
		if (made[i].back == back && is_wanted(binder, made[i].word, made[i].kind)) {
			struct chapter chapter = { .kind = made[i].kind, .level = 1, .file_name = made[i].word };
			if (chapter.kind == CHAPTER_CONTENTS) {
				chapter.file_name = "nav";
			}
			g_array_append_val(binder->chapters, chapter);
		}
	}
}

static void report_unknown_matter(const struct binder *binder)
{
	const struct meta_list *matter = &binder->gathering->manifest.matter;
	g_autofree char *words = prose_choice(manifest_matter_words);
	for (size_t i = 0; i < matter->count; i++) {
		if (!g_strv_contains(manifest_matter_words, matter->items[i]) &&
			strcmp(matter->items[i], "none") != 0) {
			const struct gathering *gathering = binder->gathering;
			const char *path = gathering->manifest.path ? gathering->manifest.path : gathering->base;
			diag_report(binder->diag, DIAG_BAD_VALUE, diag_path_pos(binder->diag, path),
				"'%s' is no value of 'matter'", matter->items[i]);
			diag_hint(binder->diag, "use %s", words);
		}
	}
}

static void add_link_doc(struct binder *binder, struct source_page *page)
{
	page->link.included = true;
	page->link.chapter = binder->chapters->len;
	struct link_doc link = { .doc = page->doc, .chapter = page->link.chapter, .page = &page->link };
	g_array_append_val(binder->links, link);
}

// A link to a folder without a page of its own leads to its part.
static void add_folder_page(struct binder *binder, const struct folder *folder, struct doc *doc)
{
	struct link_page *page = arena_new(binder->arena, struct link_page);
	*page = (struct link_page){ .path = folder->relative, .included = true, .chapter = binder->chapters->len };
	g_ptr_array_add(binder->folders, page);
	struct link_doc link = { .doc = doc, .chapter = page->chapter, .page = page };
	g_array_append_val(binder->links, link);
}

static const struct doc *make_part(struct binder *binder, const struct entry *entry)
{
	struct doc *doc = matter_part(entry->title, binder->lang, binder->arena);
	if (entry->folder) {
		add_folder_page(binder, entry->folder, doc);
	}
	return doc;
}

static void add_texts(struct binder *binder)
{
	const GArray *entries = binder->gathering->entries;
	for (guint i = 0; i < entries->len; i++) {
		const struct entry *entry = &g_array_index(entries, struct entry, i);
		if (entry->page && entry->page->left_out) {
			continue;
		}
		struct chapter chapter = {
			.kind = entry->kind,
			.level = entry->level,
			.file_name = arena_printf(binder->arena, "chapter-%03u", i + 1),
		};
		if (entry->page) {
			add_link_doc(binder, entry->page);
			chapter.doc = entry->page->doc;
			chapter.permalink = entry->page->link.address;
			chapter.qr = chapter.permalink && chapter.kind == CHAPTER_TEXT
				? image_qr(chapter.permalink, binder->arena, binder->diag)
				: NULL;
			if (entry->title) {
				entry->page->doc->title = entry->title;
			}
		} else {
			chapter.doc = make_part(binder, entry);
		}
		g_array_append_val(binder->chapters, chapter);
	}
}

/* Links */

// NULL-terminated paths of the folders that a site serves as they are. Arena memory.
static const char **static_folders(const struct binder *binder)
{
	const struct site *site = binder->gathering->collection.site;
	size_t count = site ? site->static_dirs.count : 0;
	const char **folders = arena_new_array(binder->arena, const char *, count + 1);
	for (size_t i = 0; i < count; i++) {
		folders[i] = arena_printf(binder->arena, "%s/%s", site->root, site->static_dirs.items[i]);
	}
	folders[count] = NULL;
	return folders;
}

static const char **list_names(const struct binder *binder)
{
	const struct site *site = binder->gathering->collection.site;
	size_t count = site ? site->taxonomies.count : 0;
	const char **names = arena_new_array(binder->arena, const char *, count + 1);
	for (size_t i = 0; i < count; i++) {
		names[i] = site->taxonomies.items[i];
	}
	names[count] = NULL;
	return names;
}

static void resolve_links(struct binder *binder)
{
	const struct collection *collection = &binder->gathering->collection;
	struct link_map *map =
		link_map_create(collection->world, collection->base_url, static_folders(binder), list_names(binder));
	for (guint i = 0; i < collection->pages->len; i++) {
		const struct source_page *page = g_ptr_array_index(collection->pages, i);
		if (page->source.text) {
			link_map_add(map, &page->link);
		}
	}
	for (guint i = 0; i < binder->folders->len; i++) {
		link_map_add(map, g_ptr_array_index(binder->folders, i));
	}
	struct link_counts counts =
		links_resolve_book((const struct link_doc *)binder->links->data, binder->links->len, map, binder->diag);
	link_map_destroy(map);
	if (counts.inside + counts.site + counts.outside + counts.dead == 0) {
		return;
	}
	diag_report(binder->diag, DIAG_LINKS, (struct source_pos){ 0 },
		"links: %zu inside the book, %zu to the site, %zu outside, %zu dead", counts.inside, counts.site,
		counts.outside, counts.dead);
}

/* The whole */

// The image that the manifest names, found as a page beside the manifest would find it. NULL when there is none.
static struct resource *find_cover(const struct binder *binder)
{
	const struct manifest *manifest = &binder->gathering->manifest;
	if (!manifest->cover) {
		return NULL;
	}
	const char *beside =
		manifest->path ? manifest->path : arena_printf(binder->arena, "%s/%s", binder->gathering->folder, "x");
	struct doc *doc = doc_create(binder->arena, beside);
	doc->root_path = binder->gathering->root;
	doc->meta.cover = manifest->cover;
	struct pass_options options = { .world = binder->reading->world, .last = PASS_IMAGES, .pool = binder->images };
	images_resolve(doc, &options, binder->diag);
	image_inspect(doc, binder->diag);
	return doc->cover && doc->cover->state == RESOURCE_USABLE ? doc->cover : NULL;
}

// The authors that the pages name, when nothing else names any and they are few.
static const struct meta_list *find_authors(const struct binder *binder)
{
	enum { AUTHORS_MAX = 5 };
	if (binder->gathering->authors.count > 0) {
		return &binder->gathering->authors;
	}
	struct meta_list *authors = arena_new(binder->arena, struct meta_list);
	for (guint i = 0; i < binder->links->len; i++) {
		const struct meta_list *of_page = &g_array_index(binder->links, struct link_doc, i).doc->meta.authors;
		for (size_t j = 0; j < of_page->count; j++) {
			meta_list_add(authors, of_page->items[j], binder->arena);
		}
	}
	if (authors->count > AUTHORS_MAX) {
		authors->count = 0;
	}
	return authors;
}

static struct book *create_book(const struct binder *binder)
{
	const struct gathering *gathering = binder->gathering;
	struct book_plan plan = {
		.chapters = (const struct chapter *)binder->chapters->data,
		.chapter_count = binder->chapters->len,
		.title = gathering->title,
		.lang = binder->lang,
		.description = gathering->description,
		.source = gathering->collection.base_url,
		.rights = gathering->rights,
		.cover = find_cover(binder),
		.authors = find_authors(binder),
		.date = gathering->manifest.date,
		.stable_name = gathering->collection.base_url ? gathering->collection.base_url : gathering->name,
	};
	struct book *book = book_create(&plan, binder->reading->world, binder->arena);
	matter_fill(book);
	return book;
}

struct book *binder_bind(
	const struct gathering *gathering, const struct source_options *reading, struct arena *arena, struct diag *diag)
{
	struct binder binder = {
		.gathering = gathering,
		.reading = reading,
		.arena = arena,
		.diag = diag,
		.lang = gathering->lang,
		.images = resource_pool_create(arena),
		.chapters = g_array_new(FALSE, TRUE, sizeof(struct chapter)),
		.links = g_array_new(FALSE, TRUE, sizeof(struct link_doc)),
		.folders = g_ptr_array_new(),
		.shortcodes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
	};
	struct book *book = NULL;
	read_pages(&binder);
	if (has_chapters(&binder)) {
		report_undescribed(&binder);
		choose_language(&binder);
		report_unknown_matter(&binder);
		add_made(&binder, false);
		add_texts(&binder);
		add_made(&binder, true);
		resolve_links(&binder);
		book = create_book(&binder);
	}
	resource_pool_destroy(binder.images);
	g_array_unref(binder.chapters);
	g_array_unref(binder.links);
	g_ptr_array_unref(binder.folders);
	g_hash_table_unref(binder.shortcodes);
	return book;
}
