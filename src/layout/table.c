#include "layout/table.h"

#include <math.h>

#include "type/paragraph.h"

/*
 * Tables in the manner of Chinese books: a strong rule above and below, a thin one under the header, hair lines between
 * rows whose cells have several lines, no vertical rules.
 *
 * Column widths come from content. A column that needs no more than an equal share of what is left gets what it needs;
 * the others share the rest by the square root of their widths, so that a long column does not starve a middling one.
 * When the unbreakable parts do not fit, the type gets smaller, down to the smallest that the style allows; past that
 * cells break anywhere.
 *
 * All lines of a row stand on one grid, so a row is a sequence of strips, one for each line of its cells, and may be
 * cut between pages like a paragraph. The header row is set again on every page.
 *
 * A cell of several rows is not on that grid: its lines follow each other at their own pitch from the top of its first
 * row, each in the strip that it begins in. Where such a line ends in the strip below, the two strips stay together.
 * The last of its rows gets lines added when there is not room enough. The rules between rows are left out where it
 * crosses them.
 */

struct cell {
	const struct block *block;
	struct paragraph *paragraph;
	struct lines lines;
};

struct row {
	const struct block *block;
	struct cell *cells;
	size_t cell_count;
	size_t line_count;
	double height;
	bool header;
};

struct column {
	double min, max; // content, without padding
	double x, width; // as set, padding included
	bool fixed;
	bool covered; // by a cell of a row above, at the row being set
};

// A cell of several rows whose lines are being set beside theirs.
struct tall_cell {
	const struct cell *cell;
	size_t last_row; // index of its last row
	size_t next;     // line
	double y;        // of that line's top below the top of the next strip
};

struct table {
	struct flow *flow;
	struct row *rows;
	size_t row_count;
	struct column *columns;
	size_t column_count;
	GArray *tall;   // struct tall_cell: those of the rows above and of the row being set
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

static double row_pitch(const struct table *table, const struct row *row)
{
	return row_size(table, row) * table->flow->style->blocks[row_role(row)].leading;
}

static bool is_tall(const struct cell *cell)
{
	return cell->block->as.cell.row_span > 1;
}

static struct column *first_column(const struct table *table, const struct cell *cell)
{
	return &table->columns[cell->block->as.cell.column];
}

static void shape_cell(struct table *table, const struct row *row, struct cell *cell)
{
	struct flow *flow = table->flow;
	enum block_role role = style_role_of(cell->block);
	const enum text_align aligns[] = {
		[TABLE_ALIGN_NONE] = flow->style->blocks[role].align,
		[TABLE_ALIGN_LEFT] = ALIGN_START,
		[TABLE_ALIGN_CENTER] = ALIGN_CENTER,
		[TABLE_ALIGN_RIGHT] = ALIGN_END,
	};
	struct paragraph_options options = flow_options(flow, role);
	options.size = row_size(table, row);
	options.letter_spacing = flow->style->blocks[role].letter_spacing * options.size;
	options.align = aligns[cell->block->as.cell.align];
	options.lang = doc_block_lang(flow->doc, cell->block);
	cell->paragraph = paragraph_create(flow->shaper, cell->block, &options, flow->arena);
	if (cell->block->as.cell.column_span == 1) {
		struct column *column = first_column(table, cell);
		column->min = MAX(column->min, paragraph_min_width(cell->paragraph));
		column->max = MAX(column->max, paragraph_max_width(cell->paragraph));
	}
}

// What a cell needs beyond the columns that it spans, shared among them.
static void widen_columns(struct table *table, const struct cell *cell)
{
	uint32_t count = cell->block->as.cell.column_span;
	struct column *columns = first_column(table, cell);
	double between = 2 * table->padding * (count - 1);
	double min = paragraph_min_width(cell->paragraph) - between;
	double max = paragraph_max_width(cell->paragraph) - between;
	for (uint32_t i = 0; i < count; i++) {
		min -= columns[i].min;
		max -= columns[i].max;
	}
	for (uint32_t i = 0; i < count; i++) {
		columns[i].min += MAX(0, min / count);
		columns[i].max = MAX(columns[i].min, columns[i].max + MAX(0, max / count));
	}
}

static void shape_cells(struct table *table)
{
	const struct block_style *style = &table->flow->style->blocks[ROLE_TABLE];
	table->padding = style->padding * flow_role_size(table->flow, ROLE_TABLE) * table->scale;
	for (size_t i = 0; i < table->column_count; i++) {
		table->columns[i] = (struct column){ 0 };
	}
	for (size_t i = 0; i < table->row_count; i++) {
		for (size_t j = 0; j < table->rows[i].cell_count; j++) {
			shape_cell(table, &table->rows[i], &table->rows[i].cells[j]);
		}
	}
	for (size_t i = 0; i < table->row_count; i++) {
		for (size_t j = 0; j < table->rows[i].cell_count; j++) {
			const struct cell *cell = &table->rows[i].cells[j];
			if (cell->block->as.cell.column_span > 1) {
				widen_columns(table, cell);
			}
		}
	}
}

static bool row_is_blank(const struct row *row)
{
	for (size_t i = 0; i < row->cell_count; i++) {
		if (row->cells[i].block->first_span || is_tall(&row->cells[i])) {
			return false;
		}
	}
	return true;
}

static void collect_cells(const struct table *table, struct row *row)
{
	size_t count = 0;
	for (const struct block *cell = row->block->first_child; cell; cell = cell->next) {
		count++;
	}
	row->cells = arena_new_array(table->flow->arena, struct cell, count);
	for (const struct block *cell = row->block->first_child; cell; cell = cell->next) {
		g_assert(cell->as.cell.column_span > 0 && cell->as.cell.row_span > 0);
		g_assert(cell->as.cell.column + cell->as.cell.column_span <= table->column_count);
		row->cells[row->cell_count++].block = cell;
	}
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
		if (child->kind == BLOCK_CAPTION) {
			continue;
		}
		struct row *row = &table->rows[table->row_count];
		*row = (struct row){ .block = child, .header = child->as.row.header };
		collect_cells(table, row);
		// GFM demands a header row; authors leave it blank when they want none.
		if (!row->header || !row_is_blank(row)) {
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
	double smallest = table->flow->style->ornaments.cell.smallest / flow_role_size(table->flow, ROLE_TABLE);
	if (needed > available && smallest < 1) {
		table->scale = MAX(smallest, available / needed);
		shape_cells(table);
	}
	if (total(table, true) > available + 0.01) {
		diag_report(table->flow->diag, DIAG_OVERFULL, block->pos,
			"a table of %zu columns is too wide: its cells break inside words", table->column_count);
	}
}

static double cell_measure(const struct table *table, const struct cell *cell)
{
	const struct column *columns = first_column(table, cell);
	double width = -2 * table->padding;
	for (uint32_t i = 0; i < cell->block->as.cell.column_span; i++) {
		width += columns[i].width;
	}
	return MAX(1, width) + 0.001;
}

static void break_cells(struct table *table)
{
	for (size_t i = 0; i < table->row_count; i++) {
		struct row *row = &table->rows[i];
		row->line_count = 1;
		for (size_t j = 0; j < row->cell_count; j++) {
			struct cell *cell = &row->cells[j];
			cell->lines = paragraph_break(cell->paragraph, cell_measure(table, cell), table->flow->arena);
			if (!is_tall(cell)) {
				row->line_count = MAX(row->line_count, cell->lines.count);
			}
		}
	}
}

// Images in cells may be taller than text.
static double line_ascent(const struct row *row, size_t index)
{
	double ascent = 0;
	for (size_t i = 0; i < row->cell_count; i++) {
		const struct lines *lines = &row->cells[i].lines;
		if (!is_tall(&row->cells[i]) && index < lines->count) {
			ascent = MAX(ascent, lines->lines[index].ascent);
		}
	}
	return ascent;
}

struct row_edges {
	double top, bottom; // rule widths
	uint32_t color;
};

static struct row_edges edges_of(const struct table *table, size_t index)
{
	const struct row *row = &table->rows[index];
	bool after_head = index > 0 && table->rows[index - 1].header && !row->header;
	bool last = index + 1 == table->row_count;
	bool ends_head = row->header && !last && !table->rows[index + 1].header;
	struct row_edges edges = { .color = table->rule_color };
	edges.top = index == 0 ? table->strong_rule : after_head ? 0 : table->hair_rule;
	edges.bottom = last ? table->strong_rule : ends_head ? table->strong_rule / 2 : 0;
	return edges;
}

// One line of a row, and where things stand in it. Points.
struct row_line {
	double above, below; // padding and rules: of the first and the last line
	double extra;        // what images need
	double height;       // of all
};

static struct row_line line_of(const struct table *table, size_t index, size_t line)
{
	const struct row *row = &table->rows[index];
	struct row_edges edges = edges_of(table, index);
	double size = row_size(table, row);
	double leading = table->flow->style->blocks[row_role(row)].leading;
	double pad = size * table->flow->style->ornaments.cell.space;
	struct row_line result = {
		.above = line == 0 ? pad + edges.top : 0,
		.below = line + 1 == row->line_count ? pad + edges.bottom : 0,
		.extra = flow_extra_height(line_ascent(row, line), size, leading),
	};
	result.height = result.above + result.extra + size * leading + result.below;
	return result;
}

/* Cells of several rows */

static size_t last_row_of(const struct table *table, size_t index, const struct cell *cell)
{
	return MIN(index + cell->block->as.cell.row_span, table->row_count) - 1;
}

// The height of a tall cell's line, in the type of the row that it begins in.
static double tall_line_height(const struct table *table, const struct row *row, const struct line *line)
{
	double leading = table->flow->style->blocks[row_role(row)].leading;
	return flow_extra_height(line->ascent, row_size(table, row), leading) + row_pitch(table, row);
}

// Gives the last row of a tall cell as many lines as the cell lacks.
static void make_room(struct table *table, size_t index, const struct cell *cell)
{
	size_t last = last_row_of(table, index, cell);
	double needed = 0;
	for (size_t i = 0; i < cell->lines.count; i++) {
		needed += tall_line_height(table, &table->rows[index], &cell->lines.lines[i]);
	}
	for (size_t i = index; i <= last; i++) {
		needed -= table->rows[i].height;
	}
	struct row *row = &table->rows[last];
	needed += line_of(table, index, 0).above + line_of(table, last, row->line_count - 1).below;
	if (needed > 0.01) {
		double count = ceil(needed / row_pitch(table, row));
		row->line_count += (size_t)count;
		row->height += count * row_pitch(table, row);
	}
}

static void make_all_room(struct table *table)
{
	for (size_t i = 0; i < table->row_count; i++) {
		table->rows[i].height = 0;
		for (size_t j = 0; j < table->rows[i].line_count; j++) {
			table->rows[i].height += line_of(table, i, j).height;
		}
	}
	for (size_t i = 0; i < table->row_count; i++) {
		for (size_t j = 0; j < table->rows[i].cell_count; j++) {
			if (is_tall(&table->rows[i].cells[j])) {
				make_room(table, i, &table->rows[i].cells[j]);
			}
		}
	}
}

static void begin_tall_cells(struct table *table, size_t index)
{
	const struct row *row = &table->rows[index];
	for (size_t i = 0; i < row->cell_count; i++) {
		if (is_tall(&row->cells[i])) {
			struct tall_cell tall = { .cell = &row->cells[i],
				.last_row = last_row_of(table, index, &row->cells[i]) };
			tall.y = line_of(table, index, 0).above;
			g_array_append_val(table->tall, tall);
		}
	}
}

static void end_tall_cells(struct table *table, size_t index)
{
	guint kept = 0;
	for (guint i = 0; i < table->tall->len; i++) {
		struct tall_cell *tall = &g_array_index(table->tall, struct tall_cell, i);
		if (tall->last_row > index) {
			g_array_index(table->tall, struct tall_cell, kept++) = *tall;
		}
	}
	g_array_set_size(table->tall, kept);
}

// Sets the lines of a tall cell that begin in a strip. Whether one of them ends below it.
static bool add_tall_lines(
	const struct table *table, const struct row *row, struct tall_cell *tall, double height, GArray *items)
{
	double size = row_size(table, row);
	double leading = table->flow->style->blocks[row_role(row)].leading;
	double x = table->x + first_column(table, tall->cell)->x + table->padding;
	for (; tall->next < tall->cell->lines.count && tall->y < height; tall->next++) {
		const struct line *line = &tall->cell->lines.lines[tall->next];
		double bottom = tall->y + tall_line_height(table, row, line);
		flow_add_line(items, line, x, bottom - size * leading + flow_baseline(size, leading));
		tall->y = bottom;
	}
	tall->y -= height;
	return tall->y > 0.01 && tall->next > 0;
}

/* Rows */

// The rule above a row, where no cell of the rows above crosses it.
static void add_rule_above(const struct table *table, const struct row_edges *edges, GArray *items)
{
	for (size_t i = 0; i < table->column_count; i++) {
		table->columns[i].covered = false;
	}
	for (guint i = 0; i < table->tall->len; i++) {
		const struct cell *cell = g_array_index(table->tall, struct tall_cell, i).cell;
		for (uint32_t j = 0; j < cell->block->as.cell.column_span; j++) {
			first_column(table, cell)[j].covered = true;
		}
	}
	for (size_t i = 0; i < table->column_count; i++) {
		double x = table->columns[i].x;
		bool covered = table->columns[i].covered;
		while (!covered && i + 1 < table->column_count && !table->columns[i + 1].covered) {
			i++;
		}
		if (!covered && edges->top > 0) {
			double width = table->columns[i].x + table->columns[i].width - x;
			struct page_item rule = flow_fill(table->x + x, 0, width, edges->top, edges->color);
			g_array_append_val(items, rule);
		}
	}
}

// A background behind what of a cell is in a strip.
static void add_cell_background(const struct table *table, const struct cell *cell, double height, GArray *items)
{
	uint32_t color = table->flow->style->blocks[ROLE_TABLE_HEAD].background;
	if (cell->block->as.cell.header && color != COLOR_INHERIT) {
		const struct column *column = first_column(table, cell);
		const struct column *last = column + cell->block->as.cell.column_span - 1;
		double width = last->x + last->width - column->x;
		struct page_item fill = flow_fill(table->x + column->x, 0, width, height, color);
		g_array_append_val(items, fill);
	}
}

// The backgrounds behind a strip of a row: the table's, and over it those of its header cells.
static void add_backgrounds(const struct table *table, const struct row *row, double height, GArray *items)
{
	uint32_t color = table->flow->style->blocks[ROLE_TABLE].background;
	if (color != COLOR_INHERIT) {
		struct page_item fill = flow_fill(table->x, 0, table->width, height, color);
		g_array_append_val(items, fill);
	}
	for (size_t i = 0; i < row->cell_count; i++) {
		if (!is_tall(&row->cells[i])) {
			add_cell_background(table, &row->cells[i], height, items);
		}
	}
	for (guint i = 0; i < table->tall->len; i++) {
		add_cell_background(table, g_array_index(table->tall, struct tall_cell, i).cell, height, items);
	}
}

static void add_cell_lines(
	const struct table *table, const struct row *row, size_t line, double baseline, GArray *items)
{
	for (size_t i = 0; i < row->cell_count; i++) {
		const struct cell *cell = &row->cells[i];
		if (!is_tall(cell) && line < cell->lines.count) {
			double x = table->x + first_column(table, cell)->x + table->padding;
			flow_add_line(items, &cell->lines.lines[line], x, baseline);
		}
	}
}

// Adds the strip of a line. Whether the next strip must stay with it.
static bool push_row_line(struct table *table, size_t index, size_t line, const struct strip_head *head)
{
	const struct row *row = &table->rows[index];
	struct row_edges edges = edges_of(table, index);
	struct row_line place = line_of(table, index, line);
	double leading = table->flow->style->blocks[row_role(row)].leading;
	g_autoptr(GArray) items = g_array_new(FALSE, TRUE, sizeof(struct page_item));
	g_autoptr(GArray) rules = g_array_new(FALSE, TRUE, sizeof(struct page_item));
	if (line == 0) {
		add_rule_above(table, &edges, rules);
		begin_tall_cells(table, index);
	}
	add_backgrounds(table, row, place.height, items);
	g_array_append_vals(items, rules->data, rules->len);
	double baseline = place.above + place.extra + flow_baseline(row_size(table, row), leading);
	add_cell_lines(table, row, line, baseline, items);
	bool crossed = false;
	for (guint i = 0; i < table->tall->len; i++) {
		struct tall_cell *tall = &g_array_index(table->tall, struct tall_cell, i);
		crossed |= add_tall_lines(table, row, tall, place.height, items);
	}
	if (edges.bottom > 0 && line + 1 == row->line_count) {
		double y = place.height - edges.bottom;
		struct page_item rule = flow_fill(table->x, y, table->width, edges.bottom, edges.color);
		g_array_append_val(items, rule);
	}
	struct strip *strip = flow_push(table->flow, place.height, (struct page_item *)items->data, items->len);
	strip->head = head;
	strip->in_row = true;
	return crossed;
}

// A row is cut only when it is long, and then with two lines on either side.
static bool row_keeps(const struct row *row, size_t index)
{
	return index > 0 && (row->line_count < 6 || index < 2 || index + 2 > row->line_count);
}

// Whether a row stays with the one above: neither the last row nor the first one below the header stands alone on a
// page, and a few rows with one cell beside them all stay together.
static bool row_stays(const struct table *table, size_t index)
{
	enum { FEW_ROWS = 5 };
	bool in_pair = index + 1 == table->row_count || (index >= 2 && table->rows[index - 2].header);
	bool stays = in_pair && table->row_count > 3;
	for (guint i = 0; i < table->tall->len; i++) {
		const struct cell *cell = g_array_index(table->tall, struct tall_cell, i).cell;
		stays |= cell->block->as.cell.row_span <= FEW_ROWS;
	}
	return stays;
}

static void push_row(struct table *table, size_t index, const struct strip_head *head)
{
	const struct row *row = &table->rows[index];
	struct flow *flow = table->flow;
	flow->keep_next = flow->keep_next || row_stays(table, index);
	for (size_t i = 0; i < row->cell_count; i++) {
		if (row->cells[i].block->anchor) {
			flow_add_dest(flow, row->cells[i].block);
		}
	}
	for (size_t i = 0; i < row->line_count; i++) {
		flow->keep_next = flow->keep_next || row_keeps(row, i);
		flow->keep_next = push_row_line(table, index, i, head);
	}
	end_tall_cells(table, index);
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
		flow->keep_next = flow->keep_next || header;
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
	bool drawn = style->border_color != COLOR_INHERIT;
	bool captioned = block->first_child && block->first_child->kind == BLOCK_CAPTION;
	struct table table = {
		.flow = flow,
		.scale = 1,
		.column_count = block->as.table.columns,
		.strong_rule = drawn ? flow->style->blocks[ROLE_TABLE_HEAD].border_below * size : 0,
		.hair_rule = drawn ? style->border_below * size : 0,
		.rule_color = style->border_color,
	};
	flow_flush_markers(flow);
	collect_rows(&table, block);
	if (table.row_count == 0 || table.column_count == 0) {
		return;
	}
	fit_type(&table, block, flow->width);
	place_columns(&table, flow->width);
	break_cells(&table);
	make_all_room(&table);
	table.tall = g_array_new(FALSE, FALSE, sizeof(struct tall_cell));
	flow_add_space(flow, captioned ? 0 : style->space_before * size);
	push_rows(&table);
	g_array_unref(table.tall);
	flow_add_space(flow, style->space_after * size);
}
