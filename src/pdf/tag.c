#include "pdf/tag.h"

#include <string.h>

#include "doc/image.h"
#include "doc/words.h"

static const char *const role_names[] = {
	[TAG_DOCUMENT] = "Document",
	[TAG_PART] = "Part",
	[TAG_SECT] = "Sect",
	[TAG_DIV] = "Div",
	[TAG_H1] = "H1",
	[TAG_H2] = "H2",
	[TAG_H3] = "H3",
	[TAG_H4] = "H4",
	[TAG_H5] = "H5",
	[TAG_H6] = "H6",
	[TAG_P] = "P",
	[TAG_L] = "L",
	[TAG_LI] = "LI",
	[TAG_LBL] = "Lbl",
	[TAG_LBODY] = "LBody",
	[TAG_BLOCK_QUOTE] = "BlockQuote",
	[TAG_CODE] = "Code",
	[TAG_TABLE] = "Table",
	[TAG_THEAD] = "THead",
	[TAG_TBODY] = "TBody",
	[TAG_TR] = "TR",
	[TAG_TH] = "TH",
	[TAG_TD] = "TD",
	[TAG_FIGURE] = "Figure",
	[TAG_FORMULA] = "Formula",
	[TAG_CAPTION] = "Caption",
	[TAG_TOC] = "TOC",
	[TAG_TOCI] = "TOCI",
	[TAG_NOTE] = "Note",
	[TAG_REFERENCE] = "Reference",
	[TAG_LINK] = "Link",
	[TAG_SPAN] = "Span",
	[TAG_RUBY] = "Ruby",
	[TAG_RB] = "RB",
	[TAG_RT] = "RT",
};
G_STATIC_ASSERT(G_N_ELEMENTS(role_names) == TAG_ROLES);

// The tags of one chapter's nodes.
struct chapter_tags {
	const struct doc *doc;
	struct tag **blocks;           // what takes a block's own text, at the block's id
	struct tag **spans;            // at the span's id; NULL: not seen yet
	const struct span **sources;   // at the span's id
	struct tag *texts[ITEM_PARTS]; // of the document block
	enum chapter_kind kind;
};

struct tag_tree {
	const struct book *book;
	struct arena *arena;
	struct tag *root;
	struct chapter_tags *chapters;
	struct chapter_tags *chapter; // being made
	struct tag *loose;            // takes what belongs to no block; NULL: nothing does
};

const char *tag_role_name(enum tag_role role)
{
	return role_names[role];
}

static struct tag_kid *add_kid(struct tag *tag, enum tag_kid_kind kind, struct arena *arena)
{
	struct tag_kid *kid = arena_new(arena, struct tag_kid);
	kid->kind = kind;
	if (tag->last) {
		tag->last->next = kid;
	} else {
		tag->first = kid;
	}
	tag->last = kid;
	return kid;
}

struct tag *tag_add(struct tag *parent, enum tag_role role, struct arena *arena)
{
	struct tag *tag = arena_new(arena, struct tag);
	tag->role = role;
	tag->parent = parent;
	tag->self = add_kid(parent, TAG_KID_TAG, arena);
	tag->self->tag = tag;
	return tag;
}

static void set_used(struct tag *tag)
{
	for (; tag && !tag->used; tag = tag->parent) {
		tag->used = true;
	}
}

void tag_add_mark(struct tag *tag, uint32_t page, uint32_t mark, struct arena *arena)
{
	set_used(tag);
	struct tag_kid *kid = add_kid(tag, TAG_KID_MARK, arena);
	kid->page = page;
	kid->mark = mark;
}

void tag_add_link(struct tag *tag, uint32_t page, uint32_t link, struct arena *arena)
{
	struct tag_kid *kid = add_kid(tag, TAG_KID_LINK, arena);
	kid->page = page;
	kid->link = link;
}

static struct tag *first_tag(const struct tag_kid *kid)
{
	while (kid && kid->kind != TAG_KID_TAG) {
		kid = kid->next;
	}
	return kid ? kid->tag : NULL;
}

struct tag *tag_next(const struct tag *tag)
{
	struct tag *next = first_tag(tag->first);
	while (!next && tag->parent) {
		next = first_tag(tag->self->next);
		tag = tag->parent;
	}
	return next;
}

static struct tag *add(struct tag_tree *tags, struct tag *parent, enum tag_role role, const struct block *block)
{
	struct tag *tag = tag_add(parent, role, tags->arena);
	tag->block = block;
	tag->lang = block ? block->lang : NULL;
	return tag;
}

// Makes a tag the one that takes the block's own text.
static void set_text(struct tag_tree *tags, const struct block *block, struct tag *tag)
{
	tags->chapter->blocks[block->id] = tag;
}

static void tag_block(struct tag_tree *tags, struct tag *parent, const struct block *block);

static void tag_children(struct tag_tree *tags, struct tag *parent, const struct block *block)
{
	for (const struct block *child = block->first_child; child; child = child->next) {
		tag_block(tags, parent, child);
	}
}

static void tag_paragraph(struct tag_tree *tags, struct tag *parent, const struct block *block)
{
	set_text(tags, block, add(tags, parent, TAG_P, block));
}

static void tag_heading(struct tag_tree *tags, struct tag *parent, const struct block *block)
{
	enum tag_role role = (enum tag_role)(TAG_H1 + block->as.heading.level - 1);
	set_text(tags, block, add(tags, parent, role, block));
}

// A list item's own text is its label: a bullet, a number, a box to tick.
static void tag_item(struct tag_tree *tags, struct tag *parent, const struct block *block)
{
	struct tag *item = add(tags, parent, TAG_LI, block);
	struct tag *label = add(tags, item, TAG_LBL, NULL);
	if (block->as.item.task != TASK_NONE) {
		bool done = block->as.item.task == TASK_DONE;
		label->alt =
			words_in(done ? WORD_TASK_DONE : WORD_TASK_OPEN, doc_block_lang(tags->chapter->doc, block));
	}
	set_text(tags, block, label);
	tag_children(tags, add(tags, item, TAG_LBODY, NULL), block);
}

static bool lists_chapters(enum chapter_kind kind)
{
	return kind == CHAPTER_CONTENTS || kind == CHAPTER_TAG_INDEX || kind == CHAPTER_DATE_INDEX;
}

// Contents and indexes: an entry's title and the entries below it.
static void tag_contents(struct tag_tree *tags, struct tag *parent, const struct block *block)
{
	struct tag *contents = add(tags, parent, TAG_TOC, block);
	for (const struct block *item = block->first_child; item; item = item->next) {
		struct tag *entry = add(tags, contents, TAG_TOCI, item);
		for (const struct block *child = item->first_child; child; child = child->next) {
			if (child->kind == BLOCK_LIST) {
				tag_contents(tags, entry, child);
			} else {
				set_text(tags, child, add(tags, entry, TAG_REFERENCE, child));
			}
		}
	}
}

static void tag_list(struct tag_tree *tags, struct tag *parent, const struct block *block)
{
	if (lists_chapters(tags->chapter->kind)) {
		tag_contents(tags, parent, block);
		return;
	}
	struct tag *list = add(tags, parent, TAG_L, block);
	for (const struct block *item = block->first_child; item; item = item->next) {
		tag_item(tags, list, item);
	}
}

static void tag_quote(struct tag_tree *tags, struct tag *parent, const struct block *block)
{
	tag_children(tags, add(tags, parent, TAG_BLOCK_QUOTE, block), block);
}

static void tag_code_block(struct tag_tree *tags, struct tag *parent, const struct block *block)
{
	struct tag *paragraph = add(tags, parent, TAG_P, block);
	set_text(tags, block, add(tags, paragraph, TAG_CODE, NULL));
}

static void tag_row(struct tag_tree *tags, struct tag *parent, const struct block *block)
{
	struct tag *row = add(tags, parent, TAG_TR, block);
	for (const struct block *cell = block->first_child; cell; cell = cell->next) {
		set_text(tags, cell, add(tags, row, cell->as.cell.header ? TAG_TH : TAG_TD, cell));
	}
}

static bool is_blank(const struct block *row)
{
	for (const struct block *cell = row->first_child; cell; cell = cell->next) {
		if (cell->first_span) {
			return false;
		}
	}
	return true;
}

static bool has_body(const struct block *table)
{
	const struct block *last = table->last_child;
	return last && last->kind == BLOCK_TABLE_ROW && !last->as.row.header;
}

static void tag_table(struct tag_tree *tags, struct tag *parent, const struct block *block)
{
	struct tag *table = add(tags, parent, TAG_TABLE, block);
	struct tag *group = NULL;
	const struct block *row = block->first_child;
	if (row && row->kind == BLOCK_CAPTION) {
		tag_block(tags, table, row);
		row = row->next;
	}
	for (; row; row = row->next) {
		bool header = row->as.row.header;
		// GFM demands a header row; where its cells are blank nobody sees one.
		if (header && is_blank(row)) {
			continue;
		}
		// A head needs a body (ISO 32000-1, table 337): where there is none the header row is it.
		enum tag_role role = header && has_body(block) ? TAG_THEAD : TAG_TBODY;
		if (!group || group->role != role) {
			group = add(tags, table, role, NULL);
		}
		tag_row(tags, group, row);
	}
}

static struct tag *tag_image(struct tag_tree *tags, struct tag *parent, const struct span *span)
{
	// What stands in words for an image that cannot be shown is text.
	if (span->as.image.resource->state != RESOURCE_USABLE) {
		return parent;
	}
	struct tag *figure = tag_add(parent, TAG_FIGURE, tags->arena);
	figure->alt = span->as.image.alt[0] != '\0' ? span->as.image.alt : NULL;
	return figure;
}

// A figure with a caption is both of them, side by side; one without an image holds what stands for it.
static void tag_figure(struct tag_tree *tags, struct tag *parent, const struct block *block)
{
	struct tag *outer = block->first_child ? add(tags, parent, TAG_DIV, block) : parent;
	const struct span *image = image_of_block(block);
	if (image && image->as.image.resource->state == RESOURCE_USABLE) {
		struct tag *figure = tag_image(tags, outer, image);
		figure->block = block;
		tags->chapter->spans[image->id] = figure;
		set_text(tags, block, figure);
	} else {
		set_text(tags, block, add(tags, outer, TAG_P, NULL));
	}
	tag_children(tags, outer, block);
}

// What stands above an admonition or details is a paragraph of them: captions are for figures and tables.
static void tag_caption(struct tag_tree *tags, struct tag *parent, const struct block *block)
{
	bool inside = block->parent->kind == BLOCK_ADMONITION || block->parent->kind == BLOCK_DETAILS;
	set_text(tags, block, add(tags, parent, inside ? TAG_P : TAG_CAPTION, block));
}

// Terms are labels of the definitions that follow them, up to the next term.
static void tag_definition_list(struct tag_tree *tags, struct tag *parent, const struct block *block)
{
	struct tag *list = add(tags, parent, TAG_L, block);
	struct tag *item = NULL;
	struct tag *body = NULL;
	for (const struct block *child = block->first_child; child; child = child->next) {
		bool term = child->kind == BLOCK_DEFINITION_TERM;
		if (!item || (term && body)) {
			item = add(tags, list, TAG_LI, NULL);
			body = NULL;
		}
		if (!term && !body) {
			body = add(tags, item, TAG_LBODY, NULL);
		}
		tag_block(tags, term ? item : body, child);
	}
}

static void tag_definition_term(struct tag_tree *tags, struct tag *parent, const struct block *block)
{
	set_text(tags, block, add(tags, parent, TAG_LBL, block));
}

static void tag_admonition(struct tag_tree *tags, struct tag *parent, const struct block *block)
{
	tag_children(tags, add(tags, parent, TAG_SECT, block), block);
}

static void tag_details(struct tag_tree *tags, struct tag *parent, const struct block *block)
{
	tag_children(tags, add(tags, parent, TAG_SECT, block), block);
}

static struct tag *add_formula(struct tag_tree *tags, struct tag *parent, const char *source)
{
	struct tag *formula = tag_add(parent, TAG_FORMULA, tags->arena);
	g_autofree char *alt = g_strstrip(g_strdup(source));
	formula->alt = arena_strdup(tags->arena, alt);
	return formula;
}

static void tag_math_block(struct tag_tree *tags, struct tag *parent, const struct block *block)
{
	struct tag *paragraph = add(tags, parent, TAG_P, block);
	set_text(tags, block, add_formula(tags, paragraph, block->as.code.text));
}

static void tag_link_card(struct tag_tree *tags, struct tag *parent, const struct block *block)
{
	struct tag *paragraph = add(tags, parent, TAG_P, block);
	set_text(tags, block, block_card_leads(block) ? add(tags, paragraph, TAG_LINK, block) : paragraph);
}

// A rule is decoration: the paragraphs on its sides say that something else begins.
static void tag_rule(struct tag_tree *tags, struct tag *parent, const struct block *block)
{
}

// A note's own text is its number, which leads back.
static void tag_note(struct tag_tree *tags, struct tag *parent, const struct block *block)
{
	struct tag *note = add(tags, parent, TAG_NOTE, block);
	struct tag *label = add(tags, note, TAG_LBL, NULL);
	set_text(tags, block, add(tags, label, TAG_LINK, NULL));
	tag_children(tags, note, block);
}

#define tag_document   tag_children
#define tag_definition tag_children

// Rows and cells are tagged by their table.
#define TAG_IN_ANY(kind)                  tag_##kind
#define TAG_IN_LIST(kind)                 tag_##kind
#define TAG_IN_DEFINITION_LIST(kind)      tag_##kind
#define TAG_IN_TABLE(kind)                NULL
#define TAG_IN_TABLE_ROW(kind)            NULL
#define TAG(KIND, kind, word, WHOLE, ...) TAG_IN_##WHOLE(kind),
static void (*const taggers[])(struct tag_tree *, struct tag *, const struct block *) = { BLOCK_KIND_LIST(TAG) };
#undef TAG

static void tag_block(struct tag_tree *tags, struct tag *parent, const struct block *block)
{
	if (!taggers[block->kind]) {
		g_error("block kind '%s' cannot be tagged", block_kind_name(block->kind));
	}
	taggers[block->kind](tags, parent, block);
}

static void index_spans(struct chapter_tags *chapter, const struct block *root)
{
	for (const struct block *block = root; block; block = block_next(block, root)) {
		for (const struct span *span = block->first_span; span; span = span_next(span)) {
			chapter->sources[span->id] = span;
		}
	}
}

// What stands above the body. The cover and the title page say what the book is called, which is the heading of
// nothing.
static void tag_opening(struct tag_tree *tags, struct chapter_tags *chapter, struct tag *section)
{
	bool is_cover = chapter->kind == CHAPTER_COVER;
	bool heads = !is_cover && chapter->kind != CHAPTER_TITLE_PAGE;
	if (is_cover) {
		struct tag *picture = add(tags, section, TAG_FIGURE, NULL);
		const char *alt = tags->book->cover_alt;
		picture->alt = alt ? alt : words_in(WORD_COVER, tags->book->lang);
		chapter->texts[PART_PICTURE] = picture;
	}
	chapter->texts[PART_TEXT] = add(tags, section, heads ? TAG_H1 : TAG_P, NULL);
	chapter->texts[PART_BYLINE] = add(tags, section, TAG_P, NULL);
	chapter->texts[PART_ADDRESS] = add(tags, add(tags, section, TAG_P, NULL), TAG_LINK, NULL);
	chapter->texts[PART_DESCRIPTION] = add(tags, section, TAG_P, NULL);
}

// The level of a chapter's section: those that are deeper stand in it.
static struct tag *tag_chapter(struct tag_tree *tags, struct tag *parent, size_t index)
{
	const struct doc *doc = tags->book->chapters[index].doc;
	struct chapter_tags *chapter = &tags->chapters[index];
	*chapter = (struct chapter_tags){
		.doc = doc,
		.blocks = arena_new_array(tags->arena, struct tag *, doc->block_count),
		.spans = arena_new_array(tags->arena, struct tag *, doc->span_count),
		.sources = arena_new_array(tags->arena, const struct span *, doc->span_count),
	};
	tags->chapter = chapter;
	chapter->kind = tags->book->chapters[index].kind;
	struct tag *section = add(tags, parent, chapter->kind == CHAPTER_PART ? TAG_PART : TAG_SECT, NULL);
	section->lang = strcmp(doc->lang, tags->book->lang) == 0 ? NULL : doc->lang;
	tag_opening(tags, chapter, section);
	index_spans(chapter, doc->root);
	tag_block(tags, section, doc->root);
	for (size_t i = 0; i < doc->note_count; i++) {
		index_spans(chapter, doc->notes[i]->body);
		tag_block(tags, section, doc->notes[i]->body);
	}
	return section;
}

// Chapters below a part or another chapter stand in its section.
static void tag_chapters(struct tag_tree *tags)
{
	g_autoptr(GPtrArray) sections = g_ptr_array_new();
	g_ptr_array_add(sections, tags->root);
	for (size_t i = 0; i < tags->book->chapter_count; i++) {
		int level = CLAMP(tags->book->chapters[i].level, 1, (int)sections->len);
		g_ptr_array_set_size(sections, level);
		g_ptr_array_add(sections, tag_chapter(tags, g_ptr_array_index(sections, level - 1), i));
	}
}

struct tag_tree *tag_tree_create(const struct book *book, struct arena *arena)
{
	struct tag_tree *tags = arena_new(arena, struct tag_tree);
	tags->book = book;
	tags->arena = arena;
	tags->root = arena_new(arena, struct tag);
	tags->root->role = TAG_DOCUMENT;
	tags->chapters = arena_new_array(arena, struct chapter_tags, book->chapter_count);
	tag_chapters(tags);
	return tags;
}

struct tag *tag_tree_root(const struct tag_tree *tags)
{
	return tags->root;
}

static struct tag *tag_note_ref(struct tag_tree *tags, struct tag *parent, const struct span *span)
{
	return tag_add(tag_add(parent, TAG_REFERENCE, tags->arena), TAG_LINK, tags->arena);
}

static struct tag *tag_link(struct tag_tree *tags, struct tag *parent, const struct span *span)
{
	return span->as.link.kind == LINK_DEAD ? parent : tag_add(parent, TAG_LINK, tags->arena);
}

// Gives the tag of the base; that of the annotation is the next one.
static struct tag *tag_ruby(struct tag_tree *tags, struct tag *parent, const struct span *span)
{
	struct tag *ruby = tag_add(parent, TAG_RUBY, tags->arena);
	struct tag *base = tag_add(ruby, TAG_RB, tags->arena);
	tag_add(ruby, TAG_RT, tags->arena);
	return base;
}

// Also for keys: the standard types have nothing nearer.
static struct tag *tag_code(struct tag_tree *tags, struct tag *parent, const struct span *span)
{
	return tag_add(parent, TAG_CODE, tags->arena);
}

static struct tag *tag_math(struct tag_tree *tags, struct tag *parent, const struct span *span)
{
	return add_formula(tags, parent, span->as.code);
}

// For kinds that have no tag of their own: PDF 1.7 knows no emphasis.
static struct tag *tag_as_around(struct tag_tree *tags, struct tag *parent, const struct span *span)
{
	return parent;
}

#define tag_text   tag_as_around
#define tag_em     tag_as_around
#define tag_strong tag_as_around
#define tag_break  tag_as_around
#define tag_mark   tag_as_around
#define tag_ins    tag_as_around
#define tag_del    tag_as_around
#define tag_sub    tag_as_around
#define tag_sup    tag_as_around
#define tag_kbd    tag_code

#define TAG(KIND, kind, ...) tag_##kind,
static struct tag *(*const span_taggers[])(
	struct tag_tree *, struct tag *, const struct span *) = { SPAN_KIND_LIST(TAG) };
#undef TAG

static struct tag *make_span(struct tag_tree *tags, struct tag *parent, const struct span *span)
{
	struct tag *tag = span_taggers[span->kind](tags, parent, span);
	if (span->lang && tag == parent) {
		tag = tag_add(parent, TAG_SPAN, tags->arena);
	}
	if (tag != parent) {
		tag->lang = span->lang;
	}
	return tag;
}

// The tag of a span, made when its first item is met, so that tags and text keep their order.
static struct tag *find_span(
	struct tag_tree *tags, struct chapter_tags *chapter, const struct span *span, struct tag *block)
{
	struct tag **tag = &chapter->spans[span->id];
	if (!*tag) {
		struct tag *parent = span->parent ? find_span(tags, chapter, span->parent, block) : block;
		*tag = make_span(tags, parent, span);
	}
	return *tag;
}

struct tag *tag_tree_find(struct tag_tree *tags, const struct page_item *item)
{
	if (item->artifact) {
		return NULL;
	}
	if (item->block == NO_NODE) {
		tags->loose = tags->loose ? tags->loose : tag_add(tags->root, TAG_P, tags->arena);
		return tags->loose;
	}
	struct chapter_tags *chapter = &tags->chapters[item->chapter];
	if (item->block == chapter->doc->root->id) {
		return chapter->texts[item->part];
	}
	struct tag *block = chapter->blocks[item->block];
	g_assert(block != NULL);
	if (item->span == NO_NODE) {
		return block;
	}
	struct tag *span = find_span(tags, chapter, chapter->sources[item->span], block);
	return item->part == PART_RUBY ? span->self->next->tag : span;
}

// The text of a link that belongs to a block as a whole: a card, or a note's number, whose tag has no block.
static char *link_text_of_block(const struct chapter_tags *chapter, const struct block *block)
{
	if (!block) {
		return g_strdup(words_in(WORD_BACK_TO_TEXT, chapter->doc->lang));
	}
	g_autofree char *title = block_span_text(block);
	return g_strdup(*title ? title : block->as.link_card.url);
}

char *tag_tree_link_text(const struct tag_tree *tags, const struct page_item *item)
{
	if (item->block == NO_NODE || item->chapter >= tags->book->chapter_count) {
		return g_strdup(item->as.link.uri ? item->as.link.uri : item->as.link.dest);
	}
	const struct chapter_tags *chapter = &tags->chapters[item->chapter];
	if (item->span == NO_NODE && item->as.link.uri) {
		return g_strdup(item->as.link.uri);
	}
	if (item->span == NO_NODE) {
		return link_text_of_block(chapter, chapter->blocks[item->block]->block);
	}
	const struct span *link = chapter->sources[item->span];
	if (link->kind == SPAN_NOTE_REF) {
		return g_strdup_printf(
			"%s %u", words_in(WORD_NOTE, chapter->doc->lang), link->as.note_ref.note->number);
	}
	GString *text = g_string_new(NULL);
	const struct span *end = span_next_skip(link);
	for (const struct span *span = link->first_child; span && span != end; span = span_next(span)) {
		const char *own = span_own_text(span);
		g_string_append(text, own ? own : "");
	}
	if (text->len == 0) {
		g_string_append(text, link->as.link.url);
	}
	return g_string_free(text, FALSE);
}
