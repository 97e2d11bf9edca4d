#include "source/raw_html.h"

#include <string.h>

#include "source/emphasis.h"
#include "source/html.h"
#include "source/ruby.h"

// An element that becomes a span.
struct element_type {
	const char *name;
	enum span_kind kind;
	bool ruby_part; // stands in <ruby> only, and may go without a closing tag
};

static const struct element_type element_types[] = {
	{ "b", SPAN_STRONG, false },
	{ "code", SPAN_CODE, false },
	{ "del", SPAN_DEL, false },
	{ "em", SPAN_EM, false },
	{ "i", SPAN_EM, false },
	{ "ins", SPAN_INS, false },
	{ "kbd", SPAN_KBD, false },
	{ "mark", SPAN_MARK, false },
	{ "rb", SPAN_RUBY, true },
	{ "rp", SPAN_RUBY, true },
	{ "rt", SPAN_RUBY, true },
	{ "ruby", SPAN_RUBY, false },
	{ "s", SPAN_DEL, false },
	{ "strong", SPAN_STRONG, false },
	{ "sub", SPAN_SUB, false },
	{ "sup", SPAN_SUP, false },
	{ "u", SPAN_INS, false },
};

struct raw_html_element {
	const struct element_type *type;
	struct span *span;
	struct source_pos pos;
};

static const struct element_type *find_type(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(element_types); i++) {
		if (strcmp(element_types[i].name, name) == 0) {
			return &element_types[i];
		}
	}
	return NULL;
}

void raw_html_init(struct raw_html *out, struct tree *tree)
{
	*out = (struct raw_html){
		.tree = tree,
		.seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
		.open = g_array_new(FALSE, FALSE, sizeof(struct raw_html_element)),
	};
}

void raw_html_finish(struct raw_html *html)
{
	g_clear_pointer(&html->seen, g_hash_table_unref);
	g_clear_pointer(&html->open, g_array_unref);
	g_clear_pointer(&html->hidden_name, g_free);
}

// What becomes of a tag that is no element here.
static const char *fate(const char *name)
{
	if (find_type(name)) {
		return "cannot be used here; its text is kept";
	}
	return html_hides(name) ? "is dropped with all that it holds" : "is dropped; its text is kept";
}

static void warn_tag(struct raw_html *html, const char *name, struct source_pos pos)
{
	if (g_hash_table_add(html->seen, g_strdup(name))) {
		diag_report(html->tree->diag, DIAG_RAW_HTML, pos, "tag '%s' %s", name, fate(name));
	}
}

/* Elements */

// The innermost open element, if no span of Markdown's has been opened in it; else NULL.
static struct raw_html_element *innermost(const struct raw_html *html)
{
	const struct tree *tree = html->tree;
	if (html->open->len == 0 || tree->images > 0 || tree->spans_flattened > 0) {
		return NULL;
	}
	struct raw_html_element *last = &g_array_index(html->open, struct raw_html_element, html->open->len - 1);
	return last->span == tree->span ? last : NULL;
}

static void forget_innermost(struct raw_html *html)
{
	g_array_set_size(html->open, html->open->len - 1);
}

// Takes out the innermost element, which has not been closed.
static void abandon(struct raw_html *html, const struct raw_html_element *element)
{
	if (!element->type->ruby_part) {
		warn_tag(html, element->type->name, element->pos);
	}
	if (element->type->kind == SPAN_RUBY) {
		ruby_unwrap_parts(html->tree->leaf, element->span);
	}
	tree_unwrap_span(html->tree);
	forget_innermost(html);
}

// Code is text without markup: false, and nothing done, when there is any in it.
static bool settle_code(struct span *code, struct arena *arena)
{
	g_autoptr(GString) text = g_string_new(NULL);
	for (const struct span *child = code->first_child; child; child = child->next) {
		if (child->kind == SPAN_TEXT) {
			g_string_append(text, child->as.text);
		} else if (child->kind == SPAN_BREAK && child->as.break_kind == BREAK_SOFT) {
			g_string_append_c(text, ' ');
		} else {
			return false;
		}
	}
	code->first_child = NULL;
	code->last_child = NULL;
	code->as.code = arena_strndup(arena, text->str, text->len);
	return true;
}

// Closes the innermost element.
static void settle(struct raw_html *html, const struct raw_html_element *element)
{
	struct tree *tree = html->tree;
	struct span *span = element->span;
	bool empty = !span->first_child && !element->type->ruby_part;
	bool markup = span->kind == SPAN_CODE && !empty && !settle_code(span, tree->doc->arena);
	if (empty || markup) {
		if (markup) {
			warn_tag(html, element->type->name, element->pos);
		}
		tree_unwrap_span(tree);
	} else {
		tree_close_span(tree);
		if (span->kind == SPAN_RUBY && !element->type->ruby_part) {
			ruby_settle(tree->leaf, span, tree->doc->arena);
		}
	}
	forget_innermost(html);
}

bool raw_html_bars_ruby(const struct raw_html *html)
{
	for (guint i = 0; i < html->open->len; i++) {
		enum span_kind kind = g_array_index(html->open, struct raw_html_element, i).span->kind;
		if (kind == SPAN_RUBY || kind == SPAN_CODE) {
			return true;
		}
	}
	return false;
}

// Whether an element may stand here. A part of a ruby ends the one before it.
static bool may_open(struct raw_html *html, const struct element_type *type)
{
	if (!type->ruby_part) {
		return type->kind != SPAN_RUBY || !raw_html_bars_ruby(html);
	}
	const struct raw_html_element *around = innermost(html);
	if (around && around->type->ruby_part) {
		settle(html, around);
		around = innermost(html);
	}
	return around && around->type->kind == SPAN_RUBY;
}

static bool open_element(struct raw_html *html, const struct element_type *type, struct source_pos pos)
{
	if (!may_open(html, type)) {
		return false;
	}
	struct span *span = tree_open_span(html->tree, type->kind, pos);
	if (!span) {
		tree_close_span(html->tree);
		return false;
	}
	if (type->ruby_part) {
		span->as.ruby = type->name;
	}
	struct raw_html_element element = { type, span, pos };
	g_array_append_val(html->open, element);
	return true;
}

// Whether an element of that type is open, with nothing but elements opened in it.
static bool is_within(const struct raw_html *html, const struct element_type *type)
{
	const struct span *span = innermost(html) ? html->tree->span : NULL;
	for (guint i = html->open->len; i-- > 0 && span;) {
		const struct raw_html_element *element = &g_array_index(html->open, struct raw_html_element, i);
		if (element->span != span) {
			return false;
		}
		if (element->type == type) {
			return true;
		}
		span = span->parent;
	}
	return false;
}

static bool close_element(struct raw_html *html, const struct element_type *type)
{
	if (!is_within(html, type)) {
		return false;
	}
	const struct raw_html_element *element = innermost(html);
	for (; element->type != type; element = innermost(html)) {
		if (element->type->ruby_part) {
			settle(html, element);
		} else {
			abandon(html, element);
		}
	}
	settle(html, element);
	return true;
}

// Reads the tag of an element that becomes a span; false when it does not.
static bool read_element(struct raw_html *html, const struct html_piece *piece, struct source_pos pos)
{
	const struct element_type *type = find_type(piece->name);
	if (!type) {
		return false;
	}
	if (html->tree->images > 0) {
		return true; // a description is plain text
	}
	return piece->closing ? close_element(html, type) : open_element(html, type, pos);
}

void raw_html_end_span(struct raw_html *html)
{
	for (const struct raw_html_element *last; (last = innermost(html));) {
		abandon(html, last);
	}
}

/* Blocks */

// A block of HTML on its way into paragraphs.
struct flow {
	struct raw_html *html;
	struct source_pos pos;
	bool space;    // white space is due before the next word
	bool line_end; // and there was a line end in it
};

static void end_paragraph(struct flow *flow)
{
	if (flow->html->tree->leaf) {
		raw_html_end_leaf(flow->html);
		tree_close_leaf(flow->html->tree);
	}
	flow->space = false;
	flow->line_end = false;
}

static void advance(struct flow *flow, char c)
{
	flow->pos.line += c == '\n';
	flow->pos.column = c == '\n' ? 1 : flow->pos.column + 1;
}

// Adds the white space that is due, or opens a paragraph.
static void begin_word(struct flow *flow)
{
	struct tree *tree = flow->html->tree;
	if (!tree->leaf) {
		tree_open_leaf(tree, BLOCK_PARAGRAPH, flow->pos);
	} else if (flow->line_end) {
		tree_add_break(tree, BREAK_SOFT, flow->pos);
	} else if (flow->space) {
		tree_add_text(tree, " ", flow->pos);
	}
	flow->space = false;
	flow->line_end = false;
}

static void add_word(struct flow *flow, const char *word, size_t length)
{
	struct tree *tree = flow->html->tree;
	begin_word(flow);
	g_autofree char *decoded = html_decode(word, length);
	tree_add_text(tree, emphasis_clean(decoded, tree->doc->arena), flow->pos);
	flow->pos.column += (uint32_t)length;
}

// Adds text between two tags, with white space as one space or one soft break.
static void add_text(struct flow *flow, const char *text, size_t length)
{
	for (size_t at = 0; at < length;) {
		size_t end = at;
		while (end < length && !g_ascii_isspace(text[end])) {
			end++;
		}
		if (end > at) {
			add_word(flow, text + at, end - at);
			at = end;
			continue;
		}
		advance(flow, text[at]);
		flow->line_end = flow->line_end || text[at] == '\n';
		flow->space = true;
		at++;
	}
}

static void add_tag(struct flow *flow, const struct html_piece *piece)
{
	if (strcmp(piece->name, "br") == 0) {
		if (flow->html->tree->leaf) {
			tree_add_break(flow->html->tree, BREAK_HARD, flow->pos);
		}
		return;
	}
	if (!piece->closing && find_type(piece->name)) {
		begin_word(flow);
	}
	if (read_element(flow->html, piece, flow->pos)) {
		return;
	}
	warn_tag(flow->html, piece->name, flow->pos);
	if (html_is_block(piece->name)) {
		end_paragraph(flow);
	}
}

void raw_html_add_block(struct raw_html *html, const char *text, struct source_pos pos)
{
	struct flow flow = { .html = html, .pos = pos };
	size_t length = strlen(text);
	struct html_piece piece;
	for (size_t at = 0; html_next(text + at, length - at, &piece); at += piece.length) {
		if (piece.kind == HTML_TEXT) {
			add_text(&flow, piece.text, piece.length);
			continue;
		}
		if (piece.kind == HTML_TAG) {
			add_tag(&flow, &piece);
		}
		for (size_t i = 0; i < piece.length; i++) {
			advance(&flow, piece.text[i]);
		}
	}
	end_paragraph(&flow);
}

/* Inline */

void raw_html_add_inline(struct raw_html *html, const char *text, struct source_pos pos)
{
	struct html_piece piece;
	if (!html_next(text, strlen(text), &piece) || piece.kind != HTML_TAG) {
		return;
	}
	if (html->hidden_name) {
		if (piece.closing && strcmp(piece.name, html->hidden_name) == 0) {
			g_clear_pointer(&html->hidden_name, g_free);
		}
		return;
	}
	if (strcmp(piece.name, "br") == 0) {
		tree_add_break(html->tree, BREAK_HARD, pos);
		return;
	}
	if (read_element(html, &piece, pos)) {
		return;
	}
	warn_tag(html, piece.name, pos);
	if (html_hides(piece.name) && !piece.closing) {
		html->hidden_name = g_strdup(piece.name);
	}
}

bool raw_html_is_hiding(const struct raw_html *html)
{
	return html->hidden_name != NULL;
}

void raw_html_end_leaf(struct raw_html *html)
{
	raw_html_end_span(html);
	g_clear_pointer(&html->hidden_name, g_free);
}
