#include "type/line_dump.h"

#include "setting.h"

static char *dumped(struct setting *s, enum line_dump_stage stage, double measure, const char *text)
{
	struct line_dump dump = { stage, s->shaper, s->options, measure * s->options.size };
	struct out *out = out_create();
	line_dump_text(&dump, text, out);
	size_t length;
	const char *bytes = out_bytes(out, &length);
	char *copy = g_strndup(bytes, length);
	out_destroy(out);
	return copy;
}

static void test_stages(struct setting *s, gconstpointer data)
{
	static const struct {
		enum line_dump_stage stage;
		double measure;
		const char *text, *printed;
	} rows[] = {
		{ LINE_DUMP_BREAKS, 0, "他说“你好”啊", "他|说|“你|好”|啊\n" },
		{ LINE_DUMP_BREAKS, 0, "a|b", "a\\|b\n" },
		{ LINE_DUMP_BREAKS, 0, "甲\n乙", "甲|乙\n" },
		{ LINE_DUMP_BREAKS, 0, "", "\n" },
		{ LINE_DUMP_ADVANCES, 0, "中A中", "中\t1.00\n~\t0.25\nA\t0.50\n~\t0.25\n中\t1.00\n" },
		{ LINE_DUMP_ADVANCES, 0, "a b", "a\t0.50\n \t0.25\nb\t0.50\n" },
		{ LINE_DUMP_ADVANCES, 0, "甲。“", "甲\t1.00\n。\t0.50\n“\t1.00\n" },
		{ LINE_DUMP_ADVANCES, 0, "", "" },
		{ LINE_DUMP_LINES, 3, "甲乙丙丁戊", "甲乙丙\t3.00\t3.00\n丁戊\t2.00\t2.00\n" },
		{ LINE_DUMP_LINES, 3, "", "" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *printed = dumped(s, rows[i].stage, rows[i].measure, rows[i].text);
		g_assert_cmpstr(printed, ==, rows[i].printed);
	}
}

// A block is printed as its spans come to, not as a text.
static void test_block(struct setting *s, gconstpointer data)
{
	struct block *block = block_create(s->arena, BLOCK_PARAGRAPH, (struct source_pos){ 0 });
	for (int i = 0; i < 2; i++) {
		struct span *strong = span_create(s->arena, i == 0 ? SPAN_STRONG : SPAN_EM, (struct source_pos){ 0 });
		struct span *text = span_create(s->arena, SPAN_TEXT, (struct source_pos){ 0 });
		text->as.text = i == 0 ? "甲" : "，乙";
		span_append(strong, text);
		block_append_span(block, strong);
	}
	struct line_dump dump = { LINE_DUMP_BREAKS, s->shaper, s->options, 0 };
	struct out *out = out_create();
	line_dump_block(&dump, block, out);
	size_t length;
	const char *bytes = out_bytes(out, &length);
	g_assert_cmpmem(bytes, length, "甲，|乙\n", strlen("甲，|乙\n"));
	out_destroy(out);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add("/line-dump/stages", struct setting, NULL, setting_open, test_stages, setting_close);
	g_test_add("/line-dump/block", struct setting, NULL, setting_open, test_block, setting_close);
	return g_test_run();
}
