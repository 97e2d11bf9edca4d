#include "pass/links.h"

#include "builder.h"

static void test_targets(void)
{
	static const struct {
		const char *url;
		enum link_kind kind;
		size_t target; // index of the heading
	} rows[] = {
		{ "#intro", LINK_INTERNAL, 0 },
		{ "#Intro", LINK_INTERNAL, 0 },
		{ "#%E6%91%98%E8%A6%81", LINK_INTERNAL, 1 },
		{ "#摘要", LINK_INTERNAL, 1 },
		{ "#intro-1", LINK_INTERNAL, 2 },
		{ "#没有", LINK_DEAD, 0 },
		{ "#%FF%GG", LINK_DEAD, 0 },
		{ "#", LINK_DEAD, 0 },
		{ "", LINK_DEAD, 0 },
		{ "javascript:alert(1)", LINK_DEAD, 0 },
		{ "JavaScript:x", LINK_DEAD, 0 },
		{ "vbscript:x", LINK_DEAD, 0 },
		{ "data:text/html,x", LINK_DEAD, 0 },
		{ "https://example.org/#intro", LINK_EXTERNAL, 0 },
		{ "mailto:a@example.org", LINK_EXTERNAL, 0 },
		{ "../b/", LINK_EXTERNAL, 0 },
		{ "bifolio-ref:#%E6%91%98%E8%A6%81", LINK_INTERNAL, 1 },
		{ "bifolio-ref:a.md#intro-1", LINK_INTERNAL, 2 },
		{ "bifolio-ref:/posts/a?lang=en#Intro", LINK_INTERNAL, 0 },
		{ "bifolio-ref:b.md#intro", LINK_DEAD, 0 },
		{ "bifolio-ref:a.md#nowhere", LINK_DEAD, 0 },
		{ "bifolio-ref:b.md", LINK_DEAD, 0 },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct builder builder;
		builder_init(&builder, "a.md");
		builder.doc->meta.title = "题";
		const struct block *headings[] = {
			builder_heading(&builder, 2, "Intro"),
			builder_heading(&builder, 2, "摘要"),
			builder_heading(&builder, 2, "Intro"),
		};
		struct block *paragraph = builder_block(&builder, NULL, BLOCK_PARAGRAPH, "去");
		const struct span *link = builder_link(&builder, paragraph, rows[i].url);
		builder_run(&builder, (struct pass_options){ .last = PASS_LINKS });
		g_test_message("%s", rows[i].url);
		g_assert_cmpuint(link->as.link.kind, ==, rows[i].kind);
		g_assert_true(
			link->as.link.target == (rows[i].kind == LINK_INTERNAL ? headings[rows[i].target] : NULL));
		g_assert_cmpuint(diag_count_code(builder.diag, DIAG_DEAD_LINK), ==, rows[i].kind == LINK_DEAD);
		builder_finish(&builder);
	}
}

// A reference to the whole doc leads to its start, which is no block.
static void test_start(void)
{
	struct builder builder;
	builder_init(&builder, "posts/a.md");
	struct block *paragraph = builder_block(&builder, NULL, BLOCK_PARAGRAPH, "去");
	const struct span *own = builder_link(&builder, paragraph, "bifolio-ref:a.md");
	const struct span *other = builder_link(&builder, paragraph, "bifolio-ref:%E4%B9%99.md#b");
	builder_run(&builder, (struct pass_options){ .last = PASS_LINKS });
	g_assert_cmpuint(own->as.link.kind, ==, LINK_INTERNAL);
	g_assert_null(own->as.link.target);
	g_assert_cmpuint(other->as.link.kind, ==, LINK_DEAD);
	g_assert_cmpstr(diag_message_at(builder.diag, 0)->text, ==, "link to '乙.md#b' leads nowhere");
	builder_finish(&builder);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/link/targets", test_targets);
	g_test_add_func("/link/start", test_start);
	return g_test_run();
}
