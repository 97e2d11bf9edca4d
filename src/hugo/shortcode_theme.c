#include "hugo/shortcode_theme.h"

#include <string.h>

#include "hugo/shortcode_template.h"

/* Notes */

// What themes call a type, and the type of an admonition (doc/caption.h has words for these).
static const struct {
	const char *word;
	const char *type;
} types[] = {
	{ "abstract", "abstract" },
	{ "attention", "warning" },
	{ "bug", "bug" },
	{ "caution", "caution" },
	{ "danger", "danger" },
	{ "error", "danger" },
	{ "example", "example" },
	{ "failure", "failure" },
	{ "hint", "tip" },
	{ "important", "important" },
	{ "info", "info" },
	{ "note", "note" },
	{ "primary", "note" },
	{ "question", "question" },
	{ "quote", "quote" },
	{ "success", "success" },
	{ "tip", "tip" },
	{ "todo", "todo" },
	{ "warn", "warning" },
	{ "warning", "warning" },
};

static const char *find_type(const char *word)
{
	for (size_t i = 0; word && i < G_N_ELEMENTS(types); i++) {
		if (g_ascii_strcasecmp(types[i].word, word) == 0) {
			return types[i].type;
		}
	}
	return NULL;
}

// `text` is the type when no argument gives one; `title` says which arguments may be the title.
static void render_note(const struct shortcode_row *row, const struct shortcode_call *call, struct traced *out)
{
	const char *type = find_type(shortcode_call_value(call, "type|kind|color|style|severity|0"));
	const char *first = shortcode_call_value(call, "0");
	const char *title = shortcode_call_value(call, find_type(first) ? "title|header|1" : row->title);
	g_autofree char *line = g_strdup_printf("[!%s] %s", type ? type : row->text, title ? title : "");
	shortcode_call_add(call, out, "> ");
	shortcode_call_add(call, out, g_strdelimit(g_strchomp(line), "\n", ' '));
	shortcode_call_add(call, out, "\n>\n");
	shortcode_template_fill("> {inner}", call, out);
}

/* Links */

// Inline: a link whose text is what the shortcode holds, or an argument that `text` names.
static void render_link(const struct shortcode_row *row, const struct shortcode_call *call, struct traced *out)
{
	const char *address = shortcode_call_value(call, row->needs);
	const char *inner = shortcode_call_inner(call);
	const char *text = *inner ? inner : shortcode_call_value(call, row->text);
	shortcode_call_add(call, out, "<a");
	shortcode_call_add_attribute(call, out, "href", address);
	shortcode_call_add_attribute(call, out, "title", shortcode_call_value(call, "title"));
	shortcode_call_add(call, out, ">");
	if (*inner) {
		shortcode_call_add_inner(call, out);
	} else {
		shortcode_call_add_plain(call, out, text ? text : address);
	}
	shortcode_call_add(call, out, "</a>");
}

/* Code */

// `text` is the language.
static void render_fence(const struct shortcode_row *row, const struct shortcode_call *call, struct traced *out)
{
	shortcode_call_add_fence(call, out, row->text);
}

/* Columns: what they hold one below the other, without the lines that part them */

static void render_columns(const struct shortcode_row *row, const struct shortcode_call *call, struct traced *out)
{
	static const char parting[] = "<--->";
	const char *text = call->inner ? call->inner->text->str : "";
	for (size_t at = 0; text[at];) {
		size_t length = strcspn(text + at, "\n");
		size_t blanks = strspn(text + at, " \t");
		size_t end = at + length + (text[at + length] == '\n');
		if (strncmp(text + at + blanks, parting, strlen(parting)) == 0) {
			shortcode_call_add(call, out, "\n");
		} else {
			traced_append(out, call->inner, at, end);
		}
		at = end;
	}
}

#define NOTE_TITLE "title|header"
#define NOTE_FIRST "title|header|0" // the first argument without a name is the title, unless it is a type

#define QUOTE "> {inner}\n>\n> —— {author|cite|source|by|title|0|}"

static const struct shortcode_form blocks = { shortcode_row_fill, SHORTCODE_PAIRED, SHORTCODE_BLOCK, false };
static const struct shortcode_form columns = { render_columns, SHORTCODE_PAIRED, SHORTCODE_BLOCK, false };
static const struct shortcode_form dropped = { shortcode_row_drop, SHORTCODE_SINGLE, SHORTCODE_INLINE, false };
static const struct shortcode_form fence = { render_fence, SHORTCODE_PAIRED, SHORTCODE_BLOCK, false };
static const struct shortcode_form html = { shortcode_row_fill, SHORTCODE_PAIRED, SHORTCODE_EITHER, true };
static const struct shortcode_form kept = { shortcode_row_keep, SHORTCODE_PAIRED, SHORTCODE_BLOCK, false };
static const struct shortcode_form anchor = { render_link, SHORTCODE_SINGLE, SHORTCODE_INLINE, false };
static const struct shortcode_form note = { render_note, SHORTCODE_PAIRED, SHORTCODE_BLOCK, false };
static const struct shortcode_form words = { shortcode_row_fill, SHORTCODE_SINGLE, SHORTCODE_INLINE, false };

static const struct shortcode_row rows[] = {
	{ "admonition", &note, NULL, "note", NOTE_FIRST },
	{ "alert", &note, NULL, "note", NOTE_TITLE },
	{ "attention", &note, NULL, "warning", NOTE_FIRST },
	{ "blockquote", &blocks, NULL, QUOTE, NULL },
	{ "br", &words, NULL, "<br>", NULL },
	{ "button", &anchor, "href|url|link|0", "text|label|name|1", NULL },
	{ "callout", &note, NULL, "note", NOTE_FIRST },
	{ "caution", &note, NULL, "caution", NOTE_FIRST },
	{ "column", &kept, NULL, NULL, NULL },
	{ "columns", &columns, NULL, NULL, NULL },
	{ "danger", &note, NULL, "danger", NOTE_FIRST },
	{ "hint", &note, NULL, "tip", NOTE_FIRST },
	{ "html", &html, NULL, "<div>\n{inner}\n</div>", "{inner}" },
	{ "icon", &dropped, NULL, NULL, NULL },
	{ "important", &note, NULL, "important", NOTE_FIRST },
	{ "info", &note, NULL, "info", NOTE_FIRST },
	{ "link", &anchor, "href|url|link|0", "content|text|title|name|1", NULL },
	{ "mermaid", &fence, NULL, "mermaid", NULL },
	{ "note", &note, NULL, "note", NOTE_FIRST },
	{ "notice", &note, NULL, "note", NOTE_FIRST },
	{ "quote", &blocks, NULL, QUOTE, NULL },
	{ "raw", &html, NULL, "<div>\n{inner}\n</div>", "{inner}" },
	{ "rawhtml", &html, NULL, "<div>\n{inner}\n</div>", "{inner}" },
	{ "tab", &blocks, NULL, "**{name|title|label|header|tabName|0|}**\n\n{inner}", NULL },
	{ "table", &kept, NULL, NULL, NULL },
	{ "tabs", &kept, NULL, NULL, NULL },
	{ "tip", &note, NULL, "tip", NOTE_FIRST },
	{ "toc", &dropped, NULL, NULL, NULL },
	{ "warning", &note, NULL, "warning", NOTE_FIRST },
};

const struct shortcode_row *shortcode_theme_find(const char *name)
{
	return shortcode_row_find(rows, G_N_ELEMENTS(rows), name);
}
