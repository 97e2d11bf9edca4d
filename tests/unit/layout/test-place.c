#include "layout/layout.h"

#include <math.h>
#include <string.h>

#include "pass/pass.h"
#include "style/resolve.h"
#include "style/theme.h"

// Whole docs, built by hand and set with em metrics: where lists, quotes, code, tables and notes stand.
struct fixture {
	struct arena *arena;
	struct diag *diag;
	struct doc *doc;
	struct style style;
	struct pages *pages;
};

static const struct source_pos nowhere;

static void set_up(struct fixture *f, gconstpointer unused)
{
	f->arena = arena_create();
	f->diag = diag_create();
	f->doc = doc_create(f->arena, "a.md");
	f->doc->title = "题目";
	struct theme theme;
	g_assert_true(theme_load(&theme, "default", NULL, f->arena, f->diag));
	style_resolve(&f->style, &theme, NULL, f->arena, f->diag);
}

static void tear_down(struct fixture *f, gconstpointer unused)
{
	diag_destroy(f->diag);
	arena_destroy(f->arena);
}

static struct block *add(struct fixture *f, struct block *parent, enum block_kind kind)
{
	struct block *block = block_create(f->arena, kind, nowhere);
	if (kind == BLOCK_TABLE_CELL) {
		block->as.cell.column_span = 1;
		block->as.cell.row_span = 1;
	}
	block_append(parent, block);
	return block;
}

static struct block *add_text(struct fixture *f, struct block *parent, enum block_kind kind, const char *text)
{
	struct block *block = add(f, parent, kind);
	struct span *span = span_create(f->arena, SPAN_TEXT, nowhere);
	span->as.text = arena_strdup(f->arena, text);
	block_append_span(block, span);
	return block;
}

static void add_item(struct fixture *f, struct block *list, const char *text)
{
	add_text(f, add(f, list, BLOCK_ITEM), BLOCK_PARAGRAPH, text);
}

static void set(struct fixture *f)
{
	struct world *world = world_create();
	struct pass_options options = { .world = world, .last = PASS_NUMBER, .lang = "zh-CN" };
	pass_run(f->doc, &options, f->diag);
	struct book *book = book_from_doc(f->doc, world, f->arena);
	f->pages = layout_book(book, &f->style, NULL, NULL, f->arena, f->diag);
	world_destroy(world);
}

// The first item whose text is, or begins with, some text; *page says where.
static const struct page_item *find(const struct fixture *f, const char *text, size_t *page)
{
	for (size_t i = 0; i < f->pages->page_count; i++) {
		for (size_t j = 0; j < f->pages->pages[i].item_count; j++) {
			const struct page_item *item = &f->pages->pages[i].items[j];
			if (item->kind == ITEM_GLYPHS && item->as.run.text_length >= strlen(text) &&
				memcmp(item->as.run.text, text, strlen(text)) == 0) {
				*page = i;
				return item;
			}
		}
	}
	g_error("'%s' stands on no page", text);
}

static double x_of(const struct fixture *f, const char *text)
{
	size_t page;
	return find(f, text, &page)->box.x;
}

static size_t page_of(const struct fixture *f, const char *text)
{
	size_t page;
	find(f, text, &page);
	return page;
}

static void assert_inside_page(const struct fixture *f)
{
	for (size_t i = 0; i < f->pages->page_count; i++) {
		for (size_t j = 0; j < f->pages->pages[i].item_count; j++) {
			const struct rect *box = &f->pages->pages[i].items[j].box;
			g_assert_cmpfloat(box->x, >=, 0);
			g_assert_cmpfloat(box->x + box->width, <=, f->pages->width + 0.01);
			g_assert_cmpfloat(box->y, <=, f->pages->height);
		}
	}
}

static void test_list(struct fixture *f, gconstpointer unused)
{
	struct block *list = add(f, f->doc->root, BLOCK_LIST);
	list->as.list.ordered = true;
	list->as.list.tight = true;
	list->as.list.start = 9;
	list->as.list.delimiter = '.';
	add_item(f, list, "甲");
	add_item(f, list, "乙");
	struct block *inner = add(f, list->last_child, BLOCK_LIST);
	inner->as.list.tight = true;
	add_item(f, inner, "丙");
	set(f);
	size_t page;
	const struct page_item *nine = find(f, "9.", &page);
	const struct page_item *ten = find(f, "10.", &page);
	// Numbers end in one line, texts begin in one line, nested text stands further in.
	g_assert_cmpfloat_with_epsilon(nine->box.x + nine->box.width, ten->box.x + ten->box.width, 0.01);
	g_assert_cmpfloat_with_epsilon(x_of(f, "甲"), x_of(f, "乙"), 0.01);
	g_assert_cmpfloat(x_of(f, "丙"), >, x_of(f, "乙"));
	g_assert_cmpfloat_with_epsilon(nine->box.y, find(f, "甲", &page)->box.y, 0.01);
	assert_inside_page(f);
}

static void test_first_line_indent(struct fixture *f, gconstpointer unused)
{
	g_autofree char *text = g_strdup("始");
	GString *long_text = g_string_new("始");
	for (int i = 0; i < 60; i++) {
		g_string_append(long_text, i == 59 ? "终" : "文");
	}
	add_text(f, f->doc->root, BLOCK_PARAGRAPH, long_text->str);
	g_string_free(long_text, TRUE);
	set(f);
	double left = (f->pages->width - floor((f->pages->width - 2 * f->style.page.margin_left) / 11) * 11) / 2;
	g_assert_cmpfloat_with_epsilon(x_of(f, text), left + 22, 0.3);
}

static void test_table(struct fixture *f, gconstpointer unused)
{
	struct block *table = add(f, f->doc->root, BLOCK_TABLE);
	table->as.table.columns = 2;
	for (int i = 0; i < 120; i++) {
		struct block *row = add(f, table, BLOCK_TABLE_ROW);
		row->as.row.header = i == 0;
		for (uint32_t j = 0; j < 2; j++) {
			const char *text =
				i == 0 ? (j ? "说明" : "名称") : arena_printf(f->arena, "%c%d", j ? 'b' : 'a', i);
			struct block *cell = add_text(f, row, BLOCK_TABLE_CELL, text);
			cell->as.cell.column = j;
			cell->as.cell.header = i == 0;
		}
	}
	set(f);
	g_assert_cmpuint(f->pages->page_count, >=, 3);
	// The header stands on each page, as text on the first and as decoration after that.
	for (size_t i = 0; i < f->pages->page_count; i++) {
		size_t found = 0;
		for (size_t j = 0; j < f->pages->pages[i].item_count; j++) {
			const struct page_item *item = &f->pages->pages[i].items[j];
			if (item->kind == ITEM_GLYPHS && memcmp(item->as.run.text, "名称", strlen("名称")) == 0) {
				found++;
				g_assert_cmpint(item->artifact, ==, i > 0);
			}
		}
		g_assert_cmpuint(found, ==, 1);
	}
	g_assert_cmpfloat_with_epsilon(x_of(f, "a1"), x_of(f, "a100"), 0.01);
	assert_inside_page(f);
}

static void test_wide_table(struct fixture *f, gconstpointer unused)
{
	enum { COLUMNS = 20 };
	struct block *table = add(f, f->doc->root, BLOCK_TABLE);
	table->as.table.columns = COLUMNS;
	struct block *row = add(f, table, BLOCK_TABLE_ROW);
	row->as.row.header = true;
	for (uint32_t j = 0; j < COLUMNS; j++) {
		add_text(f, row, BLOCK_TABLE_CELL, "abcdefghijklmnop")->as.cell.column = j;
	}
	set(f);
	assert_inside_page(f);
	g_assert_cmpuint(diag_count_code(f->diag, DIAG_OVERFULL), ==, 1);
}

static void add_cell(
	struct fixture *f, struct block *row, uint32_t column, uint32_t columns, uint32_t rows, const char *text)
{
	struct block *cell = add_text(f, row, BLOCK_TABLE_CELL, text);
	cell->as.cell.column = column;
	cell->as.cell.column_span = columns;
	cell->as.cell.row_span = rows;
}

// Three columns; the first cell spans three rows and has more lines than they, the last cell of row 2 two columns.
static void add_spanning_table(struct fixture *f)
{
	struct block *table = add(f, f->doc->root, BLOCK_TABLE);
	table->as.table.columns = 3;
	add_text(f, table, BLOCK_CAPTION, "表题");
	struct block *row = add(f, table, BLOCK_TABLE_ROW);
	GString *text = g_string_new("高");
	for (int i = 0; i < 150; i++) {
		g_string_append(text, "文");
	}
	g_string_append(text, "尾");
	add_cell(f, row, 0, 1, 3, text->str);
	g_string_free(text, TRUE);
	add_cell(f, row, 1, 1, 1, "甲");
	add_cell(f, row, 2, 1, 1, "长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长");
	row = add(f, table, BLOCK_TABLE_ROW);
	add_cell(f, row, 1, 2, 1, "乙");
	row = add(f, table, BLOCK_TABLE_ROW);
	add_cell(f, row, 1, 1, 1, "丙");
	add_cell(f, row, 2, 1, 1, "丁");
	row = add(f, table, BLOCK_TABLE_ROW);
	add_cell(f, row, 0, 3, 1, "戊");
	add_text(f, f->doc->root, BLOCK_PARAGRAPH, "表后");
}

static void test_spans(struct fixture *f, gconstpointer unused)
{
	add_spanning_table(f);
	set(f);
	size_t page;
	double left = x_of(f, "高");
	g_assert_cmpfloat_with_epsilon(x_of(f, "甲"), x_of(f, "乙"), 0.01);
	g_assert_cmpfloat_with_epsilon(x_of(f, "甲"), x_of(f, "丙"), 0.01);
	g_assert_cmpfloat_with_epsilon(x_of(f, "长"), x_of(f, "丁"), 0.01);
	g_assert_cmpfloat_with_epsilon(x_of(f, "戊"), left, 0.01);
	g_assert_cmpfloat(x_of(f, "甲"), >, left);
	g_assert_cmpfloat_with_epsilon(find(f, "高", &page)->box.y, find(f, "甲", &page)->box.y, 0.01);
	g_assert_cmpfloat(find(f, "表题", &page)->box.y, <, find(f, "高", &page)->box.y);
	// Its lines keep their pitch, and the row below begins behind the last of them.
	const struct page *set_page = &f->pages->pages[0];
	double first = INFINITY, last = 0;
	size_t lines = 0;
	uint32_t tall = find(f, "高", &page)->block;
	for (size_t i = 0; i < set_page->item_count; i++) {
		const struct page_item *item = &set_page->items[i];
		if (item->kind == ITEM_GLYPHS && item->block == tall && item->box.y > last + 1) {
			first = MIN(first, item->box.y);
			last = item->box.y;
			lines++;
		}
	}
	const struct block_style *style = &f->style.blocks[ROLE_TABLE];
	double pitch = f->style.page.font_size * style->size * style->leading;
	g_assert_cmpuint(lines, >, 4);
	g_assert_cmpfloat_with_epsilon(last - first, pitch * (double)(lines - 1), 0.1);
	g_assert_cmpfloat(find(f, "戊", &page)->box.y - last, >=, pitch - 0.01);
	assert_inside_page(f);
}

// The rule above the row of 乙 leaves out the cell that goes through it.
static void test_rules_of_spans(struct fixture *f, gconstpointer unused)
{
	add_spanning_table(f);
	set(f);
	size_t page;
	double x = x_of(f, "甲");
	double above = find(f, "甲", &page)->box.y;
	double below = find(f, "戊", &page)->box.y;
	size_t rules = 0;
	for (size_t i = 0; i < f->pages->pages[0].item_count; i++) {
		const struct page_item *item = &f->pages->pages[0].items[i];
		if (item->kind == ITEM_FILL && item->box.y > above && item->box.y < below - 14) {
			g_assert_cmpfloat(item->box.x, >, x - 10);
			rules++;
		}
	}
	g_assert_cmpuint(rules, ==, 2);
}

static void test_definition_list(struct fixture *f, gconstpointer unused)
{
	struct block *list = add(f, f->doc->root, BLOCK_DEFINITION_LIST);
	add_text(f, list, BLOCK_DEFINITION_TERM, "词");
	add_text(f, add(f, list, BLOCK_DEFINITION), BLOCK_PARAGRAPH, "义");
	add_text(f, f->doc->root, BLOCK_PARAGRAPH, "后");
	set(f);
	double size = f->style.page.font_size;
	g_assert_cmpfloat_with_epsilon(
		x_of(f, "义"), x_of(f, "词") + f->style.blocks[ROLE_DEFINITION].margin_start * size, 0.01);
	g_assert_cmpfloat_with_epsilon(x_of(f, "后"), x_of(f, "词") + 2 * size, 0.01);
}

// The side rule reaches from the title to the last line, and the text stands clear of it.
static void test_admonition(struct fixture *f, gconstpointer unused)
{
	struct block *note = add(f, f->doc->root, BLOCK_ADMONITION);
	note->as.admonition.type = "tip";
	struct block *details = add(f, note, BLOCK_DETAILS);
	add_text(f, details, BLOCK_PARAGRAPH, "内");
	add_text(f, f->doc->root, BLOCK_PARAGRAPH, "后");
	set(f);
	size_t page;
	const struct page_item *title = find(f, "提示", &page);
	const struct page_item *summary = find(f, "详情", &page);
	const struct page_item *inner = find(f, "内", &page);
	g_assert_cmpfloat(summary->box.x, >, title->box.x);
	const struct rect *rule = NULL;
	for (size_t i = 0; i < f->pages->pages[0].item_count && !rule; i++) {
		const struct page_item *item = &f->pages->pages[0].items[i];
		rule = item->kind == ITEM_FILL ? &item->box : NULL;
	}
	g_assert_nonnull(rule);
	g_assert_cmpfloat(rule->x + rule->width, <, title->box.x);
	g_assert_cmpfloat(rule->y, <, title->box.y);
	g_assert_cmpfloat(rule->y + rule->height, >, inner->box.y);
	g_assert_cmpfloat(rule->y + rule->height, <, find(f, "后", &page)->box.y - 5);
}

// Beside the text of a card stands the code of its address; one that leads nowhere has neither code nor area.
static void test_card_code(struct fixture *f, gconstpointer unused)
{
	struct block *card = add_text(f, f->doc->root, BLOCK_LINK_CARD, "短片");
	card->as.link_card.url = "https://example.org/film";
	card->as.link_card.service = "";
	struct block *file = add(f, f->doc->root, BLOCK_LINK_CARD);
	file->as.link_card.url = "film.mp4";
	file->as.link_card.service = "";
	add_text(f, f->doc->root, BLOCK_PARAGRAPH, "后");
	set(f);
	const struct page *page = &f->pages->pages[0];
	size_t areas = 0;
	const struct rect *code = NULL;
	for (size_t i = 0; i < page->item_count; i++) {
		areas += page->items[i].kind == ITEM_LINK;
		if (page->items[i].kind == ITEM_IMAGE) {
			g_assert_null(code);
			code = &page->items[i].box;
		}
	}
	g_assert_cmpuint(areas, ==, 1);
	g_assert_nonnull(code);
	size_t number;
	g_assert_cmpfloat(code->x, >, f->pages->width / 2);
	g_assert_cmpfloat(code->y, <, find(f, "短片", &number)->box.y);
	g_assert_cmpfloat(find(f, "film", &number)->box.y, >, code->y + code->height);
}

// A card is one live area with a frame around it, and never cut.
static void test_link_card(struct fixture *f, gconstpointer unused)
{
	for (int i = 0; i < 40; i++) {
		struct block *card = add_text(f, f->doc->root, BLOCK_LINK_CARD, "短片");
		card->as.link_card.url = "https://example.org/film";
		card->as.link_card.service = "Vimeo";
	}
	set(f);
	g_assert_cmpuint(f->pages->page_count, >, 1);
	for (size_t i = 0; i < f->pages->page_count; i++) {
		const struct page *page = &f->pages->pages[i];
		double left = f->pages->width, bottom = 0;
		size_t areas = 0, texts = 0;
		for (size_t j = 0; j < page->item_count; j++) {
			const struct page_item *item = &page->items[j];
			left = item->kind == ITEM_FILL ? MIN(left, item->box.x) : left;
			if (item->kind == ITEM_LINK) {
				g_assert_cmpstr(item->as.link.uri, ==, "https://example.org/film");
				areas++;
				bottom = item->box.y + item->box.height;
			} else if (item->kind == ITEM_GLYPHS && !item->artifact) {
				texts += memcmp(item->as.run.text, "短片", strlen("短片")) == 0;
				bool in_card = item->block != f->doc->root->id;
				g_assert_true(!in_card || (item->box.x > left && item->box.y < bottom));
			}
		}
		g_assert_cmpuint(areas, ==, texts);
	}
	assert_inside_page(f);
}

static void test_math(struct fixture *f, gconstpointer unused)
{
	struct block *math = add(f, f->doc->root, BLOCK_MATH);
	math->as.code.text = "a = b\n  + c\n";
	set(f);
	size_t page;
	double pitch = f->style.page.font_size * f->style.blocks[ROLE_MATH].size * f->style.blocks[ROLE_MATH].leading;
	g_assert_cmpfloat_with_epsilon(find(f, "  + c", &page)->box.y - find(f, "a = b", &page)->box.y, pitch, 0.01);
}

static void test_heading_stays_with_text(struct fixture *f, gconstpointer unused)
{
	// Whatever stands before it, a heading is never last on its page.
	for (int before = 25; before < 45; before++) {
		f->doc->root->first_child = NULL;
		f->doc->root->last_child = NULL;
		for (int i = 0; i < before; i++) {
			add_text(f, f->doc->root, BLOCK_PARAGRAPH, "段。");
		}
		struct block *heading = add_text(f, f->doc->root, BLOCK_HEADING, "小标题");
		heading->as.heading.level = 2;
		add_text(f, f->doc->root, BLOCK_PARAGRAPH, "正文在此。");
		set(f);
		g_assert_cmpuint(page_of(f, "小标题"), ==, page_of(f, "正文"));
	}
}

static void test_code(struct fixture *f, gconstpointer unused)
{
	struct block *code = add(f, f->doc->root, BLOCK_CODE);
	GString *text = g_string_new("first\n\tindented\n\n");
	for (int i = 0; i < 300; i++) {
		g_string_append_c(text, 'x');
	}
	g_string_append(text, "\nlast\n");
	code->as.code.text = arena_strdup(f->arena, text->str);
	g_string_free(text, TRUE);
	set(f);
	assert_inside_page(f); // the long line is wrapped, not cut
	size_t page;
	double pitch = find(f, "last", &page)->box.y - find(f, "first", &page)->box.y;
	double line = f->style.page.font_size * f->style.blocks[ROLE_CODE].size * f->style.blocks[ROLE_CODE].leading;
	g_assert_cmpfloat(pitch / line, >, 5.9);
}

// Where a page break cuts a background, the padding stays between it and the text, and all of it within the margins.
static void test_code_over_pages(struct fixture *f, gconstpointer unused)
{
	struct block *code = add(f, f->doc->root, BLOCK_CODE);
	GString *text = g_string_new(NULL);
	for (int i = 0; i < 150; i++) {
		g_string_append_printf(text, "line %d\n", i);
	}
	code->as.code.text = arena_strdup(f->arena, text->str);
	g_string_free(text, TRUE);
	set(f);
	g_assert_cmpuint(f->pages->page_count, >=, 3);
	double padding = f->style.blocks[ROLE_CODE].padding * f->style.blocks[ROLE_CODE].size * f->style.page.font_size;
	for (size_t i = 0; i < f->pages->page_count; i++) {
		const struct page *page = &f->pages->pages[i];
		double first = INFINITY, last = 0;
		struct rect fill = { 0 };
		for (size_t j = 0; j < page->item_count; j++) {
			const struct page_item *item = &page->items[j];
			if (item->kind == ITEM_FILL) {
				fill = item->box;
			} else if (item->kind == ITEM_GLYPHS && item->block == code->id) {
				first = MIN(first, item->box.y - item->box.height);
				last = MAX(last, item->box.y);
			}
		}
		g_assert_cmpfloat(first - fill.y, >=, padding);
		g_assert_cmpfloat(fill.y + fill.height - last, >=, padding);
		g_assert_cmpfloat(fill.y, >=, f->style.page.margin_top - 0.01);
		g_assert_cmpfloat(fill.y + fill.height, <=, f->pages->height - f->style.page.margin_bottom + 0.01);
	}
}

static void test_notes_lead_back(struct fixture *f, gconstpointer unused)
{
	struct note *note = arena_new(f->arena, struct note);
	note->label = "1";
	note->body = block_create(f->arena, BLOCK_NOTE, nowhere);
	note->body->as.note.note = note;
	add_text(f, note->body, BLOCK_PARAGRAPH, "注文");
	struct block *paragraph = add_text(f, f->doc->root, BLOCK_PARAGRAPH, "正文");
	struct span *reference = span_create(f->arena, SPAN_NOTE_REF, nowhere);
	reference->as.note_ref.note = note;
	block_append_span(paragraph, reference);
	f->doc->notes = arena_new(f->arena, struct note *);
	f->doc->notes[0] = note;
	f->doc->note_count = 1;
	set(f);
	// Every internal link leads to a destination that is there.
	GHashTable *dests = g_hash_table_new(g_str_hash, g_str_equal);
	const struct page *page = &f->pages->pages[0];
	for (size_t i = 0; i < page->item_count; i++) {
		if (page->items[i].kind == ITEM_DEST) {
			g_hash_table_add(dests, (char *)page->items[i].as.dest);
		}
	}
	size_t links = 0;
	for (size_t i = 0; i < page->item_count; i++) {
		if (page->items[i].kind == ITEM_LINK) {
			g_assert_true(g_hash_table_contains(dests, page->items[i].as.link.dest));
			links++;
		}
	}
	g_assert_cmpuint(links, ==, 2);
	g_hash_table_unref(dests);
}

static void test_deep_nesting(struct fixture *f, gconstpointer unused)
{
	struct block *parent = f->doc->root;
	for (int i = 0; i < DOC_DEPTH_MAX / 2 - 2; i++) {
		struct block *list = add(f, parent, BLOCK_LIST);
		parent = add(f, list, BLOCK_ITEM);
	}
	add_text(f, parent, BLOCK_PARAGRAPH, "最深处的一句话还有地方可以放。");
	set(f);
	assert_inside_page(f);
	g_assert_cmpuint(f->pages->page_count, ==, 1);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define ADD(name, function) g_test_add(name, struct fixture, NULL, set_up, function, tear_down)
	ADD("/place/list", test_list);
	ADD("/place/indent", test_first_line_indent);
	ADD("/place/table", test_table);
	ADD("/place/wide-table", test_wide_table);
	ADD("/place/spans", test_spans);
	ADD("/place/rules-of-spans", test_rules_of_spans);
	ADD("/place/definition-list", test_definition_list);
	ADD("/place/admonition", test_admonition);
	ADD("/place/link-card", test_link_card);
	ADD("/place/card-code", test_card_code);
	ADD("/place/math", test_math);
	ADD("/place/heading", test_heading_stays_with_text);
	ADD("/place/code", test_code);
	ADD("/place/code-over-pages", test_code_over_pages);
	ADD("/place/notes", test_notes_lead_back);
	ADD("/place/deep", test_deep_nesting);
	return g_test_run();
}
