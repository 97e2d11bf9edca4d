#include "pass/headings.h"

#include <string.h>

#include "builder.h"
#include "doc/anchor.h"

static const struct pass_options to_headings = { .last = PASS_HEADINGS };

static void test_anchors(void)
{
	static const struct {
		const char *text;
		const char *name;
		const char *xml_id;
	} rows[] = {
		{ "TL;DR", "tldr", "tldr" },
		{ "一、起因 与 Go-1.22", "一起因-与-go-122", "一起因-与-go-122" },
		{ " 两边 ", "两边", "两边" },
		{ "1. 步骤", "1-步骤", "h-1-步骤" },
		{ "a_b", "a_b", "a_b" },
		{ "——", "heading", "heading" },
		{ "!", "heading-1", "heading-1" },
		{ "", "heading-2", "heading-2" },
		{ "fn1", "fn1", "h-fn1" },
		{ "Été", "été", "été" },
		{ "两边", "两边-1", "两边-1" },
		{ "两边-1", "两边-1-1", "两边-1-1" },
		{ "两边", "两边-2", "两边-2" },
		{ "µm", "µm", "h-_m" },
		{ "h-_m", "h-_m", "h-_m-1" },
		{ "-x", "-x", "h--x" },
	};
	struct arena *arena = arena_create();
	struct anchor_maker maker;
	anchor_maker_init(&maker, arena);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		const struct anchor *anchor = anchor_from_text(&maker, rows[i].text);
		g_assert_cmpstr(anchor->name, ==, rows[i].name);
		g_assert_cmpstr(anchor->xml_id, ==, rows[i].xml_id);
	}
	anchor_maker_finish(&maker);
	arena_destroy(arena);
}

static void test_levels(void)
{
	static const struct {
		const char *written;
		const char *given;
		size_t skips;
	} rows[] = {
		{ "", "", 0 },
		{ "2323", "2323", 0 },
		{ "123", "234", 0 },
		{ "2442", "2332", 1 },
		{ "243", "233", 1 },
		{ "334", "223", 1 },
		{ "32", "22", 1 },
		{ "123456", "234566", 0 },
		{ "26264", "23233", 2 },
		{ "136", "234", 2 },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct builder builder;
		builder_init(&builder, "a.md");
		builder.doc->meta.title = "题";
		for (const char *p = rows[i].written; *p; p++) {
			builder_heading(&builder, *p - '0', "节");
		}
		builder_run(&builder, to_headings);
		g_autoptr(GString) given = g_string_new(NULL);
		for (const struct block *block = builder.doc->root->first_child; block; block = block->next) {
			g_string_append_printf(given, "%d", block->as.heading.level);
		}
		g_assert_cmpstr(given->str, ==, rows[i].given);
		g_assert_cmpuint(diag_count_code(builder.diag, DIAG_HEADING_SKIP), ==, rows[i].skips);
		builder_finish(&builder);
	}
}

// A body of up to three blocks: 'p' is a paragraph "文", a digit a heading of that level "标  题".
static void test_title(void)
{
	static const struct {
		const char *path;
		const char *meta;
		const char *body;
		const char *title;
		size_t left; // blocks left in the body
	} rows[] = {
		{ "a/b.c.md", NULL, "p", "b.c", 1 },
		{ "/x/我的文章/index.md", NULL, "", "我的文章", 0 },
		{ "b.md", NULL, "1p", "标 题", 1 },
		{ "b.md", NULL, "p1", "标 题", 1 },
		{ "b.md", NULL, "3p", "标 题", 1 },
		{ "b.md", NULL, "p2", "b", 2 },
		{ "b.md", "标 题", "1p", "标 题", 1 },
		{ "b.md", "标 题", "p2p", "标 题", 2 },
		{ "b.md", "别的", "1p", "别的", 2 },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct builder builder;
		builder_init(&builder, rows[i].path);
		builder.doc->meta.title = rows[i].meta;
		for (const char *p = rows[i].body; *p; p++) {
			if (*p == 'p') {
				builder_block(&builder, NULL, BLOCK_PARAGRAPH, "文");
			} else {
				builder_heading(&builder, *p - '0', "标  题");
			}
		}
		builder_run(&builder, (struct pass_options){ .last = PASS_PARSE });
		g_assert_cmpstr(builder.doc->title, ==, rows[i].title);
		builder_run(&builder, to_headings);
		g_assert_cmpstr(builder.doc->title, ==, rows[i].title);
		size_t left = 0;
		for (const struct block *block = builder.doc->root->first_child; block; block = block->next) {
			left++;
		}
		g_assert_cmpuint(left, ==, rows[i].left);
		builder_finish(&builder);
	}
}

// A link to the title that was dropped leads to where the body starts.
static void test_title_link(void)
{
	for (int heading_first = 0; heading_first < 2; heading_first++) {
		struct builder builder;
		builder_init(&builder, "b.md");
		builder_heading(&builder, 1, "题");
		if (heading_first) {
			builder_heading(&builder, 2, "节");
		}
		struct block *paragraph = builder_block(&builder, NULL, BLOCK_PARAGRAPH, "文");
		const struct span *link = builder_link(&builder, paragraph, "#题");
		builder_run(&builder, (struct pass_options){ .last = PASS_NUMBER });
		g_assert_cmpuint(link->as.link.kind, ==, LINK_INTERNAL);
		g_assert_true(link->as.link.target == builder.doc->root->first_child);
		g_assert_nonnull(link->as.link.target->anchor);
		builder_finish(&builder);
	}
}

// A title that was written as a heading of some level stands that far above what follows.
static void test_title_level(void)
{
	static const struct {
		const char *levels;
		size_t skips;
	} rows[] = { { "233", 0 }, { "2333", 0 }, { "224", 1 }, { "13", 1 }, { "35", 1 }, { "34", 0 } };
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct builder builder;
		builder_init(&builder, "b.md");
		for (const char *level = rows[i].levels; *level; level++) {
			builder_heading(&builder, *level - '0', level == rows[i].levels ? "题" : "节");
		}
		builder_run(&builder, (struct pass_options){ .last = PASS_PARSE });
		builder_run(&builder, to_headings);
		g_assert_cmpstr(builder.doc->title, ==, "题");
		g_assert_cmpint(builder.doc->root->first_child->as.heading.level, ==, 2);
		g_assert_cmpuint(diag_count_code(builder.diag, DIAG_HEADING_SKIP), ==, rows[i].skips);
		builder_finish(&builder);
	}
}

static void test_many_equal(void)
{
	struct builder builder;
	builder_init(&builder, "b.md");
	for (int i = 0; i < 50000; i++) {
		builder_heading(&builder, 2, "同");
	}
	builder_run(&builder, to_headings);
	g_assert_cmpstr(builder.doc->root->last_child->anchor->name, ==, "同-49999");
	builder_finish(&builder);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/heading/anchors", test_anchors);
	g_test_add_func("/heading/levels", test_levels);
	g_test_add_func("/heading/title", test_title);
	g_test_add_func("/heading/title-link", test_title_link);
	g_test_add_func("/heading/title-level", test_title_level);
	g_test_add_func("/heading/many-equal", test_many_equal);
	return g_test_run();
}
