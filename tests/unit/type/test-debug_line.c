#include "type/debug_line.h"

#include "setting.h"

#define assert_near(a, b) g_assert_cmpfloat_with_epsilon((a), (b), .001)

// One em is 10 points, and the em box of a line begins 8.8 above its baseline.
static const double em_top = -8.8;

static const struct page_item *find(const struct line *line, enum debug_kind kind, size_t n)
{
	for (size_t i = 0; i < line->item_count; i++) {
		const struct page_item *item = &line->items[i];
		if (item->kind == ITEM_DEBUG && item->as.debug.kind == kind && n-- == 0) {
			return item;
		}
	}
	return NULL;
}

static size_t count(const struct line *line, enum item_kind kind)
{
	size_t found = 0;
	for (size_t i = 0; i < line->item_count; i++) {
		found += line->items[i].kind == kind;
	}
	return found;
}

// The details of one kind in a line, in their words.
static char *details(const struct line *line, enum debug_kind kind)
{
	GString *words = g_string_new(NULL);
	for (size_t i = 0; find(line, kind, i); i++) {
		g_string_append_printf(
			words, "%s%s", i > 0 ? " " : "", debug_detail_name(kind, find(line, kind, i)->as.debug.detail));
	}
	return g_string_free(words, FALSE);
}

static void assert_details(const struct line *line, enum debug_kind kind, const char *expected)
{
	g_autofree char *found = details(line, kind);
	g_assert_cmpstr(found, ==, expected);
}

static struct lines set(struct setting *s, const char *text, double measure)
{
	s->options.debug_boxes = true;
	struct lines lines = setting_break(s, text, measure);
	g_assert_cmpuint(lines.count, >, 0);
	return lines;
}

static void test_only_when_asked(struct setting *s, gconstpointer unused)
{
	const char *text = "甲、乙（丙），ab 1。";
	struct lines plain = setting_break(s, text, 5);
	struct lines shown = set(s, text, 5);
	g_assert_cmpuint(plain.count, ==, shown.count);
	for (size_t i = 0; i < plain.count; i++) {
		const struct line *before = &plain.lines[i];
		const struct line *after = &shown.lines[i];
		g_assert_cmpuint(count(before, ITEM_DEBUG), ==, 0);
		g_assert_cmpuint(count(after, ITEM_DEBUG), ==, after->item_count - before->item_count);
		for (size_t k = 0; k < before->item_count; k++) {
			g_assert_cmpmem(
				&before->items[k].box, sizeof(struct rect), &after->items[k].box, sizeof(struct rect));
		}
		assert_near(before->width, after->width);
	}
}

static void test_classes(struct setting *s, gconstpointer unused)
{
	struct lines lines = set(s, "甲（乙）、丙ab1——、カ한：！甲·乙9%", 40);
	assert_details(&lines.lines[0], DEBUG_BOX,
		"ideograph opening ideograph closing comma ideograph Latin Latin digit dash comma "
		"ideograph ideograph comma stop ideograph dash ideograph digit digit");
}

// Also where other rules make the boxes: code, controls, line ends.
static void test_classes_of_code(struct setting *s, gconstpointer unused)
{
	s->options.code = true;
	struct lines lines = set(s, "a1甲\t。\nb", 40);
	assert_details(&lines.lines[0], DEBUG_BOX, "Latin digit ideograph other stop");
	assert_details(&lines.lines[1], DEBUG_BOX, "Latin");
}

static void test_light_text(struct setting *s, gconstpointer unused)
{
	g_assert_false(find(&set(s, "甲", 40).lines[0], DEBUG_BOX, 0)->as.debug.light);
	s->options.color = 0xffffff;
	g_assert_true(find(&set(s, "甲", 40).lines[0], DEBUG_BOX, 0)->as.debug.light);
}

static void test_box_and_trim(struct setting *s, gconstpointer unused)
{
	struct lines lines = set(s, "甲）。", 40);
	const struct line *line = &lines.lines[0];
	const struct rect *first = &find(line, DEBUG_BOX, 0)->box;
	assert_near(first->x, 0);
	assert_near(first->y, em_top);
	assert_near(first->width, 10);
	assert_near(first->height, 10);
	// Two closing marks: the first loses the blank behind it, the last one its own at the line's end.
	assert_near(find(line, DEBUG_BOX, 1)->box.width, 5);
	assert_near(find(line, DEBUG_TRIM, 0)->box.x, 15);
	assert_near(find(line, DEBUG_TRIM, 0)->box.width, 5);
	assert_near(find(line, DEBUG_TRIM, 1)->box.x, 20);
	g_assert_null(find(line, DEBUG_TRIM, 2));
	const struct rect *whole = &find(line, DEBUG_LINE, 0)->box;
	assert_near(whole->x, 0);
	assert_near(whole->width, 20);
	g_assert_true(find(line, DEBUG_BOX, 0)->artifact);
	g_assert_cmpuint(find(line, DEBUG_BOX, 0)->block, ==, NO_NODE);
}

static void test_shrunk(struct setting *s, gconstpointer unused)
{
	struct lines lines = set(s, "甲乙ab丙丁戊己庚", 4.4);
	const struct line *first = &lines.lines[0]; // 甲乙ab丙, 4.5 em
	assert_near(find(first, DEBUG_LINE, 0)->box.width, 44);
	assert_near(find(first, DEBUG_NATURAL, 0)->box.x, 45);
	assert_near(find(first, DEBUG_NATURAL, 0)->box.width, 0);
	assert_details(first, DEBUG_GLUE, "shrunk shrunk");
	assert_near(find(first, DEBUG_GLUE, 0)->box.x, 20);
	assert_near(find(first, DEBUG_GLUE, 0)->box.width, 2);
	lines = set(s, "甲a", 4);
	assert_details(&lines.lines[0], DEBUG_GLUE, "natural");
	g_assert_null(find(&lines.lines[0], DEBUG_NATURAL, 0));
}

static void test_stretched(struct setting *s, gconstpointer unused)
{
	struct lines lines = set(s, "甲乙丙丁戊己庚辛壬癸", 4.5);
	const struct line *first = &lines.lines[0];
	assert_details(first, DEBUG_GLUE, "stretched stretched stretched");
	assert_near(find(first, DEBUG_NATURAL, 0)->box.x, 40);
	assert_near(find(first, DEBUG_NATURAL, 0)->box.width, 0);
	assert_near(find(first, DEBUG_LINE, 0)->box.width, 45);
}

static void test_breaks(struct setting *s, gconstpointer unused)
{
	struct lines lines = set(s, "甲乙，丙——丁ab\n戊", 40);
	// Between 乙 and the comma is none; the last is the line feed.
	assert_details(&lines.lines[0], DEBUG_BREAK, "allowed allowed penalised allowed allowed last resort forced");
	assert_near(find(&lines.lines[0], DEBUG_BREAK, 0)->box.x, 10);
	assert_details(&lines.lines[1], DEBUG_BREAK, "");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define ADD(name, function) g_test_add(name, struct setting, NULL, setting_open, function, setting_close)
	ADD("/debug_line/only-when-asked", test_only_when_asked);
	ADD("/debug_line/classes", test_classes);
	ADD("/debug_line/classes-of-code", test_classes_of_code);
	ADD("/debug_line/light-text", test_light_text);
	ADD("/debug_line/box-and-trim", test_box_and_trim);
	ADD("/debug_line/shrunk", test_shrunk);
	ADD("/debug_line/stretched", test_stretched);
	ADD("/debug_line/breaks", test_breaks);
	return g_test_run();
}
