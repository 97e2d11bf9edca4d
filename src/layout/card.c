#include "layout/card.h"

#include "layout/paragraph.h"
#include "layout/picture.h"

static const double title_scale = 1.15; // of the card's type, as epub/css.c has it

static struct lines break_text(struct flow *flow, struct paragraph *paragraph)
{
	return paragraph_break(paragraph, flow->width, flow->arena);
}

static struct lines title_lines(struct flow *flow, const struct block *card, struct paragraph_options options)
{
	options.lang = doc_block_lang(flow->doc, card);
	return break_text(flow, paragraph_create(flow->shaper, card, &options, flow->arena));
}

static struct lines address_lines(
	struct flow *flow, const struct block *card, const struct paragraph_options *options)
{
	const char *service = card->as.link_card.service;
	const char *gap = *service && *card->as.link_card.url ? "　" : "";
	g_autofree char *text = g_strconcat(service, gap, card->as.link_card.url, NULL);
	return break_text(flow, paragraph_create_text(flow->shaper, text, card, options, flow->arena));
}

static void push_area(struct flow *flow, const struct block *card, double height)
{
	struct page_item area = {
		.kind = ITEM_LINK,
		.block = card->id,
		.span = NO_NODE,
		.box = { flow->x, 0, flow->width, MIN(height, flow->page_height) },
		.as.link.uri = card->as.link_card.url,
	};
	flow_push(flow, 0, &area, 1);
	flow->keep_next = true;
}

static void push_lines(struct flow *flow, const struct lines *lines, double size, double leading)
{
	for (size_t i = 0; i < lines->count; i++) {
		flow_push_lines(flow, &(struct lines){ &lines->lines[i], 1 }, size, leading, flow->x);
		flow->keep_next = true;
	}
}

void card_place(struct flow *flow, const struct block *card)
{
	double leading = flow->style->blocks[ROLE_LINK_CARD].leading;
	struct paragraph_options options = flow_options(flow, ROLE_LINK_CARD);
	struct paragraph_options title = options;
	title.size *= title_scale;
	struct flow_box box;
	flow_flush_markers(flow);
	flow_open_box(flow, &box, ROLE_LINK_CARD);
	struct lines titles = title_lines(flow, card, title);
	struct lines addresses = address_lines(flow, card, &options);
	if (*card->as.link_card.url) {
		double height = ((double)titles.count * title.size + (double)addresses.count * options.size) * leading;
		push_area(flow, card, height);
	}
	push_lines(flow, &titles, title.size, leading);
	push_lines(flow, &addresses, options.size, leading);
	if (*card->as.link_card.url) {
		picture_place_qr(flow, card, card->as.link_card.url);
	}
	flow_close_box(flow, &box);
	flow->keep_next = false;
}
