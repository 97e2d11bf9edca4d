#include "layout/cover.h"

#include <string.h>

// Dark enough for white text: contrast of at least 7 to 1.
static const uint32_t panels[] = { 0x1f3a4d, 0x4a2c2a, 0x2d4033, 0x3b2f4f, 0x54381f, 0x26354a };

// The size of a title by its length, as a share of the page's width.
static const struct {
	glong up_to; // characters
	double size;
} title_sizes[] = { { 6, 0.115 }, { 12, 0.09 }, { 24, 0.07 }, { G_MAXLONG, 0.052 } };

static const double author_size = 0.036; // the same for every name
static const double bar_share = 0.12;    // of the page's width, and of the panel's height above it

enum { BAR_HEIGHT = 3 }; // points

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
	struct paragraph_options options = flow_line_options(flow, ROLE_PART);
	double leading = flow->style->blocks[ROLE_TITLE].leading;
	double margin = cover->width * flow->style->ornaments.cover.margin;
	options.size = size;
	options.color = color == COLOR_INHERIT ? options.color : color;
	options.letter_spacing = flow->style->blocks[ROLE_PART].letter_spacing * size;
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

static uint32_t panel_color(const struct book *book, const struct ornament_style *look)
{
	bool named = look->cover.color != COLOR_INHERIT;
	return named ? look->cover.color : panels[g_str_hash(book->identifier) % G_N_ELEMENTS(panels)];
}

static void add_panel(struct cover *cover)
{
	const struct book *book = cover->flow->book;
	const struct ornament_style *look = &cover->flow->style->ornaments;
	double height = cover->height * look->cover.panel;
	double margin = cover->width * look->cover.margin;
	add_item(cover, flow_fill(0, 0, cover->width, height, panel_color(book, look)));
	if (look->cover.title_color != COLOR_INHERIT) {
		double y = height * bar_share;
		add_item(cover, flow_fill(margin, y, cover->width * bar_share, BAR_HEIGHT, look->cover.title_color));
	}
	double size = cover->width * title_size(book->title);
	add_text(cover, book->title, size, look->cover.title, look->cover.title_color, PART_TEXT);
	g_autoptr(GString) authors = g_string_new(NULL);
	for (size_t i = 0; i < book->authors.count; i++) {
		g_string_append_printf(authors, "%s%s", i > 0 ? "　" : "", book->authors.items[i]);
	}
	size = cover->width * author_size;
	add_text(cover, authors->str, size, look->cover.author, look->cover.author_color, PART_BYLINE);
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
