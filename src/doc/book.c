#include "doc/book.h"

#include "base/hash.h"
#include "base/world.h"

static void add_all(struct meta_list *out, const struct meta_list *list, struct arena *arena)
{
	for (size_t i = 0; i < list->count; i++) {
		meta_list_add(out, list->items[i], arena);
	}
}

// The clock never decides: equal sources must give equal bytes. 1980 is the oldest date a zip can hold.
static struct meta_date modified_date(const struct meta *meta, struct world *world)
{
	if (meta->lastmod.set) {
		return meta->lastmod;
	}
	if (meta->date.set) {
		return meta->date;
	}
	enum { OLDEST = 315532800 };
	struct meta_date date = { 0 };
	return meta_date_of_epoch(&date, world) ? date : meta_date_from_unix(OLDEST);
}

// A path that is the same wherever the collection lies: from the source root down.
static const char *stable_path(const struct doc *doc, struct world *world, struct arena *arena)
{
	g_autofree char *real = world_real_path(world, doc->path);
	const char *path = doc->path;
	size_t root = doc->root_path ? strlen(doc->root_path) : 0;
	if (real && root > 0 && g_str_has_prefix(real, doc->root_path) && real[root] == '/') {
		path = arena_strdup(arena, real + root);
	}
	return path;
}

// Tags, then categories, then keywords of all chapters, each once.
static void add_subjects(struct book *book)
{
	for (size_t i = 0; i < book->chapter_count; i++) {
		const struct doc *doc = book->chapters[i].doc;
		if (doc) {
			add_all(&book->subjects, &doc->meta.tags, book->arena);
			add_all(&book->subjects, &doc->meta.categories, book->arena);
			add_all(&book->subjects, &doc->meta.keywords, book->arena);
		}
	}
}

static void identify(struct book *book, const char *stable_name)
{
	const char *name = arena_printf(book->arena, "bifolio:%s\n%s", stable_name, book->title);
	book->identifier = arena_printf(book->arena, "urn:uuid:%s", hash_uuid5(name, book->arena));
}

struct book *book_from_doc(const struct doc *doc, struct world *world, struct arena *arena)
{
	struct book *book = arena_new(arena, struct book);
	const struct meta *meta = &doc->meta;
	book->arena = arena;
	book->chapters = arena_new_array(arena, struct chapter, 1);
	book->chapter_count = 1;
	book->chapters[0] = (struct chapter){ .doc = doc, .level = 1, .file_name = "chapter-001" };
	book->title = doc->title;
	book->lang = doc->lang;
	book->description = meta->description ? meta->description : meta->summary;
	book->authors = meta->authors;
	book->series = meta->series;
	book->cover = doc->cover;
	book->cover_alt = meta->cover_alt;
	add_subjects(book);
	book->date = meta->date;
	book->modified = modified_date(meta, world);
	if (meta->url && g_uri_is_valid(meta->url, G_URI_FLAGS_NONE, NULL)) {
		book->source = meta->url;
	}
	identify(book, stable_path(doc, world, arena));
	return book;
}

static bool is_later(const struct meta_date *a, const struct meta_date *b)
{
	return a->set && (!b->set || meta_date_unix(a) > meta_date_unix(b));
}

// The newest dates of the chapters: of all, and of those that were changed.
static void find_dates(struct book *book, const struct book_plan *plan, struct world *world)
{
	struct meta newest = { 0 };
	for (size_t i = 0; i < book->chapter_count; i++) {
		const struct doc *doc = book->chapters[i].doc;
		if (doc && is_later(&doc->meta.date, &newest.date)) {
			newest.date = doc->meta.date;
		}
		if (doc && is_later(&doc->meta.lastmod, &newest.lastmod)) {
			newest.lastmod = doc->meta.lastmod;
		}
	}
	if (is_later(&newest.date, &newest.lastmod)) {
		newest.lastmod = newest.date;
	}
	book->date = plan->date.set ? plan->date : newest.date;
	book->modified = modified_date(&newest, world);
}

// Each resource is named by the first chapter that has it.
static void name_resources(struct book *book)
{
	g_autoptr(GHashTable) named = g_hash_table_new(NULL, NULL);
	for (size_t i = 0; i < book->chapter_count; i++) {
		const struct doc *doc = book->chapters[i].doc;
		for (size_t j = 0; doc && j < doc->resource_count; j++) {
			if (g_hash_table_add(named, doc->resources[j])) {
				doc->resources[j]->chapter = (uint32_t)i;
				doc->resources[j]->id = (uint32_t)j;
			}
		}
	}
}

struct book *book_create(const struct book_plan *plan, struct world *world, struct arena *arena)
{
	struct book *book = arena_new(arena, struct book);
	*book = (struct book){
		.arena = arena,
		.chapters = arena_new_array(arena, struct chapter, plan->chapter_count),
		.chapter_count = plan->chapter_count,
		.title = plan->title,
		.lang = plan->lang,
		.description = plan->description,
		.source = plan->source,
		.rights = plan->rights,
		.cover = plan->cover,
		.cover_alt = plan->cover_alt,
	};
	if (plan->chapter_count > 0) {
		memcpy(book->chapters, plan->chapters, plan->chapter_count * sizeof(struct chapter));
	}
	add_all(&book->authors, plan->authors, arena);
	add_subjects(book);
	find_dates(book, plan, world);
	identify(book, plan->stable_name);
	name_resources(book);
	return book;
}

bool book_chapter_is_front(enum chapter_kind kind)
{
	return kind == CHAPTER_COVER || kind == CHAPTER_TITLE_PAGE || kind == CHAPTER_CONTENTS;
}

bool book_chapter_is_made(enum chapter_kind kind)
{
	return kind != CHAPTER_TEXT && kind != CHAPTER_PART;
}
