#include "markdown/cursor.h"

#include <glib.h>
#include <string.h>

enum { TAB_STOP = 4 };

struct cursor cursor_at_line(const char *text, size_t length, size_t start)
{
	const char *end = memchr(text + start, '\n', length - start);
	return (struct cursor){ .text = text, .at = start, .end = end ? (size_t)(end - text) : length };
}

void cursor_take_columns(struct cursor *cursor, unsigned columns)
{
	while (columns > 0 && cursor->at < cursor->end) {
		char c = cursor->text[cursor->at];
		if (c != ' ' && c != '\t') {
			return;
		}
		unsigned whole = c == ' ' ? 1 : TAB_STOP - cursor->column % TAB_STOP;
		unsigned width = cursor->pending > 0 ? cursor->pending : whole;
		unsigned taken = MIN(width, columns);
		cursor->column += taken;
		columns -= taken;
		cursor->pending = width - taken;
		if (cursor->pending == 0) {
			cursor->at++;
		}
	}
}

struct cursor cursor_skip_white(const struct cursor *cursor)
{
	struct cursor behind = *cursor;
	cursor_take_columns(&behind, G_MAXUINT);
	return behind;
}

unsigned cursor_indent(const struct cursor *cursor)
{
	return cursor_skip_white(cursor).column - cursor->column;
}

bool cursor_is_blank(const struct cursor *cursor)
{
	return cursor_skip_white(cursor).at == cursor->end;
}

void cursor_take_bytes(struct cursor *cursor, size_t count)
{
	g_assert(cursor->pending == 0 && count <= cursor->end - cursor->at);
	cursor->at += count;
	cursor->column += (unsigned)count;
}

char cursor_peek(const struct cursor *cursor, size_t ahead)
{
	return ahead < cursor->end - cursor->at ? cursor->text[cursor->at + ahead] : '\0';
}

size_t cursor_run(const struct cursor *cursor, char c)
{
	size_t count = 0;
	while (cursor_peek(cursor, count) == c && cursor->at + count < cursor->end) {
		count++;
	}
	return count;
}
