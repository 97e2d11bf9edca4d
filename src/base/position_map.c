#include "base/position_map.h"

#include <glib.h>

static bool is_behind(const struct position_piece *piece, uint32_t line, uint32_t column)
{
	return piece->line > line || (piece->line == line && piece->column > column);
}

// The last piece that starts at or before a place.
static const struct position_piece *find_piece(const struct position_map *map, uint32_t line, uint32_t column)
{
	size_t low = 0;
	size_t high = map->count;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		if (is_behind(&map->pieces[middle], line, column)) {
			high = middle;
		} else {
			low = middle;
		}
	}
	return &map->pieces[low];
}

struct source_pos position_map_find(const struct position_map *map, uint32_t line, uint32_t column)
{
	const struct position_piece *piece = find_piece(map, line, MAX(column, 1u));
	struct source_pos pos = piece->pos;
	if (piece->copied && line > piece->line) {
		pos.line += line - piece->line;
		pos.column = column;
	} else if (piece->copied && column > piece->column) {
		pos.column += column - piece->column;
	}
	if (column == 0) {
		pos.column = 0;
	}
	return pos;
}
