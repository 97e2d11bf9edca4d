#include "syntax/traced.h"

#include <string.h>

#include "syntax/line_index.h"

void traced_init(struct traced *out, size_t limit)
{
	*out = (struct traced){
		.text = g_string_new(NULL),
		.pieces = g_array_new(FALSE, FALSE, sizeof(struct traced_piece)),
		.limit = limit,
	};
}

void traced_finish(struct traced *traced)
{
	if (traced->text) {
		g_string_free(traced->text, TRUE);
		traced->text = NULL;
	}
	g_clear_pointer(&traced->pieces, g_array_unref);
}

static const struct traced_piece *piece_at(const struct traced *traced, guint index)
{
	return &g_array_index(traced->pieces, struct traced_piece, index);
}

// Opens a piece at the end of the text, unless the last one goes on.
static void open_piece(struct traced *traced, size_t from, bool copied)
{
	size_t at = traced->text->len;
	if (traced->pieces->len > 0) {
		const struct traced_piece *last = piece_at(traced, traced->pieces->len - 1);
		size_t due = copied ? last->from + (at - last->at) : last->from;
		if (last->copied == copied && due == from) {
			return;
		}
	}
	struct traced_piece piece = { at, from, copied };
	g_array_append_val(traced->pieces, piece);
}

// Adds bytes that come from `from`.
static void add_piece(struct traced *traced, const char *text, size_t length, size_t from, bool copied)
{
	if (length > traced->limit - traced->text->len) {
		traced->full = true;
	} else if (length > 0) {
		open_piece(traced, from, copied);
		g_string_append_len(traced->text, text, (gssize)length);
	}
}

void traced_copy(struct traced *traced, const char *source, size_t start, size_t end)
{
	add_piece(traced, source + start, end - start, start, true);
}

void traced_add(struct traced *traced, const char *text, size_t length, size_t from)
{
	add_piece(traced, text, length, from, false);
}

void traced_puts(struct traced *traced, const char *text, size_t from)
{
	traced_add(traced, text, strlen(text), from);
}

// The piece that a byte of the text is in.
static guint find_piece(const struct traced *traced, size_t at)
{
	guint low = 0;
	guint high = traced->pieces->len;
	while (high - low > 1) {
		guint middle = low + (high - low) / 2;
		if (piece_at(traced, middle)->at <= at) {
			low = middle;
		} else {
			high = middle;
		}
	}
	return low;
}

static size_t piece_origin(const struct traced_piece *piece, size_t at)
{
	return piece->copied ? piece->from + (at - piece->at) : piece->from;
}

size_t traced_origin(const struct traced *traced, size_t at)
{
	return traced->pieces->len > 0 ? piece_origin(piece_at(traced, find_piece(traced, at)), at) : 0;
}

void traced_append(struct traced *traced, const struct traced *other, size_t start, size_t end)
{
	guint index = start < end ? find_piece(other, start) : 0;
	while (start < end) {
		const struct traced_piece *piece = piece_at(other, index++);
		size_t stop = index < other->pieces->len ? MIN(piece_at(other, index)->at, end) : end;
		add_piece(traced, other->text->str + start, stop - start, piece_origin(piece, start), piece->copied);
		start = stop;
	}
}

/* The map */

static struct source_pos place(const struct line_index *lines, size_t at)
{
	struct source_pos pos = { 0 };
	line_index_find(lines, at, &pos.line, &pos.column);
	return pos;
}

static struct position_piece make_piece(const struct traced_piece *piece, const struct line_index *made,
	const struct line_index *source, uint32_t file, uint32_t first_line)
{
	struct source_pos start = place(made, piece->at);
	struct source_pos origin = place(source, piece->from);
	origin.file = file;
	origin.line += first_line - 1;
	return (struct position_piece){
		.line = start.line, .column = start.column, .pos = origin, .copied = piece->copied
	};
}

struct position_map *traced_map(const struct traced *traced, const char *source, size_t length, uint32_t file,
	uint32_t first_line, struct arena *arena)
{
	struct line_index made_lines, source_lines;
	line_index_init(&made_lines, traced->text->str, traced->text->len);
	line_index_init(&source_lines, source, length);
	struct position_map *map = arena_new(arena, struct position_map);
	map->count = MAX(traced->pieces->len, 1u);
	struct position_piece *pieces = arena_new_array(arena, struct position_piece, map->count);
	pieces[0] = (struct position_piece){ .line = 1, .column = 1, .pos = { file, first_line, 1 } };
	for (guint i = 0; i < traced->pieces->len; i++) {
		pieces[i] = make_piece(piece_at(traced, i), &made_lines, &source_lines, file, first_line);
	}
	map->pieces = pieces;
	line_index_finish(&made_lines);
	line_index_finish(&source_lines);
	return map;
}
