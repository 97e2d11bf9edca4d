#include "markdown/markdown.h"

#include <string.h>

#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>

#include "markdown/admonition.h"
#include "markdown/bare_url.h"
#include "markdown/block_syntax.h"
#include "markdown/definition.h"
#include "markdown/emphasis.h"
#include "markdown/emoji.h"
#include "markdown/fence.h"
#include "markdown/footnote.h"
#include "html/html_flow.h"
#include "markdown/inline_syntax.h"
#include "syntax/mark.h"
#include "html/raw_html.h"
#include "markdown/ruby.h"
#include "syntax/tree.h"
#include "markdown/typographer.h"

// A container whose children are HTML in part.
struct open_flow {
	cmark_node *container;
	struct html_flow *flow;
};

struct reader {
	const struct markdown *markdown;
	struct arena *arena;
	struct tree tree;
	struct raw_html html;
	GArray *flows; // struct open_flow, outermost first
	struct footnotes footnotes;
	struct block_syntax blocks; // unused when strict
	struct emphasis emphasis;   // unused when strict
	GPtrArray *notes;           // struct note, in cmark-gfm's order: the number in a reference counts them
	size_t notes_opened;
	struct source_pos pos;     // where the reader is: nodes without a position stand there
	const uint8_t *alignments; // of the open table
	uint32_t columns;
	uint32_t column;
	bool header;
	struct span *bare_link; // an autolink that may have swallowed text, until its text is seen
	const char *link_tail;  // what it had swallowed
	bool in_braces;         // the next text begins with the brace behind a comment
};

// A copy of a string of cmark-gfm's.
static char *take_string(struct reader *reader, const char *text)
{
	return mark_clean(text ? text : "", reader->arena);
}

// As take_string, but NULL for nothing.
static char *take_optional(struct reader *reader, const char *text)
{
	return text && *text ? take_string(reader, text) : NULL;
}

// A column of the parsed text as one of the text in reader->blocks.
static uint32_t unmarked_column(struct reader *reader, uint32_t line, uint32_t column)
{
	return reader->markdown->strict ? column : emphasis_column(&reader->emphasis, line, column);
}

// The line of the Markdown text, from 1, that a line of the parsed text comes from.
static uint32_t text_line(const struct reader *reader, int line)
{
	uint32_t parsed = (uint32_t)MAX(line, 0);
	return reader->markdown->strict ? parsed : block_syntax_line(&reader->blocks, parsed);
}

static struct source_pos position(struct reader *reader, cmark_node *node)
{
	uint32_t line = (uint32_t)cmark_node_get_start_line(node);
	if (line > 0) {
		uint32_t column = (uint32_t)MAX(cmark_node_get_start_column(node), 0);
		column = unmarked_column(reader, line, column);
		if (!reader->markdown->strict) {
			column = block_syntax_column(&reader->blocks, line, column);
		}
		reader->pos.line = text_line(reader, (int)line) + reader->markdown->passage.first_line - 1;
		reader->pos.column = column;
	}
	return reader->pos;
}

// What a block was written for by us; NULL for a block of the author's.
static const struct syntax_mark *find_mark(
	struct reader *reader, cmark_node *node, enum syntax_kind first, enum syntax_kind last)
{
	if (reader->markdown->strict) {
		return NULL;
	}
	uint32_t line = (uint32_t)cmark_node_get_start_line(node);
	uint32_t column = (uint32_t)MAX(cmark_node_get_start_column(node), 0);
	return block_syntax_find(&reader->blocks, first, last, line, unmarked_column(reader, line, column));
}

static void cover(struct reader *reader, cmark_node *node)
{
	footnote_cover(&reader->footnotes, text_line(reader, cmark_node_get_start_line(node)),
		text_line(reader, cmark_node_get_end_line(node)));
}

static const struct syntax_mark *find_container(struct reader *reader, cmark_node *quote)
{
	return find_mark(reader, quote, SYNTAX_ADMONITION, SYNTAX_GROUP);
}

static void open_container(struct reader *reader, const struct syntax_mark *mark, struct source_pos pos)
{
	if (mark->unclosed) {
		diag_report(
			reader->tree.diag, DIAG_UNCLOSED_CONTAINER, pos, "container '%s' is never closed", mark->type);
	}
	if (mark->kind == SYNTAX_GROUP) {
		return;
	}
	bool details = mark->kind == SYNTAX_DETAILS;
	struct block *block = tree_open(&reader->tree, details ? BLOCK_DETAILS : BLOCK_ADMONITION, pos);
	if (block && details) {
		block->as.details.open = mark->open;
		block->as.details.type = mark->type;
	} else if (block) {
		block->as.admonition.type = mark->type;
	}
}

static void enter_quote(struct reader *reader, cmark_node *node)
{
	const struct syntax_mark *mark = find_container(reader, node);
	if (mark) {
		open_container(reader, mark, position(reader, node));
	} else {
		tree_open(&reader->tree, BLOCK_QUOTE, position(reader, node));
	}
}

static void close_quote(struct reader *reader)
{
	if (reader->markdown->dialect->alerts && reader->tree.flattened == 0) {
		admonition_settle_quote(reader->tree.parent, reader->arena);
	}
	tree_close(&reader->tree, BLOCK_QUOTE);
}

static void leave_quote(struct reader *reader, cmark_node *node)
{
	const struct syntax_mark *mark = find_container(reader, node);
	if (!mark) {
		close_quote(reader);
	} else if (mark->kind != SYNTAX_GROUP) {
		tree_close(&reader->tree, mark->kind == SYNTAX_DETAILS ? BLOCK_DETAILS : BLOCK_ADMONITION);
	}
}

// Whether the items of a list are definitions, and stand below their terms. Says so to the items by the list's user
// data.
static bool open_definitions(struct reader *reader, cmark_node *list)
{
	cmark_node *first = cmark_node_first_child(list);
	bool marked = first && find_mark(reader, first, SYNTAX_DEFINITION, SYNTAX_DEFINITION);
	if (!marked || !definition_open_list(&reader->tree)) {
		return false;
	}
	cmark_node_set_user_data(list, reader);
	return true;
}

static bool holds_definitions(cmark_node *list)
{
	return cmark_node_get_user_data(list) != NULL;
}

static void enter_list(struct reader *reader, cmark_node *node)
{
	if (open_definitions(reader, node)) {
		return;
	}
	struct block *list = tree_open(&reader->tree, BLOCK_LIST, position(reader, node));
	if (!list) {
		return;
	}
	list->as.list.tight = cmark_node_get_list_tight(node);
	list->as.list.ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
	if (list->as.list.ordered) {
		list->as.list.start = cmark_node_get_list_start(node);
		list->as.list.delimiter = cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM ? ')' : '.';
	}
}

static void leave_list(struct reader *reader, cmark_node *node)
{
	if (holds_definitions(node)) {
		definition_close_list(&reader->tree);
	} else {
		tree_close(&reader->tree, BLOCK_LIST);
	}
}

static enum block_kind item_kind(cmark_node *item)
{
	return holds_definitions(cmark_node_parent(item)) ? BLOCK_DEFINITION : BLOCK_ITEM;
}

static void enter_item(struct reader *reader, cmark_node *node)
{
	tree_open(&reader->tree, item_kind(node), position(reader, node));
}

static void enter_task(struct reader *reader, cmark_node *node)
{
	struct block *item = tree_open(&reader->tree, item_kind(node), position(reader, node));
	if (item && item->kind == BLOCK_ITEM) {
		bool done = cmark_gfm_extensions_get_tasklist_item_checked(node);
		item->as.item.task = done ? TASK_DONE : TASK_OPEN;
	}
}

static void leave_item(struct reader *reader, cmark_node *node)
{
	tree_close(&reader->tree, item_kind(node));
}

static bool is_math(struct reader *reader, cmark_node *node, const char *language)
{
	const struct dialect *dialect = reader->markdown->dialect;
	bool known = dialect->math || dialect->math_parentheses || dialect->math_brackets;
	return find_mark(reader, node, SYNTAX_MATH, SYNTAX_MATH) || (known && g_strcmp0(language, "math") == 0);
}

static void enter_code_block(struct reader *reader, cmark_node *node)
{
	char *info = take_optional(reader, cmark_node_get_fence_info(node));
	if (info && !reader->markdown->strict) {
		info = fence_language(info, reader->arena);
	}
	bool math = is_math(reader, node, info);
	struct source_pos pos = position(reader, node);
	struct block *code = tree_open_leaf(&reader->tree, math ? BLOCK_MATH : BLOCK_CODE, pos);
	code->as.code.text = take_string(reader, cmark_node_get_literal(node));
	code->as.code.info = math ? NULL : info;
	tree_close_leaf(&reader->tree);
	cover(reader, node);
}

static void enter_html_block(struct reader *reader, cmark_node *node)
{
	// Its text is in the flow of what holds it.
	const struct syntax_mark *mark = find_mark(reader, node, SYNTAX_COMMENT, SYNTAX_COMMENT);
	if (mark && mark->id && reader->tree.parent->last_child) {
		reader->tree.parent->last_child->name = mark->id;
	}
	cover(reader, node);
}

static void enter_rule(struct reader *reader, cmark_node *node)
{
	tree_open_leaf(&reader->tree, BLOCK_RULE, position(reader, node));
	tree_close_leaf(&reader->tree);
	cover(reader, node);
}

// HTML around a block of Markdown can be a link, or bold.
static void open_spans_around(struct reader *reader)
{
	for (guint i = 0; i < reader->flows->len; i++) {
		html_flow_open_spans(g_array_index(reader->flows, struct open_flow, i).flow);
	}
}

static void close_spans_around(struct reader *reader)
{
	for (guint i = reader->flows->len; i > 0; i--) {
		html_flow_close_spans(g_array_index(reader->flows, struct open_flow, i - 1).flow);
	}
}

static void enter_paragraph(struct reader *reader, cmark_node *node)
{
	tree_open_leaf(&reader->tree, BLOCK_PARAGRAPH, position(reader, node));
	open_spans_around(reader);
}

// A heading can be the title of a container of ours, which it opens.
static const struct syntax_mark *find_titled(struct reader *reader, cmark_node *heading)
{
	cmark_node *parent = cmark_node_parent(heading);
	bool opens = cmark_node_get_type(parent) == CMARK_NODE_BLOCK_QUOTE && !cmark_node_previous(heading);
	const struct syntax_mark *mark = opens ? find_container(reader, parent) : NULL;
	return mark && mark->titled ? mark : NULL;
}

static void enter_heading(struct reader *reader, cmark_node *node)
{
	struct source_pos pos = position(reader, node);
	const struct syntax_mark *titled = find_titled(reader, node);
	if (titled) {
		bool caption = titled->kind != SYNTAX_GROUP && reader->tree.flattened == 0;
		tree_open_leaf(&reader->tree, caption ? BLOCK_CAPTION : BLOCK_PARAGRAPH, pos);
		return;
	}
	struct block *heading = tree_open_leaf(&reader->tree, BLOCK_HEADING, pos);
	const struct syntax_mark *mark = find_mark(reader, node, SYNTAX_HEADING, SYNTAX_HEADING);
	heading->as.heading.level = cmark_node_get_heading_level(node);
	heading->name = mark ? mark->id : NULL;
	open_spans_around(reader);
}

static void leave_text_block(struct reader *reader, cmark_node *node)
{
	uint32_t first = text_line(reader, cmark_node_get_start_line(node));
	uint32_t last = text_line(reader, cmark_node_get_end_line(node));
	footnote_report_undefined(&reader->footnotes, reader->tree.leaf, first, last, reader->tree.diag);
	cover(reader, node);
	close_spans_around(reader);
	raw_html_end_leaf(&reader->html);
	if (reader->markdown->dialect->typographer) {
		typographer_run(reader->tree.leaf, reader->arena);
	}
	tree_close_leaf(&reader->tree);
}

static void enter_table(struct reader *reader, cmark_node *node)
{
	struct block *table = tree_open(&reader->tree, BLOCK_TABLE, position(reader, node));
	reader->columns = cmark_gfm_extensions_get_table_columns(node);
	reader->alignments = cmark_gfm_extensions_get_table_alignments(node);
	table->as.table.columns = reader->columns;
	cover(reader, node);
}

static void leave_table(struct reader *reader, cmark_node *node)
{
	tree_close(&reader->tree, BLOCK_TABLE);
}

static void enter_row(struct reader *reader, cmark_node *node)
{
	struct block *row = tree_open(&reader->tree, BLOCK_TABLE_ROW, position(reader, node));
	reader->header = cmark_gfm_extensions_get_table_row_is_header(node);
	reader->column = 0;
	row->as.row.header = reader->header;
}

static void leave_row(struct reader *reader, cmark_node *node)
{
	tree_close(&reader->tree, BLOCK_TABLE_ROW);
}

static enum table_align alignment(const struct reader *reader)
{
	if (reader->column >= reader->columns) {
		return TABLE_ALIGN_NONE;
	}
	switch (reader->alignments[reader->column]) {
	case 'l':
		return TABLE_ALIGN_LEFT;
	case 'c':
		return TABLE_ALIGN_CENTER;
	case 'r':
		return TABLE_ALIGN_RIGHT;
	default:
		return TABLE_ALIGN_NONE;
	}
}

static void enter_cell(struct reader *reader, cmark_node *node)
{
	struct block *cell = tree_open_leaf(&reader->tree, BLOCK_TABLE_CELL, position(reader, node));
	cell->as.cell.column = reader->column;
	cell->as.cell.column_span = 1;
	cell->as.cell.row_span = 1;
	cell->as.cell.align = alignment(reader);
	cell->as.cell.header = reader->header;
	open_spans_around(reader);
	reader->column++;
}

static void enter_note(struct reader *reader, cmark_node *node)
{
	struct note *note = g_ptr_array_index(reader->notes, reader->notes_opened++);
	reader->pos = note->body->pos;
	cover(reader, node);
	tree_open_note(&reader->tree, note);
}

static void leave_note(struct reader *reader, cmark_node *node)
{
	tree_close_note(&reader->tree);
}

/*
 * An autolink without a space behind it takes in what follows: the address ends at the first character outside ASCII,
 * and the rest becomes text behind the link. Most addresses were stopped before parsing; this is for those that stand
 * where a stop was not safe.
 */
static char *shorten_bare_link(struct reader *reader, char *text)
{
	struct span *link = reader->bare_link;
	reader->bare_link = NULL;
	size_t length = strlen(text);
	size_t stopped_at;
	size_t kept = bare_url_length(text, length, &stopped_at);
	if (stopped_at == length || kept == 0 || strcmp(link->as.link.url, text) != 0) {
		return text;
	}
	reader->link_tail = text + kept;
	link->as.link.url = arena_strndup(reader->arena, text, kept);
	return arena_strndup(reader->arena, text, kept);
}

static void enter_text(struct reader *reader, cmark_node *node)
{
	struct source_pos pos = position(reader, node);
	if (raw_html_is_hiding(&reader->html)) {
		return;
	}
	const char *literal = cmark_node_get_literal(node) + reader->in_braces;
	reader->in_braces = false;
	bool emoji = reader->markdown->dialect->emoji && !reader->bare_link;
	g_autofree char *replaced = emoji ? emoji_replace(literal) : NULL;
	literal = replaced ? replaced : literal;
	bool ruby = reader->markdown->ruby && !reader->markdown->strict && !reader->bare_link;
	if (ruby && !raw_html_bars_ruby(&reader->html)) {
		ruby_add_text(&reader->tree, literal, pos);
		return;
	}
	char *text = take_string(reader, literal);
	tree_add_text(&reader->tree, reader->bare_link ? shorten_bare_link(reader, text) : text, pos);
}

static void enter_soft_break(struct reader *reader, cmark_node *node)
{
	tree_add_break(&reader->tree, BREAK_SOFT, position(reader, node));
}

static void enter_hard_break(struct reader *reader, cmark_node *node)
{
	tree_add_break(&reader->tree, BREAK_HARD, position(reader, node));
}

static void enter_code(struct reader *reader, cmark_node *node)
{
	char *text = take_string(reader, cmark_node_get_literal(node));
	struct source_pos pos = position(reader, node);
	if (inline_syntax_kind(node, SPAN_CODE) == SPAN_MATH) {
		tree_add_math(&reader->tree, text, pos);
	} else {
		tree_add_code(&reader->tree, text, pos);
	}
}

static bool is_text(cmark_node *node)
{
	return node && cmark_node_get_type(node) == CMARK_NODE_TEXT;
}

// Whether a comment stands in braces, as some generators want it: they go with it.
static bool is_braced_comment(const struct reader *reader, cmark_node *node)
{
	cmark_node *before = cmark_node_previous(node), *after = cmark_node_next(node);
	bool comment = !reader->markdown->strict && g_str_has_prefix(cmark_node_get_literal(node), "<!--");
	return comment && is_text(before) && is_text(after) && g_str_has_suffix(cmark_node_get_literal(before), "{") &&
		g_str_has_prefix(cmark_node_get_literal(after), "}");
}

// The text before it is in the tree; that behind it is still to come.
static void drop_braces(struct reader *reader, cmark_node *node)
{
	struct span *before = reader->tree.span ? reader->tree.span->last_child : reader->tree.leaf->last_span;
	size_t length = before && before->kind == SPAN_TEXT ? strlen(before->as.text) : 0;
	if (length > 0 && before->as.text[length - 1] == '{') {
		before->as.text = arena_strndup(reader->arena, before->as.text, length - 1);
		reader->in_braces = true;
	}
}

static void enter_html(struct reader *reader, cmark_node *node)
{
	if (is_braced_comment(reader, node) && reader->tree.images == 0) {
		drop_braces(reader, node);
		return;
	}
	raw_html_add_inline(&reader->html, cmark_node_get_literal(node), position(reader, node));
}

static void enter_em(struct reader *reader, cmark_node *node)
{
	tree_open_span(&reader->tree, inline_syntax_kind(node, SPAN_EM), position(reader, node));
}

static void enter_strong(struct reader *reader, cmark_node *node)
{
	tree_open_span(&reader->tree, SPAN_STRONG, position(reader, node));
}

static void enter_del(struct reader *reader, cmark_node *node)
{
	tree_open_span(&reader->tree, SPAN_DEL, position(reader, node));
}

static void leave_span(struct reader *reader, cmark_node *node)
{
	raw_html_end_span(&reader->html);
	tree_close_span(&reader->tree);
}

static void enter_link(struct reader *reader, cmark_node *node)
{
	struct span *link = tree_open_span(&reader->tree, SPAN_LINK, position(reader, node));
	if (!link) {
		return;
	}
	link->as.link.url = take_string(reader, cmark_node_get_url(node));
	link->as.link.title = take_optional(reader, cmark_node_get_title(node));
	// Only a link that cmark-gfm found without markup has no position.
	bool bare = cmark_node_get_start_line(node) == 0;
	reader->bare_link = bare && !reader->markdown->strict ? link : NULL;
}

static void leave_link(struct reader *reader, cmark_node *node)
{
	raw_html_end_span(&reader->html);
	tree_close_span(&reader->tree);
	reader->bare_link = NULL;
	if (reader->link_tail) {
		tree_add_text(&reader->tree, reader->link_tail, reader->pos);
		reader->link_tail = NULL;
	}
}

static void enter_image(struct reader *reader, cmark_node *node)
{
	struct span *image = tree_open_image(&reader->tree, position(reader, node));
	if (image) {
		image->as.image.url = take_string(reader, cmark_node_get_url(node));
		image->as.image.title = take_optional(reader, cmark_node_get_title(node));
	}
}

static void leave_image(struct reader *reader, cmark_node *node)
{
	tree_close_image(&reader->tree);
}

static void enter_note_ref(struct reader *reader, cmark_node *node)
{
	guint64 number = g_ascii_strtoull(cmark_node_get_literal(node), NULL, 10);
	struct source_pos pos = position(reader, node);
	if (number >= 1 && number <= reader->notes->len) {
		tree_add_note_ref(&reader->tree, g_ptr_array_index(reader->notes, number - 1), pos);
	}
}

struct handler {
	const char *type; // cmark-gfm's name
	void (*enter)(struct reader *reader, cmark_node *node);
	void (*leave)(struct reader *reader, cmark_node *node); // NULL for what holds nothing
};

// The common ones first: a node's handler is looked for in this order.
static const struct handler handlers[] = {
	{ "text", enter_text, NULL },
	{ "softbreak", enter_soft_break, NULL },
	{ "paragraph", enter_paragraph, leave_text_block },
	{ "code", enter_code, NULL },
	{ "emph", enter_em, leave_span },
	{ "strong", enter_strong, leave_span },
	{ "link", enter_link, leave_link },
	{ "item", enter_item, leave_item },
	{ "list", enter_list, leave_list },
	{ "table_cell", enter_cell, leave_text_block },
	{ "table_row", enter_row, leave_row },
	{ "table_header", enter_row, leave_row },
	{ "table", enter_table, leave_table },
	{ "heading", enter_heading, leave_text_block },
	{ "block_quote", enter_quote, leave_quote },
	{ "code_block", enter_code_block, NULL },
	{ "image", enter_image, leave_image },
	{ "linebreak", enter_hard_break, NULL },
	{ "html_inline", enter_html, NULL },
	{ "html_block", enter_html_block, NULL },
	{ "thematic_break", enter_rule, NULL },
	{ "strikethrough", enter_del, leave_span },
	{ "tasklist", enter_task, leave_item },
	{ "footnote_reference", enter_note_ref, NULL },
	{ "footnote_definition", enter_note, leave_note },
};

// cmark-gfm 0.29.0.gfm.6 has no names for its footnote nodes.
static const char *type_name(cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);
	if (type == CMARK_NODE_FOOTNOTE_REFERENCE) {
		return "footnote_reference";
	}
	if (type == CMARK_NODE_FOOTNOTE_DEFINITION) {
		return "footnote_definition";
	}
	return cmark_node_get_type_string(node);
}

static const struct handler *find_handler(cmark_node *node)
{
	const char *name = type_name(node);
	for (size_t i = 0; i < G_N_ELEMENTS(handlers); i++) {
		if (strcmp(handlers[i].type, name) == 0) {
			return &handlers[i];
		}
	}
	return NULL;
}

static bool is_footnote(cmark_node *node)
{
	return cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION;
}

static bool holds_html(cmark_node *node)
{
	cmark_node *child = cmark_node_first_child(node);
	while (child && cmark_node_get_type(child) != CMARK_NODE_HTML_BLOCK) {
		child = cmark_node_next(child);
	}
	return child != NULL;
}

static void begin_flow(struct reader *reader, cmark_node *container)
{
	if (!holds_html(container)) {
		return;
	}
	struct source_pos here = reader->pos;
	struct open_flow open = { container, html_flow_create(&reader->html) };
	for (cmark_node *child = cmark_node_first_child(container); child; child = cmark_node_next(child)) {
		if (cmark_node_get_type(child) == CMARK_NODE_HTML_BLOCK) {
			const char *text = take_string(reader, cmark_node_get_literal(child));
			html_flow_add(open.flow, text, position(reader, child));
		}
		if (!is_footnote(child)) {
			html_flow_add_mark(open.flow);
		}
	}
	g_array_append_val(reader->flows, open);
	reader->pos = here;
}

// The flow of a container, if it has one; it is the innermost then.
static struct html_flow *flow_of(const struct reader *reader, cmark_node *container)
{
	guint count = reader->flows->len;
	struct open_flow *last = count > 0 ? &g_array_index(reader->flows, struct open_flow, count - 1) : NULL;
	return last && last->container == container ? last->flow : NULL;
}

static void end_flow(struct reader *reader, cmark_node *container)
{
	struct html_flow *flow = flow_of(reader, container);
	if (flow) {
		html_flow_end(flow);
		g_array_set_size(reader->flows, reader->flows->len - 1);
	}
}

// Puts the HTML before a child into the tree. Notes, the last children, stand outside of all elements.
static void reach(struct reader *reader, cmark_node *child)
{
	struct html_flow *flow = flow_of(reader, cmark_node_parent(child));
	if (flow && is_footnote(child)) {
		end_flow(reader, cmark_node_parent(child));
	} else if (flow) {
		html_flow_reach(flow);
	}
}

static void read_nodes(struct reader *reader, cmark_node *root)
{
	cmark_iter *iter = cmark_iter_new(root);
	for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
		cmark_node *node = cmark_iter_get_node(iter);
		const struct handler *handler = find_handler(node);
		if (event == CMARK_EVENT_ENTER) {
			reach(reader, node);
			if (handler) {
				handler->enter(reader, node);
			}
			begin_flow(reader, node);
		} else {
			end_flow(reader, node);
			if (handler && handler->leave) {
				handler->leave(reader, node);
			}
		}
	}
	cmark_iter_free(iter);
}

// References may come before what they refer to: the notes are made first, empty. They are children of the root.
static void create_notes(struct reader *reader, cmark_node *root)
{
	for (cmark_node *node = cmark_node_first_child(root); node; node = cmark_node_next(node)) {
		if (cmark_node_get_type(node) != CMARK_NODE_FOOTNOTE_DEFINITION) {
			continue;
		}
		struct source_pos pos = position(reader, node);
		const char *label = "";
		size_t length = footnote_find_label(
			&reader->footnotes, text_line(reader, cmark_node_get_start_line(node)), &pos.column, &label);
		struct note *note = arena_new(reader->arena, struct note);
		note->label = arena_strndup(reader->arena, label, length);
		note->body = block_create(reader->arena, BLOCK_NOTE, pos);
		note->body->as.note.note = note;
		g_ptr_array_add(reader->notes, note);
	}
}

static void store_notes(struct reader *reader, struct doc *doc)
{
	doc->note_count = reader->notes->len;
	doc->notes = arena_new_array(reader->arena, struct note *, doc->note_count);
	if (doc->note_count > 0) {
		memcpy(doc->notes, reader->notes->pdata, doc->note_count * sizeof(*doc->notes));
	}
}

// In Chinese a single tilde stands between numbers, 10~20 元, far more often than it strikes out.
static cmark_node *parse(const char *text, size_t length, const struct markdown *markdown)
{
	static const char *const extensions[] = { "table", "strikethrough", "autolink", "tasklist" };
	struct inline_syntax inlines;
	cmark_gfm_core_extensions_ensure_registered();
	cmark_parser *parser =
		cmark_parser_new(CMARK_OPT_FOOTNOTES | (markdown->strict ? 0 : CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE));
	inline_syntax_attach(&inlines, parser, markdown->dialect);
	for (size_t i = 0; i < G_N_ELEMENTS(extensions); i++) {
		cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extensions[i]));
	}
	cmark_parser_feed(parser, text, length);
	cmark_node *root = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	inline_syntax_finish(&inlines);
	return root;
}

static cmark_node *parse_lenient(struct reader *reader)
{
	const struct markdown *markdown = reader->markdown;
	block_syntax_init(
		&reader->blocks, markdown->passage.text, markdown->passage.length, markdown->dialect, reader->arena);
	emphasis_init(&reader->emphasis, reader->blocks.text, reader->blocks.length, markdown->dialect, markdown->ruby);
	return parse(reader->emphasis.text, reader->emphasis.length, markdown);
}

void markdown_read(struct doc *doc, const struct markdown *markdown, struct diag *diag)
{
	struct reader reader = {
		.markdown = markdown,
		.arena = doc->arena,
		.notes = g_ptr_array_new(),
		.pos = { markdown->passage.file, markdown->passage.first_line, 1 },
	};
	tree_init(&reader.tree, doc, diag);
	raw_html_init(&reader.html, &reader.tree);
	reader.flows = g_array_new(FALSE, FALSE, sizeof(struct open_flow));
	footnote_init(&reader.footnotes, markdown->passage.text, markdown->passage.length, markdown->passage.file,
		markdown->passage.first_line);
	cmark_node *root = markdown->strict ? parse(markdown->passage.text, markdown->passage.length, markdown)
					    : parse_lenient(&reader);
	create_notes(&reader, root);
	reader.pos.line = markdown->passage.first_line;
	reader.pos.column = 1;
	read_nodes(&reader, root);
	store_notes(&reader, doc);
	footnote_report_unused(&reader.footnotes, diag);
	cmark_node_free(root);
	emphasis_finish(&reader.emphasis);
	block_syntax_finish(&reader.blocks);
	footnote_finish(&reader.footnotes);
	g_array_unref(reader.flows);
	raw_html_finish(&reader.html);
	tree_finish(&reader.tree);
	g_ptr_array_unref(reader.notes);
}
