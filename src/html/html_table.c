#include "html/html_table.h"

#include <glib.h>

#include "html/html_lines.h"

enum {
	COLUMNS_MAX = 400,
	FIELDS_MAX = 1000 * 1000, // that cells with spans may cover in all
};

// Rows are head as long as all rows before them are.
static void end_head(struct block *table)
{
	bool head = true;
	for (struct block *row = table->first_child; row; row = row->next) {
		head = head && row->as.row.header;
		row->as.row.header = head;
	}
}

static bool is_all_headers(const struct block *row)
{
	const struct block *cell = row->first_child;
	while (cell && cell->as.cell.header) {
		cell = cell->next;
	}
	return !cell;
}

// The first rows of nothing but header cells are a head, though no <thead> says so, if they are not all of the table.
static void find_head(struct block *table)
{
	struct block *body = table->first_child;
	if (body->as.row.header) {
		return;
	}
	while (body && is_all_headers(body)) {
		body = body->next;
	}
	for (struct block *row = table->first_child; body && row != body; row = row->next) {
		row->as.row.header = true;
	}
}

static void move_before(struct block *table, struct block *stray)
{
	block_unlink(stray);
	block_insert_before(table, stray);
}

// Takes out what is neither row, cell nor caption, and rows without cells. The first caption is given, taken out too.
static struct block *take_strays(struct block *table)
{
	struct block *caption = NULL;
	for (struct block *row = table->first_child, *next; row; row = next) {
		next = row->next;
		if (row->kind == BLOCK_CAPTION && !caption) {
			caption = row;
			block_unlink(caption);
			continue;
		}
		if (row->kind != BLOCK_TABLE_ROW) {
			row->kind = row->kind == BLOCK_CAPTION ? BLOCK_PARAGRAPH : row->kind;
			move_before(table, row);
			continue;
		}
		for (struct block *cell = row->first_child, *after; cell; cell = after) {
			after = cell->next;
			if (cell->kind != BLOCK_TABLE_CELL) {
				move_before(table, cell);
			}
		}
		if (!row->first_child) {
			block_unlink(row);
		}
	}
	return caption;
}

static bool same_group(const struct block *row, const struct block *other)
{
	return row->as.row.header == other->as.row.header;
}

// Spans end with the rows of their group; a table with more of them than sense has none.
static void bound_spans(struct block *table)
{
	size_t fields = 0;
	for (const struct block *row = table->first_child; row; row = row->next) {
		for (const struct block *cell = row->first_child; cell; cell = cell->next) {
			fields += (size_t)cell->as.cell.column_span * cell->as.cell.row_span;
		}
	}
	uint32_t below = 0; // rows of the group from this one on
	for (struct block *row = table->last_child; row; row = row->prev) {
		below = row->next && same_group(row, row->next) ? below + 1 : 1;
		for (struct block *cell = row->first_child; cell; cell = cell->next) {
			cell->as.cell.row_span = fields > FIELDS_MAX ? 1 : MIN(cell->as.cell.row_span, below);
			cell->as.cell.column_span = fields > FIELDS_MAX ? 1 : cell->as.cell.column_span;
		}
	}
}

static bool is_free(const GArray *taken, uint32_t column, uint32_t count)
{
	for (uint32_t i = column; i < MIN(column + count, taken->len); i++) {
		if (g_array_index(taken, uint32_t, i) > 0) {
			return false;
		}
	}
	return true;
}

static void take_fields(GArray *taken, const struct block *cell)
{
	uint32_t end = cell->as.cell.column + cell->as.cell.column_span;
	if (taken->len < end) {
		g_array_set_size(taken, end);
	}
	for (uint32_t i = cell->as.cell.column; i < end; i++) {
		g_array_index(taken, uint32_t, i) = cell->as.cell.row_span;
	}
}

// Appends what a cell holds to the one before it, for rows longer than any page is wide.
static struct block *join_before(struct block *cell)
{
	struct block *before = cell->prev;
	while (cell->first_child) {
		struct block *child = cell->first_child;
		block_unlink(child);
		block_append(before, child);
	}
	block_unlink(cell);
	return before;
}

// Gives cells the first free columns; `taken` says for how many rows from this one on each column is taken.
static void place_row(struct block *row, GArray *taken)
{
	uint32_t column = 0;
	for (struct block *cell = row->first_child; cell; cell = cell->next) {
		while (!is_free(taken, column, 1)) {
			column++;
		}
		if (column >= COLUMNS_MAX && cell->prev) {
			cell = join_before(cell);
			continue;
		}
		uint32_t span = 1;
		while (span < cell->as.cell.column_span && column + span < COLUMNS_MAX &&
			is_free(taken, column + span, 1)) {
			span++;
		}
		cell->as.cell.column = column;
		cell->as.cell.column_span = span;
		take_fields(taken, cell);
		column += span;
	}
	for (uint32_t i = 0; i < taken->len; i++) {
		g_array_index(taken, uint32_t, i) -= g_array_index(taken, uint32_t, i) > 0;
	}
}

static uint32_t place_cells(struct block *table)
{
	g_autoptr(GArray) taken = g_array_new(FALSE, TRUE, sizeof(uint32_t));
	for (struct block *row = table->first_child; row; row = row->next) {
		place_row(row, taken);
	}
	return taken->len;
}

// Takes out columns in which no cell begins: they only make others wide.
static uint32_t close_columns(struct block *table, uint32_t count)
{
	g_autofree uint32_t *place = g_new0(uint32_t, count + 1); // first whether one begins there, then the new number
	for (const struct block *row = table->first_child; row; row = row->next) {
		for (const struct block *cell = row->first_child; cell; cell = cell->next) {
			place[cell->as.cell.column] = 1;
		}
	}
	uint32_t kept = 0;
	for (uint32_t i = 0; i <= count; i++) {
		uint32_t begins = i < count ? place[i] : 0;
		place[i] = kept;
		kept += begins;
	}
	for (struct block *row = table->first_child; row; row = row->next) {
		for (struct block *cell = row->first_child; cell; cell = cell->next) {
			uint32_t end = place[cell->as.cell.column + cell->as.cell.column_span];
			cell->as.cell.column = place[cell->as.cell.column];
			cell->as.cell.column_span = MAX(1, end - cell->as.cell.column);
		}
	}
	return kept;
}

static bool is_one_cell(const struct block *table)
{
	const struct block *row = table->first_child;
	return row && row == table->last_child && row->first_child == row->last_child;
}

// A table of one cell is a box: what it holds stands for it.
static void unwrap_cell(struct block *table)
{
	struct block *cell = table->first_child->first_child;
	while (cell->first_child) {
		move_before(table, cell->first_child);
	}
	block_unlink(table);
}

void html_table_settle(struct block *table, struct arena *arena)
{
	struct block *caption = take_strays(table);
	if (!table->first_child || (is_one_cell(table) && !caption)) {
		if (table->first_child) {
			unwrap_cell(table);
		} else {
			block_unlink(table);
		}
		return;
	}
	find_head(table);
	end_head(table);
	bound_spans(table);
	table->as.table.columns = close_columns(table, place_cells(table));
	for (struct block *row = table->first_child; row; row = row->next) {
		for (struct block *cell = row->first_child; cell; cell = cell->next) {
			html_lines_settle(cell, arena);
		}
	}
	if (caption) {
		block_prepend(table, caption);
	}
}
