#include "source/raw_html.h"

#include <string.h>

#include "source/emphasis.h"
#include "source/html.h"

void raw_html_init(struct raw_html *out, struct tree *tree)
{
	*out = (struct raw_html){
		.tree = tree,
		.seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
	};
}

void raw_html_finish(struct raw_html *html)
{
	g_clear_pointer(&html->seen, g_hash_table_unref);
	g_clear_pointer(&html->hidden_name, g_free);
}

static void warn_tag(struct raw_html *html, const char *name, struct source_pos pos)
{
	if (g_hash_table_add(html->seen, g_strdup(name))) {
		diag_report(html->tree->diag, DIAG_INLINE_HTML, pos, "tag '%s' is dropped; its text is kept", name);
	}
}

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

static void add_word(struct flow *flow, const char *word, size_t length)
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
	g_clear_pointer(&html->hidden_name, g_free);
}
