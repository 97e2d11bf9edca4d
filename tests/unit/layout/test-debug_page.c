#include "layout/debug_page.h"

#include "layout/layout.h"
#include "pass/pass.h"
#include "style/resolve.h"
#include "style/theme.h"

// A doc of a heading, paragraphs and a page break's worth of text, set with em metrics.
struct fixture {
	struct arena *arena;
	struct diag *diag;
	struct style style;
	struct book *book;
};

static const struct source_pos nowhere;

static void add_code(struct fixture *f, struct doc *doc, const char *text)
{
	struct block *block = block_create(f->arena, BLOCK_CODE, nowhere);
	block->as.code.text = text;
	block_append(doc->root, block);
}

static void add_text(struct fixture *f, struct doc *doc, enum block_kind kind, const char *text)
{
	struct block *block = block_create(f->arena, kind, nowhere);
	if (kind == BLOCK_HEADING) {
		block->as.heading.level = 2;
	}
	struct span *span = span_create(f->arena, SPAN_TEXT, nowhere);
	span->as.text = text;
	block_append_span(block, span);
	block_append(doc->root, block);
}

static void set_up(struct fixture *f, gconstpointer unused)
{
	f->arena = arena_create();
	f->diag = diag_create();
	struct theme theme;
	g_assert_true(theme_load(&theme, "default", NULL, f->arena, f->diag));
	style_resolve(&f->style, &theme, NULL, f->arena, f->diag);
	struct doc *doc = doc_create(f->arena, "a.md");
	doc->title = "题目";
	add_text(f, doc, BLOCK_HEADING, "标题");
	for (int i = 0; i < 40; i++) {
		add_text(f, doc, BLOCK_PARAGRAPH, "甲乙丙丁，戊己庚辛。壬癸（ab）子丑寅卯，辰巳午未。");
	}
	add_code(f, doc, "x = 1\n");
	struct world *world = world_create();
	struct pass_options options = { .world = world, .last = PASS_NUMBER, .lang = "zh-CN" };
	pass_run(doc, &options, f->diag);
	f->book = book_from_doc(doc, world, f->arena);
	world_destroy(world);
}

static void tear_down(struct fixture *f, gconstpointer unused)
{
	diag_destroy(f->diag);
	arena_destroy(f->arena);
}

static const struct pages *set(const struct fixture *f, bool debug_boxes)
{
	const struct layout_options options = { .debug_boxes = debug_boxes };
	return layout_book(f->book, &f->style, NULL, &options, f->arena, f->diag);
}

static size_t count(const struct page *page, enum debug_kind kind)
{
	size_t found = 0;
	for (size_t i = 0; i < page->item_count; i++) {
		found += page->items[i].kind == ITEM_DEBUG && page->items[i].as.debug.kind == kind;
	}
	return found;
}

// The next item that is text or stands for it, from *i on; NULL: none.
static const struct page_item *next_read(const struct page *page, size_t *i)
{
	while (*i < page->item_count && page->items[*i].artifact) {
		++*i;
	}
	return *i < page->item_count ? &page->items[(*i)++] : NULL;
}

// What is read stands where it stood, in the same order.
static void assert_same_text(const struct page *plain, const struct page *shown)
{
	size_t i = 0;
	size_t k = 0;
	const struct page_item *before;
	while ((before = next_read(plain, &i))) {
		const struct page_item *after = next_read(shown, &k);
		g_assert_nonnull(after);
		g_assert_cmpint(before->kind, ==, after->kind);
		g_assert_cmpuint(before->block, ==, after->block);
		g_assert_cmpmem(&before->box, sizeof(struct rect), &after->box, sizeof(struct rect));
	}
	g_assert_null(next_read(shown, &k));
}

static void test_text_stays(struct fixture *f, gconstpointer unused)
{
	const struct pages *plain = set(f, false);
	const struct pages *shown = set(f, true);
	g_assert_cmpuint(plain->page_count, >, 1);
	g_assert_cmpuint(plain->page_count, ==, shown->page_count);
	for (size_t i = 0; i < plain->page_count; i++) {
		assert_same_text(&plain->pages[i], &shown->pages[i]);
		for (size_t k = 0; k < plain->pages[i].item_count; k++) {
			g_assert_cmpint(plain->pages[i].items[k].kind, !=, ITEM_DEBUG);
		}
	}
}

static void test_legend_once(struct fixture *f, gconstpointer unused)
{
	const struct pages *pages = set(f, true);
	g_assert_cmpuint(count(&pages->pages[0], DEBUG_GRID), ==, 2); // the page's, and the legend's
	g_assert_cmpuint(count(&pages->pages[1], DEBUG_GRID), ==, 1);
	// Every kind is explained above the text.
	bool found[DEBUG_KINDS] = { false };
	for (size_t i = 0; i < pages->pages[0].item_count; i++) {
		const struct page_item *item = &pages->pages[0].items[i];
		if (item->kind == ITEM_DEBUG && item->box.y + item->box.height < f->style.page.margin_top) {
			found[item->as.debug.kind] = true;
			g_assert_cmpfloat(item->box.x + item->box.width, <, f->style.page.width);
		}
	}
	for (int kind = 0; kind < DEBUG_KINDS; kind++) {
		g_assert_true(found[kind]);
	}
}

// 0: fills; 1: what lies below the text; 2: that; 3: what lies over it.
static int layer_of(const struct page_item *item)
{
	if (item->kind == ITEM_DEBUG) {
		return item->as.debug.kind <= DEBUG_UNDER ? 1 : 3;
	}
	return item->kind == ITEM_FILL ? 0 : 2;
}

static void test_layers(struct fixture *f, gconstpointer unused)
{
	const struct pages *pages = set(f, true);
	bool seen[4] = { false };
	for (size_t i = 0; i < pages->page_count; i++) {
		int layer = 0;
		for (size_t k = 0; k < pages->pages[i].item_count; k++) {
			g_assert_cmpint(layer_of(&pages->pages[i].items[k]), >=, layer);
			layer = layer_of(&pages->pages[i].items[k]);
			seen[layer] = true;
		}
	}
	g_assert_true(seen[0] && seen[1] && seen[2] && seen[3]);
}

static void test_strip(void)
{
	g_autoptr(GArray) items = g_array_new(FALSE, TRUE, sizeof(struct page_item));
	const struct strip strip = { .keep = true, .in_row = true };
	debug_page_add_strip(items, &strip, 5, &(struct rect){ 10, 100, 200, 20 });
	g_assert_cmpuint(items->len, ==, 2);
	const struct page_item *space = &g_array_index(items, struct page_item, 0);
	const struct page_item *box = &g_array_index(items, struct page_item, 1);
	g_assert_cmpint(space->as.debug.kind, ==, DEBUG_SPACE);
	g_assert_cmpfloat(space->box.y, ==, 95);
	g_assert_cmpfloat(space->box.height, ==, 5);
	g_assert_cmpint(box->as.debug.kind, ==, DEBUG_STRIP);
	g_assert_cmpuint(box->as.debug.detail, ==, DEBUG_KEEP | DEBUG_IN_ROW);
	g_assert_true(space->artifact && box->artifact);
	const struct strip first = { .new_page = true };
	g_array_set_size(items, 0);
	debug_page_add_strip(items, &first, 0, &(struct rect){ 10, 100, 200, 20 });
	g_assert_cmpuint(items->len, ==, 1);
	g_assert_cmpuint(g_array_index(items, struct page_item, 0).as.debug.detail, ==, DEBUG_NEW_PAGE);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define ADD(name, function) g_test_add(name, struct fixture, NULL, set_up, function, tear_down)
	ADD("/debug_page/text-stays", test_text_stays);
	ADD("/debug_page/legend-once", test_legend_once);
	ADD("/debug_page/layers", test_layers);
	g_test_add_func("/debug_page/strip", test_strip);
	return g_test_run();
}
