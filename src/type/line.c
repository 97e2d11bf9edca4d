#include "type/line.h"

#include <string.h>

#include "type/debug_line.h"
#include "type/ruby.h"

// How far each tier of a line's white space gives way or grows, 0 to 1, and what every site gets on top.
struct fit {
	double shrink[SPACING_SHRINK_TIERS];
	double stretch[SPACING_STRETCH_TIERS];
	double extra; // points
};

// A line while it is being set.
struct setter {
	const struct line_source *source;
	const struct line_range *range;
	bool continues;
	struct fit fit;
	double *left; // where each box of the range begins and ends, its edge trims taken off
	double *right;
	GArray *items; // struct page_item
};

static const struct box *box_at(const struct setter *s, size_t index)
{
	return &s->source->boxes->boxes[index];
}

static const struct ornament_style *ornaments_of(const struct setter *s)
{
	return &s->source->options->style->ornaments;
}

static const struct run *run_of(const struct setter *s, size_t index)
{
	return &s->source->runs->runs[box_at(s, index)->run];
}

// Shares a lack out over the tiers in order.
static void fit_shrink(struct setter *s, double lack)
{
	double room[SPACING_SHRINK_TIERS] = { 0 };
	for (size_t i = s->range->first; i < s->range->end; i++) {
		const struct box *box = box_at(s, i);
		bool first = i == s->range->first;
		room[box->glue.shrink_tier] += first ? 0 : box->glue.shrink;
		room[box->shrink_tier] += first ? 0 : box->shrink_left;
		room[box->shrink_tier] += i + 1 == s->range->end ? 0 : box->shrink_right;
	}
	for (int tier = SPACING_RIGID + 1; tier < SPACING_SHRINK_TIERS && lack > 0; tier++) {
		double taken = MIN(lack, room[tier]);
		s->fit.shrink[tier] = room[tier] > 0 ? taken / room[tier] : 0;
		lack -= taken;
	}
}

// Shares a rest out over the tiers in order, and what is left over equally over all sites.
static void fit_stretch(struct setter *s, double rest)
{
	double room[SPACING_STRETCH_TIERS] = { 0 };
	size_t sites = 0;
	for (size_t i = s->range->first + 1; i < s->range->end; i++) {
		room[box_at(s, i)->glue.stretch_tier] += box_at(s, i)->glue.stretch;
		sites += box_at(s, i)->glue.stretch_tier != SPACING_INELASTIC;
	}
	for (int tier = SPACING_INELASTIC + 1; tier < SPACING_STRETCH_TIERS && rest > 0; tier++) {
		double given = MIN(rest, room[tier]);
		s->fit.stretch[tier] = room[tier] > 0 ? given / room[tier] : 0;
		rest -= given;
	}
	s->fit.extra = rest > 0 && sites > 0 ? rest / (double)sites : 0;
}

static double glue_width(const struct setter *s, const struct box *box)
{
	const struct spacing_glue *glue = &box->glue;
	double extra = glue->stretch_tier != SPACING_INELASTIC ? s->fit.extra : 0;
	return glue->natural - glue->shrink * s->fit.shrink[glue->shrink_tier] +
		glue->stretch * s->fit.stretch[glue->stretch_tier] + extra;
}

static double left_trim(const struct setter *s, size_t index)
{
	const struct box *box = box_at(s, index);
	return index == s->range->first ? box->start_trim
					: box->trim_left + box->shrink_left * s->fit.shrink[box->shrink_tier];
}

static double right_trim(const struct setter *s, size_t index)
{
	const struct box *box = box_at(s, index);
	return index + 1 == s->range->end ? box->end_trim
					  : box->trim_right + box->shrink_right * s->fit.shrink[box->shrink_tier];
}

// Finds where each box stands, from x on; returns where the line ends.
static double place_boxes(struct setter *s, double x)
{
	const struct line_range *range = s->range;
	for (size_t i = range->first; i < range->end; i++) {
		const struct box *box = box_at(s, i);
		x += i == range->first ? 0 : glue_width(s, box);
		s->left[i - range->first] = x;
		x += box->advance - left_trim(s, i) - right_trim(s, i);
		s->right[i - range->first] = x;
	}
	return x;
}

static void move_boxes(struct setter *s, double offset)
{
	for (size_t i = 0; i < s->range->end - s->range->first; i++) {
		s->left[i] += offset;
		s->right[i] += offset;
	}
}

// A new item of a kind at the end of the line's list.
static struct page_item *add_item(
	struct setter *s, enum item_kind kind, const struct run *run, bool artifact, struct rect box)
{
	struct page_item item = { .kind = kind,
		.artifact = artifact,
		.chapter = s->source->options->chapter,
		.block = s->source->block,
		.span = run->span,
		.box = box };
	g_array_append_val(s->items, item);
	return &g_array_index(s->items, struct page_item, s->items->len - 1);
}

// The end of the boxes from `from` on that belong to its run.
static size_t run_end(const struct setter *s, size_t from)
{
	size_t to = from + 1;
	while (to < s->range->end && box_at(s, to)->run == box_at(s, from)->run) {
		to++;
	}
	return to;
}

static struct rect span_rect(const struct setter *s, size_t from, size_t to, double y, double height)
{
	double left = s->left[from - s->range->first];
	return (struct rect){ left, y, s->right[to - 1 - s->range->first] - left, height };
}

static void add_background(struct setter *s, size_t from, size_t to)
{
	const struct run *run = run_of(s, from);
	if (run->background != COLOR_INHERIT) {
		double margin = ornaments_of(s)->decoration.reach * run->size;
		struct rect box = span_rect(
			s, from, to, -run->raise - page_item_em_ascent * run->size - margin, run->size + 2 * margin);
		add_item(s, ITEM_FILL, run, true, box)->as.color = run->background;
	}
}

static const struct run_rule *underline_of(const struct run *run)
{
	return &run->underline;
}

static const struct run_rule *strike_of(const struct run *run)
{
	return &run->strike;
}

// Lines under or through text, unbroken for as long as one span wants them. top: em below the baseline.
static void add_rules(struct setter *s, const struct run_rule *(*rule_of)(const struct run *run), double top)
{
	double thickness = ornaments_of(s)->decoration.thickness;
	for (size_t from = s->range->first, to; from < s->range->end; from = to) {
		const struct run_rule *rule = rule_of(run_of(s, from));
		for (to = from + 1; to < s->range->end && rule_of(run_of(s, to))->span == rule->span; to++) {
		}
		if (rule->span) {
			struct rect box =
				span_rect(s, from, to, top * rule->size - rule->raise, thickness * rule->size);
			add_item(s, ITEM_FILL, run_of(s, from), true, box)->as.color = rule->color;
		}
	}
}

// Glyphs that are being gathered into one item.
struct gathering {
	const struct run *run;
	const struct shape_cluster *sample; // whose face, slant and scale all share; NULL: nothing gathered
	double origin;                      // the left edge of its first box: the ink may begin elsewhere
	double pen;
	double end;       // of what is gathered
	double start;     // of what comes next
	GArray *glyphs;   // struct glyph
	GArray *clusters; // struct cluster
	GString *text;
};

static void *copy_array(struct arena *arena, const GArray *array, size_t element)
{
	void *copy = arena_alloc_array(arena, array->len, element);
	return array->len > 0 ? memcpy(copy, array->data, array->len * element) : copy;
}

// Ends the item that is being gathered.
static void flush_glyphs(struct setter *s, struct gathering *g, bool artifact)
{
	if (!g->sample) {
		return;
	}
	struct arena *arena = s->source->arena;
	struct rect box = { g->origin, -g->run->raise, g->end - g->origin, g->run->size };
	struct page_item *item = add_item(s, ITEM_GLYPHS, g->run, artifact, box);
	item->as.run = (struct glyph_run){
		.face = g->sample->face,
		.size = g->run->size * g->sample->scale,
		.color = g->run->color,
		.slant = g->sample->slant,
		.glyphs = copy_array(arena, g->glyphs, sizeof(struct glyph)),
		.glyph_count = g->glyphs->len,
		.clusters = copy_array(arena, g->clusters, sizeof(struct cluster)),
		.cluster_count = g->clusters->len,
		.text = arena_strndup(arena, g->text->str, g->text->len),
		.text_length = g->text->len,
		.lang = g->run->lang,
	};
	g->sample = NULL;
	g_array_set_size(g->glyphs, 0);
	g_array_set_size(g->clusters, 0);
	g_string_truncate(g->text, 0);
}

static bool same_font(const struct shape_cluster *a, const struct shape_cluster *b)
{
	return a->face == b->face && a->slant == b->slant && a->scale == b->scale;
}

// Adds the pictures of a cluster's colour glyphs, as decoration; false when it has none.
static bool add_pictures(struct setter *s, const struct run *run, const struct shape *shape,
	const struct shape_cluster *cluster, double x)
{
	double scaled = run->size * cluster->scale;
	bool any = false;
	for (size_t i = 0; i < cluster->glyph_count; i++) {
		const struct shape_glyph *glyph = &shape->glyphs[cluster->first_glyph + i];
		const struct resource *picture = shaper_picture(s->source->shaper, cluster, glyph->index);
		double width = glyph->advance * scaled;
		if (picture && width > 0) {
			double height = width * picture->height / picture->width;
			struct rect box = { x, -run->raise - page_item_em_centre * run->size - height / 2, width,
				height };
			add_item(s, ITEM_IMAGE, run, true, box)->as.image = picture;
			any = true;
		}
		x += width;
	}
	return any;
}

// The text of an emoji that is shown as a picture: a blank glyph over it, so that it can be found and copied. (What
// cairo makes of a colour glyph by itself is small, blurred and without text.)
static void add_blank(struct setter *s, const struct run *run, struct rect box, const char *text, size_t length)
{
	struct arena *arena = s->source->arena;
	const struct shape *blank = box_sign(s->source->shaper, run, "\u3000", arena);
	const struct shape_cluster *sample = &blank->clusters[0];
	struct glyph *glyph = arena_new(arena, struct glyph);
	struct cluster *cluster = arena_new(arena, struct cluster);
	glyph->index = blank->glyphs[sample->first_glyph].index;
	*cluster = (struct cluster){ (uint16_t)length, 1 };
	add_item(s, ITEM_GLYPHS, run, false, box)->as.run = (struct glyph_run){
		.face = sample->face,
		.size = run->size,
		.color = run->color,
		.glyphs = glyph,
		.glyph_count = 1,
		.clusters = cluster,
		.cluster_count = 1,
		.text = arena_strndup(arena, text, length),
		.text_length = length,
		.lang = run->lang,
	};
}

// Adds a cluster of colour glyphs at the pen; false when it is none.
static bool gather_emoji(struct setter *s, struct gathering *g, const struct shape *shape,
	const struct shape_cluster *cluster, const char *text)
{
	const struct shape_glyph *first = &shape->glyphs[cluster->first_glyph];
	if (!shaper_picture(s->source->shaper, cluster, first->index)) {
		return false;
	}
	flush_glyphs(s, g, false);
	if (!add_pictures(s, g->run, shape, cluster, g->pen)) {
		return false;
	}
	double width = cluster->advance * g->run->size;
	add_blank(s, g->run, (struct rect){ g->pen, -g->run->raise, width, g->run->size }, text, cluster->bytes);
	g->pen += width;
	g->start = g->end = g->pen;
	return true;
}

// Adds a cluster at the pen. text is what it stands for.
static void gather_cluster(struct setter *s, struct gathering *g, const struct shape *shape,
	const struct shape_cluster *cluster, const char *text)
{
	double size = g->run->size;
	if (cluster->glyph_count == 0) {
		g->pen += cluster->advance * size;
		return;
	}
	if (gather_emoji(s, g, shape, cluster, text)) {
		return;
	}
	if (g->sample && !same_font(g->sample, cluster)) {
		flush_glyphs(s, g, false);
	}
	if (!g->sample) {
		g->sample = cluster;
		g->origin = g->start;
	}
	double scaled = size * cluster->scale;
	for (size_t i = 0; i < cluster->glyph_count; i++) {
		const struct shape_glyph *from = &shape->glyphs[cluster->first_glyph + i];
		struct glyph glyph = { from->index, (float)(g->pen - g->origin + from->x * scaled),
			(float)(from->y * scaled) };
		g_array_append_val(g->glyphs, glyph);
		g->pen += from->advance * scaled;
	}
	struct cluster bytes = { cluster->bytes, cluster->glyph_count };
	g_array_append_val(g->clusters, bytes);
	g_string_append_len(g->text, text, cluster->bytes);
	g->start = g->end = g->pen;
}

static void gather_box(struct setter *s, struct gathering *g, size_t index)
{
	const struct box *box = box_at(s, index);
	const char *text = s->source->runs->text + box->offset;
	g->start = s->left[index - s->range->first];
	g->pen = g->start + box->inset - left_trim(s, index);
	for (size_t i = 0; i < box->cluster_count; i++) {
		const struct shape_cluster *cluster = &box->shape->clusters[box->first_cluster + i];
		gather_cluster(s, g, box->shape, cluster, text);
		text += cluster->bytes;
	}
	g->end = s->right[index - s->range->first];
}

static struct gathering start_gathering(void)
{
	return (struct gathering){
		.glyphs = g_array_new(FALSE, FALSE, sizeof(struct glyph)),
		.clusters = g_array_new(FALSE, FALSE, sizeof(struct cluster)),
		.text = g_string_new(NULL),
	};
}

static void finish_gathering(struct gathering *g)
{
	g_array_unref(g->glyphs);
	g_array_unref(g->clusters);
	g_string_free(g->text, TRUE);
}

static void add_image(struct setter *s, size_t index)
{
	const struct run *run = run_of(s, index);
	double width = box_at(s, index)->advance;
	double height = run->image_height * width / run->image_width;
	struct rect box = { s->left[index - s->range->first], -height, width, height };
	add_item(s, ITEM_IMAGE, run, false, box)->as.image = run->image;
}

// The glyphs of the boxes [from, to) of one run.
static void add_glyphs(struct setter *s, struct gathering *g, size_t from, size_t to)
{
	g->run = run_of(s, from);
	for (size_t i = from; i < to; i++) {
		gather_box(s, g, i);
	}
	flush_glyphs(s, g, false);
}

// Adds a sign that nobody typed, in a look. It stands for no text.
static void add_sign(struct setter *s, struct gathering *g, const struct run *look, double x, const char *sign)
{
	const struct shape *shape = box_sign(s->source->shaper, look, sign, s->source->arena);
	if (!shape->clusters[0].missing) {
		struct shape_cluster cluster = shape->clusters[0];
		cluster.bytes = 0;
		g->run = look;
		g->start = g->pen = x;
		gather_cluster(s, g, shape, &cluster, sign);
		flush_glyphs(s, g, true);
	}
}

static double box_centre(const struct setter *s, size_t from, size_t to)
{
	return (s->left[from - s->range->first] + s->right[to - 1 - s->range->first]) / 2;
}

// Emphasis dots: below Chinese characters, above Japanese and Korean ones (clreq, jlreq).
static void add_dots(struct setter *s, struct gathering *g, size_t from, size_t to)
{
	const struct run *run = run_of(s, from);
	if (!run->dots) {
		return;
	}
	const struct ornament_style *ornaments = ornaments_of(s);
	const char *sign = ornaments->dots.sign;
	enum cjk_region region = cjk_region_of_lang(run->lang);
	bool above = region == CJK_REGION_JA || region == CJK_REGION_KO;
	struct run look = *run;
	look.size = ornaments->dots.size * run->size;
	look.italic_latin = false;
	double middle = above ? ornaments->dots.above : -ornaments->dots.below;
	look.raise += middle * run->size - page_item_em_centre * look.size;
	const struct shape *dot = box_sign(s->source->shaper, &look, sign, s->source->arena);
	double half = dot->clusters[0].advance * look.size / 2;
	for (size_t i = from; i < to; i++) {
		if (box_at(s, i)->dotted) {
			add_sign(s, g, &look, box_centre(s, i, i + 1) - half, sign);
		}
	}
}

// The annotation of the base that ends before box `to`.
static void add_ruby(struct setter *s, struct gathering *g, size_t to)
{
	const struct run *base = run_of(s, to - 1);
	bool goes_on = to < s->range->end && run_of(s, to)->ruby == base->ruby;
	if (!base->ruby || goes_on) {
		return;
	}
	size_t from = to - 1;
	while (from > s->range->first && run_of(s, from - 1)->ruby == base->ruby) {
		from--;
	}
	struct run look = ruby_look(base, ornaments_of(s)->ruby.size);
	const struct shape *shape = ruby_shape(s->source->shaper, base, s->source->arena);
	g->run = &look;
	g->start = g->pen = box_centre(s, from, to) - ruby_width(shape, look.size) / 2;
	guint before = s->items->len;
	const char *text = base->ruby->as.ruby;
	for (size_t i = 0; i < shape->cluster_count; i++) {
		gather_cluster(s, g, shape, &shape->clusters[i], text);
		text += shape->clusters[i].bytes;
	}
	flush_glyphs(s, g, false);
	for (guint i = before; i < s->items->len; i++) {
		g_array_index(s->items, struct page_item, i).part = PART_RUBY;
	}
}

// The hyphen at a break in a word, and the arrow before a line of code that goes on.
static void add_signs(struct setter *s, struct gathering *g)
{
	const struct line_range *range = s->range;
	if (range->end == range->first) {
		return;
	}
	if (box_at(s, range->end - 1)->hyphen > 0) {
		add_sign(s, g, run_of(s, range->end - 1), s->right[range->end - 1 - range->first], "-");
	}
	if (s->source->options->code && s->continues) {
		guint before = s->items->len;
		uint32_t color = ornaments_of(s)->continuation.color;
		add_sign(s, g, run_of(s, range->first), 0, ornaments_of(s)->continuation.sign);
		for (guint i = before; color != COLOR_INHERIT && i < s->items->len; i++) {
			g_array_index(s->items, struct page_item, i).as.run.color = color;
		}
	}
}

static void add_dest(struct setter *s, size_t from)
{
	const struct run *run = run_of(s, from);
	if (run->note_ref && run->note_ref->as.note_ref.ordinal <= 1) {
		struct rect box = { s->left[from - s->range->first], -run->size, 0, 0 };
		add_item(s, ITEM_DEST, run, true, box)->as.dest =
			page_item_span_dest(s->source->options->chapter, run->note_ref, s->source->arena);
	}
}

static void add_link(struct setter *s, size_t from, size_t to)
{
	const struct run *run = run_of(s, from);
	struct rect box = span_rect(s, from, to, -page_item_em_ascent * run->size - run->raise, run->size);
	struct page_item *item = add_item(s, ITEM_LINK, run, false, box);
	page_item_lead(item, run->link, s->source->options->chapter, s->source->arena);
}

// One live area for each stretch of boxes under the same link.
static void add_links(struct setter *s)
{
	for (size_t from = s->range->first, to; from < s->range->end; from = to) {
		const struct span *link = run_of(s, from)->link;
		for (to = from + 1; to < s->range->end && run_of(s, to)->link == link; to++) {
		}
		if (link) {
			add_link(s, from, to);
		}
	}
}

static void add_items(struct setter *s)
{
	const struct line_range *range = s->range;
	for (size_t from = range->first, to; from < range->end; from = to) {
		to = run_end(s, from);
		add_background(s, from, to);
	}
	struct gathering g = start_gathering();
	for (size_t from = range->first, to; from < range->end; from = to) {
		to = run_end(s, from);
		add_dest(s, from);
		if (run_of(s, from)->image) {
			add_image(s, from);
		} else {
			add_glyphs(s, &g, from, to);
			add_dots(s, &g, from, to);
		}
		add_ruby(s, &g, to);
	}
	add_signs(s, &g);
	finish_gathering(&g);
	add_rules(s, underline_of, ornaments_of(s)->decoration.underline_offset);
	add_rules(s, strike_of, -ornaments_of(s)->decoration.strike_rise);
	add_links(s);
}

static void add_debug(struct setter *s)
{
	const struct line_source *source = s->source;
	size_t count = s->range->end - s->range->first;
	g_autofree struct debug_place *places = g_new(struct debug_place, count);
	for (size_t i = 0; i < count; i++) {
		size_t index = s->range->first + i;
		places[i] = (struct debug_place){ s->left[i], s->right[i], left_trim(s, index), right_trim(s, index) };
	}
	const struct debug_line line = {
		.runs = source->runs,
		.boxes = source->boxes,
		.range = s->range,
		.places = places,
		.size = source->options->size,
		.chapter = source->options->chapter,
		.block = source->block,
	};
	debug_line_add(&line, s->items);
}

// How high inline images stand.
static double find_ascent(const struct setter *s)
{
	double ascent = 0;
	for (size_t i = s->range->first; i < s->range->end; i++) {
		const struct run *run = run_of(s, i);
		if (run->image) {
			ascent = MAX(ascent, run->image_height * box_at(s, i)->advance / run->image_width);
		}
	}
	return ascent;
}

// Where in its measure a line of some width starts.
static double align_offset(enum text_align align, double measure, double width)
{
	static const double shares[] = { [ALIGN_JUSTIFY] = 0, [ALIGN_START] = 0, [ALIGN_CENTER] = .5, [ALIGN_END] = 1 };
	return MAX(0, measure - width) * shares[align];
}

struct line line_set(const struct line_source *source, const struct line_range *range, bool continues)
{
	struct setter s = { .source = source, .range = range, .continues = continues };
	bool justify = source->options->align == ALIGN_JUSTIFY && !source->options->code && !source->options->heading;
	double indent = source->measure - range->measure;
	s.left = g_new(double, range->end - range->first);
	s.right = g_new(double, range->end - range->first);
	s.items = g_array_new(FALSE, FALSE, sizeof(struct page_item));
	double inside = range->natural - range->hang;
	if (inside > range->measure) {
		fit_shrink(&s, inside - range->measure);
	} else if (justify && !range->hard_end) {
		fit_stretch(&s, range->measure - inside);
	}
	double hyphen = range->end > range->first ? box_at(&s, range->end - 1)->hyphen : 0;
	double width = place_boxes(&s, 0) + hyphen - range->hang;
	move_boxes(&s, indent + align_offset(source->options->align, range->measure, width));
	add_items(&s);
	if (source->options->debug_boxes) {
		add_debug(&s);
	}
	struct line line = { .width = indent + width,
		.natural = range->natural,
		.ascent = find_ascent(&s),
		.hard_end = range->hard_end,
		.item_count = s.items->len };
	line.items = copy_array(source->arena, s.items, sizeof(struct page_item));
	g_array_unref(s.items);
	g_free(s.right);
	g_free(s.left);
	return line;
}
