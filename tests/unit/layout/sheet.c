#include "sheet.h"

#include <string.h>

#include "pass/pass.h"
#include "layout/page.h"

static const struct source_pos nowhere;

void sheet_open(struct sheet *sheet, gconstpointer unused)
{
	*sheet = (struct sheet){ 0 };
	setting_open(&sheet->setting, NULL);
	sheet->setting.style.page.font_size = sheet->setting.options.size;
	sheet->doc = doc_create(sheet->setting.arena, "a.md");
	sheet->doc->meta.title = "题";
}

void sheet_close(struct sheet *sheet, gconstpointer unused)
{
	if (sheet->flow.strips) {
		flow_finish(&sheet->flow);
	}
	setting_close(&sheet->setting, NULL);
}

struct block *sheet_add(struct sheet *sheet, struct block *parent, enum block_kind kind)
{
	struct block *block = block_create(sheet->setting.arena, kind, nowhere);
	if (kind == BLOCK_TABLE_CELL) {
		block->as.cell.column_span = 1;
		block->as.cell.row_span = 1;
	}
	block_append(parent ? parent : sheet->doc->root, block);
	return block;
}

struct block *sheet_add_text(struct sheet *sheet, struct block *parent, enum block_kind kind, const char *text)
{
	struct block *block = sheet_add(sheet, parent, kind);
	struct span *span = span_create(sheet->setting.arena, SPAN_TEXT, nowhere);
	span->as.text = text;
	block_append_span(block, span);
	return block;
}

void sheet_start(struct sheet *sheet)
{
	struct setting *setting = &sheet->setting;
	struct pass_options options = { .last = PASS_NUMBER, .lang = "zh-CN" };
	pass_run(sheet->doc, &options, setting->diag);
	struct world *world = world_create();
	sheet->book = book_from_doc(sheet->doc, world, setting->arena);
	world_destroy(world);
	flow_init(&sheet->flow, SHEET_WIDTH, SHEET_HEIGHT, setting->arena);
	sheet->flow.book = sheet->book;
	sheet->flow.doc = sheet->doc;
	sheet->flow.style = &setting->style;
	sheet->flow.shaper = setting->shaper;
	sheet->flow.diag = setting->diag;
}

struct strip *sheet_strip(const struct sheet *sheet, guint index)
{
	g_assert_cmpuint(index, <, sheet->flow.strips->len);
	return &g_array_index(sheet->flow.strips, struct strip, index);
}

static void put_text(GString *out, const struct page_item *items, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (items[i].kind == ITEM_GLYPHS && !items[i].artifact) {
			g_string_append_len(out, items[i].as.run.text, (gssize)items[i].as.run.text_length);
		}
	}
}

char *sheet_strips(const struct sheet *sheet)
{
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < sheet->flow.strips->len; i++) {
		const struct strip *strip = sheet_strip(sheet, i);
		g_string_append_printf(
			out, "%s%s%s", i > 0 ? " " : "", strip->keep ? "k" : "", strip->new_page ? "!" : "");
		size_t before = out->len;
		put_text(out, strip->items, strip->item_count);
		g_string_append(out, out->len == before ? "-" : "");
	}
	return g_string_free(out, FALSE);
}

char *sheet_pages(struct sheet *sheet)
{
	struct page_area area = { 0, 0, SHEET_WIDTH, SHEET_HEIGHT };
	g_autoptr(GArray) starts = page_break(&sheet->flow, SHEET_HEIGHT);
	GString *out = g_string_new(NULL);
	for (guint i = 0; i + 1 < starts->len; i++) {
		struct page page = page_compose(&sheet->flow, &area, g_array_index(starts, guint, i),
			g_array_index(starts, guint, i + 1), &(struct page_furniture){ .label = "1" });
		g_string_append(out, i > 0 ? " | " : "");
		put_text(out, page.items, page.item_count);
	}
	return g_string_free(out, FALSE);
}

const struct page_item *sheet_find(const struct sheet *sheet, const char *text, guint *strip)
{
	for (guint i = 0; i < sheet->flow.strips->len; i++) {
		for (size_t j = 0; j < sheet_strip(sheet, i)->item_count; j++) {
			const struct page_item *item = &sheet_strip(sheet, i)->items[j];
			if (item->kind == ITEM_GLYPHS && item->as.run.text_length >= strlen(text) &&
				memcmp(item->as.run.text, text, strlen(text)) == 0) {
				*strip = i;
				return item;
			}
		}
	}
	g_error("'%s' stands nowhere", text);
}

double sheet_top(const struct sheet *sheet, guint strip)
{
	double top = 0;
	for (guint i = 0; i <= strip; i++) {
		top += i > 0 ? sheet_strip(sheet, i - 1)->height + sheet_strip(sheet, i)->space : 0;
	}
	return top;
}

size_t sheet_count(const struct sheet *sheet, enum item_kind kind)
{
	size_t count = 0;
	for (guint i = 0; i < sheet->flow.strips->len; i++) {
		for (size_t j = 0; j < sheet_strip(sheet, i)->item_count; j++) {
			count += sheet_strip(sheet, i)->items[j].kind == kind;
		}
	}
	return count;
}
