#include "layout/cover.h"

#include <string.h>

// Dark enough for white text: contrast of at least 7 to 1.
static const uint32_t panels[] = { 0x1f3a4d, 0x4a2c2a, 0x2d4033, 0x3b2f4f, 0x54381f, 0x26354a };

static const double panel_share = 0.62; // of the page's height
static const double title_line = 0.4;   // where the middle of the title stands
static const double author_line = 0.74;
static const uint32_t author_color = 0x333333;

// The size of a title by its length, as a share of the page's width.
static const struct {
	glong up_to; // characters
	double size;
} title_sizes[] = { { 6, 0.115 }, { 12, 0.09 }, { 24, 0.07 }, { G_MAXLONG, 0.052 } };

struct cover {
	struct flow *flow;
	GArray *items; // struct page_item
	double width, height;
};

static double title_size(const char *title)
{
	glong length = g_utf8_strlen(title, -1);
	size_t i = 0;
	while (length > title_sizes[i].up_to) {
		i++;
	}
	return title_sizes[i].size;
}

static void add_item(struct cover *cover, struct page_item item)
{
	item.chapter = cover->flow->chapter;
	g_array_append_val(cover->items, item);
}

// Lines of text, the block of them centred on a height.
static void add_text(
	struct cover *cover, const char *text, double size, double line, uint32_t color, enum item_part part)
{
	struct flow *flow = cover->flow;
	struct paragraph_options options = flow_options(flow, ROLE_PART);
	const double leading = 1.35;
	double margin = cover->width * 0.1;
	options.size = size;
	options.color = color;
	options.align = ALIGN_START;
	struct paragraph *paragraph = paragraph_create_text(flow->shaper, text, flow->doc->root, &options, flow->arena);
	struct lines lines = paragraph_break(paragraph, cover->width - 2 * margin, flow->arena);
	double y = cover->height * line - (double)lines.count * size * leading / 2;
	for (size_t i = 0; i < lines.count; i++, y += size * leading) {
		guint before = cover->items->len;
		flow_add_line(cover->items, &lines.lines[i], margin, y + flow_baseline(size, leading));
		for (guint j = before; j < cover->items->len; j++) {
			struct page_item *item = &g_array_index(cover->items, struct page_item, j);
			item->chapter = flow->chapter;
			item->part = part;
		}
	}
}

static uint32_t panel_color(const struct book *book)
{
	return panels[g_str_hash(book->identifier) % G_N_ELEMENTS(panels)];
}

static void add_panel(struct cover *cover)
{
	const struct book *book = cover->flow->book;
	double height = cover->height * panel_share;
	add_item(cover, flow_fill(0, 0, cover->width, height, panel_color(book)));
	add_item(cover, flow_fill(cover->width * 0.1, height * 0.12, cover->width * 0.12, 3, 0xffffff));
	add_text(cover, book->title, cover->width * title_size(book->title), title_line, 0xffffff, PART_TEXT);
	g_autoptr(GString) authors = g_string_new(NULL);
	for (size_t i = 0; i < book->authors.count; i++) {
		g_string_append_printf(authors, "%s%s", i > 0 ? "　" : "", book->authors.items[i]);
	}
	add_text(cover, authors->str, cover->width * 0.036, author_line, author_color, PART_BYLINE);
}

static void add_picture(struct cover *cover, const struct resource *image)
{
	double scale = MIN(cover->width / image->width, cover->height / image->height);
	double width = image->width * scale;
	double height = image->height * scale;
	add_item(cover,
		(struct page_item){
			.kind = ITEM_IMAGE,
			.block = 0,
			.span = NO_NODE,
			.part = PART_PICTURE,
			.box = { (cover->width - width) / 2, (cover->height - height) / 2, width, height },
			.as.image = image,
		});
}

struct page cover_compose(struct flow *flow)
{
	g_autoptr(GArray) items = g_array_new(FALSE, TRUE, sizeof(struct page_item));
	struct cover cover = { flow, items, flow->style->page.width, flow->style->page.height };
	const struct resource *image = flow->book->cover;
	if (image && image->state == RESOURCE_USABLE && image->width > 0 && image->height > 0) {
		add_picture(&cover, image);
	} else {
		add_panel(&cover);
	}
	struct page page = { .item_count = items->len };
	page.items = arena_new_array(flow->arena, struct page_item, items->len);
	memcpy(page.items, items->data, items->len * sizeof(struct page_item));
	return page;
}
