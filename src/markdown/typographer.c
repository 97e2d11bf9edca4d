#include "markdown/typographer.h"

#include <stdbool.h>
#include <string.h>

#include <glib.h>

#include "text/utf8.h"

/*
 * A quote is judged by what is around it, which may be in another span: *"a"*. So the text of the whole block is put
 * together, with a stand-in for what is not to be touched; the changes are found in it, and then made span by span.
 */

#define STAND_IN "\xEF\xBF\xBC" // U+FFFC

struct piece {
	struct span *span;
	size_t start; // in the text of the block
	size_t end;
};

struct change {
	size_t at;
	size_t length;
	const char *with;
};

struct typographer {
	GString *text;
	GArray *pieces;  // struct piece
	GArray *changes; // struct change
};

/* The text */

static bool is_address(const struct span *link)
{
	const struct span *child = link->first_child;
	return child && !child->next && child->kind == SPAN_TEXT && strstr(link->as.link.url, child->as.text);
}

static void add_span(struct typographer *typographer, struct span *span)
{
	struct piece piece = { span, typographer->text->len, 0 };
	if (span->kind == SPAN_TEXT) {
		g_string_append(typographer->text, span->as.text);
		piece.end = typographer->text->len;
		g_array_append_val(typographer->pieces, piece);
	} else if (span->kind == SPAN_BREAK) {
		g_string_append_c(typographer->text, ' ');
	} else if (!span->first_child || span->kind == SPAN_LINK) {
		g_string_append(typographer->text, span->first_child && !is_address(span) ? "" : STAND_IN);
	}
}

static void collect(struct typographer *typographer, const struct block *block)
{
	for (struct span *span = block->first_span; span;) {
		add_span(typographer, span);
		bool skipped = span->kind == SPAN_LINK && is_address(span);
		span = skipped ? span_next_skip(span) : span_next(span);
	}
}

/* The characters around a place */

static gunichar char_before(const struct typographer *typographer, size_t at)
{
	const char *text = typographer->text->str;
	return at > 0 ? g_utf8_get_char(g_utf8_prev_char(text + at)) : '\n';
}

static gunichar char_at(const struct typographer *typographer, size_t at)
{
	return at < typographer->text->len ? g_utf8_get_char(typographer->text->str + at) : '\n';
}

static bool is_free(gunichar c)
{
	return g_unichar_isspace(c);
}

// Whether something may open behind a character: behind white space, marks that do not close or end, and CJK, which
// writes no space in front.
static bool opens(gunichar before)
{
	bool ends = before < 0x80 && strchr(".,;:!?)]}", (int)before);
	return is_free(before) || utf8_is_cjk_wide(before) || (utf8_is_punctuation(before) && !ends);
}

static bool touches_cjk(const struct typographer *typographer, size_t at, size_t length)
{
	return utf8_is_cjk_wide(char_before(typographer, at)) || utf8_is_cjk_wide(char_at(typographer, at + length));
}

static void change(struct typographer *typographer, size_t at, size_t length, const char *with)
{
	struct change change = { at, length, with };
	g_array_append_val(typographer->changes, change);
}

/* Quotes */

enum { NO_QUOTE = -1 };

static void change_pair(struct typographer *typographer, size_t open, size_t close, const char *left, const char *right)
{
	if (!touches_cjk(typographer, open, 1) && !touches_cjk(typographer, close, 1)) {
		change(typographer, open, 1, left);
		change(typographer, close, 1, right);
	}
}

static void read_double(struct typographer *typographer, size_t at, gssize *open)
{
	gunichar before = char_before(typographer, at);
	gunichar after = char_at(typographer, at + 1);
	if (*open != NO_QUOTE && !is_free(before)) {
		change_pair(typographer, (size_t)*open, at, "“", "”");
		*open = NO_QUOTE;
	} else if (!is_free(after) && opens(before)) {
		*open = (gssize)at;
	}
}

static void read_single(struct typographer *typographer, size_t at, gssize *open)
{
	gunichar before = char_before(typographer, at);
	gunichar after = char_at(typographer, at + 1);
	bool in_word = g_unichar_isalnum(before) && g_unichar_isalnum(after) && !touches_cjk(typographer, at, 1);
	bool closes = !is_free(before) && !g_unichar_isalnum(after);
	if (!in_word && closes && *open != NO_QUOTE) {
		change_pair(typographer, (size_t)*open, at, "‘", "’");
		*open = NO_QUOTE;
	} else if (in_word || (closes && g_unichar_isalnum(before)) || (opens(before) && g_unichar_isdigit(after))) {
		if (!touches_cjk(typographer, at, 1)) {
			change(typographer, at, 1, "’");
		}
	} else if (opens(before) && !is_free(after)) {
		*open = (gssize)at;
	}
}

/* Runs */

static const struct {
	char sign;
	size_t length;
	const char *with;
} runs[] = {
	{ '-', 2, "–" },
	{ '-', 3, "—" },
	{ '.', 3, "…" },
	{ '<', 2, "«" },
	{ '>', 2, "»" },
};

// A dash stands between words or between spaces, an angle against the word that it encloses.
static bool fits(char sign, gunichar before, gunichar after)
{
	switch (sign) {
	case '-':
		return is_free(before) == is_free(after);
	case '<':
		return opens(before) && !is_free(after);
	case '>':
		return !is_free(before) && !g_unichar_isalnum(after);
	default:
		return true;
	}
}

static size_t read_run(struct typographer *typographer, size_t at)
{
	char sign = typographer->text->str[at];
	size_t length = 1;
	while (typographer->text->str[at + length] == sign) {
		length++;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(runs); i++) {
		bool same = runs[i].sign == sign && runs[i].length == length;
		if (same && !touches_cjk(typographer, at, length) &&
			fits(sign, char_before(typographer, at), char_at(typographer, at + length))) {
			change(typographer, at, length, runs[i].with);
		}
	}
	return at + length;
}

static void find_changes(struct typographer *typographer)
{
	gssize open_double = NO_QUOTE;
	gssize open_single = NO_QUOTE;
	for (size_t at = 0; at < typographer->text->len;) {
		switch (typographer->text->str[at]) {
		case '"':
			read_double(typographer, at++, &open_double);
			break;
		case '\'':
			read_single(typographer, at++, &open_single);
			break;
		case '-':
		case '.':
		case '<':
		case '>':
			at = read_run(typographer, at);
			break;
		default:
			at++;
			break;
		}
	}
}

/* Making the changes */

static int compare(const void *a, const void *b)
{
	const struct change *first = a;
	const struct change *second = b;
	return first->at < second->at ? -1 : first->at > second->at;
}

// Writes a piece with its changes, from the change `index` on; returns the first change behind it. A run that goes over
// the end of a piece is none.
static guint write_piece(struct typographer *typographer, const struct piece *piece, guint index, struct arena *arena)
{
	g_autoptr(GString) out = g_string_new(NULL);
	size_t copied = piece->start;
	const char *text = typographer->text->str;
	for (; index < typographer->changes->len; index++) {
		const struct change *change = &g_array_index(typographer->changes, struct change, index);
		if (change->at >= piece->end) {
			break;
		}
		if (change->at < copied || change->at + change->length > piece->end) {
			continue;
		}
		g_string_append_len(out, text + copied, (gssize)(change->at - copied));
		g_string_append(out, change->with);
		copied = change->at + change->length;
	}
	if (copied > piece->start) {
		g_string_append_len(out, text + copied, (gssize)(piece->end - copied));
		piece->span->as.text = arena_strndup(arena, out->str, out->len);
	}
	return index;
}

void typographer_run(struct block *block, struct arena *arena)
{
	struct typographer typographer = {
		.text = g_string_new(NULL),
		.pieces = g_array_new(FALSE, FALSE, sizeof(struct piece)),
		.changes = g_array_new(FALSE, FALSE, sizeof(struct change)),
	};
	collect(&typographer, block);
	find_changes(&typographer);
	g_array_sort(typographer.changes, compare);
	guint index = 0;
	for (guint i = 0; i < typographer.pieces->len; i++) {
		index = write_piece(&typographer, &g_array_index(typographer.pieces, struct piece, i), index, arena);
	}
	g_string_free(typographer.text, TRUE);
	g_array_unref(typographer.pieces);
	g_array_unref(typographer.changes);
}
