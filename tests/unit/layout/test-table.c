#include "layout/table.h"

#include <string.h>

#include "layout/page.h"
#include "sheet.h"

#define assert_near(a, b) g_assert_cmpfloat_with_epsilon((a), (b), .01)

static struct block *add_table(struct sheet *s, uint32_t columns)
{
	struct block *table = sheet_add(s, NULL, BLOCK_TABLE);
	table->as.table.columns = columns;
	return table;
}

// A row from texts with '|' between them.
static struct block *add_row(struct sheet *s, struct block *table, bool header, const char *texts)
{
	struct block *row = sheet_add(s, table, BLOCK_TABLE_ROW);
	row->as.row.header = header;
	g_auto(GStrv) cells = g_strsplit(texts, "|", -1);
	for (uint32_t i = 0; cells[i]; i++) {
		struct block *cell = cells[i][0]
			? sheet_add_text(s, row, BLOCK_TABLE_CELL, arena_strdup(s->setting.arena, cells[i]))
			: sheet_add(s, row, BLOCK_TABLE_CELL);
		cell->as.cell.column = i;
		cell->as.cell.header = header;
	}
	return row;
}

static void set(struct sheet *s, const struct block *table)
{
	sheet_start(s);
	table_place(&s->flow, table);
}

static double x_of(const struct sheet *s, const char *text)
{
	guint strip;
	return sheet_find(s, text, &strip)->box.x;
}

static void assert_inside(const struct sheet *s)
{
	for (guint i = 0; i < s->flow.strips->len; i++) {
		for (size_t j = 0; j < sheet_strip(s, i)->item_count; j++) {
			const struct rect *box = &sheet_strip(s, i)->items[j].box;
			g_assert_cmpfloat(box->x, >=, -.01);
			g_assert_cmpfloat(box->x + box->width, <=, SHEET_WIDTH + .01);
		}
	}
}

// Nothing is set, nothing is read beyond, and what waits for a first line is not lost.
static void test_empty(struct sheet *s, gconstpointer unused)
{
	struct block *empty = add_table(s, 0);
	struct block *no_rows = add_table(s, 3);
	struct block *blank = add_table(s, 2);
	add_row(s, blank, true, "|");
	sheet_start(s);
	table_place(&s->flow, empty);
	table_place(&s->flow, no_rows);
	table_place(&s->flow, blank); // a blank header is no header
	g_assert_cmpuint(s->flow.strips->len, ==, 0);
	g_assert_cmpfloat(s->flow.pending_space, ==, 0);
}

static void test_blank_cells(struct sheet *s, gconstpointer unused)
{
	struct block *table = add_table(s, 2);
	add_row(s, table, true, "|");
	add_row(s, table, false, "|");
	add_row(s, table, false, "甲|");
	set(s, table);
	g_autofree char *strips = sheet_strips(s);
	g_assert_cmpstr(strips, ==, "- 甲");
}

// Narrow columns get what they want, the table no more than it needs; it stands in the middle.
static void test_narrow(struct sheet *s, gconstpointer unused)
{
	struct block *table = add_table(s, 2);
	add_row(s, table, false, "甲|一二三");
	add_row(s, table, false, "乙丙|四");
	set(s, table);
	double size = flow_role_size(&s->flow, ROLE_TABLE);
	double padding = s->setting.style.blocks[ROLE_TABLE].padding * size;
	assert_near(x_of(s, "一二三") - x_of(s, "甲"), 2 * size + 2 * padding);
	assert_near(x_of(s, "甲"), x_of(s, "乙丙"));
	assert_near(x_of(s, "一二三"), x_of(s, "四"));
	double width = 5 * size + 4 * padding;
	assert_near(x_of(s, "甲"), (SHEET_WIDTH - width) / 2 + padding);
	assert_inside(s);
}

// A long column does not starve a middling one: what is left is shared by the roots of their widths.
static void test_shared(struct sheet *s, gconstpointer unused)
{
	g_autoptr(GString) text = g_string_new("甲|乙");
	for (int i = 0; i < 35; i++) {
		g_string_append(text, "乙");
	}
	g_string_append(text, "|丙");
	for (int i = 0; i < 143; i++) {
		g_string_append(text, "丙");
	}
	struct block *table = add_table(s, 3);
	add_row(s, table, false, text->str);
	set(s, table);
	double size = flow_role_size(&s->flow, ROLE_TABLE);
	double padding = s->setting.style.blocks[ROLE_TABLE].padding * size;
	double room = SHEET_WIDTH - (size + 2 * padding);
	assert_near(x_of(s, "乙") - x_of(s, "甲"), size + 2 * padding);  // a narrow one gets all
	assert_near(x_of(s, "丙") - x_of(s, "乙"), room * 6 / (6 + 12)); // 36 and 144 characters
	assert_inside(s);
}

// What cannot be broken sets a column's least width; type shrinks where there is too little room, to 7 points.
static void test_stiff(struct sheet *s, gconstpointer unused)
{
	struct block *table = add_table(s, 2);
	add_row(s, table, false, "abcdefghijklmnopqrstuvwxyz|甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲");
	set(s, table);
	guint strip;
	const struct page_item *word = sheet_find(s, "abc", &strip);
	g_assert_cmpuint(word->as.run.text_length, ==, 26);
	assert_inside(s);
	g_assert_cmpuint(diag_count_code(s->setting.diag, DIAG_OVERFULL), ==, 0);
}

static void test_too_stiff(struct sheet *s, gconstpointer unused)
{
	enum { COLUMNS = 8 };
	struct block *table = add_table(s, COLUMNS);
	g_autoptr(GString) text = g_string_new("abcdefghijklmn");
	for (int i = 1; i < COLUMNS; i++) {
		g_string_append(text, "|abcdefghijklmn");
	}
	add_row(s, table, false, text->str);
	set(s, table);
	guint strip;
	assert_near(sheet_find(s, "a", &strip)->as.run.size, 7);
	g_assert_cmpuint(diag_count_code(s->setting.diag, DIAG_OVERFULL), ==, 1);
	assert_inside(s);
}

static void test_align(struct sheet *s, gconstpointer unused)
{
	struct block *table = add_table(s, 3);
	add_row(s, table, false, "一二三四|一二三四|一二三四");
	struct block *row = add_row(s, table, false, "左|中|右");
	static const enum table_align aligns[] = { TABLE_ALIGN_LEFT, TABLE_ALIGN_CENTER, TABLE_ALIGN_RIGHT };
	size_t i = 0;
	for (struct block *cell = row->first_child; cell; cell = cell->next) {
		cell->as.cell.align = aligns[i++];
	}
	set(s, table);
	double size = flow_role_size(&s->flow, ROLE_TABLE);
	double first = x_of(s, "一二三四");
	double step = (x_of(s, "右") - 3 * size - first) / 2;
	assert_near(x_of(s, "左"), first);
	assert_near(x_of(s, "中"), first + step + 1.5 * size);
}

// A cell over two columns widens them only when it needs more, and its text begins in the first.
static void test_column_span(struct sheet *s, gconstpointer unused)
{
	struct block *table = add_table(s, 2);
	struct block *row = sheet_add(s, table, BLOCK_TABLE_ROW);
	struct block *wide = sheet_add_text(s, row, BLOCK_TABLE_CELL, "一二三四五六七八");
	wide->as.cell.column_span = 2;
	add_row(s, table, false, "甲|乙");
	set(s, table);
	double size = flow_role_size(&s->flow, ROLE_TABLE);
	double padding = s->setting.style.blocks[ROLE_TABLE].padding * size;
	assert_near(x_of(s, "甲"), x_of(s, "一二三四五六七八"));
	// 8 em less the padding between the columns are shared by the two.
	assert_near(x_of(s, "乙") - x_of(s, "甲"), (8 * size - 2 * padding) / 2 + 2 * padding);
}

// A cell over rows has its lines beside theirs, and the last of the rows is higher where they are too few.
static void test_row_span(struct sheet *s, gconstpointer unused)
{
	struct block *table = add_table(s, 2);
	g_autoptr(GString) text = g_string_new(NULL);
	for (int i = 0; i < 150; i++) {
		g_string_append(text, "高");
	}
	g_string_append(text, "|甲");
	struct block *row = add_row(s, table, false, text->str);
	row->first_child->as.cell.row_span = 2;
	row = sheet_add(s, table, BLOCK_TABLE_ROW);
	struct block *cell = sheet_add_text(s, row, BLOCK_TABLE_CELL, "乙");
	cell->as.cell.column = 1;
	add_row(s, table, false, "丙|丁");
	set(s, table);
	guint tall, first, second, third;
	sheet_find(s, "高", &tall);
	sheet_find(s, "甲", &first);
	sheet_find(s, "乙", &second);
	sheet_find(s, "丙", &third);
	g_assert_cmpuint(tall, ==, first);
	g_assert_cmpuint(second, >, first);
	g_assert_cmpuint(third, >, second + 1); // lines were added
	for (guint i = first + 1; i < third; i++) {
		g_assert_true(sheet_strip(s, i)->keep); // few rows stay together
	}
}

// A span that reaches beyond the table ends with it.
static void test_long_row_span(struct sheet *s, gconstpointer unused)
{
	struct block *table = add_table(s, 2);
	struct block *row = add_row(s, table, false, "甲|乙");
	row->first_child->as.cell.row_span = 1000;
	set(s, table);
	g_autofree char *pages = sheet_pages(s);
	g_assert_cmpstr(pages, ==, "甲乙");
	g_assert_cmpuint(s->flow.strips->len, ==, 1);
}

static size_t count_text(const struct page *page, const char *text, bool artifact)
{
	size_t count = 0;
	for (size_t i = 0; i < page->item_count; i++) {
		const struct page_item *item = &page->items[i];
		count += item->kind == ITEM_GLYPHS && item->artifact == artifact &&
			item->as.run.text_length >= strlen(text) && memcmp(item->as.run.text, text, strlen(text)) == 0;
	}
	return count;
}

// The head is set again on the next page, as decoration, without the places and links that are there only once.
static void test_head_again(struct sheet *s, gconstpointer unused)
{
	struct block *table = add_table(s, 1);
	struct block *head = add_row(s, table, true, "头");
	static const struct anchor anchor = { "h", "h" };
	head->first_child->anchor = &anchor;
	for (int i = 0; i < 40; i++) {
		add_row(s, table, false, "行");
	}
	set(s, table);
	struct page_area area = { 0, 0, SHEET_WIDTH, SHEET_HEIGHT };
	g_autoptr(GArray) starts = page_break(&s->flow, SHEET_HEIGHT);
	g_assert_cmpuint(starts->len, >=, 3);
	size_t dests = 0, rows = 0;
	for (guint i = 0; i + 1 < starts->len; i++) {
		struct page page = page_compose(&s->flow, &area, g_array_index(starts, guint, i),
			g_array_index(starts, guint, i + 1), &(struct page_furniture){ .label = "1" });
		g_assert_cmpuint(count_text(&page, "头", i > 0), ==, 1);
		g_assert_cmpuint(count_text(&page, "头", i == 0), ==, 0);
		rows += count_text(&page, "行", false);
		for (size_t j = 0; j < page.item_count; j++) {
			dests += page.items[j].kind == ITEM_DEST;
			g_assert_cmpfloat(page.items[j].box.y, <=, SHEET_HEIGHT + .01);
		}
	}
	g_assert_cmpuint(rows, ==, 40);
	g_assert_cmpuint(dests, ==, 1);
}

// A head as high as a third of the page leaves too little room to be repeated.
static void test_high_head(struct sheet *s, gconstpointer unused)
{
	struct block *table = add_table(s, 1);
	for (int i = 0; i < 8; i++) {
		add_row(s, table, true, "头");
	}
	add_row(s, table, false, "行");
	set(s, table);
	for (guint i = 0; i < s->flow.strips->len; i++) {
		g_assert_null(sheet_strip(s, i)->head);
	}
}

static void test_rows_stay(struct sheet *s, gconstpointer unused)
{
	struct block *table = add_table(s, 1);
	add_row(s, table, true, "头");
	for (int i = 0; i < 5; i++) {
		add_row(s, table, false, arena_printf(s->setting.arena, "%d", i));
	}
	set(s, table);
	// The head with the first two rows, the last two rows together.
	g_autofree char *strips = sheet_strips(s);
	g_assert_cmpstr(strips, ==, "头 k0 k1 2 3 k4");
}

// A cell longer than a page is cut like a paragraph, and none of it is lost.
static void test_cell_over_pages(struct sheet *s, gconstpointer unused)
{
	g_autoptr(GString) text = g_string_new(NULL);
	for (int i = 0; i < 1000; i++) {
		g_string_append(text, "长");
	}
	struct block *table = add_table(s, 2);
	add_row(s, table, true, "头|部");
	g_autofree char *row = g_strconcat(text->str, "|甲", NULL);
	add_row(s, table, false, row);
	set(s, table);
	g_autofree char *pages = sheet_pages(s);
	g_auto(GStrv) parts = g_strsplit(pages, " | ", -1);
	g_assert_cmpuint(g_strv_length(parts), >, 2);
	g_autoptr(GString) found = g_string_new(pages);
	g_string_replace(found, " | ", "", 0);
	g_string_replace(found, "头部", "", 0);
	g_string_replace(found, "甲", "", 0);
	g_assert_cmpstr(found->str, ==, text->str);
	for (guint i = 1; i < s->flow.strips->len; i++) {
		g_assert_cmpfloat(sheet_strip(s, i)->height, <, SHEET_HEIGHT);
	}
}

#define ADD(name, function) g_test_add("/table/" name, struct sheet, NULL, sheet_open, function, sheet_close)

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD("empty", test_empty);
	ADD("blank-cells", test_blank_cells);
	ADD("narrow", test_narrow);
	ADD("shared", test_shared);
	ADD("stiff", test_stiff);
	ADD("too-stiff", test_too_stiff);
	ADD("align", test_align);
	ADD("column-span", test_column_span);
	ADD("row-span", test_row_span);
	ADD("long-row-span", test_long_row_span);
	ADD("head-again", test_head_again);
	ADD("high-head", test_high_head);
	ADD("rows-stay", test_rows_stay);
	ADD("cell-over-pages", test_cell_over_pages);
	return g_test_run();
}
