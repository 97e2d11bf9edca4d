#include "doc/dump.h"

static const char *const align_names[] = {
	[TABLE_ALIGN_NONE] = "none",
	[TABLE_ALIGN_LEFT] = "left",
	[TABLE_ALIGN_CENTER] = "center",
	[TABLE_ALIGN_RIGHT] = "right",
};

G_STATIC_ASSERT(G_N_ELEMENTS(align_names) == TABLE_ALIGNS);

static const char *const link_names[] = {
	[LINK_EXTERNAL] = "external",
	[LINK_INTERNAL] = "internal",
	[LINK_DEAD] = "dead",
};

G_STATIC_ASSERT(G_N_ELEMENTS(link_names) == LINK_KINDS);

static const char *const state_names[] = {
	[RESOURCE_USABLE] = "usable",
	[RESOURCE_MISSING] = "missing",
	[RESOURCE_REMOTE] = "remote",
	[RESOURCE_OUTSIDE] = "outside",
	[RESOURCE_BROKEN] = "broken",
	[RESOURCE_UNSUPPORTED] = "unsupported",
};

G_STATIC_ASSERT(G_N_ELEMENTS(state_names) == RESOURCE_STATES);

static const char *const task_words[] = {
	[TASK_NONE] = "",
	[TASK_OPEN] = " task=open",
	[TASK_DONE] = " task=done",
};

G_STATIC_ASSERT(G_N_ELEMENTS(task_words) == TASKS);

static void put_quoted(struct out *out, const char *text)
{
	out_puts(out, "\"");
	for (const char *p = text; *p; p++) {
		switch (*p) {
		case '\n':
			out_puts(out, "\\n");
			break;
		case '\t':
			out_puts(out, "\\t");
			break;
		case '"':
		case '\\':
			out_printf(out, "\\%c", *p);
			break;
		default:
			out_write(out, p, 1);
		}
	}
	out_puts(out, "\"");
}

static void put_string(struct out *out, const char *name, const char *value)
{
	if (value) {
		out_printf(out, " %s=", name);
		put_quoted(out, value);
	}
}

// A size that was given.
static void put_number(struct out *out, const char *name, double value)
{
	if (value > 0) {
		char text[G_ASCII_DTOSTR_BUF_SIZE];
		out_printf(out, " %s=%s", name, g_ascii_formatd(text, sizeof(text), "%.4g", value));
	}
}

static void put_head(struct out *out, int depth, const char *kind)
{
	out_printf(out, "%*s%s", depth * 2, "", kind);
}

static void put_common(struct out *out, struct source_pos pos, const char *lang, const struct anchor *anchor)
{
	if (pos.line) {
		out_printf(out, " pos=%u:%u", pos.line, pos.column);
	}
	if (lang) {
		out_printf(out, " lang=%s", lang);
	}
	if (anchor) {
		put_string(out, "anchor", anchor->name);
		put_string(out, "xml-id", anchor->xml_id);
	}
}

static void put_link(struct out *out, const struct span *span)
{
	out_printf(out, " kind=%s", link_names[span->as.link.kind]);
	put_string(out, "url", span->as.link.url);
	put_string(out, "title", span->as.link.title);
	if (span->as.link.target && span->as.link.target->anchor) {
		put_string(out, "target", span->as.link.target->anchor->name);
	}
}

static void put_image_hints(struct out *out, const struct span *span)
{
	static const char *const aligns[] = {
		[IMAGE_ALIGN_NONE] = NULL,
		[IMAGE_ALIGN_LEFT] = "left",
		[IMAGE_ALIGN_CENTER] = "center",
		[IMAGE_ALIGN_RIGHT] = "right",
	};
	G_STATIC_ASSERT(G_N_ELEMENTS(aligns) == IMAGE_ALIGNS);
	const char *align = aligns[span->as.image.align];
	if (align) {
		out_printf(out, " align=%s", align);
	}
	put_number(out, "width", span->as.image.width);
	put_number(out, "height", span->as.image.height);
	put_number(out, "share", span->as.image.share);
}

static void put_image(struct out *out, const struct span *span)
{
	put_string(out, "url", span->as.image.url);
	put_string(out, "title", span->as.image.title);
	put_string(out, "alt", span->as.image.alt);
	put_image_hints(out, span);
	if (span->as.image.resource) {
		out_printf(out, " resource=%u", span->as.image.resource->id);
	}
}

static void put_note_ref(struct out *out, const struct span *span)
{
	put_string(out, "label", span->as.note_ref.note->label);
	if (span->as.note_ref.ordinal) {
		out_printf(out, " number=%u ordinal=%u", span->as.note_ref.note->number, span->as.note_ref.ordinal);
	}
}

static void put_span_payload(struct out *out, const struct span *span)
{
	switch (span->kind) {
	case SPAN_TEXT:
		out_puts(out, " ");
		put_quoted(out, span->as.text);
		break;
	case SPAN_CODE:
	case SPAN_MATH:
		out_puts(out, " ");
		put_quoted(out, span->as.code);
		break;
	case SPAN_BREAK:
		out_puts(out, span->as.break_kind == BREAK_HARD ? " hard" : " soft");
		break;
	case SPAN_LINK:
		put_link(out, span);
		break;
	case SPAN_IMAGE:
		put_image(out, span);
		break;
	case SPAN_NOTE_REF:
		put_note_ref(out, span);
		break;
	case SPAN_RUBY:
		put_string(out, "ruby", span->as.ruby);
		break;
	case SPAN_EM:
	case SPAN_STRONG:
	case SPAN_MARK:
	case SPAN_INS:
	case SPAN_DEL:
	case SPAN_SUB:
	case SPAN_SUP:
	case SPAN_KBD:
	case SPAN_KINDS:
		break;
	}
}

static int span_depth(const struct span *span)
{
	int depth = 0;
	for (; span->parent; span = span->parent) {
		depth++;
	}
	return depth;
}

static void put_spans(struct out *out, const struct block *block, int depth)
{
	for (const struct span *span = block->first_span; span; span = span_next(span)) {
		put_head(out, depth + span_depth(span), span_kind_name(span->kind));
		// The reader knows a text's place only to the line: its block's position says as much.
		put_common(out, (struct source_pos){ 0 }, span->lang, span->anchor);
		put_span_payload(out, span);
		out_puts(out, "\n");
	}
}

static void put_list(struct out *out, const struct block *block)
{
	if (block->as.list.ordered) {
		out_printf(out, " ordered start=%d delimiter=%c", block->as.list.start, block->as.list.delimiter);
	}
	out_puts(out, block->as.list.tight ? " tight" : " loose");
}

static void put_cell(struct out *out, const struct block *block)
{
	if (block->as.cell.align != TABLE_ALIGN_NONE) {
		out_printf(out, " align=%s", align_names[block->as.cell.align]);
	}
	if (block->as.cell.column_span > 1 || block->as.cell.row_span > 1) {
		out_printf(out, " columns=%u rows=%u", block->as.cell.column_span, block->as.cell.row_span);
	}
}

static void put_item(struct out *out, const struct block *block)
{
	out_puts(out, task_words[block->as.item.task]);
}

static void put_code(struct out *out, const struct block *block)
{
	put_string(out, "info", block->as.code.info);
	out_puts(out, " ");
	put_quoted(out, block->as.code.text);
}

static void put_link_card(struct out *out, const struct block *block)
{
	put_string(out, "url", block->as.link_card.url);
	put_string(out, "service", block->as.link_card.service);
}

static void put_block_payload(struct out *out, const struct block *block)
{
	switch (block->kind) {
	case BLOCK_HEADING:
		out_printf(out, " level=%d", block->as.heading.level);
		break;
	case BLOCK_LIST:
		put_list(out, block);
		break;
	case BLOCK_ITEM:
		put_item(out, block);
		break;
	case BLOCK_CODE:
	case BLOCK_MATH:
		put_code(out, block);
		break;
	case BLOCK_TABLE:
		out_printf(out, " columns=%u", block->as.table.columns);
		break;
	case BLOCK_TABLE_ROW:
		out_puts(out, block->as.row.header ? " header" : "");
		break;
	case BLOCK_TABLE_CELL:
		put_cell(out, block);
		break;
	case BLOCK_ADMONITION:
		put_string(out, "type", block->as.admonition.type);
		break;
	case BLOCK_DETAILS:
		out_puts(out, block->as.details.open ? " open" : "");
		break;
	case BLOCK_LINK_CARD:
		put_link_card(out, block);
		break;
	case BLOCK_NOTE:
		put_string(out, "label", block->as.note.note->label);
		break;
	case BLOCK_DOCUMENT:
	case BLOCK_PARAGRAPH:
	case BLOCK_QUOTE:
	case BLOCK_FIGURE:
	case BLOCK_CAPTION:
	case BLOCK_DEFINITION_LIST:
	case BLOCK_DEFINITION_TERM:
	case BLOCK_DEFINITION:
	case BLOCK_RULE:
	case BLOCK_KINDS:
		break;
	}
}

static int block_depth(const struct block *block)
{
	int depth = 0;
	for (; block->parent; block = block->parent) {
		depth++;
	}
	return depth;
}

static void put_tree(struct out *out, const struct block *root)
{
	for (const struct block *block = root; block; block = block_next(block, root)) {
		int depth = block_depth(block);
		put_head(out, depth, block_kind_name(block->kind));
		put_common(out, block->pos, block->lang, block->anchor);
		put_block_payload(out, block);
		out_puts(out, "\n");
		put_spans(out, block, depth + 1);
	}
}

void dump_doc(const struct doc *doc, struct out *out)
{
	out_puts(out, "title ");
	put_quoted(out, doc->title);
	out_printf(out, " lang=%s\n", doc->lang);
	for (size_t i = 0; i < doc_tree_count(doc); i++) {
		put_tree(out, doc_tree_at(doc, i));
	}
	for (size_t i = 0; i < doc->resource_count; i++) {
		const struct resource *resource = doc->resources[i];
		out_printf(out, "resource %u %s", resource->id, state_names[resource->state]);
		put_string(out, "url", resource->url);
		out_puts(out, resource == doc->cover ? " cover\n" : "\n");
	}
}

static void put_card_text(struct out *out, const struct block *card)
{
	g_autofree char *title = block_span_text(card);
	out_printf(out, "%s%s%s%s%s\n", title, *title ? "\n" : "", card->as.link_card.service,
		*card->as.link_card.service ? " " : "", card->as.link_card.url);
}

static void put_text_tree(struct out *out, const struct block *root)
{
	for (const struct block *block = root; block; block = block_next(block, root)) {
		if (block->kind == BLOCK_CODE || block->kind == BLOCK_MATH) {
			out_puts(out, block->as.code.text);
		} else if (block->kind == BLOCK_LINK_CARD) {
			put_card_text(out, block);
		} else if (block->first_span) {
			g_autofree char *text = block_span_text(block);
			out_puts(out, text);
			out_puts(out, "\n");
		}
	}
}

void dump_text(const struct doc *doc, struct out *out)
{
	out_puts(out, doc->title);
	out_puts(out, "\n");
	for (size_t i = 0; i < doc_tree_count(doc); i++) {
		put_text_tree(out, doc_tree_at(doc, i));
	}
}
