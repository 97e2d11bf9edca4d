#include "layout/flow.h"

void flow_init(struct flow *flow, double width, double page_height, struct arena *arena)
{
	*flow = (struct flow){
		.arena = arena,
		.width = width,
		.page_height = page_height,
		.strips = g_array_new(FALSE, TRUE, sizeof(struct strip)),
		.markers = g_array_new(FALSE, TRUE, sizeof(struct flow_marker)),
		.dests = g_array_new(FALSE, TRUE, sizeof(const char *)),
		.used_refs = g_array_new(FALSE, TRUE, sizeof(struct page_ref)),
	};
}

void flow_finish(struct flow *flow)
{
	g_array_unref(flow->strips);
	g_array_unref(flow->markers);
	g_array_unref(flow->dests);
	g_array_unref(flow->used_refs);
}

double flow_role_size(const struct flow *flow, enum block_role role)
{
	return flow->style->page.font_size * flow->style->blocks[role].size;
}

void flow_add_space(struct flow *flow, double points)
{
	flow->pending_space = MAX(flow->pending_space, points);
}

void flow_add_dest(struct flow *flow, const struct block *block)
{
	const char *name = page_item_block_dest(flow->chapter, block, flow->arena);
	g_array_append_val(flow->dests, name);
}

struct page_item flow_fill(double x, double y, double width, double height, uint32_t color)
{
	return (struct page_item){
		.kind = ITEM_FILL,
		.artifact = true,
		.block = NO_NODE,
		.span = NO_NODE,
		.box = { x, y, width, height },
		.as.color = color,
	};
}

// Outer frames first, so that inner ones are painted over them.
static void add_frames(GArray *items, struct flow_frame *frame, double space, double height)
{
	if (!frame) {
		return;
	}
	add_frames(items, frame->outer, space, height);
	double top = frame->started ? -space : 0;
	if (frame->background != COLOR_INHERIT) {
		struct page_item fill = flow_fill(frame->x, top, frame->width, height - top, frame->background);
		g_array_append_val(items, fill);
	}
	if (frame->border_color != COLOR_INHERIT && frame->border_width > 0) {
		struct page_item rule =
			flow_fill(frame->x, top, frame->border_width, height - top, frame->border_color);
		g_array_append_val(items, rule);
	}
	if (frame->border_color != COLOR_INHERIT && frame->around > 0) {
		double right = frame->x + frame->width - frame->around;
		struct page_item sides[] = {
			flow_fill(frame->x, top, frame->around, height - top, frame->border_color),
			flow_fill(right, top, frame->around, height - top, frame->border_color),
		};
		g_array_append_vals(items, sides, G_N_ELEMENTS(sides));
	}
	frame->started = true;
}

static void add_dests(struct flow *flow, GArray *items)
{
	for (guint i = 0; i < flow->dests->len; i++) {
		struct page_item dest = {
			.kind = ITEM_DEST,
			.block = NO_NODE,
			.span = NO_NODE,
			.box = { flow->x, 0, 0, 0 },
			.as.dest = g_array_index(flow->dests, const char *, i),
		};
		g_array_append_val(items, dest);
	}
	g_array_set_size(flow->dests, 0);
}

struct strip *flow_push(struct flow *flow, double height, const struct page_item *items, size_t count)
{
	g_autoptr(GArray) all = g_array_new(FALSE, TRUE, sizeof(struct page_item));
	add_frames(all, flow->frame, flow->pending_space, height);
	add_dests(flow, all);
	if (count > 0) {
		g_array_append_vals(all, items, (guint)count);
	}
	struct strip strip = {
		.height = height,
		.space = flow->pending_space,
		.keep = flow->keep_next,
		.new_page = flow->new_page,
		.pad = flow->frame ? flow->frame->pad : 0,
		.items = arena_new_array(flow->arena, struct page_item, all->len),
		.item_count = all->len,
	};
	if (all->len > 0) {
		memcpy(strip.items, all->data, all->len * sizeof(struct page_item));
	}
	for (guint i = 0; i < all->len; i++) {
		strip.items[i].chapter = flow->chapter;
	}
	g_array_append_val(flow->strips, strip);
	flow->pending_space = 0;
	flow->keep_next = false;
	flow->new_page = false;
	return &g_array_index(flow->strips, struct strip, flow->strips->len - 1);
}

double flow_baseline(double size, double leading)
{
	return (size * leading - size) / 2 + page_item_em_ascent * size;
}

void flow_add_line(GArray *items, const struct line *line, double x, double baseline)
{
	for (size_t i = 0; i < line->item_count; i++) {
		struct page_item item = line->items[i];
		item.box.x += x;
		item.box.y += baseline;
		g_array_append_val(items, item);
	}
}

static void add_markers(struct flow *flow, GArray *items, double baseline)
{
	for (guint i = 0; i < flow->markers->len; i++) {
		const struct flow_marker *marker = &g_array_index(flow->markers, struct flow_marker, i);
		flow_add_line(items, &marker->line, marker->x, baseline);
	}
	g_array_set_size(flow->markers, 0);
}

double flow_extra_height(double ascent, double size, double leading)
{
	double needed = ascent > 0 ? ascent + size * 0.3 : 0;
	return MAX(0, needed - flow_baseline(size, leading));
}

void flow_push_lines(struct flow *flow, const struct lines *lines, double size, double leading, double x)
{
	g_autoptr(GArray) items = g_array_new(FALSE, TRUE, sizeof(struct page_item));
	for (size_t i = 0; i < lines->count; i++) {
		const struct line *line = &lines->lines[i];
		double extra = flow_extra_height(line->ascent, size, leading);
		double baseline = flow_baseline(size, leading) + extra;
		g_array_set_size(items, 0);
		add_markers(flow, items, baseline);
		flow_add_line(items, line, x, baseline);
		if (i == 1 || (i > 0 && i + 1 == lines->count)) {
			flow->keep_next = true;
		}
		flow_push(flow, size * leading + extra, (struct page_item *)items->data, items->len);
	}
}

void flow_flush_markers(struct flow *flow)
{
	if (flow->markers->len == 0) {
		return;
	}
	double size = flow_role_size(flow, ROLE_LIST);
	double leading = flow->style->blocks[ROLE_LIST].leading;
	g_autoptr(GArray) items = g_array_new(FALSE, TRUE, sizeof(struct page_item));
	add_markers(flow, items, flow_baseline(size, leading));
	flow_push(flow, size * leading, (struct page_item *)items->data, items->len);
	flow->keep_next = true;
}

// Padding is a strip of its own, so that backgrounds reach around the text and never split from it. It holds the rule
// above or below a framed box, and at its foot the one below any box.
static void push_padding(struct flow *flow, const struct flow_frame *frame, bool closes)
{
	double height = closes ? frame->pad_below + frame->below : frame->pad;
	if (height <= 0) {
		return;
	}
	struct page_item rules[2];
	size_t count = 0;
	if (frame->around > 0) {
		double y = closes ? frame->pad_below - frame->around : 0;
		rules[count++] = flow_fill(frame->x, y, frame->width, frame->around, frame->border_color);
	}
	if (closes && frame->below > 0) {
		double y = height - frame->below;
		rules[count++] = flow_fill(frame->x, y, frame->width, frame->below, frame->border_color);
	}
	flow->keep_next = flow->keep_next || closes;
	flow_push(flow, height, rules, count)->pad = 0;
	flow->keep_next = !closes;
}

// What is drawn around a box at the current place.
static struct flow_frame frame_of(const struct flow *flow, const struct block_style *style, double size)
{
	bool colored = style->border_color != COLOR_INHERIT;
	double around = colored ? style->border * size : 0;
	double below = colored ? style->border_below * size : 0;
	bool whole = style->background != COLOR_INHERIT || around > 0; // padded above and below too
	double pad = MAX(style->padding * size, around);
	return (struct flow_frame){
		.outer = flow->frame,
		.x = flow->x,
		.width = flow->width,
		.background = style->background,
		.border_color = style->border_color,
		.border_width = colored ? style->border_start * size : 0,
		.around = around,
		.below = below,
		.pad = whole ? pad : 0,
		.pad_below = whole || below > 0 ? pad : 0,
	};
}

void flow_open_following(struct flow *flow, struct flow_box *box, enum block_role role)
{
	const struct block_style *style = &flow->style->blocks[role];
	double size = flow_role_size(flow, role);
	*box = (struct flow_box){
		.x = flow->x,
		.width = flow->width,
		.space_after = style->space_after * size,
	};
	double start = style->margin_start * size;
	double end = style->margin_end * size;
	// Deep nesting must leave a measure of a few em for the text.
	double room = MAX(0, flow->width - 8 * size);
	start = MIN(start, room);
	end = MIN(end, room - start);
	flow->x += start;
	flow->width -= start + end;
	box->frame = frame_of(flow, style, size);
	const struct flow_frame *frame = &box->frame;
	box->framed =
		frame->background != COLOR_INHERIT || frame->border_width > 0 || frame->around > 0 || frame->below > 0;
	double inset = MIN(style->padding * size + frame->border_width + frame->around, flow->width / 4);
	flow->x += inset;
	flow->width -= 2 * inset;
	if (box->framed) {
		flow->frame = &box->frame;
		push_padding(flow, &box->frame, false);
	}
}

void flow_open_box(struct flow *flow, struct flow_box *box, enum block_role role)
{
	flow_add_space(flow, flow->style->blocks[role].space_before * flow_role_size(flow, role));
	flow_open_following(flow, box, role);
}

void flow_close_box(struct flow *flow, struct flow_box *box)
{
	if (box->framed) {
		flow->pending_space = 0;
		push_padding(flow, &box->frame, true);
		flow->frame = box->frame.outer;
	}
	flow->x = box->x;
	flow->width = box->width;
	flow_add_space(flow, box->space_after);
}

struct paragraph_options flow_options(const struct flow *flow, enum block_role role)
{
	const struct block_style *style = &flow->style->blocks[role];
	double size = flow_role_size(flow, role);
	return (struct paragraph_options){
		.doc = flow->doc,
		.chapter = flow->chapter,
		.refs = flow->refs,
		.used_refs = flow->used_refs,
		.style = flow->style,
		.base = style,
		.family = style->family,
		.weight = style->weight,
		.size = size,
		.letter_spacing = style->letter_spacing * size,
		.indent = style->indent * size,
		.color = style->color == COLOR_INHERIT ? flow->style->blocks[ROLE_BODY].color : style->color,
		.align = style->align,
		.heading =
			role == ROLE_TITLE || role == ROLE_PART || (role >= ROLE_HEADING_2 && role <= ROLE_HEADING_6),
		.lang = flow->doc->lang,
		.debug_boxes = flow->debug_boxes,
	};
}

struct paragraph_options flow_line_options(const struct flow *flow, enum block_role role)
{
	struct paragraph_options options = flow_options(flow, role);
	options.align = ALIGN_START;
	options.indent = 0;
	return options;
}
