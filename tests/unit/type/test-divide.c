#include "type/divide.h"

#include "setting.h"

// The boxes of a text, its words divided on request. Arena memory.
static struct boxes boxes_of(struct setting *s, const char *text, struct runs *runs, bool divided)
{
	*runs = runs_from_text(text, NULL, &s->options, s->arena);
	struct boxes boxes = box_create_all(s->shaper, runs, &s->options, s->arena);
	if (divided) {
		divide_words(s->shaper, runs, &s->options, &boxes, s->arena);
	}
	return boxes;
}

static size_t count_hyphens(const struct boxes *boxes)
{
	size_t count = 0;
	for (size_t i = 1; i < boxes->count; i++) {
		bool hyphen = boxes->boxes[i].break_before == BREAKS_HYPHEN;
		g_assert_true((boxes->boxes[i - 1].hyphen > 0) == hyphen);
		count += hyphen;
	}
	return count;
}

static bool lacks_dictionary(void)
{
	bool lacks = !g_file_test("/usr/share/hyphen/hyph_en_US.dic", G_FILE_TEST_EXISTS);
	if (lacks) {
		g_test_skip("hyphen-en-us is not installed");
	}
	return lacks;
}

static void test_words(struct setting *s, gconstpointer data)
{
	struct runs runs;
	if (lacks_dictionary()) {
		return;
	}
	struct boxes whole = boxes_of(s, "我们internationalization", &runs, false);
	g_assert_cmpuint(count_hyphens(&whole), ==, 0);
	struct boxes boxes = boxes_of(s, "我们internationalization", &runs, true);
	g_assert_cmpuint(count_hyphens(&boxes), >=, 3);
	struct boxes han = boxes_of(s, "我们处理文本", &runs, true);
	g_assert_cmpuint(count_hyphens(&han), ==, 0);
	struct boxes nothing = boxes_of(s, "", &runs, true);
	g_assert_cmpuint(nothing.count, ==, 0);
}

// Neither headings nor code, nor where the theme says no.
static void test_not_divided(struct setting *s, gconstpointer data)
{
	struct runs runs;
	for (int i = 0; i < 3; i++) {
		s->options.heading = i == 0;
		s->options.code = i == 1;
		s->style.line.hyphenate = i != 2;
		struct boxes boxes = boxes_of(s, "internationalization", &runs, true);
		g_assert_cmpuint(count_hyphens(&boxes), ==, 0);
	}
}

// The lines of a text: how many, and whether any box got a hyphen for them.
static guint lines_of(struct setting *s, const char *text, double em, size_t *hyphens)
{
	struct runs runs;
	struct boxes boxes = boxes_of(s, text, &runs, false);
	struct line_room room = { .measure = em * 10, .em = 10 };
	g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(struct line_range));
	struct line_range before = { 0 };
	g_array_append_val(ranges, before); // what is there stays there
	divide_lines(s->shaper, &runs, &s->options, &boxes, &room, s->arena, ranges);
	*hyphens = count_hyphens(&boxes);
	g_assert_cmpuint(g_array_index(ranges, struct line_range, 0).next, ==, 0);
	return ranges->len - 1;
}

// Only lines that are bad without are worth it.
static void test_only_where_needed(struct setting *s, gconstpointer data)
{
	size_t hyphens;
	if (lacks_dictionary()) {
		return;
	}
	g_assert_cmpuint(lines_of(s, "我们处理国际化的international文", 8, &hyphens), ==, 2);
	g_assert_cmpuint(hyphens, ==, 0);
	g_assert_cmpuint(lines_of(s, "我们处理internationalization的文本", 12, &hyphens), ==, 2);
	g_assert_cmpuint(hyphens, >, 0);
}

#define ADD(name, function) g_test_add("/divide/" name, struct setting, NULL, setting_open, function, setting_close)

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD("words", test_words);
	ADD("not-divided", test_not_divided);
	ADD("only-where-needed", test_only_where_needed);
	return g_test_run();
}
