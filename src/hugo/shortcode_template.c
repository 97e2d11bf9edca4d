#include "hugo/shortcode_template.h"

#include <string.h>

#include "html/html.h"
#include "html/html_element.h"
#include "syntax/line_prefix.h"

// Text or a part, cut out of a template.
struct token {
	bool part;
	const char *text; // of a part: between its braces
	size_t length;
};

// Reads the token at *at; false at the end, and where the template is wrong: *problem is set then.
static bool next_token(const char **at, const char *end, struct token *out, const char **problem)
{
	const char *start = *at;
	if (start >= end) {
		return false;
	}
	*out = (struct token){ .text = start, .length = 1 };
	if (*start != '{' && *start != '}') {
		out->length = MIN(strcspn(start, "{}"), (size_t)(end - start));
		*at = start + out->length;
		return true;
	}
	if (start + 1 < end && start[1] == *start) {
		*at = start + 2;
		return true;
	}
	const char *close = *start == '{' ? memchr(start, '}', (size_t)(end - start)) : NULL;
	if (!close || close == start + 1) {
		*problem = *start == '}' ? "a '}' closes nothing; a brace is written twice"
					 : "a '{' opens no part; a brace is written twice";
		return false;
	}
	*out = (struct token){ .part = true, .text = start + 1, .length = (size_t)(close - start) - 1 };
	*at = close + 1;
	return true;
}

// The names of a part and the text that it falls back to, both in new memory; fallback is "" without one.
static char *part_names(const struct token *part, char **fallback)
{
	char *names = g_strndup(part->text, part->length);
	char *bar = strrchr(names, '|');
	*fallback = g_strdup(bar ? bar + 1 : "");
	if (bar) {
		*bar = '\0';
	}
	return names;
}

static bool is_name(const char *name)
{
	return *name && name[strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")] == '\0';
}

static bool has_good_names(const struct token *part)
{
	g_autofree char *fallback = NULL;
	g_autofree char *names = part_names(part, &fallback);
	g_auto(GStrv) list = g_strsplit(names, "|", -1);
	for (char **name = list; *name; name++) {
		if (!is_name(*name)) {
			return false;
		}
	}
	return list[0] != NULL;
}

bool shortcode_template_check(const char *text, const char **problem, size_t *at)
{
	const char *from = text;
	const char *end = text + strlen(text);
	*problem = NULL;
	for (struct token token; next_token(&from, end, &token, problem);) {
		if (token.part && (memchr(token.text, '\n', token.length) || !has_good_names(&token))) {
			*problem = "a part has names of letters, digits, '-' and '_', with '|' between them";
			from = token.text - 1;
			break;
		}
	}
	*at = (size_t)(from - text);
	return !*problem;
}

static bool is_inner(const char *name, size_t length)
{
	return length == strlen("inner") && memcmp(name, "inner", length) == 0;
}

bool shortcode_template_holds(const char *text)
{
	const char *end = text + strlen(text);
	const char *problem = NULL;
	for (struct token token; next_token(&text, end, &token, &problem);) {
		if (token.part && is_inner(token.text, MIN(strcspn(token.text, "|"), token.length))) {
			return true;
		}
	}
	return false;
}

bool shortcode_template_is_block(const char *text)
{
	if (strchr(text, '\n') || strchr(">#|", text[0]) || g_str_has_prefix(text, "```")) {
		return true;
	}
	struct html_scanner scanner;
	struct html_piece piece;
	html_scanner_init(&scanner, text, strlen(text));
	return html_next(&scanner, &piece) && piece.kind == HTML_TAG && html_element_is_block(piece.name);
}

/* Filling */

struct filling {
	const struct shortcode_call *call;
	struct traced *out;
	const char *line;   // of the template
	size_t line_length; // up to the part that is being filled
	bool in_tag;        // of HTML
};

// What a part stands for: the inner text, an argument, or neither.
struct filler {
	bool inner;
	const struct shortcode_argument *argument;
	char *fallback; // owned
};

static struct filler find_filler(const struct shortcode_call *call, const struct token *part)
{
	struct filler filler = { 0 };
	g_autofree char *names = part_names(part, &filler.fallback);
	for (const char *name = names; *name && !filler.argument;) {
		size_t length = strcspn(name, "|");
		g_autofree char *one = g_strndup(name, length);
		if (is_inner(one, length) && call->inner && call->inner->text->len > 0) {
			filler.inner = true;
			break;
		}
		filler.argument = shortcode_call_find(call, one);
		name += length + (name[length] == '|');
	}
	return filler;
}

static bool is_filled(const struct shortcode_call *call, const struct token *part)
{
	struct filler filler = find_filler(call, part);
	bool filled = filler.inner || filler.argument || *filler.fallback;
	g_free(filler.fallback);
	return filled;
}

// Whether a line has parts, and all of them are empty.
static bool is_left_out(const struct shortcode_call *call, const char *line, size_t length)
{
	bool parts = false;
	const char *problem = NULL;
	const char *end = line + length;
	for (struct token token; next_token(&line, end, &token, &problem);) {
		if (token.part && is_filled(call, &token)) {
			return false;
		}
		parts = parts || token.part;
	}
	return parts;
}

// Adds text that may have several lines; each behind the first gets what this line of the template starts with.
static void add_lines(struct filling *filling, const struct traced *lines)
{
	g_autoptr(GString) prefix = g_string_new("\n");
	if (line_prefix_length(filling->line, filling->line_length) == filling->line_length) {
		line_prefix_append_next(prefix, filling->line, filling->line_length);
	}
	size_t blank_length = MAX(line_prefix_blank_length(prefix->str, prefix->len), 1);
	const char *text = lines->text->str;
	size_t length = lines->text->len;
	size_t at = 0;
	for (const char *end; !filling->out->full && (end = memchr(text + at, '\n', length - at));) {
		size_t stop = (size_t)(end - text);
		bool blank = text[stop + 1] == '\n';
		traced_append(filling->out, lines, at, stop);
		traced_add(filling->out, prefix->str, blank ? blank_length : prefix->len, filling->call->tag->start);
		at = stop + 1;
	}
	traced_append(filling->out, lines, at, length);
}

static void add_value(struct filling *filling, const char *value, size_t from)
{
	if (filling->in_tag) {
		shortcode_call_add_html(filling->call, filling->out, value);
		return;
	}
	struct traced lines;
	traced_init(&lines, filling->out->limit);
	traced_puts(&lines, value, from);
	add_lines(filling, &lines);
	traced_finish(&lines);
}

static void fill_part(struct filling *filling, const struct token *part)
{
	struct filler filler = find_filler(filling->call, part);
	if (filler.argument) {
		add_value(filling, filler.argument->value, filler.argument->at);
	} else if (!filler.inner) {
		add_value(filling, filler.fallback, filling->call->tag->start);
	} else if (filling->in_tag) {
		add_value(filling, shortcode_call_inner(filling->call), filling->call->tag->start);
	} else {
		add_lines(filling, filling->call->inner);
	}
	g_free(filler.fallback);
}

// Follows whether a tag of HTML is open behind a text.
static bool is_in_tag(const char *text, size_t length, bool open)
{
	for (size_t i = 0; i < length; i++) {
		if (text[i] == '>') {
			open = false;
		} else if (text[i] == '<' && i + 1 < length && (g_ascii_isalpha(text[i + 1]) || text[i + 1] == '/')) {
			open = true;
		}
	}
	return open;
}

static void fill_line(struct filling *filling, const char *line, size_t length)
{
	const char *at = line;
	const char *problem = NULL;
	filling->line = line;
	for (struct token token; next_token(&at, line + length, &token, &problem);) {
		if (token.part) {
			filling->line_length = (size_t)(token.text - line) - 1;
			fill_part(filling, &token);
		} else {
			traced_add(filling->out, token.text, token.length, filling->call->tag->start);
			filling->in_tag = is_in_tag(token.text, token.length, filling->in_tag);
		}
	}
}

void shortcode_template_fill(const char *text, const struct shortcode_call *call, struct traced *out)
{
	struct filling filling = { .call = call, .out = out };
	bool first = true;
	for (const char *line = text; *line && !out->full;) {
		size_t length = strcspn(line, "\n");
		if (!is_left_out(call, line, length)) {
			shortcode_call_add(call, out, first ? "" : "\n");
			fill_line(&filling, line, length);
			first = false;
		}
		line += length + (line[length] == '\n');
	}
}
