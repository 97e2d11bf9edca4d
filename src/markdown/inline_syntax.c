#include "markdown/inline_syntax.h"

#include <string.h>

#include <cmark-gfm-extension_api.h>

#include "markdown/math.h"
#include "text/utf8.h"

// A run of signs that opens or closes a span.
struct run_type {
	enum span_kind kind;
	char sign;
	int length;
	// What the parser takes the sign for. Runs of one sign that mean different spans must not meet on its stack.
	unsigned char delimiter;
	bool word; // nothing but a word may stand in it: 10~20 元，30~40 元 is no subscript, ^_^ no superscript
};

static const struct run_type run_types[] = {
	{ SPAN_INS, '+', 2, '+', false },
	{ SPAN_MARK, '=', 2, '=', false },
	{ SPAN_SUP, '^', 1, '^', true },
	{ SPAN_DEL, '~', 2, '~', false },
	{ SPAN_SUB, '~', 1, 1, true },
};

static const struct run_type math_type = { .kind = SPAN_MATH };

/* Runs */

static const struct run_type *find_run(char sign, int length)
{
	for (size_t i = 0; i < G_N_ELEMENTS(run_types); i++) {
		if (run_types[i].sign == sign && run_types[i].length == length) {
			return &run_types[i];
		}
	}
	return NULL;
}

static const struct run_type *find_delimiter(unsigned char delimiter)
{
	for (size_t i = 0; i < G_N_ELEMENTS(run_types); i++) {
		if (run_types[i].delimiter == delimiter) {
			return &run_types[i];
		}
	}
	g_assert_not_reached();
}

// The parser asks every extension about every character that begins something.
static bool is_own_sign(cmark_syntax_extension *extension, unsigned char sign)
{
	const char *own = cmark_syntax_extension_get_private(extension);
	return sign == (unsigned char)own[0];
}

// The name of a note, "[^name]", must stay in one piece of the parser's own text: it measures it there.
static bool starts_note(cmark_inline_parser *inlines, unsigned char sign)
{
	int at = cmark_inline_parser_get_offset(inlines);
	unsigned char before = at > 0 ? cmark_inline_parser_peek_at(inlines, at - 1) : '\0';
	return sign == '^' && (before == '[' || before == '^');
}

static cmark_node *match_run(cmark_syntax_extension *extension, cmark_parser *parser, cmark_node *parent,
	unsigned char sign, cmark_inline_parser *inlines)
{
	int left;
	int right;
	int punct_before;
	int punct_after;
	if (!is_own_sign(extension, sign) || starts_note(inlines, sign)) {
		return NULL;
	}
	int start = cmark_inline_parser_get_offset(inlines);
	int length = cmark_inline_parser_scan_delimiters(
		inlines, G_MAXINT, sign, &left, &right, &punct_before, &punct_after);
	const struct run_type *type = find_run((char)sign, length);
	g_autofree char *literal = g_strnfill((gsize)length, (char)sign);
	cmark_node *text = cmark_node_new(CMARK_NODE_TEXT);
	cmark_node_set_literal(text, literal);
	g_assert(cmark_inline_parser_get_offset(inlines) == start + length);
	if (type && (left || right)) {
		cmark_inline_parser_push_delimiter(inlines, type->delimiter, left, right, text);
	}
	return text;
}

// What stands between two runs: a word has a letter or digit, no white space, no punctuation mark of Chinese.
struct word {
	bool has_letter;
	bool broken;
};

static void read_text(struct word *word, const char *text)
{
	for (const char *p = text; *p && !word->broken; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char_validated(p, -1);
		word->has_letter = word->has_letter || g_unichar_isalnum(c);
		word->broken = g_unichar_isspace(c) || (utf8_is_cjk_wide(c) && utf8_is_punctuation(c));
	}
}

static void read_node(struct word *word, cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);
	if (type == CMARK_NODE_TEXT) {
		read_text(word, cmark_node_get_literal(node));
	} else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
		word->broken = true;
	} else {
		word->has_letter = true;
	}
}

static bool may_hold(const struct run_type *type, const delimiter *opener, const delimiter *closer)
{
	enum { NODES_MAX = 20 }; // looked at for one closer
	int count = 0;
	struct word word = { 0 };
	cmark_node *node = cmark_node_next(opener->inl_text);
	if (!type->word) {
		return node != closer->inl_text;
	}
	for (; node != closer->inl_text && !word.broken; node = cmark_node_next(node)) {
		read_node(&word, node);
		word.broken = word.broken || ++count > NODES_MAX;
	}
	return word.has_letter && !word.broken;
}

static void wrap(const struct run_type *type, const delimiter *opener, const delimiter *closer)
{
	cmark_node *span = cmark_node_new(CMARK_NODE_EMPH);
	cmark_node_set_user_data(span, (void *)type);
	cmark_node_insert_before(opener->inl_text, span);
	for (cmark_node *node = cmark_node_next(opener->inl_text), *next; node != closer->inl_text; node = next) {
		next = cmark_node_next(node);
		cmark_node_append_child(span, node);
	}
	cmark_node_free(opener->inl_text);
	cmark_node_free(closer->inl_text);
}

// Makes the span between two runs. Where there may be none, the opener never opens one: what bars it stands before
// every closer that comes.
static delimiter *close_run(cmark_syntax_extension *extension, cmark_parser *parser, cmark_inline_parser *inlines,
	delimiter *opener, delimiter *closer)
{
	const struct run_type *type = find_delimiter(closer->delim_char);
	delimiter *next = closer->next;
	if (!may_hold(type, opener, closer)) {
		cmark_inline_parser_remove_delimiter(inlines, opener);
		return next;
	}
	wrap(type, opener, closer);
	for (delimiter *between = closer; between != opener;) {
		delimiter *previous = between->previous;
		cmark_inline_parser_remove_delimiter(inlines, between);
		between = previous;
	}
	cmark_inline_parser_remove_delimiter(inlines, opener);
	return next;
}

/* Formulas */

static cmark_node *match_math(cmark_syntax_extension *extension, cmark_parser *parser, cmark_node *parent,
	unsigned char sign, cmark_inline_parser *inlines)
{
	if (!is_own_sign(extension, sign)) {
		return NULL;
	}
	const char *text = cmark_node_get_string_content(parent);
	int offset = cmark_inline_parser_get_offset(inlines);
	struct math_found found;
	if (math_find_inline(text, (size_t)offset, &found)) {
		g_autofree char *tex = g_strndup(text + found.tex, found.length);
		cmark_node *math = cmark_node_new(CMARK_NODE_CODE);
		cmark_node_set_literal(math, tex);
		cmark_node_set_user_data(math, (void *)&math_type);
		cmark_inline_parser_set_offset(inlines, (int)found.end);
		return math;
	}
	size_t opener = strlen(MATH_OPENER);
	if (strncmp(text + offset, MATH_OPENER, opener) != 0) {
		return NULL;
	}
	// A backslash and a bracket that began no formula, for a table parted it, are the bracket.
	const char *behind = text + offset + opener;
	size_t length = *behind == '\\' ? 2 : 1;
	g_autofree char *bracket = g_strndup(behind, length);
	cmark_node *plain = cmark_node_new(CMARK_NODE_TEXT);
	cmark_node_set_literal(plain, bracket);
	cmark_inline_parser_set_offset(inlines, offset + (int)(opener + length));
	return plain;
}

// For a dialect whose dollars are text.
static cmark_node *match_escaped_math(cmark_syntax_extension *extension, cmark_parser *parser, cmark_node *parent,
	unsigned char sign, cmark_inline_parser *inlines)
{
	const char *text = cmark_node_get_string_content(parent);
	int offset = cmark_inline_parser_get_offset(inlines);
	bool escaped = strncmp(text + offset, MATH_OPENER, strlen(MATH_OPENER)) == 0;
	return escaped ? match_math(extension, parser, parent, sign, inlines) : NULL;
}

/* The parser */

// Asks `match` about the first of the signs. The others are only names for runs.
static void attach(struct inline_syntax *syntax, cmark_parser *parser, const char *signs, cmark_match_inline_func match)
{
	cmark_syntax_extension *extension = cmark_syntax_extension_new("bifolio");
	cmark_llist *special = NULL;
	for (const char *sign = signs; *sign; sign++) {
		special = cmark_llist_append(cmark_get_default_mem_allocator(), special, (void *)(size_t)*sign);
	}
	cmark_syntax_extension_set_private(extension, (void *)signs, NULL);
	cmark_syntax_extension_set_special_inline_chars(extension, special);
	cmark_syntax_extension_set_match_inline_func(extension, match);
	cmark_syntax_extension_set_inline_from_delim_func(extension, close_run);
	cmark_syntax_extension_set_emphasis(extension, match == match_run);
	cmark_parser_attach_syntax_extension(parser, extension);
	g_ptr_array_add(syntax->extensions, extension);
}

static void free_extension(gpointer extension)
{
	cmark_syntax_extension_free(cmark_get_default_mem_allocator(), extension);
}

void inline_syntax_attach(struct inline_syntax *out, cmark_parser *parser, const struct dialect *dialect)
{
	out->extensions = g_ptr_array_new_with_free_func(free_extension);
	const struct {
		bool wanted;
		const char *signs;
		cmark_match_inline_func match;
	} rows[] = {
		{ dialect->ins, "+", match_run },
		{ dialect->mark, "=", match_run },
		{ dialect->sup, "^", match_run },
		{ dialect->sub, "~\1", match_run },
		{ dialect->math, "$", match_math },
		{ !dialect->math && (dialect->math_parentheses || dialect->math_brackets), "$", match_escaped_math },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		if (rows[i].wanted) {
			attach(out, parser, rows[i].signs, rows[i].match);
		}
	}
}

void inline_syntax_finish(struct inline_syntax *syntax)
{
	g_clear_pointer(&syntax->extensions, g_ptr_array_unref);
}

enum span_kind inline_syntax_kind(cmark_node *node, enum span_kind otherwise)
{
	const struct run_type *type = cmark_node_get_user_data(node);
	return type ? type->kind : otherwise;
}
