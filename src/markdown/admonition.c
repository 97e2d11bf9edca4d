#include "markdown/admonition.h"

#include <glib.h>
#include <string.h>

#include "doc/leaf.h"
#include "markdown/attributes.h"

enum { MARK_LENGTH = 3 };

static char *lower_case(const char *text, size_t length, struct arena *arena)
{
	g_autofree char *lower = g_utf8_strdown(text, (gssize)length);
	return arena_strdup(arena, lower);
}

static bool is_white(char c)
{
	return c == ' ' || c == '\t';
}

static void skip_white(const struct cursor *cursor, size_t *at)
{
	while (*at < cursor->end && is_white(cursor->text[*at])) {
		(*at)++;
	}
}

// Leaves out white space at both ends.
static void set_title(struct admonition_start *out, const char *text, size_t from, size_t to)
{
	while (from < to && is_white(text[from])) {
		from++;
	}
	while (to > from && is_white(text[to - 1])) {
		to--;
	}
	out->title = from;
	out->title_size = to - from;
}

/* Marks */

static size_t word_length(const struct cursor *cursor, size_t at)
{
	size_t length = 0;
	while (at + length < cursor->end &&
		(g_ascii_isalnum(cursor->text[at + length]) || strchr("-_", cursor->text[at + length]))) {
		length++;
	}
	return g_ascii_isalpha(cursor->text[at]) ? length : 0;
}

// The words of MkDocs behind the type say where a note floats. They must be words all the same, or it is no note.
static bool skip_words(const struct cursor *cursor, size_t *at)
{
	for (skip_white(cursor, at); *at < cursor->end && cursor->text[*at] != '"'; skip_white(cursor, at)) {
		size_t length = word_length(cursor, *at);
		if (length == 0) {
			return false;
		}
		*at += length;
	}
	return true;
}

static bool read_quoted_title(const struct cursor *cursor, size_t at, struct admonition_start *out)
{
	if (at == cursor->end) {
		return true;
	}
	const char *close = memrchr(cursor->text + at + 1, '"', cursor->end - at - 1);
	if (!close) {
		return false;
	}
	size_t end = (size_t)(close - cursor->text);
	set_title(out, cursor->text, at + 1, end);
	at = end + 1;
	skip_white(cursor, &at);
	return at == cursor->end;
}

bool admonition_read_mark(const struct cursor *cursor, struct admonition_start *out, struct arena *arena)
{
	char sign = cursor_peek(cursor, 0);
	if ((sign != '!' && sign != '?') || cursor_run(cursor, sign) != MARK_LENGTH) {
		return false;
	}
	*out = (struct admonition_start){ .form = sign == '?' ? ADMONITION_DETAILS : ADMONITION_NOTE };
	size_t at = cursor->at + MARK_LENGTH;
	out->open = sign == '?' && cursor_peek(cursor, MARK_LENGTH) == '+';
	at += out->open;
	skip_white(cursor, &at);
	size_t length = word_length(cursor, at);
	if (length == 0) {
		return false;
	}
	out->type = lower_case(cursor->text + at, length, arena);
	at += length;
	return skip_words(cursor, &at) && read_quoted_title(cursor, at, out);
}

/* Colons */

// What themes of VuePress and others call the containers that only arrange things.
static const char *const group_types[] = { "center", "code-group", "code-tabs", "col", "cols", "columns", "group",
	"left", "md-demo", "raw", "right", "row", "slots", "tab", "tabs", "v-pre" };

static enum admonition_form form_of(const char *type)
{
	for (size_t i = 0; i < G_N_ELEMENTS(group_types); i++) {
		if (strcmp(group_types[i], type) == 0) {
			return ADMONITION_GROUP;
		}
	}
	return strcmp(type, "details") == 0 ? ADMONITION_DETAILS : ADMONITION_NOTE;
}

static bool ends_type(char c)
{
	return is_white(c) || c == '[' || c == '{' || c == ':';
}

// The type: a word, or the first class of attributes.
static bool read_type(const struct cursor *cursor, size_t *at, struct admonition_start *out, struct arena *arena)
{
	struct attributes attributes;
	const char *text = cursor->text;
	size_t read = attributes_read(text + *at, cursor->end - *at, &attributes, arena);
	if (read > 0) {
		*at += read;
		const char *class = attributes.class ? attributes.class : "group";
		out->type = lower_case(class, strlen(class), arena);
		return true;
	}
	size_t start = *at;
	while (*at < cursor->end && !ends_type(text[*at])) {
		(*at)++;
	}
	out->type = lower_case(text + start, *at - start, arena);
	return *at > start;
}

static void read_title(const struct cursor *cursor, size_t at, struct admonition_start *out, struct arena *arena)
{
	struct attributes attributes;
	const char *text = cursor->text;
	size_t end = cursor->end;
	while (end > at && (is_white(text[end - 1]) || text[end - 1] == ':')) {
		end--;
	}
	end = at + attributes_cut(text + at, end - at, &attributes, arena);
	bool bracketed = end > at + 1 && text[at] == '[' && text[end - 1] == ']';
	set_title(out, text, at + bracketed, end - bracketed);
}

bool admonition_read_colons(const struct cursor *cursor, struct admonition_start *out, struct arena *arena)
{
	size_t colons = cursor_run(cursor, ':');
	if (colons < MARK_LENGTH) {
		return false;
	}
	*out = (struct admonition_start){ .colons = colons };
	size_t at = cursor->at + colons;
	skip_white(cursor, &at);
	if (at == cursor->end || !read_type(cursor, &at, out, arena)) {
		return false;
	}
	out->form = form_of(out->type);
	read_title(cursor, at, out, arena);
	return true;
}

/* Quotes */

// The type in "[!TYPE]" at the start of a text, and where the text goes on; NULL when it does not start so.
static char *read_alert(const char *text, const char **rest, struct arena *arena)
{
	const char *close = strchr(text, ']');
	if (text[0] != '[' || text[1] != '!' || !close || close == text + 2) {
		return NULL;
	}
	for (const char *p = text + 2; p < close; p++) {
		if (is_white(*p) || *p == '[') {
			return NULL;
		}
	}
	*rest = close + 1;
	*rest += **rest == '+' || **rest == '-';
	while (is_white(**rest)) {
		(*rest)++;
	}
	return lower_case(text + 2, (size_t)(close - text - 2), arena);
}

// Moves what stands before the first break of a paragraph into a caption, and takes the break away.
static struct block *cut_title(struct block *paragraph, struct arena *arena)
{
	struct block *caption = block_create(arena, BLOCK_CAPTION, paragraph->pos);
	while (paragraph->first_span && paragraph->first_span->kind != SPAN_BREAK) {
		struct span *span = paragraph->first_span;
		leaf_unlink(paragraph, span);
		block_append_span(caption, span);
	}
	if (paragraph->first_span) {
		leaf_unlink(paragraph, paragraph->first_span);
	}
	return caption;
}

void admonition_settle_quote(struct block *quote, struct arena *arena)
{
	struct block *paragraph = quote->first_child;
	struct span *first = paragraph && paragraph->kind == BLOCK_PARAGRAPH ? paragraph->first_span : NULL;
	const char *rest;
	char *type = first && first->kind == SPAN_TEXT ? read_alert(first->as.text, &rest, arena) : NULL;
	if (!type) {
		return;
	}
	if (*rest) {
		first->as.text = rest;
	} else {
		leaf_unlink(paragraph, first);
	}
	struct block *caption = cut_title(paragraph, arena);
	if (!paragraph->first_span) {
		block_unlink(paragraph);
	}
	quote->kind = BLOCK_ADMONITION;
	quote->as.admonition.type = type;
	if (caption->first_span) {
		block_prepend(quote, caption);
	}
}
