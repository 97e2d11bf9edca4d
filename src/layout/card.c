#include "layout/card.h"

#include "type/paragraph.h"
#include "layout/qr_code.h"

// A card as it is set. Points.
struct card {
	const struct block *block;
	const struct resource *code; // its QR code; NULL: none
	double side;                 // of the code
	double measure;              // of the text
	double height;               // of all
};

static struct lines title_lines(struct flow *flow, const struct card *card, struct paragraph_options options)
{
	options.lang = doc_block_lang(flow->doc, card->block);
	struct paragraph *title = paragraph_create(flow->shaper, card->block, &options, flow->arena);
	return paragraph_break(title, card->measure, flow->arena);
}

static struct lines address_lines(struct flow *flow, const struct card *card, const struct paragraph_options *options)
{
	const char *service = card->block->as.link_card.service;
	const char *url = card->block->as.link_card.url;
	g_autofree char *text = g_strconcat(service, *service && *url ? "　" : "", url, NULL);
	struct paragraph *address = paragraph_create_text(flow->shaper, text, card->block, options, flow->arena);
	return paragraph_break(address, card->measure, flow->arena);
}

// The live area and the code, which stand beside all lines, as a strip without a height of its own.
static void push_area(struct flow *flow, const struct card *card)
{
	struct page_item items[] = {
		{
			.kind = ITEM_LINK,
			.block = card->block->id,
			.span = NO_NODE,
			.box = { flow->x, 0, flow->width, MIN(card->height, flow->page_height) },
			.as.link.uri = card->block->as.link_card.url,
		},
		{
			.kind = ITEM_IMAGE,
			.artifact = true, // the address is beside it
			.block = card->block->id,
			.span = NO_NODE,
			.box = { flow->x + flow->width - card->side, 0, card->side, card->side },
			.as.image = card->code,
		},
	};
	flow_push(flow, 0, items, card->code ? 2 : 1);
	flow->keep_next = true;
}

static void push_lines(struct flow *flow, const struct lines *lines, double size, double leading)
{
	for (size_t i = 0; i < lines->count; i++) {
		flow_push_lines(flow, &(struct lines){ &lines->lines[i], 1 }, size, leading, flow->x);
		flow->keep_next = true;
	}
}

void place_link_card(struct flow *flow, const struct block *block)
{
	double leading = flow->style->blocks[ROLE_LINK_CARD].leading;
	struct paragraph_options options = flow_options(flow, ROLE_LINK_CARD);
	struct paragraph_options title = options;
	title.size *= flow->style->ornaments.card.title_size;
	struct flow_box box;
	flow_flush_markers(flow);
	flow_open_box(flow, &box, ROLE_LINK_CARD);
	bool live = block_card_leads(block);
	struct card card = { .block = block };
	card.code = live ? qr_code_find(flow, block->as.link_card.url, &card.side) : NULL;
	card.measure = MAX(flow->width / 2, flow->width - (card.code ? card.side + options.size : 0));
	struct lines titles = title_lines(flow, &card, title);
	struct lines addresses = address_lines(flow, &card, &options);
	double text = ((double)titles.count * title.size + (double)addresses.count * options.size) * leading;
	card.height = MAX(text, card.side);
	if (live) {
		push_area(flow, &card);
	}
	push_lines(flow, &titles, title.size, leading);
	push_lines(flow, &addresses, options.size, leading);
	if (card.height > text) {
		flow_push(flow, card.height - text, NULL, 0);
	}
	flow_close_box(flow, &box);
	flow->keep_next = false;
}
