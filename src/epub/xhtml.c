#include "epub/xhtml.h"

#include <string.h>

#include "doc/caption.h"
#include "doc/image.h"
#include "doc/words.h"
#include "epub/href.h"
#include "epub/media.h"
#include "epub/xml.h"
#include "text/cjk_class.h"

// Ids of our own hold a dot, which neither Hugo's heading ids nor the notes' ids can.
// The id of a chapter's title, which no heading of an author can have.
static const char title_anchor[] = "chapter.title";

struct writer {
	struct out *out;
	const struct xhtml_place *place;
	const struct doc *doc;
	struct arena *arena; // for the time of one chapter
	enum cjk_region region;
	bool in_link; // links do not nest
};

static void emit_block(struct writer *writer, const struct block *block);
static void emit_span(struct writer *writer, const struct span *span);

static void put(struct writer *writer, const char *markup)
{
	out_puts(writer->out, markup);
}

static void put_common(struct writer *writer, const struct anchor *anchor, const char *lang)
{
	if (anchor) {
		xml_attribute(writer->out, "id", anchor->xml_id);
	}
	if (lang) {
		xml_lang(writer->out, lang);
	}
}

static const char *word(const struct writer *writer, enum word word)
{
	return words_in(word, writer->doc->lang);
}

static void put_colon(struct writer *writer)
{
	put(writer, cjk_region_is_wide(writer->region) ? "：" : ": ");
}

/* Spans */

static void emit_spans(struct writer *writer, const struct span *first)
{
	for (const struct span *span = first; span; span = span->next) {
		emit_span(writer, span);
	}
}

// An element that holds the span's children.
static void emit_element(struct writer *writer, const struct span *span, const char *name)
{
	out_printf(writer->out, "<%s", name);
	put_common(writer, span->anchor, span->lang);
	put(writer, ">");
	emit_spans(writer, span->first_child);
	out_printf(writer->out, "</%s>", name);
}

static void emit_text(struct writer *writer, const struct span *span)
{
	if (span->lang) {
		put(writer, "<span");
		xml_lang(writer->out, span->lang);
		put(writer, ">");
	}
	xml_text(writer->out, span->as.text);
	put(writer, span->lang ? "</span>" : "");
}

static bool has_cjk(const char *text, enum cjk_region region)
{
	for (; *text; text = g_utf8_next_char(text)) {
		if (cjk_class_is_ideographic(cjk_class_of(g_utf8_get_char(text), region))) {
			return true;
		}
	}
	return false;
}

// Whether no text in a span is Chinese or Japanese.
static bool is_latin(const struct writer *writer, const struct span *span)
{
	for (const struct span *child = span->first_child; child; child = child->next) {
		if (!is_latin(writer, child) || (child->kind == SPAN_TEXT && has_cjk(child->as.text, writer->region))) {
			return false;
		}
	}
	return true;
}

// Latin letters are slanted, Chinese characters change the typeface: CSS cannot tell them apart.
static void emit_em(struct writer *writer, const struct span *span)
{
	put(writer, "<em");
	put_common(writer, span->anchor, span->lang);
	put(writer, is_latin(writer, span) ? " class=\"latin\">" : ">");
	emit_spans(writer, span->first_child);
	put(writer, "</em>");
}

static void emit_strong(struct writer *writer, const struct span *span)
{
	emit_element(writer, span, "strong");
}

static void emit_del(struct writer *writer, const struct span *span)
{
	emit_element(writer, span, "del");
}

static void emit_mark(struct writer *writer, const struct span *span)
{
	emit_element(writer, span, "mark");
}

static void emit_ins(struct writer *writer, const struct span *span)
{
	emit_element(writer, span, "ins");
}

static void emit_sub(struct writer *writer, const struct span *span)
{
	emit_element(writer, span, "sub");
}

static void emit_sup(struct writer *writer, const struct span *span)
{
	emit_element(writer, span, "sup");
}

static void emit_kbd(struct writer *writer, const struct span *span)
{
	emit_element(writer, span, "kbd");
}

// The parentheses show in readers without ruby only.
static void emit_ruby(struct writer *writer, const struct span *span)
{
	bool wide = cjk_region_is_wide(writer->region);
	put(writer, "<ruby");
	put_common(writer, span->anchor, span->lang);
	put(writer, ">");
	emit_spans(writer, span->first_child);
	put(writer, wide ? "<rp>（</rp>" : "<rp>(</rp>");
	xml_element(writer->out, "rt", span->as.ruby);
	put(writer, wide ? "<rp>）</rp></ruby>" : "<rp>)</rp></ruby>");
}

static void emit_code(struct writer *writer, const struct span *span)
{
	put(writer, "<code");
	put_common(writer, span->anchor, span->lang);
	put(writer, ">");
	xml_text(writer->out, span->as.code);
	put(writer, "</code>");
}

// Within a chapter only an id is needed; a block without one is reached by its chapter.
static char *internal_href(const struct writer *writer, const struct span *span)
{
	const struct block *target = span->as.link.target;
	const char *id = target && target->anchor ? target->anchor->xml_id : NULL;
	if (span->as.link.chapter == writer->place->chapter) {
		return id || !target ? href_internal("", id ? id : title_anchor) : NULL;
	}
	const struct chapter *chapter = &writer->place->book->chapters[span->as.link.chapter];
	g_autofree char *file = g_strconcat(chapter->file_name, ".xhtml", NULL);
	return id ? href_internal(file, id) : g_steal_pointer(&file);
}

// TeX as it was typed.
static void emit_math(struct writer *writer, const struct span *span)
{
	put(writer, "<span");
	put_common(writer, span->anchor, span->lang);
	put(writer, " class=\"math\">");
	xml_text(writer->out, span->as.code);
	put(writer, "</span>");
}

// The address that a link leads to; NULL when its text is to stand without one. The caller frees it.
static char *link_href(const struct writer *writer, const struct span *span)
{
	if (writer->in_link) {
		return NULL;
	}
	if (span->as.link.kind == LINK_EXTERNAL) {
		return href_external(span->as.link.url);
	}
	return span->as.link.kind == LINK_INTERNAL ? internal_href(writer, span) : NULL;
}

static void emit_link(struct writer *writer, const struct span *span)
{
	g_autofree char *href = link_href(writer, span);
	if (!href) {
		emit_element(writer, span, "span");
		return;
	}
	put(writer, "<a");
	put_common(writer, span->anchor, span->lang);
	xml_attribute(writer->out, "href", href);
	if (span->as.link.title) {
		xml_attribute(writer->out, "title", span->as.link.title);
	}
	put(writer, ">");
	writer->in_link = true;
	emit_spans(writer, span->first_child);
	writer->in_link = false;
	put(writer, "</a>");
}

static void put_image_source(struct writer *writer, const struct resource *resource)
{
	if (writer->place->images) {
		const char *path = media_path(resource, writer->arena);
		out_printf(writer->out, " src=\"%s%s\"", writer->place->images, path);
		return;
	}
	g_autofree char *data = g_base64_encode((const guchar *)resource->bytes, resource->length);
	out_printf(writer->out, " src=\"data:%s;base64,", resource->media_type);
	put(writer, data);
	put(writer, "\"");
}

// What stands in place of an image that cannot be shown: why, and what it would have shown.
static void put_missing_image(struct writer *writer, const struct span *span)
{
	bool remote = span->as.image.resource->state == RESOURCE_REMOTE;
	put(writer, "<span class=\"missing-image\">");
	xml_text(writer->out, word(writer, remote ? WORD_IMAGE_REMOTE : WORD_IMAGE_MISSING));
	if (xml_has_text(span->as.image.alt)) {
		put_colon(writer);
		put(writer, "<span class=\"alt\">");
		xml_text(writer->out, span->as.image.alt);
		put(writer, "</span>");
	}
	put(writer, "</span>");
}

static void put_image_size(struct writer *writer, const struct span *span)
{
	const struct resource *resource = span->as.image.resource;
	if (resource->width > 0 && resource->height > 0) {
		double width, height;
		image_shown_size(span, &width, &height);
		out_printf(writer->out, " width=\"%.0f\" height=\"%.0f\"", MAX(width, 1), MAX(height, 1));
	}
	if (span->as.image.share > 0) {
		out_printf(writer->out, " style=\"width: %.0f%%\"", MAX(100 * span->as.image.share, 1));
	}
}

static void emit_image(struct writer *writer, const struct span *span)
{
	const struct resource *resource = span->as.image.resource;
	if (!media_is_usable(resource)) {
		put_missing_image(writer, span);
		return;
	}
	put(writer, "<img");
	put_common(writer, span->anchor, span->lang);
	put_image_source(writer, resource);
	xml_attribute(writer->out, "alt", span->as.image.alt);
	put_image_size(writer, span);
	if (span->as.image.title) {
		xml_attribute(writer->out, "title", span->as.image.title);
	}
	put(writer, "/>");
}

static void emit_break(struct writer *writer, const struct span *span)
{
	put(writer, span->as.break_kind == BREAK_HARD ? "<br/>\n" : "\n");
}

static char *reference_id(const struct note *note, uint32_t ordinal)
{
	return g_strdup_printf("%s.ref-%u", note->xml_id, ordinal);
}

// The sup stands outside the link: Apple Books pops notes up from such links only.
static void emit_note_ref(struct writer *writer, const struct span *span)
{
	const struct note *note = span->as.note_ref.note;
	g_autofree char *id = reference_id(note, span->as.note_ref.ordinal);
	put(writer, "<sup class=\"note-ref\">");
	if (writer->in_link) {
		out_printf(writer->out, "<span id=\"%s\">%u</span>", id, note->number);
	} else {
		g_autofree char *href = href_internal("", note->xml_id);
		out_printf(writer->out, "<a epub:type=\"noteref\" role=\"doc-noteref\" id=\"%s\" href=\"%s\">%u</a>",
			id, href, note->number);
	}
	put(writer, "</sup>");
}

#define EMIT(KIND, kind, ...) emit_##kind,
static void (*const span_emitters[])(struct writer *, const struct span *) = { SPAN_KIND_LIST(EMIT) };
#undef EMIT

static void emit_span(struct writer *writer, const struct span *span)
{
	span_emitters[span->kind](writer, span);
}

/* Blocks */

static void emit_blocks(struct writer *writer, const struct block *parent)
{
	for (const struct block *block = parent->first_child; block; block = block->next) {
		emit_block(writer, block);
	}
}

static void open_block(struct writer *writer, const struct block *block, const char *name)
{
	out_printf(writer->out, "<%s", name);
	put_common(writer, block->anchor, block->lang);
}

// The text of an item in a tight list stands in the item itself, and so does a definition's that is one paragraph.
static bool is_tight(const struct block *paragraph)
{
	const struct block *around = paragraph->parent;
	bool item = around && around->kind == BLOCK_ITEM && around->parent->as.list.tight;
	bool definition = around && around->kind == BLOCK_DEFINITION && around->first_child == around->last_child;
	return (item || definition) && !paragraph->anchor && !paragraph->lang;
}

// A box drawn as text: form controls look different in every reader, and some show none.
static void put_task(struct writer *writer, enum item_task task)
{
	put(writer, "<span class=\"task\" role=\"img\"");
	xml_attribute(writer->out, "aria-label", word(writer, task == TASK_DONE ? WORD_TASK_DONE : WORD_TASK_OPEN));
	put(writer, task == TASK_DONE ? ">☑</span> " : ">☐</span> ");
}

static void emit_item(struct writer *writer, const struct block *block)
{
	open_block(writer, block, "li");
	bool task = block->as.item.task != TASK_NONE;
	put(writer, task ? " class=\"task-item\">" : ">");
	bool in_paragraph = block->first_child && block->first_child->kind == BLOCK_PARAGRAPH;
	if (task && !in_paragraph) {
		put_task(writer, block->as.item.task);
	}
	emit_blocks(writer, block);
	put(writer, "</li>\n");
}

// What stands in a paragraph: for the first one of a task, its box too.
static void put_paragraph_text(struct writer *writer, const struct block *paragraph)
{
	const struct block *item = paragraph->parent;
	if (item && item->kind == BLOCK_ITEM && item->first_child == paragraph && item->as.item.task != TASK_NONE) {
		put_task(writer, item->as.item.task);
	}
	emit_spans(writer, paragraph->first_span);
}

static void emit_paragraph(struct writer *writer, const struct block *block)
{
	if (is_tight(block)) {
		put_paragraph_text(writer, block);
		put(writer, block->next ? "\n" : "");
		return;
	}
	open_block(writer, block, "p");
	put(writer, ">");
	put_paragraph_text(writer, block);
	put(writer, "</p>\n");
}

static int heading_level(const struct block *heading)
{
	return CLAMP(heading->as.heading.level, 2, 6);
}

static void emit_heading(struct writer *writer, const struct block *block)
{
	const char name[] = { 'h', (char)('0' + heading_level(block)), '\0' };
	open_block(writer, block, name);
	put(writer, ">");
	emit_spans(writer, block->first_span);
	out_printf(writer->out, "</%s>\n", name);
}

static void emit_list(struct writer *writer, const struct block *block)
{
	const char *name = block->as.list.ordered ? "ol" : "ul";
	open_block(writer, block, name);
	if (block->as.list.ordered && block->as.list.start != 1) {
		out_printf(writer->out, " start=\"%d\"", block->as.list.start);
	}
	put(writer, ">\n");
	emit_blocks(writer, block);
	out_printf(writer->out, "</%s>\n", name);
}

static void emit_quote(struct writer *writer, const struct block *block)
{
	open_block(writer, block, "blockquote");
	put(writer, ">\n");
	emit_blocks(writer, block);
	put(writer, "</blockquote>\n");
}

// The first word of the info string as HTML's class for highlighters.
static void put_language(struct writer *writer, const char *info)
{
	g_autofree char *language = g_strndup(info, strcspn(info, " \t,{"));
	if (*language) {
		g_autofree char *class = g_strconcat("language-", language, NULL);
		xml_attribute(writer->out, "class", class);
	}
}

static void emit_code_block(struct writer *writer, const struct block *block)
{
	open_block(writer, block, "pre");
	put(writer, "><code");
	if (block->as.code.info) {
		put_language(writer, block->as.code.info);
	}
	put(writer, ">");
	xml_text(writer->out, block->as.code.text);
	put(writer, "</code></pre>\n");
}

static void put_cell_span(struct writer *writer, const char *name, uint32_t count)
{
	if (count > 1) {
		out_printf(writer->out, " %s=\"%u\"", name, count);
	}
}

static void emit_table_cell(struct writer *writer, const struct block *block)
{
	static const char *const classes[] = {
		[TABLE_ALIGN_NONE] = "",
		[TABLE_ALIGN_LEFT] = " class=\"left\"",
		[TABLE_ALIGN_CENTER] = " class=\"center\"",
		[TABLE_ALIGN_RIGHT] = " class=\"right\"",
	};
	const char *name = block->as.cell.header ? "th" : "td";
	open_block(writer, block, name);
	if (block->as.cell.header) {
		put(writer, block->parent->as.row.header ? " scope=\"col\"" : " scope=\"row\"");
	}
	put(writer, classes[block->as.cell.align]);
	put_cell_span(writer, "colspan", block->as.cell.column_span);
	put_cell_span(writer, "rowspan", block->as.cell.row_span);
	put(writer, ">");
	emit_spans(writer, block->first_span);
	emit_blocks(writer, block);
	out_printf(writer->out, "</%s>", name);
}

static void emit_table_row(struct writer *writer, const struct block *block)
{
	open_block(writer, block, "tr");
	put(writer, ">");
	emit_blocks(writer, block);
	put(writer, "</tr>\n");
}

// One run of rows, all of the head or all of the body. Returns the row behind it.
static const struct block *emit_row_group(struct writer *writer, const struct block *row)
{
	bool header = row->as.row.header;
	const char *name = header ? "thead" : "tbody";
	out_printf(writer->out, "<%s>\n", name);
	for (; row && row->as.row.header == header; row = row->next) {
		emit_table_row(writer, row);
	}
	out_printf(writer->out, "</%s>\n", name);
	return row;
}

static void emit_table(struct writer *writer, const struct block *block)
{
	open_block(writer, block, "table");
	put(writer, ">\n");
	const struct block *row = block->first_child;
	if (row && row->kind == BLOCK_CAPTION) {
		emit_block(writer, row);
		row = row->next;
	}
	while (row) {
		row = emit_row_group(writer, row);
	}
	put(writer, "</table>\n");
}

static void emit_figure(struct writer *writer, const struct block *block)
{
	static const char *const classes[] = {
		[IMAGE_ALIGN_NONE] = NULL,
		[IMAGE_ALIGN_LEFT] = "left",
		[IMAGE_ALIGN_CENTER] = "center",
		[IMAGE_ALIGN_RIGHT] = "right",
	};
	G_STATIC_ASSERT(G_N_ELEMENTS(classes) == IMAGE_ALIGNS);
	const struct span *image = image_of_block(block);
	const char *class = image ? classes[image->as.image.align] : NULL;
	open_block(writer, block, "figure");
	if (class) {
		xml_attribute(writer->out, "class", class);
	}
	put(writer, ">");
	emit_spans(writer, block->first_span);
	emit_blocks(writer, block);
	put(writer, "</figure>\n");
}

static char *title_id(const struct block *admonition)
{
	return g_strdup_printf("admonition.%u", admonition->id);
}

static void emit_admonition_title(struct writer *writer, const struct block *caption)
{
	if (!caption->first_span) {
		return;
	}
	g_autofree char *id = title_id(caption->parent);
	put(writer, "<p");
	put_common(writer, NULL, caption->lang);
	out_printf(writer->out, " class=\"admonition-title\" id=\"%s\">", id);
	emit_spans(writer, caption->first_span);
	put(writer, "</p>\n");
}

static void emit_caption(struct writer *writer, const struct block *block)
{
	if (block->parent->kind == BLOCK_ADMONITION) {
		emit_admonition_title(writer, block);
		return;
	}
	static const char *const names[BLOCK_KINDS] = {
		[BLOCK_DETAILS] = "summary",
		[BLOCK_FIGURE] = "figcaption",
		[BLOCK_TABLE] = "caption",
	};
	const char *name = names[block->parent->kind];
	open_block(writer, block, name);
	put(writer, ">");
	emit_spans(writer, block->first_span);
	out_printf(writer->out, "</%s>%s", name, block->next ? "\n" : "");
}

static void emit_definition_list(struct writer *writer, const struct block *block)
{
	open_block(writer, block, "dl");
	put(writer, ">\n");
	emit_blocks(writer, block);
	put(writer, "</dl>\n");
}

static void emit_definition_term(struct writer *writer, const struct block *block)
{
	open_block(writer, block, "dt");
	put(writer, ">");
	emit_spans(writer, block->first_span);
	put(writer, "</dt>\n");
}

static void emit_definition(struct writer *writer, const struct block *block)
{
	open_block(writer, block, "dd");
	put(writer, ">");
	emit_blocks(writer, block);
	put(writer, "</dd>\n");
}

// Its title names it; one without a title is named by its type.
static void emit_admonition(struct writer *writer, const struct block *block)
{
	const char *type = block->as.admonition.type;
	g_autofree char *class = g_strconcat("admonition ", type, NULL);
	g_autofree char *id = title_id(block);
	bool titled = block->first_child && block->first_child->first_span;
	open_block(writer, block, "aside");
	xml_attribute(writer->out, "class", class);
	put(writer, " role=\"note\"");
	xml_attribute(writer->out, titled ? "aria-labelledby" : "aria-label",
		titled ? id : caption_of_type(type, writer->doc->lang, writer->arena));
	put(writer, ">\n");
	emit_blocks(writer, block);
	put(writer, "</aside>\n");
}

static void emit_details(struct writer *writer, const struct block *block)
{
	open_block(writer, block, "details");
	put(writer, block->as.details.open ? " open=\"open\">" : ">");
	emit_blocks(writer, block);
	put(writer, "</details>\n");
}

static void put_card_text(struct writer *writer, const struct block *card)
{
	if (card->first_span) {
		put(writer, "<span class=\"card-title\">");
		emit_spans(writer, card->first_span);
		put(writer, "</span><br/>\n");
	}
	if (*card->as.link_card.service) {
		xml_element(writer->out, "b", card->as.link_card.service);
		put(writer, " ");
	}
	put(writer, "<span class=\"card-address\">");
	xml_text(writer->out, card->as.link_card.url);
	put(writer, "</span>");
}

static void emit_link_card(struct writer *writer, const struct block *block)
{
	g_autofree char *href = href_external(block->as.link_card.url);
	open_block(writer, block, "p");
	put(writer, " class=\"link-card\">");
	if (href) {
		put(writer, "<a");
		xml_attribute(writer->out, "href", href);
		put(writer, ">");
	}
	put_card_text(writer, block);
	put(writer, href ? "</a></p>\n" : "</p>\n");
}

static void emit_math_block(struct writer *writer, const struct block *block)
{
	g_autofree char *source = g_strchomp(g_strdup(block->as.code.text));
	open_block(writer, block, "div");
	put(writer, " class=\"math\" role=\"math\"");
	xml_attribute(writer->out, "aria-label", source);
	put(writer, ">");
	xml_text(writer->out, source);
	put(writer, "</div>\n");
}

static void emit_rule(struct writer *writer, const struct block *block)
{
	open_block(writer, block, "hr");
	put(writer, "/>\n");
}

#define emit_document emit_blocks
#define emit_note     emit_blocks

#define EMIT(KIND, kind, ...) emit_##kind,
static void (*const emitters[])(struct writer *, const struct block *) = { BLOCK_KIND_LIST(EMIT) };
#undef EMIT

static void emit_block(struct writer *writer, const struct block *block)
{
	emitters[block->kind](writer, block);
}

/* A chapter */

static void emit_byline(struct writer *writer)
{
	const struct meta *meta = &writer->doc->meta;
	if (meta->authors.count == 0 && !meta->date.set) {
		return;
	}
	put(writer, "<p class=\"byline\">");
	for (size_t i = 0; i < meta->authors.count; i++) {
		put(writer, i > 0 ? word(writer, WORD_LIST_SEPARATOR) : "");
		put(writer, "<span class=\"author\">");
		xml_text(writer->out, meta->authors.items[i]);
		put(writer, "</span>");
	}
	if (meta->date.set) {
		put(writer, meta->authors.count > 0 ? " <time" : "<time");
		xml_attribute(writer->out, "datetime", meta_date_w3c(&meta->date, writer->arena));
		put(writer, ">");
		xml_text(writer->out, meta_date_human(&meta->date, writer->doc->lang, writer->arena));
		put(writer, "</time>");
	}
	put(writer, "</p>\n");
}

static void emit_tags(struct writer *writer)
{
	const struct meta_list *tags = &writer->doc->meta.tags;
	if (tags->count == 0) {
		return;
	}
	put(writer, "<p class=\"byline tags\"><span class=\"label\">");
	put(writer, word(writer, WORD_TAGS));
	put_colon(writer);
	put(writer, "</span>");
	for (size_t i = 0; i < tags->count; i++) {
		put(writer, i > 0 ? word(writer, WORD_LIST_SEPARATOR) : "");
		xml_text(writer->out, tags->items[i]);
	}
	put(writer, "</p>\n");
}

static void emit_address(struct writer *writer)
{
	const char *address = writer->place->book->chapters[writer->place->chapter].permalink;
	g_autofree char *href = address ? href_external(address) : NULL;
	if (href) {
		put(writer, "<p class=\"address\"><a");
		xml_attribute(writer->out, "href", href);
		put(writer, ">");
		xml_text(writer->out, address);
		put(writer, "</a></p>\n");
	}
}

static void emit_title_block(struct writer *writer)
{
	const struct doc *doc = writer->doc;
	out_printf(writer->out, "<header>\n<h1 id=\"%s\">", title_anchor);
	xml_text(writer->out, doc->title);
	put(writer, "</h1>\n");
	emit_byline(writer);
	emit_tags(writer);
	emit_address(writer);
	// A description that only repeats the title is for search engines.
	if (doc->meta.description && strcmp(doc->meta.description, doc->title) != 0) {
		put(writer, "<p class=\"description\">");
		xml_text(writer->out, doc->meta.description);
		put(writer, "</p>\n");
	}
	put(writer, "</header>\n");
}

// Each heading of the body opens a section, which ends before the next heading of its level or a higher one.
static void emit_body(struct writer *writer)
{
	int levels[8]; // of the sections that are open; levels ascend from 2 to 6
	size_t depth = 0;
	for (const struct block *block = writer->doc->root->first_child; block; block = block->next) {
		if (block->kind == BLOCK_HEADING) {
			for (; depth > 0 && levels[depth - 1] >= heading_level(block); depth--) {
				put(writer, "</section>\n");
			}
			levels[depth++] = heading_level(block);
			put(writer, "<section>\n");
		}
		emit_block(writer, block);
	}
	for (; depth > 0; depth--) {
		put(writer, "</section>\n");
	}
}

static void put_backlink(struct writer *writer, const struct note *note, uint32_t ordinal)
{
	g_autofree char *id = reference_id(note, ordinal);
	g_autofree char *href = href_internal("", id);
	out_printf(writer->out, "<a class=\"backlink\" epub:type=\"backlink\" role=\"doc-backlink\" href=\"%s\"", href);
	xml_attribute(writer->out, "title", word(writer, WORD_BACK_TO_TEXT));
	if (ordinal == 1) {
		out_printf(writer->out, ">%u</a>", note->number);
	} else {
		out_printf(writer->out, ">↩%u</a>", ordinal);
	}
}

// The number leads back to the first reference; a note that is referred to again ends with a link to each of the
// others.
static void emit_aside(struct writer *writer, const struct note *note)
{
	const struct block *first = note->body->first_child;
	bool leads = first && first->kind == BLOCK_PARAGRAPH;
	put(writer, "<aside class=\"note\" epub:type=\"footnote\" role=\"doc-footnote\"");
	xml_attribute(writer->out, "id", note->xml_id);
	put(writer, ">\n<p>");
	put_backlink(writer, note, 1);
	put(writer, " ");
	if (leads) {
		emit_spans(writer, first->first_span);
	}
	put(writer, "</p>\n");
	for (const struct block *block = leads ? first->next : first; block; block = block->next) {
		emit_block(writer, block);
	}
	if (note->reference_count > 1) {
		put(writer, "<p>");
		for (uint32_t i = 2; i <= note->reference_count; i++) {
			put(writer, i > 2 ? " " : "");
			put_backlink(writer, note, i);
		}
		put(writer, "</p>\n");
	}
	put(writer, "</aside>\n");
}

static void emit_notes(struct writer *writer)
{
	if (writer->doc->note_count == 0) {
		return;
	}
	put(writer, "<section class=\"notes\" epub:type=\"footnotes\"");
	xml_attribute(writer->out, "aria-label", word(writer, WORD_NOTES));
	put(writer, ">\n");
	for (size_t i = 0; i < writer->doc->note_count; i++) {
		emit_aside(writer, writer->doc->notes[i]);
	}
	put(writer, "</section>\n");
}

// What a chapter's section is called (EPUB Structural Semantics Vocabulary 1.1; DPUB-ARIA 1.1).
static const struct section_kind {
	const char *type;
	const char *role;  // the attribute
	const char *class; // the attribute
} section_kinds[CHAPTER_KINDS] = {
	[CHAPTER_TEXT] = { "chapter", " role=\"doc-chapter\"", "" },
	[CHAPTER_PART] = { "part", " role=\"doc-part\"", " class=\"part\"" },
	[CHAPTER_TITLE_PAGE] = { "titlepage", "", " class=\"part title-page\"" },
	[CHAPTER_TAG_INDEX] = { "index", " role=\"doc-index\"", " class=\"entries\"" },
	[CHAPTER_DATE_INDEX] = { "index", " role=\"doc-index\"", " class=\"entries\"" },
	[CHAPTER_COLOPHON] = { "colophon", " role=\"doc-colophon\"", "" },
};

bool xhtml_has_file(const struct book *book, size_t chapter)
{
	return section_kinds[book->chapters[chapter].kind].type != NULL;
}

void xhtml_chapter(struct out *out, const struct xhtml_place *place)
{
	struct writer writer = {
		.out = out,
		.place = place,
		.doc = place->book->chapters[place->chapter].doc,
		.arena = arena_create(),
	};
	writer.region = cjk_region_of_lang(writer.doc->lang);
	const struct section_kind *kind = &section_kinds[place->book->chapters[place->chapter].kind];
	out_printf(out, "<section%s epub:type=\"%s\"", kind->class, kind->type);
	out_printf(out, "%s aria-labelledby=\"%s\"", kind->role, title_anchor);
	xml_lang(out, writer.doc->lang);
	out_puts(out, ">\n");
	emit_title_block(&writer);
	emit_body(&writer);
	emit_notes(&writer);
	out_puts(out, "</section>\n");
	arena_destroy(writer.arena);
}
