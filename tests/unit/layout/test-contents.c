#include "layout/layout.h"

#include <stdlib.h>

#include "book/matter.h"
#include "pass/pass.h"
#include "layout/page.h"
#include "tests/unit/type/setting.h"

enum { CHAPTERS = 30, CONTENTS = 0 };

static void add_text(struct doc *doc, const char *text)
{
	struct block *block = block_create(doc->arena, BLOCK_PARAGRAPH, (struct source_pos){ 0 });
	struct span *span = span_create(doc->arena, SPAN_TEXT, (struct source_pos){ 0 });
	span->as.text = text;
	block_append_span(block, span);
	block_append(doc->root, block);
}

// Chapters of different lengths, the more so that some begin pages behind others; title 7 is longer than a line.
static const struct doc *create_chapter(struct setting *s, int index)
{
	struct doc *doc = doc_create(s->arena, arena_printf(s->arena, "%d.md", index));
	struct pass_options options = { .last = PASS_NUMBER, .in_book = true, .default_lang = "zh-CN" };
	g_autofree char *repeated = g_strnfill(300, 'x');
	doc->meta.title =
		index == 7 ? arena_printf(s->arena, "长%s", repeated) : arena_printf(s->arena, "第%d章", index);
	for (int i = 0; i < 1 + index * 7 % 90; i++) {
		add_text(doc, "山高月小，水落石出。曾日月之几何，而江山不可复识矣。");
	}
	pass_run(doc, &options, s->diag);
	return doc;
}

static struct book *create_book(struct setting *s)
{
	static const struct meta_list nobody;
	struct chapter chapters[CHAPTERS + 1] = { { .kind = CHAPTER_CONTENTS, .level = 1, .file_name = "nav" } };
	for (int i = 1; i <= CHAPTERS; i++) {
		chapters[i] = (struct chapter){
			.kind = CHAPTER_TEXT,
			.level = 1,
			.file_name = arena_printf(s->arena, "chapter-%03d", i),
			.doc = create_chapter(s, i),
		};
	}
	struct book_plan plan = {
		.chapters = chapters,
		.chapter_count = CHAPTERS + 1,
		.title = "书",
		.lang = "zh-CN",
		.authors = &nobody,
		.stable_name = "x",
	};
	struct world *world = world_create();
	struct book *book = book_create(&plan, world, s->arena);
	world_destroy(world);
	matter_fill(book);
	return book;
}

static bool is_of(const struct page_item *item, enum item_kind kind, uint32_t chapter)
{
	return item->kind == kind && !item->artifact && item->chapter == chapter;
}

// The label of the page where the text of a chapter begins.
static const char *label_of(const struct pages *pages, uint32_t chapter)
{
	for (size_t i = 0; i < pages->page_count; i++) {
		for (size_t j = 0; j < pages->pages[i].item_count; j++) {
			if (is_of(&pages->pages[i].items[j], ITEM_GLYPHS, chapter)) {
				return pages->pages[i].label;
			}
		}
	}
	g_assert_not_reached();
}

// The text of the contents, line ends and spaces dropped.
static char *contents_text(const struct pages *pages)
{
	GString *text = g_string_new(NULL);
	for (size_t i = 0; i < pages->page_count; i++) {
		for (size_t j = 0; j < pages->pages[i].item_count; j++) {
			const struct page_item *item = &pages->pages[i].items[j];
			if (is_of(item, ITEM_GLYPHS, CONTENTS)) {
				g_string_append_len(text, item->as.run.text, (gssize)item->as.run.text_length);
			}
		}
	}
	return g_string_free(text, FALSE);
}

static void test_numbers(struct setting *s, gconstpointer with_fonts)
{
	struct book *book = create_book(s);
	const struct pages *pages = layout_book(book, &s->style, s->fonts, NULL, s->arena, s->diag);
	g_autoptr(GString) expected = g_string_new(book->chapters[CONTENTS].doc->title);
	for (uint32_t i = 1; i <= CHAPTERS; i++) {
		g_string_append_printf(expected, "%s%s", book->chapters[i].doc->title, label_of(pages, i));
	}
	g_autofree char *text = contents_text(pages);
	g_assert_cmpstr(text, ==, expected->str);
	g_assert_cmpint(atoi(label_of(pages, CHAPTERS)), >, CHAPTERS);
	g_assert_cmpuint(diag_count_code(s->diag, DIAG_UNSETTLED_PAGES), ==, 0);
}

// Leaders and numbers stay inside the measure.
static void test_leaders(struct setting *s, gconstpointer with_fonts)
{
	const struct pages *pages = layout_book(create_book(s), &s->style, s->fonts, NULL, s->arena, s->diag);
	struct page_area area = page_area_of(&s->style);
	size_t dots = 0;
	for (size_t i = 0; i < pages->page_count; i++) {
		for (size_t j = 0; j < pages->pages[i].item_count; j++) {
			const struct page_item *item = &pages->pages[i].items[j];
			bool dot = item->kind == ITEM_FILL && item->chapter == CONTENTS;
			if (dot || is_of(item, ITEM_GLYPHS, CONTENTS)) {
				g_assert_cmpfloat(item->box.x, >=, area.x - 0.01);
				g_assert_cmpfloat(item->box.x + item->box.width, <=, area.x + area.width + 0.01);
			}
			dots += dot;
		}
	}
	g_assert_cmpuint(dots, >, CHAPTERS * 10);
}

static void test_stable(struct setting *s, gconstpointer with_fonts)
{
	struct out *first = out_create();
	struct out *second = out_create();
	pages_dump(layout_book(create_book(s), &s->style, s->fonts, NULL, s->arena, s->diag), first);
	pages_dump(layout_book(create_book(s), &s->style, s->fonts, NULL, s->arena, s->diag), second);
	size_t length, other;
	const char *bytes = out_bytes(first, &length);
	g_assert_cmpmem(bytes, length, out_bytes(second, &other), other);
	out_destroy(first);
	out_destroy(second);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add("/contents/numbers", struct setting, NULL, setting_open, test_numbers, setting_close);
	g_test_add("/contents/leaders", struct setting, NULL, setting_open, test_leaders, setting_close);
	g_test_add("/contents/stable", struct setting, NULL, setting_open, test_stable, setting_close);
	return g_test_run();
}
