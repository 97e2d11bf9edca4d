#include "html/html_guard.h"

#include <string.h>

#include "html/html.h"

struct html_place {
	size_t offset;
	struct source_pos pos;
};

// Elements that hold nothing, or that the parser never nests: none of them makes the tree deeper. Sorted, as all lists
// here.
static const char *const shallow[] = { "area", "base", "br", "caption", "col", "colgroup", "embed", "hr", "img",
	"input", "link", "meta", "optgroup", "option", "p", "param", "source", "tbody", "td", "tfoot", "th", "thead",
	"tr", "track", "wbr" };

// What the parser opens anew where a block ends it (HTML Living Standard, 13.2.4.3, the list of active formatting
// elements).
static const char *const formatting[] = { "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike",
	"strong", "tt", "u" };

// What an item may end across, with the item before it.
static const char *const inside_items[] = { "a", "abbr", "address", "b", "big", "code", "del", "div", "em", "font", "i",
	"ins", "kbd", "mark", "s", "small", "span", "strike", "strong", "sub", "sup", "tt", "u" };

// Elements that end where the next one of their group begins.
static const struct {
	const char *name;
	int group;
	bool across; // also when some of inside_items are open in it
} siblings[] = {
	{ "dd", 1, true },
	{ "dt", 1, true },
	{ "li", 2, true },
	{ "rb", 3, false },
	{ "rp", 3, false },
	{ "rt", 3, false },
	{ "rtc", 3, false },
};

static bool is_listed(const char *const *names, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(names[i], name) == 0) {
			return true;
		}
	}
	return false;
}

static bool is_shallow(const char *name)
{
	return is_listed(shallow, G_N_ELEMENTS(shallow), name);
}

void html_guard_init(struct html_guard *out)
{
	*out = (struct html_guard){
		.markup = g_string_new(NULL),
		.places = g_array_new(FALSE, FALSE, sizeof(struct html_place)),
		.open = g_ptr_array_new(),
		.names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
		.hidden = g_ptr_array_new(),
		.hidden_at = g_array_new(FALSE, FALSE, sizeof(struct source_pos)),
	};
}

void html_guard_finish(struct html_guard *guard)
{
	g_string_free(guard->markup, TRUE);
	g_array_unref(guard->places);
	g_ptr_array_unref(guard->open);
	g_hash_table_unref(guard->names);
	g_ptr_array_unref(guard->hidden);
	g_array_unref(guard->hidden_at);
}

static const char *intern(struct html_guard *guard, const char *name)
{
	gpointer known;
	if (!g_hash_table_lookup_extended(guard->names, name, &known, NULL)) {
		known = g_strdup(name);
		g_hash_table_add(guard->names, known);
	}
	return known;
}

// The row of siblings that a name has, or -1.
static int sibling_row(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(siblings); i++) {
		if (strcmp(siblings[i].name, name) == 0) {
			return (int)i;
		}
	}
	return -1;
}

// Elsewhere the parser nests the parts of ruby.
static bool in_ruby(const struct html_guard *guard, guint index)
{
	return index > 0 && strcmp(g_ptr_array_index(guard->open, index - 1), "ruby") == 0;
}

/*
 * Takes the sibling that an element ends off the list of open ones. What is open in that stays on the list: the parser
 * opens formatting anew in the next sibling. When in doubt nothing is taken off: the list may be longer than the
 * parser's.
 */
static void end_sibling(struct html_guard *guard, const char *name)
{
	int row = sibling_row(name);
	for (guint i = row < 0 ? 0 : guard->open->len; i > 0; i--) {
		const char *open = g_ptr_array_index(guard->open, i - 1);
		int found = sibling_row(open);
		bool sibling = found >= 0 && siblings[found].group == siblings[row].group;
		if (sibling && (siblings[row].across || in_ruby(guard, i - 1))) {
			g_ptr_array_remove_index(guard->open, i - 1);
			return;
		}
		if (!siblings[row].across || !is_listed(inside_items, G_N_ELEMENTS(inside_items), open)) {
			return;
		}
	}
}

static bool is_formatting(const char *name)
{
	return is_listed(formatting, G_N_ELEMENTS(formatting), name);
}

// Whether so much formatting is open that no more may be: each piece costs in every block to come.
static bool is_formatted_enough(const struct html_guard *guard)
{
	unsigned count = 0;
	for (guint i = 0; i < guard->open->len; i++) {
		count += is_formatting(g_ptr_array_index(guard->open, i));
	}
	return count >= HTML_GUARD_FORMATTING_MAX;
}

// Whether an opening tag may be added.
static bool admit_opening(struct html_guard *guard, const char *name)
{
	if (is_shallow(name)) {
		return true;
	}
	end_sibling(guard, name);
	bool full = guard->open->len >= HTML_GUARD_OPEN_MAX;
	if (full || (is_formatting(name) && is_formatted_enough(guard))) {
		guard->skipped++;
		return false;
	}
	g_ptr_array_add(guard->open, (gpointer)intern(guard, name));
	return true;
}

// Whether a closing tag may be added: not one of an element that is not open.
static bool admit_closing(struct html_guard *guard, const char *name)
{
	if (is_shallow(name)) {
		return true;
	}
	if (guard->skipped > 0) {
		guard->skipped--;
		return false;
	}
	const char *wanted = intern(guard, name);
	guint i = guard->open->len;
	while (i > 0 && g_ptr_array_index(guard->open, i - 1) != wanted) {
		i--;
	}
	if (i > 0) {
		g_ptr_array_remove_index(guard->open, i - 1);
	}
	return i > 0;
}

static void hide(struct html_guard *guard, const struct html_piece *piece, struct source_pos pos)
{
	const char *name = intern(guard, piece->name);
	for (guint i = 0; i < guard->hidden->len; i++) {
		if (g_ptr_array_index(guard->hidden, i) == name) {
			return;
		}
	}
	g_ptr_array_add(guard->hidden, (gpointer)name);
	g_array_append_val(guard->hidden_at, pos);
}

static void add_tag(struct html_guard *guard, const struct html_piece *piece, struct source_pos pos)
{
	bool frame = strcmp(piece->name, "iframe") == 0;
	if (html_is_raw(piece->name) && !frame) {
		if (!piece->closing) {
			hide(guard, piece, pos);
		}
		return;
	}
	bool admitted = frame ? !piece->closing : (piece->closing ? admit_closing : admit_opening)(guard, piece->name);
	if (!admitted || guard->tags++ >= HTML_GUARD_TAGS_MAX) {
		return;
	}
	if (piece->attributes > HTML_GUARD_ATTRIBUTES_MAX || piece->closing) {
		g_string_append_printf(guard->markup, "<%s%s>", piece->closing ? "/" : "", piece->name);
	} else {
		g_string_append_len(guard->markup, piece->text, (gssize)piece->tag_length);
	}
	g_string_append(guard->markup, frame ? "</iframe>" : "");
}

// What is no tag must not become one.
static void add_text(struct html_guard *guard, const char *text, size_t length)
{
	for (const char *end = text + length; text < end;) {
		const char *angle = memchr(text, '<', (size_t)(end - text));
		const char *stop = angle ? angle : end;
		g_string_append_len(guard->markup, text, stop - text);
		g_string_append(guard->markup, angle ? "&lt;" : "");
		text = stop + (angle != NULL);
	}
}

static void advance(struct source_pos *pos, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		pos->line += text[i] == '\n';
		pos->column = text[i] == '\n' ? 1 : pos->column + 1;
	}
}

void html_guard_add(struct html_guard *guard, const char *text, size_t length, struct source_pos pos)
{
	struct html_scanner scanner;
	html_scanner_init(&scanner, text, length);
	struct html_piece piece;
	while (html_next(&scanner, &piece)) {
		struct html_place place = { guard->markup->len, pos };
		g_array_append_val(guard->places, place);
		if (piece.kind == HTML_TEXT) {
			add_text(guard, piece.text, piece.length);
		} else if (piece.kind == HTML_TAG) {
			add_tag(guard, &piece, pos);
		}
		advance(&pos, piece.text, piece.length);
	}
}

void html_guard_add_mark(struct html_guard *guard)
{
	g_string_append(guard->markup, "<template></template>");
}

struct source_pos html_guard_place(const struct html_guard *guard, size_t offset)
{
	guint low = 0, high = guard->places->len;
	while (low < high) {
		guint middle = (low + high) / 2;
		if (g_array_index(guard->places, struct html_place, middle).offset <= offset) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low > 0 ? g_array_index(guard->places, struct html_place, low - 1).pos : (struct source_pos){ 0 };
}
