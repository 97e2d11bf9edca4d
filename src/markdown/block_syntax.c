#include "markdown/block_syntax.h"

#include <string.h>

#include "markdown/admonition.h"
#include "markdown/attributes.h"
#include "markdown/block_start.h"
#include "markdown/cursor.h"
#include "markdown/math.h"

enum {
	CODE_INDENT = 4,
	STACK_MAX = 100, // containers that are followed; what is deeper counts as text
	QUOTED_MAX = 32, // containers of ours in each other: each costs two bytes a line
	FENCE_MAX = 200, // cmark-gfm counts the signs of a fence up to 255
};

#define COMMENT "<!-- -->" // ends a paragraph and a quote, and does not make a list loose
#define QUOTE   "> "
#define TITLE   "###### " // whatever stands in a heading is inline

enum container_kind {
	CONTAINER_ROOT,
	CONTAINER_QUOTE,
	CONTAINER_ITEM,
	CONTAINER_NOTE,
	CONTAINER_DEFINITION,
	CONTAINER_INDENTED, // ours, of MkDocs
	CONTAINER_COLONS,   // ours, of VuePress
};

// What the last block in a container is, as far as a definition asks.
enum last_block { LAST_NONE, LAST_OTHER, LAST_PARAGRAPH, LAST_DEFINITION, LAST_NEXT_TERM };

struct container {
	enum container_kind kind;
	unsigned indent; // columns that a line of it has in front
	size_t colons;   // COLONS
	guint mark;      // COLONS: index of its mark
	enum last_block last;
};

enum leaf_kind { LEAF_NONE, LEAF_PARAGRAPH, LEAF_CODE, LEAF_FENCE, LEAF_HTML, LEAF_MATH };

struct leaf {
	enum leaf_kind kind;
	char fence;    // FENCE: the sign ...
	size_t length; // ... and how many; MATH: the same of the fence in the new text
	enum html_end html_end;
	size_t math_end;     // MATH: byte of the source where the TeX ends
	uint32_t first_line; // PARAGRAPH: of the new text
};

struct syntax {
	const struct dialect *dialect;
	struct arena *arena;
	const char *text;
	size_t length;
	struct block_syntax *result;
	GString *out;
	GArray *stack; // struct container, the root first
	struct leaf leaf;
	guint quoted;      // containers of ours in the stack that put a quote sign before each line
	guint blank_lines; // read and not yet written
	bool after_blank;  // the line before was blank
	bool rewritten;    // something is not as it was

	// The line that is being read
	size_t line_start;
	uint32_t source_line;
	GString *line; // what it becomes
	GArray *pieces;
	size_t shift;     // of its last piece: byte of the source less byte of the new line
	guint first_mark; // of the marks, the first that stands in this line
	guint kept;       // containers that went on from the line before
	bool begun;       // the others have been closed
	GString *comment; // a comment is due before it: what it needs in front
	bool comment_due;
	size_t text_start; // in out: where the text of the paragraph's last line starts
};

static struct container *container_at(const struct syntax *syntax, guint index)
{
	return &g_array_index(syntax->stack, struct container, index);
}

static struct container *innermost(const struct syntax *syntax)
{
	return container_at(syntax, syntax->stack->len - 1);
}

static bool is_quoted(const struct container *container)
{
	return container->kind == CONTAINER_INDENTED || container->kind == CONTAINER_COLONS;
}

/* Writing */

static void add_piece(struct syntax *syntax, size_t at)
{
	size_t source = at - syntax->line_start;
	size_t shift = source - syntax->line->len;
	if (shift != syntax->shift) {
		struct block_syntax_piece piece = {
			.column = (uint32_t)syntax->line->len + 1,
			.source_column = (uint32_t)source + 1,
		};
		g_array_append_val(syntax->pieces, piece);
		syntax->shift = shift;
	}
}

static void put_spaces(GString *out, unsigned count)
{
	for (unsigned i = 0; i < count; i++) {
		g_string_append_c(out, ' ');
	}
}

// Writes what stands between two places of the line, with white space as spaces.
static void put_between(struct syntax *syntax, struct cursor from, const struct cursor *to)
{
	add_piece(syntax, from.at);
	while (from.column < to->column) {
		char c = syntax->text[from.at];
		if (c == ' ' || c == '\t') {
			g_string_append_c(syntax->line, ' ');
			cursor_take_columns(&from, 1);
		} else {
			g_string_append_c(syntax->line, c);
			cursor_take_bytes(&from, 1);
		}
	}
}

// Writes a part of the source as it is.
static void put_source(struct syntax *syntax, size_t from, size_t to)
{
	add_piece(syntax, from);
	g_string_append_len(syntax->line, syntax->text + from, (gssize)(to - from));
}

// Writes the rest of the line up to a byte. In a container of ours columns are not where they were, so tabs are spaces.
static void put_rest(struct syntax *syntax, const struct cursor *cursor, size_t end)
{
	struct cursor text = *cursor;
	if (syntax->quoted > 0 || cursor->pending > 0) {
		text = cursor_skip_white(cursor);
		put_spaces(syntax->line, text.column - cursor->column);
	}
	if (end > text.at) {
		put_source(syntax, text.at, end);
	}
}

static void end_out_line(struct syntax *syntax)
{
	g_string_append_c(syntax->out, '\n');
	g_array_append_val(syntax->result->lines, syntax->source_line);
}

static uint32_t next_line(const struct syntax *syntax)
{
	return syntax->result->lines->len + 1;
}

// What the first containers of the stack want in front of a line that goes on in them.
static void put_prefix(const struct syntax *syntax, guint containers, GString *out)
{
	for (guint i = 0; i < containers; i++) {
		const struct container *container = container_at(syntax, i);
		if (is_quoted(container) || container->kind == CONTAINER_QUOTE) {
			g_string_append(out, QUOTE);
		} else {
			put_spaces(out, container->indent);
		}
	}
}

static struct syntax_mark *add_mark(struct syntax *syntax, enum syntax_kind kind, size_t column)
{
	struct syntax_mark mark = { .kind = kind, .column = (uint32_t)column };
	g_array_append_val(syntax->result->marks, mark);
	syntax->rewritten = true;
	return &g_array_index(syntax->result->marks, struct syntax_mark, syntax->result->marks->len - 1);
}

// Blank lines are written when it is known whether the containers that they stand in go on behind them.
static void flush_blank_lines(struct syntax *syntax)
{
	uint32_t source_line = syntax->source_line;
	syntax->source_line -= syntax->blank_lines;
	for (; syntax->blank_lines > 0; syntax->blank_lines--) {
		put_prefix(syntax, syntax->kept, syntax->out);
		end_out_line(syntax);
		syntax->source_line++;
	}
	syntax->source_line = source_line;
}

static void flush_comment(struct syntax *syntax)
{
	if (syntax->comment_due) {
		struct syntax_mark mark = { .kind = SYNTAX_COMMENT, .line = next_line(syntax) };
		g_array_insert_val(syntax->result->marks, syntax->first_mark, mark);
		syntax->first_mark++;
		g_string_append_len(syntax->out, syntax->comment->str, (gssize)syntax->comment->len);
		g_string_append(syntax->out, COMMENT);
		end_out_line(syntax);
	}
	syntax->comment_due = false;
}

// Ends the line that was made.
static void flush_line(struct syntax *syntax)
{
	flush_blank_lines(syntax);
	flush_comment(syntax);
	uint32_t line = next_line(syntax);
	for (guint i = syntax->first_mark; i < syntax->result->marks->len; i++) {
		g_array_index(syntax->result->marks, struct syntax_mark, i).line = line;
	}
	syntax->first_mark = syntax->result->marks->len;
	for (guint i = 0; i < syntax->pieces->len; i++) {
		struct block_syntax_piece *piece = &g_array_index(syntax->pieces, struct block_syntax_piece, i);
		piece->line = line;
		g_array_append_val(syntax->result->pieces, *piece);
	}
	if (syntax->leaf.kind == LEAF_PARAGRAPH && syntax->leaf.first_line == 0) {
		syntax->leaf.first_line = line;
	}
	g_string_append_len(syntax->out, syntax->line->str, (gssize)syntax->line->len);
	end_out_line(syntax);
	g_string_truncate(syntax->line, 0);
	g_array_set_size(syntax->pieces, 0);
	syntax->shift = 0;
}

/* Closing */

// A comment is due where the text of the line now ends.
static void want_comment(struct syntax *syntax)
{
	g_string_assign(syntax->comment, syntax->line->str);
	syntax->comment_due = true;
	syntax->rewritten = true;
}

static bool is_ours(enum container_kind kind)
{
	return kind == CONTAINER_INDENTED || kind == CONTAINER_COLONS || kind == CONTAINER_DEFINITION;
}

// Closes containers until `count` are left. True when one of ours was among them.
static bool close_down_to(struct syntax *syntax, guint count)
{
	bool ours = false;
	while (syntax->stack->len > count) {
		const struct container *container = innermost(syntax);
		ours = ours || is_ours(container->kind);
		syntax->quoted -= is_quoted(container);
		g_array_set_size(syntax->stack, syntax->stack->len - 1);
	}
	return ours;
}

// Closes what did not go on, for something new begins in this line. A comment keeps it out of what was ours: a
// paragraph out of the last one there, anything out of our quote or list. A blank line does the same, save for a list.
static void begin(struct syntax *syntax, bool paragraph)
{
	if (!syntax->begun && syntax->kept < syntax->stack->len) {
		enum container_kind outer = container_at(syntax, syntax->kept)->kind;
		bool ours = close_down_to(syntax, syntax->kept);
		bool joins = ours && (paragraph || is_ours(outer));
		if (joins && (!syntax->after_blank || outer == CONTAINER_DEFINITION)) {
			want_comment(syntax);
		}
	}
	syntax->begun = true;
	syntax->leaf = (struct leaf){ 0 };
}

/* Going on */

// Whether a line could close a container of colons.
static bool closes_colons(const struct container *container, const struct cursor *cursor)
{
	struct cursor text = cursor_skip_white(cursor);
	size_t run = cursor_run(&text, ':');
	if (container->kind != CONTAINER_COLONS || run < container->colons ||
		text.column - cursor->column >= CODE_INDENT) {
		return false;
	}
	cursor_take_bytes(&text, run);
	return cursor_is_blank(&text);
}

static bool continue_quote(struct syntax *syntax, struct cursor *cursor)
{
	struct cursor text = cursor_skip_white(cursor);
	if (text.column - cursor->column >= CODE_INDENT || cursor_peek(&text, 0) != '>') {
		return false;
	}
	cursor_take_bytes(&text, 1);
	cursor_take_columns(&text, 1);
	put_between(syntax, *cursor, &text);
	*cursor = text;
	return true;
}

static bool continue_indented(struct syntax *syntax, const struct container *container, struct cursor *cursor)
{
	struct cursor text = *cursor;
	if (cursor_is_blank(cursor)) {
		cursor_take_columns(cursor, container->indent);
		return container->kind != CONTAINER_ITEM || container->last != LAST_NONE;
	}
	if (cursor_indent(cursor) < container->indent) {
		return false;
	}
	cursor_take_columns(&text, container->indent);
	if (is_quoted(container)) {
		g_string_append(syntax->line, QUOTE);
	} else {
		put_between(syntax, *cursor, &text);
	}
	*cursor = text;
	return true;
}

static bool continue_container(struct syntax *syntax, const struct container *container, struct cursor *cursor)
{
	switch (container->kind) {
	case CONTAINER_ROOT:
		return true;
	case CONTAINER_QUOTE:
		return continue_quote(syntax, cursor);
	case CONTAINER_COLONS:
		g_string_append(syntax->line, QUOTE);
		return true;
	case CONTAINER_ITEM:
	case CONTAINER_NOTE:
	case CONTAINER_DEFINITION:
	case CONTAINER_INDENTED:
		return continue_indented(syntax, container, cursor);
	}
	return false;
}

// Goes over what the open containers have in front of the line. False when it closes one, of colons, which is the first
// that does not go on then.
static bool continue_containers(struct syntax *syntax, struct cursor *cursor)
{
	guint closed = 0;
	size_t closed_at = 0;
	for (syntax->kept = 0; syntax->kept < syntax->stack->len; syntax->kept++) {
		const struct container *container = container_at(syntax, syntax->kept);
		if (closes_colons(container, cursor)) {
			closed = syntax->kept;
			closed_at = syntax->line->len;
		}
		if (!continue_container(syntax, container, cursor)) {
			break;
		}
	}
	bool in_leaf = syntax->kept == syntax->stack->len &&
		(syntax->leaf.kind == LEAF_FENCE || syntax->leaf.kind == LEAF_MATH);
	if (closed == 0 || in_leaf) {
		return true;
	}
	syntax->kept = closed;
	g_string_truncate(syntax->line, closed_at);
	return false;
}

static bool closes_fence(const struct syntax *syntax, const struct cursor *cursor)
{
	struct cursor text = cursor_skip_white(cursor);
	size_t run = cursor_run(&text, syntax->leaf.fence);
	if (run < syntax->leaf.length || text.column - cursor->column >= CODE_INDENT) {
		return false;
	}
	cursor_take_bytes(&text, run);
	return cursor_is_blank(&text);
}

static void put_fence(struct syntax *syntax)
{
	for (size_t i = 0; i < syntax->leaf.length; i++) {
		g_string_append_c(syntax->line, '~');
	}
}

// Writes the part of a formula that stands in this line, and the fence that closes it if it ends here.
static void put_math(struct syntax *syntax, const struct cursor *cursor)
{
	size_t end = syntax->leaf.math_end;
	if (end > cursor->end) {
		put_rest(syntax, cursor, cursor->end);
		flush_line(syntax);
		return;
	}
	struct cursor text = cursor_skip_white(cursor);
	if (text.at < end) {
		put_rest(syntax, cursor, end);
		flush_line(syntax);
		put_prefix(syntax, syntax->stack->len, syntax->line);
	}
	put_fence(syntax);
	flush_line(syntax);
	syntax->leaf = (struct leaf){ 0 };
}

// Takes the line as part of the open leaf, if it is one.
static bool continue_leaf(struct syntax *syntax, const struct cursor *cursor)
{
	bool blank = cursor_is_blank(cursor);
	switch (syntax->leaf.kind) {
	case LEAF_NONE:
	case LEAF_PARAGRAPH:
		return false;
	case LEAF_CODE:
		if (blank || cursor_indent(cursor) < CODE_INDENT) {
			return false;
		}
		break;
	case LEAF_FENCE:
		if (blank) {
			return false;
		}
		syntax->leaf.kind = closes_fence(syntax, cursor) ? LEAF_NONE : LEAF_FENCE;
		break;
	case LEAF_HTML:
		if (blank) {
			return false;
		}
		syntax->leaf.kind = block_start_ends_html(cursor, syntax->leaf.html_end) ? LEAF_NONE : LEAF_HTML;
		break;
	case LEAF_MATH:
		put_math(syntax, cursor);
		return true;
	}
	put_rest(syntax, cursor, cursor->end);
	flush_line(syntax);
	return true;
}

/* Beginning */

enum step {
	STEP_TEXT,      // nothing begins here
	STEP_CONTAINER, // a container has begun, and more may follow
	STEP_DONE,      // the line is written
};

static struct container *parent_of_new(const struct syntax *syntax)
{
	return syntax->begun ? innermost(syntax) : container_at(syntax, syntax->kept - 1);
}

static struct container *push(struct syntax *syntax, enum container_kind kind, unsigned indent)
{
	struct container container = { .kind = kind, .indent = indent };
	g_array_append_val(syntax->stack, container);
	syntax->quoted += is_quoted(&container);
	return innermost(syntax);
}

static void begin_leaf(struct syntax *syntax, enum leaf_kind kind)
{
	begin(syntax, false);
	innermost(syntax)->last = LAST_OTHER;
	syntax->leaf.kind = kind;
}

// Cuts the attributes off a heading's text, closing signs and all.
static void put_heading(struct syntax *syntax, const struct cursor *cursor, const struct cursor *text)
{
	struct attributes attributes = { 0 };
	const char *start = syntax->text + text->at;
	size_t length = text->end - text->at;
	size_t kept = length;
	begin_leaf(syntax, LEAF_NONE);
	if (syntax->dialect->heading_attributes) {
		kept = attributes_cut(start, length, &attributes, syntax->arena);
		size_t closing = length;
		while (closing > 0 && strchr("# \t", start[closing - 1])) {
			closing--;
		}
		if (kept == length && closing < length) {
			kept = attributes_cut(start, closing, &attributes, syntax->arena);
			kept = kept == closing ? length : kept;
		}
	}
	if (kept < length) {
		add_mark(syntax, SYNTAX_HEADING, 0)->id = attributes.id;
	}
	put_rest(syntax, cursor, text->at + kept);
	flush_line(syntax);
}

// The same of a heading that is underlined, whose last line of text has been written.
static void put_underline(struct syntax *syntax, const struct cursor *cursor)
{
	struct attributes attributes = { 0 };
	GString *out = syntax->out;
	uint32_t first_line = syntax->leaf.first_line;
	size_t length = out->len - 1 - syntax->text_start;
	size_t kept = length;
	if (syntax->dialect->heading_attributes) {
		kept = attributes_cut(out->str + syntax->text_start, length, &attributes, syntax->arena);
	}
	if (kept > 0 && kept < length) {
		g_string_truncate(out, syntax->text_start + kept);
		g_string_append_c(out, '\n');
		struct syntax_mark *mark = add_mark(syntax, SYNTAX_HEADING, 0);
		mark->id = attributes.id;
		mark->line = first_line;
		syntax->first_mark = syntax->result->marks->len;
	}
	begin_leaf(syntax, LEAF_NONE);
	put_rest(syntax, cursor, cursor->end);
	flush_line(syntax);
}

static void put_leaf(struct syntax *syntax, const struct cursor *cursor, enum leaf_kind kind)
{
	begin_leaf(syntax, kind);
	put_rest(syntax, cursor, cursor->end);
	flush_line(syntax);
}

static void open_container(
	struct syntax *syntax, struct cursor *cursor, const struct cursor *text, const struct block_start_found *found)
{
	struct cursor behind = *text;
	begin(syntax, false);
	innermost(syntax)->last = LAST_OTHER;
	if (found->kind == BLOCK_START_QUOTE) {
		push(syntax, CONTAINER_QUOTE, 0);
		cursor_take_bytes(&behind, 1);
		cursor_take_columns(&behind, 1);
	} else if (found->kind == BLOCK_START_NOTE) {
		push(syntax, CONTAINER_NOTE, CODE_INDENT);
		cursor_take_bytes(&behind, found->marker);
	} else {
		push(syntax, CONTAINER_ITEM, text->column - cursor->column + found->width);
		cursor_take_bytes(&behind, found->marker);
		cursor_take_columns(&behind, found->width - (unsigned)found->marker);
	}
	put_between(syntax, *cursor, &behind);
	*cursor = behind;
}

// What begins by the rules of CommonMark at `text`, the first character behind the white space at the cursor.
static enum step begin_common(
	struct syntax *syntax, struct cursor *cursor, const struct cursor *text, bool in_paragraph)
{
	struct block_start_found found = block_start_find(text, in_paragraph);
	switch (found.kind) {
	case BLOCK_START_NONE:
		return STEP_TEXT;
	case BLOCK_START_QUOTE:
	case BLOCK_START_ITEM:
	case BLOCK_START_NOTE:
		if (syntax->stack->len >= STACK_MAX) {
			return STEP_TEXT;
		}
		open_container(syntax, cursor, text, &found);
		return STEP_CONTAINER;
	case BLOCK_START_HEADING:
		put_heading(syntax, cursor, text);
		return STEP_DONE;
	case BLOCK_START_UNDERLINE:
		put_underline(syntax, cursor);
		return STEP_DONE;
	case BLOCK_START_RULE:
		put_leaf(syntax, cursor, LEAF_NONE);
		return STEP_DONE;
	case BLOCK_START_FENCE:
		put_leaf(syntax, cursor, LEAF_FENCE);
		syntax->leaf.fence = found.fence;
		syntax->leaf.length = found.length;
		return STEP_DONE;
	case BLOCK_START_HTML:
		put_leaf(syntax, cursor, block_start_ends_html(text, found.html_end) ? LEAF_NONE : LEAF_HTML);
		syntax->leaf.html_end = found.html_end;
		return STEP_DONE;
	}
	return STEP_TEXT;
}

// ": text" below a paragraph or behind another definition is the item "- text".
static enum step begin_definition(struct syntax *syntax, struct cursor *cursor, const struct cursor *text)
{
	enum last_block last = parent_of_new(syntax)->last;
	struct cursor behind = *text;
	cursor_take_bytes(&behind, 1);
	unsigned width = cursor_indent(&behind);
	bool below = last == LAST_PARAGRAPH || last == LAST_DEFINITION || last == LAST_NEXT_TERM;
	if (!below || width == 0 || cursor_is_blank(&behind) || syntax->stack->len >= STACK_MAX) {
		return STEP_TEXT;
	}
	begin(syntax, false);
	syntax->comment_due = syntax->comment_due && last != LAST_DEFINITION;
	innermost(syntax)->last = LAST_DEFINITION;
	put_between(syntax, *cursor, text);
	add_mark(syntax, SYNTAX_DEFINITION, syntax->line->len + 1);
	g_string_append_c(syntax->line, '-');
	struct cursor marker = behind;
	width = width > CODE_INDENT ? 1 : width;
	cursor_take_columns(&behind, width);
	put_between(syntax, marker, &behind);
	push(syntax, CONTAINER_DEFINITION, text->column - cursor->column + 1 + width);
	*cursor = behind;
	return STEP_CONTAINER;
}

static const enum syntax_kind kinds[] = {
	[ADMONITION_NOTE] = SYNTAX_ADMONITION,
	[ADMONITION_DETAILS] = SYNTAX_DETAILS,
	[ADMONITION_GROUP] = SYNTAX_GROUP,
};

static void open_admonition(
	struct syntax *syntax, const struct admonition_start *start, const struct cursor *text, unsigned indent)
{
	begin(syntax, false);
	struct container *parent = innermost(syntax);
	if (parent->last != LAST_NONE && !syntax->after_blank) {
		want_comment(syntax);
	}
	parent->last = LAST_OTHER;
	struct syntax_mark *mark = add_mark(syntax, kinds[start->form], syntax->line->len + 1);
	mark->type = start->type;
	mark->titled = start->title_size > 0;
	mark->open = start->open;
	mark->unclosed = start->colons > 0;
	struct container *container =
		push(syntax, start->colons > 0 ? CONTAINER_COLONS : CONTAINER_INDENTED, indent + CODE_INDENT);
	container->colons = start->colons;
	add_piece(syntax, text->at);
	g_string_append(syntax->line, QUOTE);
	if (start->title_size > 0) {
		g_string_append(syntax->line, TITLE);
		put_source(syntax, start->title, start->title + start->title_size);
	}
	flush_line(syntax);
	container->mark = syntax->result->marks->len - 1;
}

// Whether the next line that is not blank is indented behind a column. Quote signs count as white space.
static bool is_indented_below(const struct syntax *syntax, size_t line_end, unsigned column)
{
	unsigned found = 0;
	for (size_t at = line_end; at < syntax->length; at++) {
		char c = syntax->text[at];
		if (!strchr(" \t>\n", c)) {
			return found >= column;
		}
		found = c == '\n' ? 0 : c == '\t' ? (found / CODE_INDENT + 1) * CODE_INDENT : found + 1;
	}
	return false;
}

static enum step begin_admonition(struct syntax *syntax, struct cursor *cursor, const struct cursor *text)
{
	struct admonition_start start;
	if (syntax->quoted >= QUOTED_MAX || syntax->stack->len >= STACK_MAX) {
		return STEP_TEXT;
	}
	bool found = admonition_read_colons(text, &start, syntax->arena) ||
		(admonition_read_mark(text, &start, syntax->arena) &&
			is_indented_below(syntax, text->end, text->column + CODE_INDENT));
	if (!found) {
		return STEP_TEXT;
	}
	open_admonition(syntax, &start, text, text->column - cursor->column);
	return STEP_DONE;
}

static size_t longest_run(const char *text, size_t length, char sign)
{
	size_t longest = 0;
	size_t run = 0;
	for (size_t i = 0; i < length; i++) {
		run = text[i] == sign ? run + 1 : 0;
		longest = MAX(longest, run);
	}
	return longest;
}

static enum step begin_math(struct syntax *syntax, const struct cursor *text)
{
	struct math_found found;
	if (!math_find_block(syntax->text, text->at, syntax->dialect, &found)) {
		return STEP_TEXT;
	}
	size_t signs = MAX(longest_run(syntax->text + found.tex, found.length, '~') + 1, 3);
	if (signs > FENCE_MAX) {
		return STEP_TEXT;
	}
	begin_leaf(syntax, LEAF_MATH);
	syntax->leaf.length = signs;
	syntax->leaf.math_end = found.tex + found.length;
	add_mark(syntax, SYNTAX_MATH, 0);
	put_fence(syntax);
	flush_line(syntax);
	struct cursor rest = *text;
	cursor_take_bytes(&rest, found.tex - text->at);
	rest = cursor_skip_white(&rest);
	if (rest.at < rest.end) {
		put_prefix(syntax, syntax->stack->len, syntax->line);
		put_math(syntax, &rest);
	}
	return STEP_DONE;
}

// A line of attributes is those of the block above it.
static enum step begin_attributes(struct syntax *syntax, const struct cursor *text)
{
	struct attributes attributes;
	struct cursor behind = *text;
	size_t read = attributes_read(syntax->text + text->at, text->end - text->at, &attributes, syntax->arena);
	if (read == 0 || parent_of_new(syntax)->last == LAST_NONE) {
		return STEP_TEXT;
	}
	cursor_take_bytes(&behind, read);
	if (!cursor_is_blank(&behind)) {
		return STEP_TEXT;
	}
	begin_leaf(syntax, LEAF_NONE);
	syntax->comment_due = false;
	add_mark(syntax, SYNTAX_COMMENT, 0)->id = syntax->after_blank ? NULL : attributes.id;
	g_string_append(syntax->line, COMMENT);
	flush_line(syntax);
	return STEP_DONE;
}

static enum step begin_ours(struct syntax *syntax, struct cursor *cursor, const struct cursor *text)
{
	const struct dialect *dialect = syntax->dialect;
	enum step step = STEP_TEXT;
	switch (cursor_peek(text, 0)) {
	case ':':
		step = dialect->definition_lists ? begin_definition(syntax, cursor, text) : STEP_TEXT;
		if (step != STEP_TEXT) {
			return step;
		}
		return dialect->admonitions ? begin_admonition(syntax, cursor, text) : STEP_TEXT;
	case '!':
	case '?':
		return dialect->admonitions ? begin_admonition(syntax, cursor, text) : STEP_TEXT;
	case '$':
	case '\\':
		return begin_math(syntax, text);
	case '{':
		return dialect->block_attributes ? begin_attributes(syntax, text) : STEP_TEXT;
	default:
		return STEP_TEXT;
	}
}

// What begins at the cursor. in_paragraph: the line before is one of a paragraph in the same container; may_be_lazy: it
// is one of a paragraph.
static enum step begin_block(struct syntax *syntax, struct cursor *cursor, bool in_paragraph, bool may_be_lazy)
{
	struct cursor text = cursor_skip_white(cursor);
	if (text.at == text.end) {
		flush_line(syntax);
		return STEP_DONE;
	}
	if (text.column - cursor->column >= CODE_INDENT) {
		if (may_be_lazy) {
			return STEP_TEXT;
		}
		put_leaf(syntax, cursor, LEAF_CODE);
		return STEP_DONE;
	}
	enum step step = begin_ours(syntax, cursor, &text);
	return step == STEP_TEXT ? begin_common(syntax, cursor, &text, in_paragraph) : step;
}

static void put_paragraph(struct syntax *syntax, const struct cursor *cursor, bool goes_on)
{
	if (!goes_on) {
		begin(syntax, true);
		struct container *container = innermost(syntax);
		container->last = container->last == LAST_DEFINITION ? LAST_NEXT_TERM : LAST_PARAGRAPH;
		syntax->leaf.kind = LEAF_PARAGRAPH;
	}
	size_t prefix = syntax->line->len;
	put_rest(syntax, cursor, cursor->end);
	size_t size = syntax->line->len - prefix;
	flush_line(syntax);
	syntax->text_start = syntax->out->len - 1 - size;
}

// A line can be part of a paragraph without the signs of its containers, but for those of ours.
static bool may_be_lazy(const struct syntax *syntax)
{
	for (guint i = syntax->kept; i < syntax->stack->len; i++) {
		if (is_quoted(container_at(syntax, i))) {
			return false;
		}
	}
	return syntax->leaf.kind == LEAF_PARAGRAPH;
}

static void read_text(struct syntax *syntax, struct cursor *cursor)
{
	bool lazy = may_be_lazy(syntax);
	bool in_paragraph = syntax->leaf.kind == LEAF_PARAGRAPH && syntax->kept == syntax->stack->len;
	enum step step = begin_block(syntax, cursor, in_paragraph, lazy);
	while (step == STEP_CONTAINER) {
		lazy = false;
		step = begin_block(syntax, cursor, false, false);
	}
	if (step == STEP_TEXT) {
		put_paragraph(syntax, cursor, lazy);
	}
}

/* Lines */

static void read_blank_line(struct syntax *syntax, const struct cursor *cursor)
{
	close_down_to(syntax, syntax->kept);
	bool ends_html = syntax->leaf.kind == LEAF_HTML && syntax->leaf.html_end == HTML_END_BLANK;
	if (syntax->leaf.kind == LEAF_PARAGRAPH || ends_html) {
		syntax->leaf = (struct leaf){ 0 };
	}
	syntax->after_blank = true;
	g_string_truncate(syntax->line, 0);
	g_array_set_size(syntax->pieces, 0);
	syntax->shift = 0;
	if (syntax->quoted > 0) {
		syntax->blank_lines++;
		return;
	}
	put_source(syntax, syntax->line_start, cursor->end);
	flush_line(syntax);
}

static void close_colons(struct syntax *syntax)
{
	g_array_index(syntax->result->marks, struct syntax_mark, container_at(syntax, syntax->kept)->mark).unclosed =
		false;
	begin(syntax, false);
	syntax->comment_due = false;
	add_mark(syntax, SYNTAX_COMMENT, 0);
	g_string_append(syntax->line, COMMENT);
	flush_line(syntax);
}

static void read_line(struct syntax *syntax, struct cursor *cursor)
{
	syntax->line_start = cursor->at;
	syntax->source_line++;
	syntax->shift = 0;
	syntax->begun = false;
	syntax->first_mark = syntax->result->marks->len;
	if (!continue_containers(syntax, cursor)) {
		close_colons(syntax);
	} else if (syntax->kept == syntax->stack->len && continue_leaf(syntax, cursor)) {
		syntax->after_blank = false;
		return;
	} else if (cursor_is_blank(cursor)) {
		read_blank_line(syntax, cursor);
		return;
	} else {
		read_text(syntax, cursor);
	}
	syntax->after_blank = false;
}

static void read_lines(struct syntax *syntax)
{
	push(syntax, CONTAINER_ROOT, 0);
	for (size_t at = 0; at < syntax->length;) {
		struct cursor cursor = cursor_at_line(syntax->text, syntax->length, at);
		at = cursor.end + 1;
		read_line(syntax, &cursor);
	}
	syntax->kept = 1;
	syntax->source_line++;
	flush_blank_lines(syntax);
}

void block_syntax_init(
	struct block_syntax *out, const char *text, size_t length, const struct dialect *dialect, struct arena *arena)
{
	*out = (struct block_syntax){
		.lines = g_array_new(FALSE, FALSE, sizeof(uint32_t)),
		.pieces = g_array_new(FALSE, FALSE, sizeof(struct block_syntax_piece)),
		.marks = g_array_new(FALSE, FALSE, sizeof(struct syntax_mark)),
	};
	struct syntax syntax = {
		.dialect = dialect,
		.arena = arena,
		.text = text,
		.length = length,
		.result = out,
		.out = g_string_sized_new(length + length / 16),
		.stack = g_array_new(FALSE, FALSE, sizeof(struct container)),
		.line = g_string_new(NULL),
		.pieces = g_array_new(FALSE, FALSE, sizeof(struct block_syntax_piece)),
		.comment = g_string_new(NULL),
	};
	read_lines(&syntax);
	if (!syntax.rewritten) {
		g_string_assign(syntax.out, "");
		g_string_append_len(syntax.out, text, (gssize)length);
		g_array_set_size(out->lines, 0);
		g_array_set_size(out->pieces, 0);
	}
	out->length = syntax.out->len;
	out->text = g_string_free(syntax.out, FALSE);
	g_array_unref(syntax.stack);
	g_string_free(syntax.line, TRUE);
	g_array_unref(syntax.pieces);
	g_string_free(syntax.comment, TRUE);
}

void block_syntax_finish(struct block_syntax *syntax)
{
	g_clear_pointer(&syntax->text, g_free);
	g_clear_pointer(&syntax->lines, g_array_unref);
	g_clear_pointer(&syntax->pieces, g_array_unref);
	g_clear_pointer(&syntax->marks, g_array_unref);
}

const struct syntax_mark *block_syntax_find(const struct block_syntax *syntax, enum syntax_kind first,
	enum syntax_kind last, uint32_t line, uint32_t column)
{
	guint low = 0;
	guint high = syntax->marks->len;
	while (low < high) {
		guint middle = low + (high - low) / 2;
		if (g_array_index(syntax->marks, struct syntax_mark, middle).line < line) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	for (; low < syntax->marks->len; low++) {
		const struct syntax_mark *mark = &g_array_index(syntax->marks, struct syntax_mark, low);
		if (mark->line != line) {
			return NULL;
		}
		if (mark->kind >= first && mark->kind <= last && (mark->column == 0 || mark->column == column)) {
			return mark;
		}
	}
	return NULL;
}

uint32_t block_syntax_line(const struct block_syntax *syntax, uint32_t line)
{
	guint count = syntax->lines->len;
	return count == 0 || line == 0 ? line : g_array_index(syntax->lines, uint32_t, MIN(line, count) - 1);
}

uint32_t block_syntax_column(const struct block_syntax *syntax, uint32_t line, uint32_t column)
{
	guint low = 0;
	guint high = syntax->pieces->len;
	while (low < high) {
		guint middle = low + (high - low) / 2;
		const struct block_syntax_piece *piece =
			&g_array_index(syntax->pieces, struct block_syntax_piece, middle);
		if (piece->line < line || (piece->line == line && piece->column <= column)) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	const struct block_syntax_piece *last =
		low > 0 ? &g_array_index(syntax->pieces, struct block_syntax_piece, low - 1) : NULL;
	return last && last->line == line ? last->source_column + (column - last->column) : column;
}
