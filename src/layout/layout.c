#include "layout/layout.h"

#include "doc/toc.h"
#include "layout/chapter.h"
#include "layout/cover.h"
#include "layout/debug_page.h"
#include "layout/flow.h"
#include "layout/page.h"

/*
 * Chapters start on pages of their own, so each is a flow of its own. Their pages are counted when all are cut; what
 * shows page numbers is then set with them, and set again while a number has changed. Front matter has numbers of its
 * own, and the contents and indexes are set when the text has its pages, so that as a rule only chapters with links to
 * others are set twice.
 */

enum { ROUNDS_MAX = 4 }; // the first without any numbers

// One chapter while a book is set.
struct chapter_setting {
	struct flow flow;
	GArray *starts; // of its pages (page.h); NULL: not set yet
	bool stale;     // is to be set in this round
};

struct setting {
	const struct book *book;
	const struct style *style;
	struct shaper *shaper;
	struct arena *arena;
	struct diag *diag;
	struct page_area area;
	bool debug_boxes;
	bool explained; // the legend stands on a page
	struct page_refs refs;
	struct chapter_setting *chapters;
};

static void start_flow(struct setting *setting, size_t index)
{
	struct flow *flow = &setting->chapters[index].flow;
	flow_init(flow, setting->area.width, setting->area.height, setting->arena);
	flow->book = setting->book;
	flow->doc = setting->book->chapters[index].doc;
	flow->chapter = (uint32_t)index;
	flow->refs = setting->book->chapter_count > 1 ? &setting->refs : NULL;
	flow->style = setting->style;
	flow->shaper = setting->shaper;
	flow->diag = setting->diag;
	flow->debug_boxes = setting->debug_boxes;
}

static bool is_cover(const struct setting *setting, size_t index)
{
	return setting->book->chapters[index].kind == CHAPTER_COVER;
}

static void end_flow(struct chapter_setting *chapter)
{
	flow_finish(&chapter->flow);
	g_clear_pointer(&chapter->starts, g_array_unref);
}

static void set_chapter(struct setting *setting, size_t index)
{
	struct chapter_setting *chapter = &setting->chapters[index];
	if (chapter->starts) {
		end_flow(chapter);
	}
	start_flow(setting, index);
	if (!is_cover(setting, index)) {
		chapter_place(&chapter->flow, &setting->book->chapters[index]);
	}
	chapter->starts = page_break(&chapter->flow, setting->area.height);
	chapter->stale = false;
}

static size_t page_count_of(const struct setting *setting, size_t index)
{
	const GArray *starts = setting->chapters[index].starts;
	return is_cover(setting, index) ? 1 : starts ? starts->len - 1 : 0;
}

static const char *roman(size_t number, struct arena *arena)
{
	static const struct {
		size_t value;
		const char *digits;
	} steps[] = {
		{ 100, "c" },
		{ 90, "xc" },
		{ 50, "l" },
		{ 40, "xl" },
		{ 10, "x" },
		{ 9, "ix" },
		{ 5, "v" },
		{ 4, "iv" },
		{ 1, "i" },
	};
	g_autoptr(GString) text = g_string_new(NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(steps); i++) {
		for (; number >= steps[i].value; number -= steps[i].value) {
			g_string_append(text, steps[i].digits);
		}
	}
	return arena_strdup(arena, text->str);
}

static const char *page_label(struct setting *setting, size_t index, size_t number)
{
	bool front = book_chapter_is_front(setting->book->chapters[index].kind);
	return front ? roman(number, setting->arena) : arena_printf(setting->arena, "%zu", number);
}

static void note_dests(struct setting *setting, const struct strip *strip, const char *label)
{
	for (size_t i = 0; i < strip->item_count; i++) {
		if (strip->items[i].kind == ITEM_DEST) {
			page_refs_set(&setting->refs, strip->items[i].as.dest, label);
		}
	}
}

// Says on which page each destination of a chapter is. Returns the number of its last page.
static size_t number_chapter(struct setting *setting, size_t index, size_t number)
{
	const struct chapter_setting *chapter = &setting->chapters[index];
	for (guint page = 0; page + 1 < chapter->starts->len; page++) {
		const char *label = page_label(setting, index, ++number);
		guint end = g_array_index(chapter->starts, guint, page + 1);
		for (guint i = g_array_index(chapter->starts, guint, page); i < end; i++) {
			note_dests(setting, &g_array_index(chapter->flow.strips, struct strip, i), label);
		}
	}
	return number;
}

static void number_pages(struct setting *setting)
{
	size_t numbers[2] = { 0, 0 }; // of the text, and of the front matter
	for (size_t i = 0; i < setting->book->chapter_count; i++) {
		size_t *number = &numbers[book_chapter_is_front(setting->book->chapters[i].kind)];
		if (is_cover(setting, i)) {
			(*number)++;
		} else if (setting->chapters[i].starts) {
			*number = number_chapter(setting, i, *number);
		}
	}
}

// Whether the book has a chapter that is to be set, or set again.
static bool find_stale(struct setting *setting)
{
	bool any = false;
	for (size_t i = 0; i < setting->book->chapter_count; i++) {
		struct chapter_setting *chapter = &setting->chapters[i];
		chapter->stale = !chapter->starts || !page_refs_hold(&setting->refs, chapter->flow.used_refs);
		any = any || chapter->stale;
	}
	return any;
}

static void settle(struct setting *setting)
{
	bool stale = true;
	for (int round = 0; stale && round < ROUNDS_MAX; round++) {
		for (size_t i = 0; i < setting->book->chapter_count; i++) {
			bool waits = round == 0 && book_chapter_is_made(setting->book->chapters[i].kind);
			if ((round == 0 || setting->chapters[i].stale) && !waits) {
				set_chapter(setting, i);
			}
		}
		number_pages(setting);
		stale = find_stale(setting);
	}
	if (stale) {
		diag_report(setting->diag, DIAG_UNSETTLED_PAGES, (struct source_pos){ 0 },
			"page numbers in the text keep moving the pages: some are off by one");
	}
}

static const char *running_head(const struct setting *setting, size_t index, size_t page)
{
	const struct chapter *chapter = &setting->book->chapters[index];
	bool opens = page == 0;
	if (setting->book->chapter_count == 1 || opens) {
		return NULL;
	}
	return chapter->doc->meta.link_title ? chapter->doc->meta.link_title : chapter->doc->title;
}

// A page that only opens a part or the book carries nothing but that.
static bool has_folio(const struct setting *setting, size_t index, size_t page)
{
	enum chapter_kind kind = setting->book->chapters[index].kind;
	bool bare = kind == CHAPTER_TITLE_PAGE || kind == CHAPTER_PART;
	const struct page_style *style = &setting->style->page;
	return style->folio && style->folio_place != PLACE_NONE && !(bare && page == 0);
}

// The page number as the style words it.
static const char *folio_text(const struct setting *setting, const char *label)
{
	g_auto(GStrv) parts = g_strsplit(setting->style->page.folio_format, "{page}", -1);
	g_autofree char *text = g_strjoinv(label, parts);
	return arena_strdup(setting->arena, text);
}

// What a page shows at its head or its foot. A running head and a page number in one place share the line.
static const char *outer_text(
	const struct setting *setting, const char *folio, const char *running, enum page_place place)
{
	const struct page_style *page = &setting->style->page;
	const char *number = page->folio_place == place ? folio : NULL;
	const char *title = page->running_head == place ? running : NULL;
	return number && title ? arena_printf(setting->arena, "%s　%s", title, number) : number ? number : title;
}

static struct page_furniture furniture_of(struct setting *setting, size_t index, size_t page, size_t number)
{
	const char *label = page_label(setting, index, number);
	const char *folio = has_folio(setting, index, page) ? folio_text(setting, label) : NULL;
	const char *running = running_head(setting, index, page);
	return (struct page_furniture){
		.label = label,
		.head = outer_text(setting, folio, running, PLACE_HEAD),
		.foot = outer_text(setting, folio, running, PLACE_FOOT),
	};
}

static void finish_debug(struct setting *setting, size_t index, struct page *page)
{
	const struct page_area *area = &setting->area;
	const struct rect box = { area->x, area->y, area->width, area->height };
	bool has_area = !is_cover(setting, index);
	const struct debug_page debug = { has_area ? &box : NULL, !setting->explained };
	debug_page_finish(page, &setting->chapters[index].flow, &debug);
	setting->explained = setting->explained || has_area;
}

static void compose_chapter(struct setting *setting, size_t index, GArray *pages, size_t *number)
{
	struct chapter_setting *chapter = &setting->chapters[index];
	size_t count = page_count_of(setting, index);
	for (size_t i = 0; i < count; i++) {
		struct page_furniture furniture = furniture_of(setting, index, i, ++*number);
		struct page page;
		if (is_cover(setting, index)) {
			page = cover_compose(&chapter->flow);
			page.label = furniture.label;
		} else {
			page = page_compose(&chapter->flow, &setting->area, g_array_index(chapter->starts, guint, i),
				g_array_index(chapter->starts, guint, i + 1), &furniture);
		}
		if (setting->debug_boxes) {
			finish_debug(setting, index, &page);
		}
		g_array_append_val(pages, page);
	}
}

static void compose(struct setting *setting, struct pages *pages)
{
	g_autoptr(GArray) built = g_array_new(FALSE, TRUE, sizeof(struct page));
	size_t numbers[2] = { 0, 0 };
	for (size_t i = 0; i < setting->book->chapter_count; i++) {
		bool front = book_chapter_is_front(setting->book->chapters[i].kind);
		compose_chapter(setting, i, built, &numbers[front]);
		end_flow(&setting->chapters[i]);
	}
	pages->width = setting->style->page.width;
	pages->height = setting->style->page.height;
	pages->page_count = built->len;
	pages->pages = arena_new_array(setting->arena, struct page, built->len);
	if (built->len > 0) {
		memcpy(pages->pages, built->data, built->len * sizeof(struct page));
	}
}

static void add_marks(struct pages *pages, const struct book *book, struct arena *arena)
{
	const struct toc *toc = toc_create(book, 6, arena);
	pages->mark_count = toc->count;
	pages->marks = arena_new_array(arena, struct page_mark, toc->count);
	for (size_t i = 0; i < toc->count; i++) {
		const struct toc_entry *entry = &toc->entries[i];
		const struct block *block = entry->heading ? entry->heading : book->chapters[entry->chapter].doc->root;
		pages->marks[i] = (struct page_mark){
			.level = entry->level,
			.text = entry->text,
			.dest = page_item_block_dest((uint32_t)entry->chapter, block, arena),
		};
	}
}

static void setting_init(struct setting *out, const struct book *book, const struct style *style,
	struct font_set *fonts, struct arena *arena, struct diag *diag)
{
	*out = (struct setting){
		.book = book,
		.style = style,
		.shaper = shaper_create(fonts, style, arena, diag),
		.arena = arena,
		.diag = diag,
		.area = page_area_of(style),
		.chapters = g_new0(struct chapter_setting, book->chapter_count),
	};
	page_refs_init(&out->refs);
}

static void setting_finish(struct setting *setting)
{
	page_refs_finish(&setting->refs);
	shaper_destroy(setting->shaper);
	g_free(setting->chapters);
}

struct pages *layout_book(const struct book *book, const struct style *style, struct font_set *fonts,
	const struct layout_options *options, struct arena *arena, struct diag *diag)
{
	struct pages *pages = arena_new(arena, struct pages);
	struct setting setting;
	setting_init(&setting, book, style, fonts, arena, diag);
	setting.debug_boxes = options && options->debug_boxes;
	settle(&setting);
	compose(&setting, pages);
	add_marks(pages, book, arena);
	setting_finish(&setting);
	return pages;
}

struct pages *layout_cover(const struct book *book, const struct style *style, struct font_set *fonts,
	struct arena *arena, struct diag *diag)
{
	struct pages *pages = arena_new(arena, struct pages);
	struct setting setting;
	setting_init(&setting, book, style, fonts, arena, diag);
	start_flow(&setting, 0);
	pages->width = style->page.width;
	pages->height = style->page.height;
	pages->page_count = 1;
	pages->pages = arena_new(arena, struct page);
	pages->pages[0] = cover_compose(&setting.chapters[0].flow);
	end_flow(&setting.chapters[0]);
	setting_finish(&setting);
	return pages;
}
