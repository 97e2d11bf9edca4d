#include "type/runs.h"

#include "doc/resource.h"
#include "setting.h"

static struct span *add(
	struct setting *s, struct block *block, struct span *parent, enum span_kind kind, const char *text)
{
	struct span *span = span_create(s->arena, kind, (struct source_pos){ 0 });
	if (kind == SPAN_TEXT || kind == SPAN_CODE) {
		span->as.text = text;
	} else if (text) {
		add(s, NULL, span, SPAN_TEXT, text);
	}
	if (parent) {
		span_append(parent, span);
	} else {
		block_append_span(block, span);
	}
	return span;
}

static struct block *create(struct setting *s)
{
	return block_create(s->arena, BLOCK_PARAGRAPH, (struct source_pos){ .line = 3 });
}

// The runs of a block, '|' between them; they cover the text without gaps.
static char *texts(const struct runs *runs)
{
	GString *out = g_string_new(NULL);
	size_t at = 0;
	for (size_t i = 0; i < runs->count; i++) {
		g_assert_cmpuint(runs->runs[i].start, ==, at);
		at = runs->runs[i].end;
		g_string_append(out, i > 0 ? "|" : "");
		g_string_append_len(out, runs->text + runs->runs[i].start, (gssize)(at - runs->runs[i].start));
	}
	g_assert_cmpuint(at, ==, runs->length);
	return g_string_free(out, FALSE);
}

static void test_nesting(struct setting *s, gconstpointer data)
{
	struct block *block = create(s);
	add(s, block, NULL, SPAN_TEXT, "甲");
	struct span *strong = add(s, block, NULL, SPAN_STRONG, "乙");
	add(s, block, strong, SPAN_SUP, "2");
	add(s, block, NULL, SPAN_CODE, "x");
	struct runs runs = runs_from_block(block, &s->options, s->arena);
	g_autofree char *found = texts(&runs);
	g_assert_cmpstr(found, ==, "甲|乙|2|x");
	g_assert_cmpint(runs.runs[0].weight, ==, 400);
	g_assert_cmpint(runs.runs[1].weight, >, 400);
	// What is nested keeps what is around it.
	g_assert_cmpint(runs.runs[2].weight, ==, runs.runs[1].weight);
	g_assert_cmpfloat(runs.runs[2].size, <, runs.runs[1].size);
	g_assert_cmpfloat(runs.runs[2].raise, >, 0);
	g_assert_cmpint(runs.runs[2].kind, ==, CJK_SPAN_GLUED);
	g_assert_cmpint(runs.runs[3].kind, ==, CJK_SPAN_CODE);
	g_assert_cmpint(runs.runs[3].family, ==, FAMILY_MONO);
	g_assert_cmpuint(runs.runs[3].pos.line, ==, 3); // a span that says no place has that of the block
}

static void test_breaks(struct setting *s, gconstpointer data)
{
	struct block *block = create(s);
	add(s, block, NULL, SPAN_TEXT, "甲");
	add(s, block, NULL, SPAN_BREAK, NULL)->as.break_kind = BREAK_HARD;
	add(s, block, NULL, SPAN_TEXT, "乙");
	add(s, block, NULL, SPAN_BREAK, NULL)->as.break_kind = BREAK_SOFT;
	struct runs runs = runs_from_block(block, &s->options, s->arena);
	g_assert_cmpstr(runs.text, ==, "甲\n乙 ");
	struct runs nothing = runs_from_block(create(s), &s->options, s->arena);
	g_assert_cmpuint(nothing.count, ==, 0);
	g_assert_cmpuint(nothing.length, ==, 0);
}

// Spaces that fake an indent go where there is a real one, and only at the start.
static void test_fake_indent(struct setting *s, gconstpointer data)
{
	for (int indented = 0; indented < 2; indented++) {
		s->options.indent = indented ? 20 : 0;
		struct block *block = create(s);
		add(s, block, NULL, SPAN_TEXT, "\u3000\u3000甲\u3000乙");
		add(s, block, NULL, SPAN_TEXT, "\u3000丙");
		struct runs runs = runs_from_block(block, &s->options, s->arena);
		g_assert_cmpstr(runs.text, ==, indented ? "甲\u3000乙\u3000丙" : "\u3000\u3000甲\u3000乙\u3000丙");
		runs = runs_from_text("\u2003甲", NULL, &s->options, s->arena);
		g_assert_cmpstr(runs.text, ==, indented ? "甲" : "\u2003甲");
	}
}

static void test_links(struct setting *s, gconstpointer data)
{
	struct page_refs refs;
	page_refs_init(&refs);
	page_refs_set(&refs, "c2-b0", "31");
	g_autoptr(GArray) used = g_array_new(FALSE, FALSE, sizeof(struct page_ref));
	s->options.refs = &refs;
	s->options.used_refs = used;
	s->options.chapter = 1;
	static const struct {
		enum link_kind kind;
		uint32_t chapter;
		const char *text;
		bool live;
	} rows[] = {
		{ LINK_EXTERNAL, 0, "题", true },
		{ LINK_INTERNAL, 1, "题", true }, // in this chapter
		{ LINK_INTERNAL, 2, "题（第 31 页）", true },
		{ LINK_DEAD, 0, "题", false },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct block *block = create(s);
		struct span *link = add(s, block, NULL, SPAN_LINK, "题");
		link->as.link.kind = rows[i].kind;
		link->as.link.chapter = rows[i].chapter;
		link->as.link.url = "x";
		struct runs runs = runs_from_block(block, &s->options, s->arena);
		g_assert_cmpstr(runs.text, ==, rows[i].text);
		g_assert_true(runs.runs[0].link == (rows[i].live ? link : NULL));
	}
	g_assert_cmpuint(used->len, ==, 1);
	page_refs_finish(&refs);
}

static void test_images(struct setting *s, gconstpointer data)
{
	struct resource resource = { .state = RESOURCE_USABLE, .width = 40, .height = 20 };
	static const struct {
		enum resource_state state;
		const char *lang, *alt, *text;
	} rows[] = {
		{ RESOURCE_USABLE, "zh-CN", "塔", "\uFFFC" },
		{ RESOURCE_MISSING, "zh-CN", "塔", "〔图片缺失：塔〕" },
		{ RESOURCE_MISSING, "zh-CN", "", "〔图片缺失〕" },
		{ RESOURCE_MISSING, "en", "a tower", "[Missing image: a tower]" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct block *block = create(s);
		struct span *image = add(s, block, NULL, SPAN_IMAGE, NULL);
		resource.state = rows[i].state;
		image->as.image.resource = &resource;
		image->as.image.alt = rows[i].alt;
		image->lang = rows[i].lang;
		struct runs runs = runs_from_block(block, &s->options, s->arena);
		g_assert_cmpstr(runs.text, ==, rows[i].text);
		g_assert_true((runs.runs[0].image != NULL) == (rows[i].state == RESOURCE_USABLE));
	}
}

// The innermost rule counts for what is inside, with the size of the text around the outermost.
static void test_rules(struct setting *s, gconstpointer data)
{
	struct block *block = create(s);
	struct span *outer = add(s, block, NULL, SPAN_INS, "甲");
	struct span *inner = add(s, block, outer, SPAN_DEL, "乙");
	struct runs runs = runs_from_block(block, &s->options, s->arena);
	g_assert_true(runs.runs[0].underline.span == outer);
	g_assert_null(runs.runs[0].strike.span);
	g_assert_true(runs.runs[1].underline.span == outer);
	g_assert_true(runs.runs[1].strike.span == inner);
}

static void test_cut(struct setting *s, gconstpointer data)
{
	struct block *block = create(s);
	add(s, block, NULL, SPAN_TEXT, "甲，");
	add(s, block, NULL, SPAN_CODE, "，");
	struct runs runs = runs_from_block(block, &s->options, s->arena);
	struct cjk_text *text = runs_cut(&runs);
	g_assert_cmpuint(text->count, ==, 3);
	g_assert_cmpint(text->units[1].kind, ==, CJK_SPAN_TEXT);
	g_assert_cmpint(text->units[2].kind, ==, CJK_SPAN_CODE);
	cjk_text_destroy(text);
}

#define ADD(name, function) g_test_add("/runs/" name, struct setting, NULL, setting_open, function, setting_close)

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD("nesting", test_nesting);
	ADD("breaks", test_breaks);
	ADD("fake-indent", test_fake_indent);
	ADD("links", test_links);
	ADD("images", test_images);
	ADD("rules", test_rules);
	ADD("cut", test_cut);
	return g_test_run();
}
