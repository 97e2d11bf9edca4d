#include "layout/chapter.h"

#include "doc/words.h"
#include "layout/contents.h"
#include "layout/place.h"

static void mark_part(struct lines *lines, enum item_part part)
{
	for (size_t i = 0; i < lines->count; i++) {
		for (size_t j = 0; j < lines->lines[i].item_count; j++) {
			lines->lines[i].items[j].part = part;
		}
	}
}

// A text above the body, which stands for the doc's root.
static void place_aligned(
	struct flow *flow, const char *text, enum block_role role, enum text_align align, enum item_part part)
{
	struct flow_box box;
	flow_open_box(flow, &box, role);
	struct paragraph_options options = flow_options(flow, role);
	options.align = align;
	struct paragraph *paragraph = paragraph_create_text(flow->shaper, text, flow->doc->root, &options, flow->arena);
	struct lines lines = paragraph_break(paragraph, flow->width, flow->arena);
	mark_part(&lines, part);
	flow_push_lines(flow, &lines, options.size, flow->style->blocks[role].leading, flow->x);
	flow_close_box(flow, &box);
}

static void place_plain(struct flow *flow, const char *text, enum block_role role, enum item_part part)
{
	place_aligned(flow, text, role, flow->style->blocks[role].align, part);
}

static void append_list(GString *text, const struct meta_list *list, const char *separator)
{
	for (size_t i = 0; i < list->count; i++) {
		g_string_append(text, i > 0 ? separator : "");
		g_string_append(text, list->items[i]);
	}
}

static void append_part(GString *line, const char *part)
{
	if (part[0] != '\0') {
		g_string_append(line, line->len > 0 ? "　" : "");
		g_string_append(line, part);
	}
}

// Author, date and tags on one line.
static char *byline_text(const struct flow *flow)
{
	const struct meta *meta = &flow->doc->meta;
	const char *separator = words_in(WORD_LIST_SEPARATOR, flow->doc->lang);
	GString *line = g_string_new(NULL);
	g_autoptr(GString) part = g_string_new(NULL);
	append_list(part, &meta->authors, separator);
	append_part(line, part->str);
	if (meta->date.set) {
		append_part(line, meta_date_human(&meta->date, flow->doc->lang, flow->arena));
	}
	g_string_truncate(part, 0);
	append_list(part, &meta->tags, separator);
	append_part(line, part->str);
	return g_string_free(line, FALSE);
}

// The address is the one thing above the body that leads somewhere.
static void link_address(struct lines *lines, const char *address, double size, struct arena *arena)
{
	for (size_t i = 0; i < lines->count; i++) {
		struct line *line = &lines->lines[i];
		struct page_item *items = arena_new_array(arena, struct page_item, line->item_count + 1);
		memcpy(items, line->items, line->item_count * sizeof(*items));
		items[line->item_count] = (struct page_item){
			.kind = ITEM_LINK,
			.block = 0,
			.span = NO_NODE,
			.box = { 0, -page_item_em_ascent * size, line->width, size },
			.as.link.uri = address,
		};
		line->items = items;
		line->item_count++;
	}
}

static void place_address(struct flow *flow, const char *address)
{
	struct flow_box box;
	flow_open_box(flow, &box, ROLE_BYLINE);
	struct paragraph_options options = flow_options(flow, ROLE_BYLINE);
	struct paragraph *paragraph =
		paragraph_create_text(flow->shaper, address, flow->doc->root, &options, flow->arena);
	struct lines lines = paragraph_break(paragraph, flow->width, flow->arena);
	link_address(&lines, address, options.size, flow->arena);
	mark_part(&lines, PART_ADDRESS);
	flow_push_lines(flow, &lines, options.size, flow->style->blocks[ROLE_BYLINE].leading, flow->x);
	flow_close_box(flow, &box);
}

// What stands below a title belongs to it, not to what follows.
static void add_opening_gap(struct flow *flow)
{
	flow_add_space(flow, flow->style->ornaments.opening.gap * flow_role_size(flow, ROLE_BODY));
}

static void place_byline(struct flow *flow, bool more)
{
	g_autofree char *byline = byline_text(flow);
	if (byline[0] != '\0') {
		flow->keep_next = true;
		place_plain(flow, byline, ROLE_BYLINE, PART_BYLINE);
		if (!more) {
			add_opening_gap(flow);
		}
	}
}

static void place_description(struct flow *flow)
{
	const char *description = flow->doc->meta.description;
	// Many posts repeat their title as their description: once is enough.
	if (description && strcmp(description, flow->doc->title) != 0) {
		flow->keep_next = true;
		place_plain(flow, description, ROLE_DESCRIPTION, PART_DESCRIPTION);
	}
}

// Space at the top of a page falls away, unless something stands above it.
static void skip_down(struct flow *flow, double share)
{
	flow_push(flow, flow->page_height * share, NULL, 0);
	flow->keep_next = true;
}

// The number leads back to where the note is first referred to.
static struct line note_number(struct flow *flow, const struct note *note)
{
	struct paragraph_options options = flow_line_options(flow, ROLE_NOTES);
	g_autofree char *number = g_strdup_printf("%u.", note->number);
	struct paragraph *paragraph = paragraph_create_text(flow->shaper, number, note->body, &options, flow->arena);
	struct line line = paragraph_break(paragraph, 100 * options.size, flow->arena).lines[0];
	struct page_item *items = arena_new_array(flow->arena, struct page_item, line.item_count + 1);
	memcpy(items, line.items, line.item_count * sizeof(*items));
	items[line.item_count++] = (struct page_item){
		.kind = ITEM_LINK,
		.block = note->body->id,
		.span = NO_NODE,
		.box = { 0, -page_item_em_ascent * options.size, line.width, options.size },
		.as.link.dest = page_item_span_dest(flow->chapter, note->references[0], flow->arena),
	};
	line.items = items;
	return line;
}

// The number stands before the text, in the margin.
static void place_note(struct flow *flow, const struct note *note)
{
	double gap = flow->style->ornaments.marker.number_gap * flow_role_size(flow, ROLE_NOTES);
	struct flow_marker marker = { .line = note_number(flow, note) };
	struct flow_box box;
	flow_open_box(flow, &box, ROLE_NOTES);
	marker.x = flow->x - gap - marker.line.width;
	flow_add_dest(flow, note->body);
	g_array_append_val(flow->markers, marker);
	place_children(flow, note->body);
	flow_flush_markers(flow);
	flow->keep_next = false;
	flow_close_box(flow, &box);
}

static void place_notes(struct flow *flow)
{
	if (flow->doc->note_count == 0) {
		return;
	}
	const struct ornament_style *look = &flow->style->ornaments;
	double size = flow_role_size(flow, ROLE_NOTES);
	bool drawn = look->notes_rule.color != COLOR_INHERIT && look->notes_rule.thickness > 0;
	struct page_item rule = flow_fill(
		flow->x, 0, flow->width * look->notes_rule.width, look->notes_rule.thickness, look->notes_rule.color);
	flow_add_space(flow, look->notes_rule.space_before * size);
	flow_push(flow, look->notes_rule.space_after * size, &rule, drawn ? 1 : 0);
	flow->keep_next = true;
	for (size_t i = 0; i < flow->doc->note_count; i++) {
		place_note(flow, flow->doc->notes[i]);
	}
}

static double height_from(const struct flow *flow, guint first)
{
	double height = 0;
	for (guint i = first; i < flow->strips->len; i++) {
		const struct strip *strip = &g_array_index(flow->strips, struct strip, i);
		height += strip->height + (i > first ? strip->space : 0);
	}
	return height;
}

// The code that leads a telephone to the chapter stands at the right of its title. It says nothing but what the address
// below the title says, so it is decoration.
static void add_code(struct flow *flow, const struct resource *code, guint first)
{
	struct strip *strip = &g_array_index(flow->strips, struct strip, first);
	double side = flow->style->page.qr_size;
	struct page_item *items = arena_new_array(flow->arena, struct page_item, strip->item_count + 1);
	memcpy(items, strip->items, strip->item_count * sizeof(*items));
	items[strip->item_count++] = (struct page_item){
		.kind = ITEM_IMAGE,
		.artifact = true,
		.chapter = flow->chapter,
		.block = NO_NODE,
		.span = NO_NODE,
		.box = { flow->x + flow->width - side, 0, side, side },
		.as.image = code,
	};
	strip->items = items;
	// What follows below must not run into it.
	double missing = side - height_from(flow, first);
	if (missing > 0) {
		g_array_index(flow->strips, struct strip, flow->strips->len - 1).height += missing;
	}
}

// Below a title in the middle the code stands in the middle too.
static void place_code_below(struct flow *flow, const struct resource *code)
{
	double side = flow->style->page.qr_size;
	flow->pending_space = flow->style->page.qr_gap / 2;
	flow->keep_next = true;
	guint first = flow->strips->len;
	flow_push(flow, side, NULL, 0);
	double x = flow->x;
	flow->x -= (flow->width - side) / 2;
	add_code(flow, code, first);
	flow->x = x;
	add_opening_gap(flow);
}

static void place_heading(struct flow *flow, const struct chapter *chapter)
{
	const struct resource *code = flow->style->page.qr ? chapter->qr : NULL;
	bool below = flow->style->blocks[ROLE_TITLE].align == ALIGN_CENTER;
	guint first = flow->strips->len;
	double width = flow->width;
	flow->width -= code && !below ? flow->style->page.qr_size + flow->style->page.qr_gap : 0;
	flow_add_dest(flow, flow->doc->root);
	place_plain(flow, flow->doc->title, ROLE_TITLE, PART_TEXT);
	place_byline(flow, chapter->permalink != NULL);
	if (chapter->permalink) {
		flow->keep_next = true;
		place_address(flow, chapter->permalink);
		add_opening_gap(flow);
	}
	flow->width = width;
	if (code && below) {
		place_code_below(flow, code);
	} else if (code && flow->strips->len > first) {
		add_code(flow, code, first);
	}
}

static void place_text(struct flow *flow, const struct chapter *chapter)
{
	place_heading(flow, chapter);
	place_description(flow);
	flow->keep_next = true;
	place_children(flow, flow->doc->root);
	place_notes(flow);
}

// A part has a page to itself; an introduction follows below its title.
static void place_part(struct flow *flow, const struct chapter *chapter)
{
	flow_add_dest(flow, flow->doc->root);
	skip_down(flow, flow->style->ornaments.opening.part_drop);
	place_plain(flow, flow->doc->title, ROLE_PART, PART_TEXT);
	place_description(flow);
	flow->keep_next = flow->doc->root->first_child != NULL;
	place_children(flow, flow->doc->root);
	place_notes(flow);
}

static void place_title_page(struct flow *flow, const struct chapter *chapter)
{
	flow_add_dest(flow, flow->doc->root);
	skip_down(flow, flow->style->ornaments.opening.title_page_drop);
	place_plain(flow, flow->doc->title, ROLE_PART, PART_TEXT);
	// All of it stands below the title, in the middle.
	g_autofree char *byline = byline_text(flow);
	if (byline[0] != '\0') {
		place_aligned(flow, byline, ROLE_BYLINE, ALIGN_CENTER, PART_BYLINE);
	}
	if (flow->doc->meta.description) {
		place_aligned(flow, flow->doc->meta.description, ROLE_DESCRIPTION, ALIGN_CENTER, PART_DESCRIPTION);
	}
}

static void place_list(struct flow *flow, const struct chapter *chapter)
{
	flow_add_dest(flow, flow->doc->root);
	place_plain(flow, flow->doc->title, ROLE_TITLE, PART_TEXT);
	flow->keep_next = true;
	contents_place(flow);
}

static void (*const placers[CHAPTER_KINDS])(struct flow *flow, const struct chapter *chapter) = {
	[CHAPTER_TEXT] = place_text,
	[CHAPTER_PART] = place_part,
	[CHAPTER_COVER] = NULL,
	[CHAPTER_TITLE_PAGE] = place_title_page,
	[CHAPTER_CONTENTS] = place_list,
	[CHAPTER_TAG_INDEX] = place_list,
	[CHAPTER_DATE_INDEX] = place_list,
	[CHAPTER_COLOPHON] = place_text,
};

void chapter_place(struct flow *flow, const struct chapter *chapter)
{
	placers[chapter->kind](flow, chapter);
	// What leads to an empty block at the very end leads to the end.
	if (flow->dests->len > 0) {
		flow->keep_next = true;
		flow->pending_space = 0;
		flow_push(flow, 0, NULL, 0);
	}
}
