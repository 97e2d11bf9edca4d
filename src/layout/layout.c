#include "layout/layout.h"

#include "doc/toc.h"
#include "layout/flow.h"
#include "layout/page.h"
#include "layout/place.h"

static void add_marks(struct pages *pages, const struct book *book, struct arena *arena)
{
	const struct toc *toc = toc_create(book, 6, arena);
	pages->mark_count = toc->count;
	pages->marks = arena_new_array(arena, struct page_mark, toc->count);
	for (size_t i = 0; i < toc->count; i++) {
		const struct toc_entry *entry = &toc->entries[i];
		const struct block *block = entry->heading ? entry->heading : book->chapters[entry->chapter].doc->root;
		pages->marks[i] = (struct page_mark){
			.level = entry->level,
			.text = entry->text,
			.dest = pages_block_dest((uint32_t)entry->chapter, block, arena),
		};
	}
}

struct pages *layout_book(const struct book *book, const struct style *style, struct font_set *fonts,
	struct arena *arena, struct diag *diag)
{
	struct pages *pages = arena_new(arena, struct pages);
	struct page_area area = page_area_of(style);
	struct shaper *shaper = shaper_create(fonts, style, arena, diag);
	struct flow flow;
	flow_init(&flow, area.width, area.height, arena);
	flow.style = style;
	flow.shaper = shaper;
	flow.diag = diag;
	for (size_t i = 0; i < book->chapter_count; i++) {
		flow.doc = book->chapters[i].doc;
		flow.chapter = (uint32_t)i;
		flow.new_page = i > 0;
		flow.pending_space = 0;
		place_chapter(&flow);
	}
	pages->width = style->page.width;
	pages->height = style->page.height;
	page_build(pages, &flow, &area);
	add_marks(pages, book, arena);
	flow_finish(&flow);
	shaper_destroy(shaper);
	return pages;
}
