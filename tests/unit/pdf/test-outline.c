#include "pdf/outline.h"
#include "sample.h"

static void add_dest(struct sample *sample, const char *name)
{
	sample_add(sample, 0, ITEM_DEST, (struct rect){ 20, 60, 0, 0 })->as.dest = name;
}

static void test_nesting(void)
{
	struct sample sample;
	sample_init(&sample, 1);
	sample_add_text(&sample, 0, 20, 40, "章");
	add_dest(&sample, "a");
	sample_add_mark(&sample, 1, "一章", "a");
	sample_add_mark(&sample, 2, "一节", "a");
	sample_add_mark(&sample, 3, "一目", "a");
	sample_add_mark(&sample, 2, "二节", "a");
	sample_add_mark(&sample, 1, "二章", "a");
	g_autoptr(GBytes) pdf = sample_write(&sample, NULL);
	const char *const command[] = { "mutool", "show", "PDF", "outline", NULL };
	g_autofree char *text = sample_run(pdf, command);
	if (text) {
		g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
		static const char *const WANT[] = { "-\t\"一章\"\t", "-\t\t\"一节\"\t", "|\t\t\t\"一目\"\t",
			"|\t\t\"二节\"\t", "|\t\"二章\"\t" };
		g_assert_cmpuint(g_strv_length(lines), ==, G_N_ELEMENTS(WANT) + 1);
		for (size_t i = 0; i < G_N_ELEMENTS(WANT); i++) {
			g_assert_true(g_str_has_prefix(lines[i], WANT[i]));
		}
	}
	sample_finish(&sample);
}

static void test_mark_to_nowhere(void)
{
	struct sample sample;
	sample_init(&sample, 1);
	sample_add_text(&sample, 0, 20, 40, "章");
	add_dest(&sample, "a");
	sample_add_mark(&sample, 1, "一章", "a");
	sample_add_mark(&sample, 2, "失", "nowhere");
	sample_add_mark(&sample, 3, "一目", "a");
	g_autoptr(GBytes) pdf = sample_write(&sample, NULL);
	const char *const command[] = { "mutool", "show", "PDF", "outline", NULL };
	g_autofree char *text = sample_run(pdf, command);
	if (text) {
		g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
		g_assert_cmpuint(g_strv_length(lines), ==, 3);
		g_assert_true(g_str_has_prefix(lines[1], "|\t\t\"一目\"\t"));
	}
	sample_finish(&sample);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/outline/nesting", test_nesting);
	g_test_add_func("/outline/mark-to-nowhere", test_mark_to_nowhere);
	return g_test_run();
}
