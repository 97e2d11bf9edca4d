#include "type/page_item.h"

const double page_item_em_ascent = 0.88;
const double page_item_em_centre = 0.38;

const char *page_item_block_dest(uint32_t chapter, const struct block *block, struct arena *arena)
{
	return arena_printf(arena, "c%u-b%u", chapter, block->id);
}

const char *page_item_span_dest(uint32_t chapter, const struct span *span, struct arena *arena)
{
	return arena_printf(arena, "c%u-s%u", chapter, span->id);
}

const char *page_item_link_dest(const struct span *link, struct arena *arena)
{
	const struct block *target = link->as.link.target;
	// A doc's root is the first of its blocks.
	return arena_printf(arena, "c%u-b%u", link->as.link.chapter, target ? target->id : 0);
}

void page_item_lead(struct page_item *item, const struct span *span, uint32_t chapter, struct arena *arena)
{
	item->kind = ITEM_LINK;
	item->span = span->id;
	item->as.link.uri = NULL;
	item->as.link.dest = NULL;
	if (span->kind == SPAN_NOTE_REF) {
		item->as.link.dest = page_item_block_dest(chapter, span->as.note_ref.note->body, arena);
	} else if (span->as.link.kind == LINK_INTERNAL) {
		item->as.link.dest = page_item_link_dest(span, arena);
	} else {
		item->as.link.uri = span->as.link.url;
	}
}
