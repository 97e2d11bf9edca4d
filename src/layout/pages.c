#include "layout/pages.h"

static void dump_run(const struct glyph_run *run, struct out *out)
{
	out_printf(out, " size=%.2f \"", run->size);
	out_write(out, run->text, run->text_length);
	out_puts(out, "\"");
}

static void dump_link(const struct page_item *item, struct out *out)
{
	if (item->as.link.uri) {
		out_printf(out, " uri=%s", item->as.link.uri);
	} else {
		out_printf(out, " dest=%s", item->as.link.dest);
	}
}

static void dump_payload(const struct page_item *item, struct out *out)
{
	switch (item->kind) {
	case ITEM_GLYPHS:
		dump_run(&item->as.run, out);
		break;
	case ITEM_FILL:
		out_printf(out, " #%06x", item->as.color);
		break;
	case ITEM_IMAGE:
		out_printf(out, " resource=%u", item->as.image->id);
		break;
	case ITEM_LINK:
		dump_link(item, out);
		break;
	case ITEM_DEST:
		out_printf(out, " %s", item->as.dest);
		break;
	case ITEM_DEBUG:
		out_puts(out, " ");
		debug_dump(&item->as.debug, out);
		break;
	case ITEM_KINDS:
		break;
	}
}

static void dump_item(const struct page_item *item, struct out *out)
{
	static const char *const names[] = { "glyphs", "fill", "image", "link", "dest", "debug" };
	G_STATIC_ASSERT(G_N_ELEMENTS(names) == ITEM_KINDS);
	out_printf(out, "  %s %.2f,%.2f", names[item->kind], item->box.x, item->box.y);
	if (item->kind != ITEM_DEST) {
		out_printf(out, " %.2fx%.2f", item->box.width, item->box.height);
	}
	if (item->block != NO_NODE) {
		out_printf(out, " block=%u", item->block);
	}
	out_puts(out, item->artifact ? " artifact" : "");
	dump_payload(item, out);
	out_puts(out, "\n");
}

void pages_dump(const struct pages *pages, struct out *out)
{
	for (size_t i = 0; i < pages->page_count; i++) {
		const struct page *page = &pages->pages[i];
		out_printf(out, "page %s %.2fx%.2f\n", page->label, pages->width, pages->height);
		for (size_t j = 0; j < page->item_count; j++) {
			dump_item(&page->items[j], out);
		}
	}
	for (size_t i = 0; i < pages->mark_count; i++) {
		const struct page_mark *mark = &pages->marks[i];
		out_printf(out, "mark %d %s \"%s\"\n", mark->level, mark->dest, mark->text);
	}
}
