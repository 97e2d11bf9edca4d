#include "layout/table.h"

#include <math.h>

#include "layout/paragraph.h"

/*
 * Tables in the manner of Chinese books: a strong rule above and below, a thin one under the header, hair lines between
 * rows whose cells have several lines, no vertical rules.
 *
 * Column widths come from content. A column that needs no more than an equal share of what is left gets what it needs;
 * the others share the rest by the square root of their widths, so that a long column does not starve a middling one.
 * When the unbreakable parts do not fit, the type gets smaller, down to 7 points; past that cells break anywhere.
 *
 * All lines of a row stand on one grid, so a row is a sequence of strips, one for each line of its cells, and may be cut
 * between pages like a paragraph. The header row is set again on every page.
 */

static const double smallest_type = 7; // points

struct cell {
	const struct block *block;
	struct paragraph *paragraph;
	struct lines lines;
};

struct row {
	const struct block *block;
	struct cell *cells; // one a column; block is NULL where the row has no cell
	size_t line_count;
	bool header;
};

struct column {
	double min, max; // content, without padding
	double x, width; // as set, padding included
	bool fixed;
};

struct table {
	struct flow *flow;
	struct row *rows;
	size_t row_count;
	struct column *columns;
	size_t column_count;
	double scale;   // of the type size
	double padding; // points, at each side of a cell
	double width;
	double x;
	double strong_rule; // above and below the table; half of it under the header
	double hair_rule;   // between rows
	uint32_t rule_color;
};

static enum block_role row_role(const struct row *row)
{
	return row->header ? ROLE_TABLE_HEAD : ROLE_TABLE;
}

static double row_size(const struct table *table, const struct row *row)
{
	return flow_role_size(table->flow, row_role(row)) * table->scale;
}

static void shape_cell(struct table *table, const struct row *row, size_t index)
{
	static const enum text_align aligns[] = {
		[TABLE_ALIGN_NONE] = ALIGN_START,
		[TABLE_ALIGN_LEFT] = ALIGN_START,
		[TABLE_ALIGN_CENTER] = ALIGN_CENTER,
		[TABLE_ALIGN_RIGHT] = ALIGN_END,
	};
	struct flow *flow = table->flow;
	struct cell *cell = &row->cells[index];
	struct paragraph_options options = flow_options(flow, row_role(row));
	options.size = row_size(table, row);
	options.align = aligns[cell->block->as.cell.align];
	options.lang = doc_block_lang(flow->doc, cell->block);
	cell->paragraph = paragraph_create(flow->shaper, cell->block, &options, flow->arena);
	struct column *column = &table->columns[index];
	column->min = MAX(column->min, paragraph_min_width(cell->paragraph));
	column->max = MAX(column->max, paragraph_max_width(cell->paragraph));
}

static void shape_cells(struct table *table)
{
	for (size_t i = 0; i < table->column_count; i++) {
		table->columns[i] = (struct column){ 0 };
	}
	for (size_t i = 0; i < table->row_count; i++) {
		for (size_t j = 0; j < table->column_count; j++) {
			if (table->rows[i].cells[j].block) {
				shape_cell(table, &table->rows[i], j);
			}
		}
	}
	const struct block_style *style = &table->flow->style->blocks[ROLE_TABLE];
	table->padding = style->padding * flow_role_size(table->flow, ROLE_TABLE) * table->scale;
}

static bool row_is_blank(const struct row *row, size_t columns)
{
	for (size_t i = 0; i < columns; i++) {
		if (row->cells[i].block && row->cells[i].block->first_span) {
			return false;
		}
	}
	return true;
}

static void collect_rows(struct table *table, const struct block *block)
{
	struct arena *arena = table->flow->arena;
	size_t count = 0;
	for (const struct block *row = block->first_child; row; row = row->next) {
		count++;
	}
	table->rows = arena_new_array(arena, struct row, count);
	table->columns = arena_new_array(arena, struct column, table->column_count);
	for (const struct block *child = block->first_child; child; child = child->next) {
		struct row *row = &table->rows[table->row_count];
		row->block = child;
		row->header = child->as.row.header;
		row->cells = arena_new_array(arena, struct cell, table->column_count);
		for (const struct block *cell = child->first_child; cell; cell = cell->next) {
			g_assert(cell->as.cell.column < table->column_count);
			row->cells[cell->as.cell.column].block = cell;
		}
		// GFM demands a header row; authors leave it blank when they want none.
		if (!row->header || !row_is_blank(row, table->column_count)) {
			table->row_count++;
		}
	}
}

static double total(const struct table *table, bool min)
{
	double sum = 0;
	for (size_t i = 0; i < table->column_count; i++) {
		sum += (min ? table->columns[i].min : table->columns[i].max) + 2 * table->padding;
	}
	return sum;
}

// What is narrow enough gets all it wants. Each round fixes at least one column or ends.
static double fix_narrow_columns(struct table *table, double room, size_t *open)
{
	bool again = true;
	while (again && *open > 0) {
		again = false;
		double share = room / (double)*open;
		for (size_t i = 0; i < table->column_count; i++) {
			struct column *column = &table->columns[i];
			double wanted = column->max + 2 * table->padding;
			if (!column->fixed && wanted <= share) {
				column->fixed = true;
				column->width = wanted;
				room -= wanted;
				(*open)--;
				again = true;
			}
		}
	}
	return room;
}

// A column whose unbreakable part is wider than its share gets that part.
static double fix_stiff_columns(struct table *table, double room, size_t *open, double *roots)
{
	bool again = true;
	while (again && *open > 0) {
		again = false;
		*roots = 0;
		for (size_t i = 0; i < table->column_count; i++) {
			*roots += table->columns[i].fixed ? 0 : sqrt(table->columns[i].max);
		}
		for (size_t i = 0; i < table->column_count; i++) {
			struct column *column = &table->columns[i];
			double needed = column->min + 2 * table->padding;
			if (!column->fixed && room * sqrt(column->max) / *roots < needed) {
				column->fixed = true;
				column->width = needed;
				room -= needed;
				(*open)--;
				again = true;
				break;
			}
		}
	}
	return room;
}

static void share_width(struct table *table, double available)
{
	size_t open = table->column_count;
	double roots = 0;
	double room = fix_narrow_columns(table, available, &open);
	room = fix_stiff_columns(table, room, &open, &roots);
	for (size_t i = 0; i < table->column_count; i++) {
		struct column *column = &table->columns[i];
		if (!column->fixed) {
			column->width = room * sqrt(column->max) / roots;
		}
	}
}

static void squeeze_width(struct table *table, double available)
{
	double scale = available / total(table, true);
	for (size_t i = 0; i < table->column_count; i++) {
		table->columns[i].width = (table->columns[i].min + 2 * table->padding) * scale;
	}
}

static void place_columns(struct table *table, double available)
{
	if (total(table, true) > available) {
		squeeze_width(table, available);
	} else {
		share_width(table, available);
	}
	double x = 0;
	for (size_t i = 0; i < table->column_count; i++) {
		table->columns[i].x = x;
		x += table->columns[i].width;
	}
	table->width = x;
	table->x = table->flow->x + MAX(0, (available - x) / 2);
}

// Smaller type when the unbreakable parts are too wide together.
static void fit_type(struct table *table, const struct block *block, double available)
{
	shape_cells(table);
	double needed = total(table, true);
	double smallest = smallest_type / flow_role_size(table->flow, ROLE_TABLE);
	if (needed > available && smallest < 1) {
		table->scale = MAX(smallest, available / needed);
		shape_cells(table);
	}
	if (total(table, true) > available + 0.01) {
		diag_report(table->flow->diag, DIAG_OVERFULL, block->pos,
			"a table of %zu columns is too wide: its cells break inside words", table->column_count);
	}
}

static void break_cells(struct table *table)
{
	for (size_t i = 0; i < table->row_count; i++) {
		struct row *row = &table->rows[i];
		row->line_count = 1;
		for (size_t j = 0; j < table->column_count; j++) {
			struct cell *cell = &row->cells[j];
			if (cell->block) {
				double measure = MAX(1, table->columns[j].width - 2 * table->padding);
				cell->lines = paragraph_break(cell->paragraph, measure + 0.001, table->flow->arena);
				row->line_count = MAX(row->line_count, cell->lines.count);
			}
		}
	}
}

// Images in cells may be taller than text.
static double line_ascent(const struct table *table, const struct row *row, size_t index)
{
	double ascent = 0;
	for (size_t i = 0; i < table->column_count; i++) {
		const struct lines *lines = &row->cells[i].lines;
		if (index < lines->count) {
			ascent = MAX(ascent, lines->lines[index].ascent);
		}
	}
	return ascent;
}

struct row_edges {
	double top, bottom; // rule widths
	uint32_t color;
};

static struct strip *push_row_line(struct table *table, const struct row *row, size_t index,
	const struct row_edges *edges)
{
	struct flow *flow = table->flow;
	double size = row_size(table, row);
	double leading = flow->style->blocks[row_role(row)].leading;
	double pad = size * 0.25;
	double above = index == 0 ? pad + edges->top : 0;
	double below = index + 1 == row->line_count ? pad + edges->bottom : 0;
	double ascent = line_ascent(table, row, index);
	double extra = flow_extra_height(ascent, size, leading);
	double baseline = above + extra + flow_baseline(size, leading);
	double height = above + extra + size * leading + below;
	g_autoptr(GArray) items = g_array_new(FALSE, TRUE, sizeof(struct page_item));
	if (index == 0 && edges->top > 0) {
		struct page_item rule = flow_fill(table->x, 0, table->width, edges->top, edges->color);
		g_array_append_val(items, rule);
	}
	for (size_t i = 0; i < table->column_count; i++) {
		const struct lines *lines = &row->cells[i].lines;
		if (index < lines->count) {
			double x = table->x + table->columns[i].x + table->padding;
			flow_add_line(items, &lines->lines[index], x, baseline);
		}
	}
	if (below > 0 && edges->bottom > 0) {
		double y = height - edges->bottom;
		struct page_item rule = flow_fill(table->x, y, table->width, edges->bottom, edges->color);
		g_array_append_val(items, rule);
	}
	return flow_push(flow, height, (struct page_item *)items->data, items->len);
}

// A row is cut only when it is long, and then with two lines on either side.
static bool row_keeps(const struct row *row, size_t index)
{
	return index > 0 && (row->line_count < 6 || index < 2 || index + 2 > row->line_count);
}

static struct row_edges edges_of(const struct table *table, size_t index)
{
	const struct row *row = &table->rows[index];
	bool after_head = index > 0 && table->rows[index - 1].header;
	bool last = index + 1 == table->row_count;
	struct row_edges edges = { .color = table->rule_color };
	edges.top = index == 0 ? table->strong_rule : after_head ? 0 : table->hair_rule;
	edges.bottom = last ? table->strong_rule : row->header ? table->strong_rule / 2 : 0;
	return edges;
}

static void push_row(struct table *table, size_t index, const struct strip_head *head)
{
	const struct row *row = &table->rows[index];
	struct row_edges edges = edges_of(table, index);
	// Neither the last row nor the first one below the header stands alone on a page.
	bool in_pair = index + 1 == table->row_count || (index >= 2 && table->rows[index - 2].header);
	table->flow->keep_next = table->flow->keep_next || (in_pair && table->row_count > 3);
	for (size_t i = 0; i < table->column_count; i++) {
		if (row->cells[i].block && row->cells[i].block->anchor) {
			flow_add_dest(table->flow, row->cells[i].block);
		}
	}
	for (size_t i = 0; i < row->line_count; i++) {
		table->flow->keep_next = table->flow->keep_next || row_keeps(row, i);
		struct strip *strip = push_row_line(table, row, i, &edges);
		strip->head = head;
		strip->in_row = true;
	}
}

// A strip as it can be set again: what it shows, without the places and links that must be there only once.
static struct strip copy_shown(struct flow *flow, const struct strip *strip)
{
	struct strip copy = *strip;
	copy.items = arena_new_array(flow->arena, struct page_item, strip->item_count);
	copy.item_count = 0;
	copy.space = 0;
	for (size_t i = 0; i < strip->item_count; i++) {
		if (strip->items[i].kind != ITEM_DEST && strip->items[i].kind != ITEM_LINK) {
			copy.items[copy.item_count++] = strip->items[i];
		}
	}
	return copy;
}

// Copies the header's strips, so that they can be set again.
static const struct strip_head *remember_head(struct flow *flow, guint first)
{
	size_t count = flow->strips->len - first;
	struct strip *strips = arena_new_array(flow->arena, struct strip, count);
	struct strip_head *head = arena_new(flow->arena, struct strip_head);
	*head = (struct strip_head){ .strips = strips, .count = count };
	for (size_t i = 0; i < count; i++) {
		strips[i] = copy_shown(flow, &g_array_index(flow->strips, struct strip, first + i));
		head->height += strips[i].height;
	}
	return head;
}

static void push_rows(struct table *table)
{
	struct flow *flow = table->flow;
	const struct strip_head *head = NULL;
	guint first = flow->strips->len;
	for (size_t i = 0; i < table->row_count; i++) {
		bool header = table->rows[i].header;
		push_row(table, i, header ? NULL : head);
		flow->keep_next = header;
		if (header && i + 1 < table->row_count && !table->rows[i + 1].header) {
			head = remember_head(flow, first);
			// A header that fills most of the page would leave no room for rows.
			head = head->height < flow->page_height / 3 ? head : NULL;
		}
	}
}

void table_place(struct flow *flow, const struct block *block)
{
	const struct block_style *style = &flow->style->blocks[ROLE_TABLE];
	double size = flow_role_size(flow, ROLE_TABLE);
	struct table table = {
		.flow = flow,
		.scale = 1,
		.column_count = block->as.table.columns,
		.strong_rule = flow->style->blocks[ROLE_TABLE_HEAD].border_below * size,
		.hair_rule = style->border_below * size,
		.rule_color = style->border_color == COLOR_INHERIT ? 0x888888 : style->border_color,
	};
	flow_flush_markers(flow);
	collect_rows(&table, block);
	if (table.row_count == 0 || table.column_count == 0) {
		return;
	}
	fit_type(&table, block, flow->width);
	place_columns(&table, flow->width);
	break_cells(&table);
	flow_add_space(flow, style->space_before * size);
	push_rows(&table);
	flow_add_space(flow, style->space_after * size);
}
