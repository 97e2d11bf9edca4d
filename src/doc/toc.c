#include "doc/toc.h"

#include "base/prose.h"

struct builder {
	struct arena *arena;
	GArray *entries; // struct toc_entry
};

// What is left out because it is empty must not leave a gap below it.
static void add_entry(struct builder *builder, struct toc_entry entry)
{
	const GArray *entries = builder->entries;
	int above = entries->len > 0 ? g_array_index(entries, struct toc_entry, entries->len - 1).level : 0;
	if (!prose_is_blank(entry.text)) {
		entry.level = MIN(entry.level, above + 1);
		g_array_append_val(builder->entries, entry);
	}
}

static void add_heading(struct builder *builder, size_t chapter, const struct block *heading, int level)
{
	g_autofree char *text = block_span_text(heading);
	g_strstrip(text);
	add_entry(builder,
		(struct toc_entry){
			.chapter = chapter,
			.heading = heading,
			.level = level,
			.text = arena_strdup(builder->arena, text),
		});
}

static void add_chapter(struct builder *builder, const struct book *book, size_t chapter, int max_level)
{
	const struct doc *doc = book->chapters[chapter].doc;
	int outer = MAX(book->chapters[chapter].level, 1);
	const char *title = doc->meta.link_title ? doc->meta.link_title : doc->title;
	add_entry(builder, (struct toc_entry){ .chapter = chapter, .level = outer, .text = title });
	for (const struct block *block = doc->root; block; block = block_next(block, doc->root)) {
		if (block->kind == BLOCK_HEADING && block->as.heading.level <= max_level) {
			add_heading(builder, chapter, block, outer + block->as.heading.level - 1);
		}
	}
}

struct toc *toc_create(const struct book *book, int max_level, struct arena *arena)
{
	g_autoptr(GArray) entries = g_array_new(FALSE, TRUE, sizeof(struct toc_entry));
	struct builder builder = { arena, entries };
	for (size_t i = 0; i < book->chapter_count; i++) {
		if (!book_chapter_is_front(book->chapters[i].kind)) {
			add_chapter(&builder, book, i, max_level);
		}
	}
	struct toc *toc = arena_new(arena, struct toc);
	toc->count = entries->len;
	toc->entries = arena_new_array(arena, struct toc_entry, entries->len);
	if (entries->len > 0) {
		memcpy(toc->entries, entries->data, entries->len * sizeof(struct toc_entry));
	}
	return toc;
}
