#include "html/html_flow.h"

#include <string.h>

#include "syntax/mark.h"
#include "html/html_element.h"
#include "html/html_guard.h"
#include "html/html_settle.h"

/*
 * Blocks of raw HTML, and the Markdown between their tags.
 *
 * CommonMark cuts HTML at blank lines: <details>, three paragraphs of Markdown and </details> are five siblings, of
 * which the first and the last are text to it. What belongs to what can be known only of all siblings together. So the
 * HTML of a container is put together as one text in which a mark stands for each child (html_guard.h makes it safe on
 * the way), and is parsed once, by the rules that browsers have for tag soup. Then the result and the children of the
 * container are walked side by side: whatever the result has before a mark is put into the tree, then the child is
 * read, by the reader of Markdown, into the block that is open at that place, and so on. Nothing is read twice and
 * nothing is moved; that the parser keeps the order of the marks is what makes it work, and why the mark is a
 * <template>, which may stand even between the rows of a table.
 *
 * Elements become blocks of the tree one to one while they are open, and may hold anything; when one is closed,
 * html_settle.h makes of it what the model allows: a cell's paragraphs become lines, what stands between items goes
 * into one, a figure of one image is that. Depth is bounded twice, for the parser by the guard and for the model by the
 * tree.
 *
 * Lines are opened when there is a word to put in, and spans with them: an <a> around two paragraphs is a link in each,
 * also when they are Markdown's.
 *
 * The road not taken: building the tree from each piece by itself, as it comes. It needs no parser, and it is how most
 * converters do it; then a closing tag has nothing to close and a table with a blank line is lost.
 */

// An element that is open.
struct open_element {
	const struct html_element *element; // NULL: not known
	const struct html_node *node;
	struct block *block; // that it opened; NULL: none
	const char *lang;    // NULL: as around it
	bool hides;
	bool spans; // it has a place in flow->spans
};

// An element that is a span in every line within it.
struct open_span {
	const char *name;
	const struct html_node *node;
	struct source_pos pos;
};

struct html_flow {
	struct raw_html *html;
	struct html_guard guard;
	struct html_tree *parsed; // NULL: not yet
	GArray *open;             // struct open_element
	GArray *spans;            // struct open_span
	unsigned hiding;          // of the open elements
	GString *code;            // the text of the open <pre>; NULL: none is open
	struct source_pos code_pos;
	const char *code_info;
	struct source_pos pos; // of the event at hand
	bool space;            // white space is due before the next word
	bool line_end;         // and there was a line end in it
	unsigned breaks;       // hard breaks that are due
};

struct html_flow *html_flow_create(struct raw_html *html)
{
	struct html_flow *flow = g_new0(struct html_flow, 1);
	flow->html = html;
	html_guard_init(&flow->guard);
	flow->open = g_array_new(FALSE, FALSE, sizeof(struct open_element));
	flow->spans = g_array_new(FALSE, FALSE, sizeof(struct open_span));
	return flow;
}

static void destroy(struct html_flow *flow)
{
	html_guard_finish(&flow->guard);
	html_tree_destroy(flow->parsed);
	g_array_unref(flow->open);
	g_array_unref(flow->spans);
	g_free(flow);
}

void html_flow_add(struct html_flow *flow, const char *text, struct source_pos pos)
{
	html_guard_add(&flow->guard, text, strlen(text), pos);
}

void html_flow_add_mark(struct html_flow *flow)
{
	html_guard_add_mark(&flow->guard);
}

static struct open_element *innermost(const struct html_flow *flow)
{
	return flow->open->len > 0 ? &g_array_index(flow->open, struct open_element, flow->open->len - 1) : NULL;
}

/* Lines */

void html_flow_close_spans(struct html_flow *flow)
{
	for (guint i = flow->spans->len; i > 0; i--) {
		raw_html_close(flow->html, g_array_index(flow->spans, struct open_span, i - 1).name);
	}
}

static void end_line(struct html_flow *flow)
{
	struct raw_html *html = flow->html;
	if (html->tree->leaf) {
		html_flow_close_spans(flow);
		raw_html_end_leaf(html);
		tree_close_leaf(html->tree);
	}
	flow->space = false;
	flow->line_end = false;
	flow->breaks = 0;
}

// The language that an element without a block of its own says for what it holds.
static const char *inherited_lang(const struct html_flow *flow)
{
	for (guint i = flow->open->len; i > 0; i--) {
		const struct open_element *open = &g_array_index(flow->open, struct open_element, i - 1);
		if (open->lang || open->block) {
			return open->block ? NULL : open->lang;
		}
	}
	return NULL;
}

static void open_span(struct html_flow *flow, const struct open_span *span)
{
	if (!raw_html_open(flow->html, span->name, span->node, span->pos)) {
		raw_html_report(flow->html, span->name, span->pos);
	}
}

void html_flow_open_spans(struct html_flow *flow)
{
	for (guint i = 0; i < flow->spans->len; i++) {
		open_span(flow, &g_array_index(flow->spans, struct open_span, i));
	}
}

static void begin_line(struct html_flow *flow)
{
	tree_open_leaf(flow->html->tree, BLOCK_PARAGRAPH, flow->pos)->lang = inherited_lang(flow);
	html_flow_open_spans(flow);
}

// Adds the white space that is due, or begins a line.
static void begin_word(struct html_flow *flow)
{
	enum { BREAKS_MAX = 2 }; // an empty line
	struct tree *tree = flow->html->tree;
	if (!tree->leaf) {
		begin_line(flow);
	} else if (flow->breaks > 0) {
		for (unsigned i = 0; i < MIN(flow->breaks, BREAKS_MAX); i++) {
			tree_add_break(tree, BREAK_HARD, flow->pos);
		}
	} else if (flow->line_end) {
		tree_add_break(tree, BREAK_SOFT, flow->pos);
	} else if (flow->space) {
		tree_add_text(tree, " ", flow->pos);
	}
	flow->space = false;
	flow->line_end = false;
	flow->breaks = 0;
}

// Adds text, with white space as one space or one soft break.
static void add_text(struct html_flow *flow, const char *text)
{
	struct tree *tree = flow->html->tree;
	while (*text) {
		size_t blank = strspn(text, " \t\n\f\r");
		if (blank > 0) {
			flow->line_end |= memchr(text, '\n', blank) != NULL;
			flow->space = true;
			text += blank;
			continue;
		}
		size_t length = strcspn(text, " \t\n\f\r");
		g_autofree char *word = g_strndup(text, length);
		begin_word(flow);
		tree_add_text(tree, mark_clean(word, tree->doc->arena), flow->pos);
		text += length;
	}
}

/* Code */

static void end_code(struct html_flow *flow)
{
	struct tree *tree = flow->html->tree;
	if (flow->code->len > 0) {
		if (flow->code->str[flow->code->len - 1] != '\n') {
			g_string_append_c(flow->code, '\n');
		}
		struct block *code = tree_open_leaf(tree, BLOCK_CODE, flow->code_pos);
		code->as.code.text = mark_clean(flow->code->str, tree->doc->arena);
		code->as.code.info = flow->code_info;
		tree_close_leaf(tree);
	}
	g_string_truncate(flow->code, 0);
}

// "language-c" or "lang-c" among the classes, as highlighters want it.
static void read_code_class(struct html_flow *flow, const struct html_node *node)
{
	static const char *const prefixes[] = { "language-", "lang-" };
	const char *class = html_tree_attribute(node, "class");
	g_auto(GStrv) words = g_strsplit_set(class ? class : "", " \t\n", -1);
	for (size_t i = 0; words[i]; i++) {
		for (size_t j = 0; j < G_N_ELEMENTS(prefixes); j++) {
			if (g_str_has_prefix(words[i], prefixes[j])) {
				const char *name = words[i] + strlen(prefixes[j]);
				flow->code_info = *name ? mark_clean(name, flow->html->tree->doc->arena) : NULL;
			}
		}
	}
}

static void enter_in_code(struct html_flow *flow, const struct html_event *event)
{
	if (strcmp(event->name, "br") == 0) {
		g_string_append_c(flow->code, '\n');
	} else if (strcmp(event->name, "code") == 0) {
		read_code_class(flow, event->node);
	}
}

/* Elements */

static long number_of(const struct html_node *node, const char *name, long absent)
{
	enum { NUMBER_MAX = 1000 * 1000 };
	const char *value = html_tree_attribute(node, name);
	char *end;
	gint64 number = value ? g_ascii_strtoll(value, &end, 10) : 0;
	return value && end != value ? (long)CLAMP(number, -NUMBER_MAX, NUMBER_MAX) : absent;
}

static enum table_align align_of(const struct html_node *node)
{
	static const char *const words[] = { "", "left", "center", "right" };
	G_STATIC_ASSERT(G_N_ELEMENTS(words) == TABLE_ALIGNS);
	const char *align = html_tree_attribute(node, "align");
	for (size_t i = 1; align && i < G_N_ELEMENTS(words); i++) {
		if (g_ascii_strcasecmp(align, words[i]) == 0) {
			return (enum table_align)i;
		}
	}
	return TABLE_ALIGN_NONE;
}

static void set_heading(struct html_flow *flow, struct block *block, const struct html_event *event)
{
	const char *id = html_tree_attribute(event->node, "id");
	block->as.heading.level = event->name[1] - '0';
	block->name = id && *id ? mark_clean(id, flow->html->tree->doc->arena) : NULL;
}

static void set_list(struct html_flow *flow, struct block *block, const struct html_event *event)
{
	block->as.list.ordered = strcmp(event->name, "ol") == 0;
	block->as.list.start = block->as.list.ordered ? (int)MAX(0, number_of(event->node, "start", 1)) : 0;
	block->as.list.delimiter = block->as.list.ordered ? '.' : '\0';
}

static void set_table_row(struct html_flow *flow, struct block *block, const struct html_event *event)
{
	const struct open_element *group = innermost(flow);
	block->as.row.header = group && group->element && strcmp(group->element->name, "thead") == 0;
}

static void set_table_cell(struct html_flow *flow, struct block *block, const struct html_event *event)
{
	enum { SPAN_MAX = 1000 };
	const struct open_element *row = innermost(flow);
	block->as.cell.header = strcmp(event->name, "th") == 0;
	block->as.cell.column_span = (uint32_t)CLAMP(number_of(event->node, "colspan", 1), 1, SPAN_MAX);
	block->as.cell.row_span = (uint32_t)CLAMP(number_of(event->node, "rowspan", 1), 1, SPAN_MAX);
	block->as.cell.align = align_of(event->node);
	if (block->as.cell.align == TABLE_ALIGN_NONE && row) {
		block->as.cell.align = align_of(row->node);
	}
}

static void set_details(struct html_flow *flow, struct block *block, const struct html_event *event)
{
	block->as.details.open = html_tree_attribute(event->node, "open") != NULL;
}

static void set_nothing(struct html_flow *flow, struct block *block, const struct html_event *event)
{
}

#define set_kind            set_nothing
#define set_document        set_nothing
#define set_paragraph       set_nothing
#define set_item            set_nothing
#define set_quote           set_nothing
#define set_code_block      set_nothing
#define set_table           set_nothing
#define set_figure          set_nothing
#define set_caption         set_nothing
#define set_definition_list set_nothing
#define set_definition_term set_nothing
#define set_definition      set_nothing
#define set_admonition      set_nothing
#define set_rule            set_nothing
#define set_math_block      set_nothing
#define set_link_card       set_nothing
#define set_note            set_nothing
#define set_kind            set_nothing

#define SET(KIND, kind, ...) set_##kind,
static void (*const setters[])(
	struct html_flow *, struct block *, const struct html_event *) = { BLOCK_KIND_LIST(SET) };
#undef SET

// Whether a kind may stand in what is open: parts only in what they are parts of.
static bool fits(enum block_kind kind, enum block_kind around)
{
	static const enum block_kind wholes[] = {
#define BLOCK_ANY                         BLOCK_DOCUMENT
#define ROW(KIND, kind, word, WHOLE, ...) BLOCK_##WHOLE,
		BLOCK_KIND_LIST(ROW)
#undef ROW
#undef BLOCK_ANY
	};
	if (kind == BLOCK_CAPTION) {
		return around == BLOCK_TABLE || around == BLOCK_FIGURE || around == BLOCK_DETAILS;
	}
	return wholes[kind] == BLOCK_DOCUMENT || wholes[kind] == around;
}

static void enter_container(struct html_flow *flow, const struct html_event *event, struct open_element *open)
{
	struct tree *tree = flow->html->tree;
	enum block_kind kind = open->element->kind;
	end_line(flow);
	if (!fits(kind, tree->parent->kind) || tree_is_full(tree, flow->pos)) {
		return;
	}
	open->block = tree_open(tree, kind, flow->pos);
	open->block->lang = open->lang;
	setters[kind](flow, open->block, event);
}

static void enter_span(struct html_flow *flow, const struct html_event *event, struct open_element *open)
{
	struct open_span span = { open->element->name, event->node, flow->pos };
	g_array_append_val(flow->spans, span);
	open->spans = true;
	if (flow->html->tree->leaf) {
		begin_word(flow);
		open_span(flow, &span);
	}
}

static void leave_span(struct html_flow *flow, const struct open_element *open)
{
	struct raw_html *html = flow->html;
	// A place that links lead to need not hold a word.
	bool place = !html->tree->leaf && strcmp(open->element->name, "a") == 0;
	if (place && (html_tree_attribute(open->node, "id") || html_tree_attribute(open->node, "name"))) {
		begin_word(flow);
	}
	if (html->tree->leaf) {
		raw_html_close(html, open->element->name);
	}
	g_array_set_size(flow->spans, flow->spans->len - 1);
}

static void enter_media(struct html_flow *flow, const struct html_event *event)
{
	struct raw_html *html = flow->html;
	struct embed embed = raw_html_embed(html, event->node);
	const char *title = raw_html_title(html, event->node, &embed);
	if (!*embed.url) {
		return;
	}
	end_line(flow);
	struct block *card = tree_open_leaf(html->tree, BLOCK_LINK_CARD, flow->pos);
	card->as.link_card.url = embed.url;
	card->as.link_card.service = embed.service;
	if (title) {
		tree_add_text(html->tree, title, flow->pos);
	}
	tree_close_leaf(html->tree);
}

static void enter_rule(struct html_flow *flow)
{
	end_line(flow);
	tree_open_leaf(flow->html->tree, BLOCK_RULE, flow->pos);
	tree_close_leaf(flow->html->tree);
}

static void enter_pre(struct html_flow *flow, const struct html_event *event)
{
	end_line(flow);
	flow->code = g_string_new(NULL);
	flow->code_pos = flow->pos;
	flow->code_info = NULL;
	read_code_class(flow, event->node);
}

static void leave_pre(struct html_flow *flow)
{
	end_code(flow);
	g_string_free(flow->code, TRUE);
	flow->code = NULL;
}

static void enter_known(struct html_flow *flow, const struct html_event *event, struct open_element *open)
{
	switch (open->element->role) {
	case HTML_SPAN:
		enter_span(flow, event, open);
		break;
	case HTML_GROUP:
		end_line(flow);
		break;
	case HTML_CONTAINER:
		enter_container(flow, event, open);
		break;
	case HTML_PRE:
		enter_pre(flow, event);
		break;
	case HTML_BREAK:
		flow->breaks++;
		break;
	case HTML_IMAGE:
		begin_word(flow);
		raw_html_add_image(flow->html, event->node, flow->pos);
		break;
	case HTML_RULE:
		enter_rule(flow);
		break;
	case HTML_MEDIA:
		enter_media(flow, event);
		break;
	case HTML_HIDDEN:
		raw_html_report(flow->html, event->name, flow->pos);
		break;
	case HTML_PLAIN:
	case HTML_NOTHING:
	case HTML_ROLES:
		break;
	}
}

static void enter(struct html_flow *flow, const struct html_event *event)
{
	struct open_element open = { .element = html_element_find(event->name), .node = event->node };
	if (flow->code && flow->hiding == 0) {
		enter_in_code(flow, event);
		open.element = NULL;
	} else if (flow->hiding == 0 && !open.element) {
		raw_html_report(flow->html, event->name, flow->pos);
	} else if (flow->hiding == 0) {
		open.lang = raw_html_lang(flow->html, event->node);
		open.hides = open.element->role == HTML_HIDDEN || open.element->role == HTML_MEDIA;
		enter_known(flow, event, &open);
	} else {
		open.element = NULL;
	}
	flow->hiding += open.hides;
	g_array_append_val(flow->open, open);
}

static void leave_container(struct html_flow *flow, struct block *block)
{
	struct tree *tree = flow->html->tree;
	end_line(flow);
	if (block) {
		tree_close(tree, block->kind);
		html_settle(block, tree->doc->arena);
	}
}

static void leave(struct html_flow *flow)
{
	struct open_element open = *innermost(flow);
	g_array_set_size(flow->open, flow->open->len - 1);
	flow->hiding -= open.hides;
	if (!open.element) {
		return;
	}
	if (open.spans) {
		leave_span(flow, &open);
	} else if (open.element->role == HTML_GROUP) {
		end_line(flow);
	} else if (open.element->role == HTML_CONTAINER) {
		leave_container(flow, open.block);
	} else if (open.element->role == HTML_PRE) {
		leave_pre(flow);
	}
}

static void add_characters(struct html_flow *flow, const char *text)
{
	if (flow->hiding > 0) {
		return;
	}
	if (flow->code) {
		g_string_append(flow->code, text);
	} else {
		add_text(flow, text);
	}
}

static void parse(struct html_flow *flow)
{
	const struct html_guard *guard = &flow->guard;
	for (guint i = 0; i < guard->hidden->len; i++) {
		raw_html_report(flow->html, g_ptr_array_index(guard->hidden, i),
			g_array_index(guard->hidden_at, struct source_pos, i));
	}
	flow->parsed = html_tree_create(guard->markup->str, guard->markup->len);
}

// Puts what comes before the next mark, or the end, into the tree.
static void advance(struct html_flow *flow)
{
	struct html_event event;
	if (!flow->parsed) {
		parse(flow);
	}
	while (html_tree_next(flow->parsed, &event)) {
		bool mark = event.kind != HTML_CHARACTERS && strcmp(event.name, "template") == 0;
		if (mark && event.kind == HTML_LEAVE) {
			return;
		}
		flow->pos = html_guard_place(&flow->guard, event.offset);
		if (event.kind == HTML_CHARACTERS) {
			add_characters(flow, event.text);
		} else if (event.kind == HTML_LEAVE) {
			leave(flow);
		} else if (!mark) {
			enter(flow, &event);
		}
	}
}

void html_flow_reach(struct html_flow *flow)
{
	advance(flow);
	if (flow->code) {
		end_code(flow);
	}
	end_line(flow);
}

void html_flow_end(struct html_flow *flow)
{
	html_flow_reach(flow);
	while (flow->open->len > 0) {
		html_flow_reach(flow); // marks that no child came for
	}
	destroy(flow);
}
