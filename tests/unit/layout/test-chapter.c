#include "layout/chapter.h"

#include <string.h>

#include "doc/note.h"
#include "doc/resource.h"
#include "sheet.h"

static void place(struct sheet *s, enum chapter_kind kind, const char *permalink, const struct resource *qr)
{
	sheet_start(s);
	struct chapter chapter = { .kind = kind, .doc = s->doc, .level = 1, .permalink = permalink, .qr = qr };
	chapter_place(&s->flow, &chapter);
}

static guint strip_of(const struct sheet *s, const char *text)
{
	guint strip;
	sheet_find(s, text, &strip);
	return strip;
}

static void fill_meta(struct sheet *s)
{
	struct meta *meta = &s->doc->meta;
	meta_list_add(&meta->authors, "苏轼", s->setting.arena);
	meta_list_add(&meta->tags, "游记", s->setting.arena);
	meta->description = "壬戌之秋";
}

// Title, byline, description and the first lines of the text stay together.
static void test_text(struct sheet *s, gconstpointer unused)
{
	fill_meta(s);
	sheet_add_text(s, NULL, BLOCK_PARAGRAPH, "正文");
	place(s, CHAPTER_TEXT, NULL, NULL);
	g_autofree char *strips = sheet_strips(s);
	g_assert_cmpstr(strips, ==, "题 k苏轼\u3000游记 k壬戌之秋 k正文");
	guint strip;
	g_assert_cmpint(sheet_find(s, "题", &strip)->part, ==, PART_TEXT);
	g_assert_cmpint(sheet_find(s, "苏轼", &strip)->part, ==, PART_BYLINE);
	g_assert_cmpint(sheet_find(s, "壬戌", &strip)->part, ==, PART_DESCRIPTION);
	g_assert_cmpuint(sheet_count(s, ITEM_DEST), ==, 1); // of the chapter's start
}

static void test_bare(struct sheet *s, gconstpointer unused)
{
	place(s, CHAPTER_TEXT, NULL, NULL);
	g_autofree char *strips = sheet_strips(s);
	g_assert_cmpstr(strips, ==, "题");
}

// A description that says the title again is left out.
static void test_same_description(struct sheet *s, gconstpointer unused)
{
	s->doc->meta.description = "题";
	place(s, CHAPTER_TEXT, NULL, NULL);
	g_autofree char *strips = sheet_strips(s);
	g_assert_cmpstr(strips, ==, "题");
}

static void test_address(struct sheet *s, gconstpointer unused)
{
	sheet_add_text(s, NULL, BLOCK_PARAGRAPH, "正文");
	place(s, CHAPTER_TEXT, "https://example.org/a/", NULL);
	guint strip;
	g_assert_cmpint(sheet_find(s, "https://", &strip)->part, ==, PART_ADDRESS);
	g_assert_cmpuint(sheet_count(s, ITEM_LINK), >=, 1);
	g_assert_cmpuint(strip, <, strip_of(s, "正文"));
}

// The code stands beside the title or, where that is in the middle, below it; what follows is clear of it.
static void test_code(struct sheet *s, gconstpointer unused)
{
	static const enum text_align aligns[] = { ALIGN_START, ALIGN_CENTER };
	struct resource code = { .state = RESOURCE_USABLE, .width = 33, .height = 33 };
	sheet_add_text(s, NULL, BLOCK_PARAGRAPH, "正文");
	s->setting.style.page.qr = true;
	for (size_t i = 0; i < G_N_ELEMENTS(aligns); i++) {
		s->setting.style.blocks[ROLE_TITLE].align = aligns[i];
		place(s, CHAPTER_TEXT, "https://example.org/", &code);
		g_assert_cmpuint(sheet_count(s, ITEM_IMAGE), ==, 1);
		guint with = 0;
		const struct page_item *image = NULL;
		for (guint j = 0; j < s->flow.strips->len; j++) {
			for (size_t k = 0; k < sheet_strip(s, j)->item_count; k++) {
				const struct page_item *item = &sheet_strip(s, j)->items[k];
				image = item->kind == ITEM_IMAGE ? item : image;
				with = item->kind == ITEM_IMAGE ? j : with;
			}
		}
		g_assert_cmpfloat(sheet_top(s, strip_of(s, "正文")), >=, sheet_top(s, with) + image->box.height);
		g_assert_true((with == strip_of(s, "题")) == (aligns[i] == ALIGN_START));
		flow_finish(&s->flow);
		s->flow.strips = NULL;
	}
	s->setting.style.page.qr = false;
	place(s, CHAPTER_TEXT, "https://example.org/", &code);
	g_assert_cmpuint(sheet_count(s, ITEM_IMAGE), ==, 0);
}

// A part begins further down, and its introduction follows.
static void test_part(struct sheet *s, gconstpointer unused)
{
	fill_meta(s);
	sheet_add_text(s, NULL, BLOCK_PARAGRAPH, "引言");
	place(s, CHAPTER_PART, NULL, NULL);
	g_autofree char *strips = sheet_strips(s);
	g_assert_cmpstr(strips, ==, "- k题 k壬戌之秋 k引言"); // no byline
	g_assert_cmpfloat(sheet_top(s, 1), >=, SHEET_HEIGHT * .28 - .01);
}

static void test_title_page(struct sheet *s, gconstpointer unused)
{
	fill_meta(s);
	place(s, CHAPTER_TITLE_PAGE, NULL, NULL);
	g_autofree char *strips = sheet_strips(s);
	g_assert_nonnull(strstr(strips, "题 "));
	guint strip;
	const struct page_item *author = sheet_find(s, "苏轼", &strip);
	g_assert_cmpfloat_with_epsilon(author->box.x, SHEET_WIDTH - author->box.x - author->box.width, .01);
}

static struct note *add_note(struct sheet *s, struct block *paragraph, const char *text)
{
	struct arena *arena = s->setting.arena;
	struct note *note = arena_new(arena, struct note);
	struct span *reference = span_create(arena, SPAN_NOTE_REF, (struct source_pos){ 0 });
	*note = (struct note){ .label = text, .body = block_create(arena, BLOCK_NOTE, (struct source_pos){ 0 }) };
	note->body->as.note.note = note;
	reference->as.note_ref.note = note;
	block_append_span(paragraph, reference);
	sheet_add_text(s, note->body, BLOCK_PARAGRAPH, text);
	return note;
}

// Notes stand below a rule at the end, numbered; a number leads back.
static void test_notes(struct sheet *s, gconstpointer unused)
{
	struct block *paragraph = sheet_add_text(s, NULL, BLOCK_PARAGRAPH, "正文");
	struct note *notes[] = { add_note(s, paragraph, "注一"), add_note(s, paragraph, "注二") };
	s->doc->notes = notes;
	s->doc->note_count = 2;
	place(s, CHAPTER_TEXT, NULL, NULL);
	guint first, second;
	sheet_find(s, "注一", &first);
	sheet_find(s, "注二", &second);
	g_assert_cmpuint(first, <, second);
	g_assert_cmpuint(strip_of(s, "1."), ==, first);
	g_assert_cmpuint(strip_of(s, "2."), ==, second);
	g_assert_true(sheet_strip(s, first)->keep); // with the rule above
	// Two references lead to the notes and two numbers back; two notes, two references and the start are places.
	g_assert_cmpuint(sheet_count(s, ITEM_LINK), ==, 4);
	g_assert_cmpuint(sheet_count(s, ITEM_DEST), ==, 5);
}

#define ADD(name, function) g_test_add("/chapter/" name, struct sheet, NULL, sheet_open, function, sheet_close)

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD("text", test_text);
	ADD("bare", test_bare);
	ADD("same-description", test_same_description);
	ADD("address", test_address);
	ADD("code", test_code);
	ADD("part", test_part);
	ADD("title-page", test_title_page);
	ADD("notes", test_notes);
	return g_test_run();
}
