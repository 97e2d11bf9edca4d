#include "type/linebreak.h"

#include <string.h>

#define assert_near(a, b) g_assert_cmpfloat_with_epsilon((a), (b), .001)

// Boxes made by hand, so that the breaker is tested without shaping. Each character of a pattern is a box:
//   x  a Han of 10 points; white space before it grows by 2.5
//   .  a closing mark of 10 points that no line begins with: 5 of it fall away at a line's end and may be taken inside
//   (  an opening mark of 10 points that no line ends with: 5 of it fall away at a line's start
//   a  a Latin letter of 5 points: parted from another letter only in need
//   ~  a soft hyphen: the letter behind it may start a line, and the one before it then shows a hyphen of 5
//   z  a word joiner: no width, and no break on either side
//   space and line feed as in a text
enum { EM = 10, MEASURE = 5 * EM };

static void fill_box(struct box *box, char c, char before)
{
	*box = (struct box){ .bytes = 1, .break_before = BREAKS_ALLOWED };
	bool letter = g_ascii_isalpha(c) && c != 'x' && c != 'z';
	box->advance = c == ' ' || c == '\n' || c == 'z' ? 0 : letter ? EM / 2 : EM;
	box->newline = c == '\n';
	box->drops_at_start = box->drops_at_end = c == ' ' || c == '\n';
	if (c == '.' || c == ' ' || c == 'z' || before == '(' || before == 'z') {
		box->break_before = BREAKS_NONE;
	} else if (letter && g_ascii_isalpha(before) && before != 'x') {
		box->break_before = BREAKS_EMERGENCY;
	} else if (before == '~') {
		box->break_before = BREAKS_HYPHEN;
	} else if (before == '.') {
		box->break_before = BREAKS_AFTER_MARK;
	}
	if (c == 'x' && before == 'x') {
		box->glue = (struct spacing_glue){ .stretch = 2.5f, .stretch_tier = SPACING_STRETCH_CJK };
	} else if (c == ' ') {
		box->glue = (struct spacing_glue){ 2.5f, .5f, 2.5f, SPACING_SHRINK_WORD, SPACING_STRETCH_WORD };
	} else if (c == '.') {
		box->mark = true;
		box->end_trim = box->shrink_right = EM / 2;
		box->shrink_tier = SPACING_SHRINK_PAUSE;
	} else if (c == '(') {
		box->mark = true;
		box->start_trim = box->shrink_left = EM / 2;
		box->shrink_tier = SPACING_SHRINK_BRACKET;
	}
}

// The boxes of a pattern, and in `shown` the character of each. The caller frees both.
static struct boxes make_boxes(const char *pattern, char **shown)
{
	struct boxes boxes = { g_new0(struct box, strlen(pattern) + 1), 0 };
	*shown = g_new0(char, strlen(pattern) + 1);
	for (size_t i = 0; pattern[i]; i++) {
		if (pattern[i] == '~') {
			boxes.boxes[boxes.count - 1].hyphen = EM / 2;
			continue;
		}
		fill_box(&boxes.boxes[boxes.count], pattern[i], i > 0 ? pattern[i - 1] : '\n');
		boxes.boxes[boxes.count].offset = (uint32_t)boxes.count;
		(*shown)[boxes.count++] = pattern[i];
	}
	boxes.boxes[0].break_before = BREAKS_NONE;
	return boxes;
}

static struct line_room room_of(double measure)
{
	return (struct line_room){ .measure = measure, .em = EM };
}

typedef void break_function(const struct boxes *boxes, const struct line_room *room, GArray *out);

// Every box is in one line or dropped at its edge, in order.
static void assert_whole(const struct boxes *boxes, const GArray *ranges)
{
	size_t at = 0;
	for (guint i = 0; i < ranges->len; i++) {
		const struct line_range *range = &g_array_index(ranges, struct line_range, i);
		g_assert_cmpuint(range->first, <=, range->end);
		for (; at < range->first; at++) {
			g_assert_true(boxes->boxes[at].drops_at_start || boxes->boxes[at].newline);
		}
		for (at = range->end; at < range->next && at < boxes->count; at++) {
			g_assert_true(boxes->boxes[at].drops_at_end || boxes->boxes[at].newline);
		}
		at = MIN(range->next, boxes->count);
	}
	g_assert_cmpuint(at, ==, boxes->count);
}

// The lines of a pattern, '/' between them and '!' behind one that sticks out.
static char *broken(break_function *breaker, const char *pattern, const struct line_room *room)
{
	g_autofree char *shown;
	struct boxes boxes = make_boxes(pattern, &shown);
	g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(struct line_range));
	breaker(&boxes, room, ranges);
	assert_whole(&boxes, ranges);
	GString *text = g_string_new(NULL);
	for (guint i = 0; i < ranges->len; i++) {
		const struct line_range *range = &g_array_index(ranges, struct line_range, i);
		g_string_append(text, i > 0 ? "/" : "");
		g_string_append_len(text, shown + range->first, (gssize)(range->end - range->first));
		g_string_append(text, range->overfull ? "!" : "");
	}
	g_free(boxes.boxes);
	return g_string_free(text, FALSE);
}

struct row {
	const char *pattern, *lines;
};

static void check(break_function *breaker, const struct row *rows, size_t count, const struct line_room *room)
{
	for (size_t i = 0; i < count; i++) {
		g_autofree char *lines = broken(breaker, rows[i].pattern, room);
		g_assert_cmpstr(lines, ==, rows[i].lines);
	}
}

// The one line of a pattern that ends before a box.
static struct line_range range_of(const char *pattern, const struct line_room *room, guint index)
{
	g_autofree char *shown;
	struct boxes boxes = make_boxes(pattern, &shown);
	g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(struct line_range));
	linebreak_optimum(&boxes, room, ranges);
	g_free(boxes.boxes);
	g_assert_cmpuint(index, <, ranges->len);
	return g_array_index(ranges, struct line_range, index);
}

static void test_full(void)
{
	static const struct row rows[] = {
		{ "", "" }, { "x", "x" }, { "xxxxx", "xxxxx" }, { "xxxxxxxxxx", "xxxxx/xxxxx" },
		{ "aaaa aaaa aaaa", "aaaa aaaa/aaaa" },
		{ "xxxxx     xxxxx", "xxxxx/xxxxx" }, // spaces at an edge vanish
	};
	struct line_room room = room_of(MEASURE);
	check(linebreak_optimum, rows, G_N_ELEMENTS(rows), &room);
}

// What may not begin or end a line does not, at the price of looser lines.
static void test_prohibitions(void)
{
	static const struct row rows[] = {
		{ "xxxx.xxxxx", "xxxx./xxxxx" }, // the mark's blank falls away at the edge
		{ "xxxxx.xxxxx", "xxxx/x.xxx/xx" },
		{ "xxxx(xxxxxx", "xxxx/(xxxx/xx" },
		{ "xxxx...xxxx", "xxx/x...x/xxx" },
		{ "((((xxxx", "((((xx/xx" },
		{ "xxxxzxzxxx", "xxx/xzxzxxx" },
	};
	struct line_room room = room_of(MEASURE);
	check(linebreak_optimum, rows, G_N_ELEMENTS(rows), &room);
}

static void test_hard_breaks(void)
{
	static const struct row rows[] = {
		{ "xx\nxx", "xx/xx" },
		{ "xx\n", "xx" },
		{ "\nxx", "/xx" },
		{ "xx\n\nxx", "xx//xx" },
		{ "\n\n", "/" },
		{ "xx  \n  xx", "xx/xx" },
	};
	struct line_room room = room_of(MEASURE);
	check(linebreak_optimum, rows, G_N_ELEMENTS(rows), &room);
	check(linebreak_greedy, rows, G_N_ELEMENTS(rows), &room);
	g_assert_true(range_of("xx\nxx", &room, 0).hard_end);
	g_assert_true(range_of("xx\nxx", &room, 1).hard_end);
	g_assert_false(range_of("xxxxxxxxxx", &room, 0).hard_end);
	room.open = true;
	g_assert_false(range_of("xx\nxx", &room, 1).hard_end);
}

static void test_overfull(void)
{
	struct line_room room = room_of(MEASURE);
	// A piece that nothing parts is cut where it must be; one that is alone sticks out.
	g_autofree char *word = broken(linebreak_optimum, "xx aaaaaaaaaaaaaa xx", &room);
	g_assert_null(strchr(word, '!'));
	g_autofree char *joined = broken(linebreak_optimum, "xxx", &(struct line_room){ .measure = 5, .em = EM });
	g_assert_cmpstr(joined, ==, "x!/x!/x!");
	struct line_range range = range_of("xxx", &(struct line_room){ .measure = 5, .em = EM }, 0);
	assert_near(range.natural, EM);
	assert_near(range.measure, 5);
	g_autofree char *nothing = broken(linebreak_optimum, "xx", &(struct line_room){ .measure = 0, .em = EM });
	g_assert_cmpstr(nothing, ==, "x!/x!");
}

// A mark stands outside the measure where the style lets it, and only then.
static void test_hang(void)
{
	g_autofree char *shown;
	struct boxes boxes = make_boxes("xxxxx.xxxxxxxxxx", &shown);
	struct line_room room = room_of(MEASURE);
	for (int hanging = 0; hanging < 2; hanging++) {
		g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(struct line_range));
		boxes.boxes[5].hang = hanging ? 5 : 0;
		linebreak_optimum(&boxes, &room, ranges);
		const struct line_range *first = &g_array_index(ranges, struct line_range, 0);
		g_assert_cmpuint(first->end, ==, hanging ? 6 : 4);
		assert_near(first->hang, hanging ? 5 : 0);
		g_assert_false(first->overfull);
	}
	g_free(boxes.boxes);
}

// The last line is more than one character with its mark.
static void test_runts(void)
{
	static const struct row rows[] = {
		{ "xxxxxxxxxxx", "xxxxx/xxxx/xx" },
		{ "xxxxxxxxxx.", "xxxxx/xxxx/x." }, // no way out without gaps of half an em
		{ "x", "x" },                       // one that is all there is
	};
	struct line_room room = room_of(MEASURE);
	g_autofree char *two = broken(linebreak_optimum, rows[0].pattern, &room);
	const char *last = strrchr(two, '/');
	g_assert_nonnull(last);
	g_assert_cmpuint(strlen(last + 1), >=, 2);
	check(linebreak_optimum, rows + 2, 1, &room);
	// What goes on behind the boxes has no last line.
	room.open = true;
	g_autofree char *open = broken(linebreak_optimum, rows[0].pattern, &room);
	g_assert_cmpstr(open, ==, "xxxxx/xxxxx/x");
}

static void test_room(void)
{
	struct line_room room = room_of(MEASURE);
	room.first = 2 * EM;
	g_autofree char *indented = broken(linebreak_optimum, "xxxxxxxxxxxxx", &room);
	g_assert_cmpstr(indented, ==, "xxx/xxxxx/xxxxx");
	g_autofree char *twice = broken(linebreak_greedy, "xxxxxxxx\nxxxxxx", &room);
	g_assert_cmpstr(twice, ==, "xxx/xxxxx/xxxxx/x"); // behind a hard break none
	room.first = 0;
	room.rest = EM;
	g_autofree char *hung = broken(linebreak_optimum, "xxxxxxxxxxxxx", &room);
	g_assert_cmpstr(hung, ==, "xxxxx/xxxx/xxxx");
	assert_near(range_of("xxxxxxxxxxxxx", &room, 0).measure, MEASURE);
	assert_near(range_of("xxxxxxxxxxxxx", &room, 1).measure, MEASURE - EM);
}

// Headings are of equal lines and end behind a phrase; other ragged text is as full as it can be.
static void test_fits(void)
{
	static const struct {
		enum line_fit fit;
		const char *pattern, *lines;
	} rows[] = {
		{ FIT_LATE, "xxxxxxx", "xxxxx/xx" },
		{ FIT_EVEN, "xxxxxxx", "xxxx/xxx" },
		{ FIT_EVEN, "xxx.xxx", "xxx./xxx" },
		{ FIT_EVEN, "xxxxx", "xxxxx" },
		{ FIT_EVEN, "xxxxxxxxxxxx", "xxxx/xxxx/xxxx" },
		{ FIT_LATE, "aaaa aaaaaa aa", "aaaa/aaaaaa aa" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct line_room room = room_of(MEASURE);
		room.fit = rows[i].fit;
		g_autofree char *lines = broken(linebreak_optimum, rows[i].pattern, &room);
		g_assert_cmpstr(lines, ==, rows[i].lines);
	}
}

static void test_hyphens(void)
{
	struct line_room room = room_of(MEASURE);
	struct line_range range = range_of("aaaaaa~aaaaaa xx", &room, 0);
	g_assert_cmpuint(range.end, ==, 6);
	assert_near(range.natural, 6 * 5 + 5); // with its hyphen
}

static void test_greedy(void)
{
	static const struct row rows[] = {
		{ "", "" },
		{ "xxxxxxx", "xxxxx/xx" },
		{ "xxxxxxxxxxx", "xxxxx/xxxxx/x" },          // runts and all
		{ "aaaa aaaa aaaa", "aaaa aaaa a/aaa" },     // words are no matter
		{ "zzzxzxzxzxzxzxzx", "zzzxzxzxzxzxz/xzx" }, // cut where it is full
		{ "x\n\nx", "x//x" },
	};
	struct line_room room = room_of(MEASURE);
	check(linebreak_greedy, rows, G_N_ELEMENTS(rows), &room);
	struct line_room narrow = room_of(1);
	g_autofree char *each = broken(linebreak_greedy, "xxx", &narrow);
	g_assert_cmpstr(each, ==, "x!/x!/x!");
}

static void test_widths(void)
{
	static const struct {
		const char *pattern;
		double min, max;
	} rows[] = {
		{ "", 0, 0 }, { "x", 10, 10 }, { "xxx", 10, 30 }, { "aaaa aa", 20, 32.5 },
		{ "xx.", 15, 25 },             // the mark stays with its character, and loses its blank
		{ "x(x", 15, 30 },             // likewise at the start
		{ "aaa~aaa", 30, 30 },         // words undivided
		{ "xx\nxxxx\nx", 10, 40 },     // hard breaks
		{ "xzxzx", 30, 30 },           // joined
		{ "aa   ", 10, 10 + 3 * 2.5 }, // the widest part has no space at its end
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *shown;
		struct boxes boxes = make_boxes(rows[i].pattern, &shown);
		g_test_message("%s", rows[i].pattern);
		assert_near(linebreak_min_width(&boxes), rows[i].min);
		assert_near(linebreak_max_width(&boxes), rows[i].max);
		g_free(boxes.boxes);
	}
}

// The width of what holds a box together with its neighbours, at the most.
static double piece_width(const struct boxes *boxes, size_t at)
{
	size_t from = at, to = at;
	while (from > 0 && boxes->boxes[from].break_before == BREAKS_NONE && !boxes->boxes[from - 1].newline) {
		from--;
	}
	while (to < boxes->count && (to == from || boxes->boxes[to].break_before == BREAKS_NONE)) {
		to++;
	}
	double width = 0;
	for (size_t i = from; i < to; i++) {
		width += boxes->boxes[i].advance + boxes->boxes[i].glue.natural;
	}
	return width;
}

// No line ends where it may not unless what is kept together there is longer than a line.
static void assert_legal(const struct boxes *boxes, const struct line_room *room, const GArray *ranges)
{
	for (guint i = 0; i + 1 < ranges->len; i++) {
		const struct line_range *range = &g_array_index(ranges, struct line_range, i);
		if (!range->hard_end && boxes->boxes[range->next].break_before == BREAKS_NONE) {
			g_assert_cmpfloat(piece_width(boxes, range->next), >, room->measure - room->first);
		}
	}
}

// Whatever the boxes are: all are set, none is parted from what it belongs to without need, and the same boxes give the
// same lines.
static void test_any_boxes(void)
{
	static const char alphabet[] = "xxxxx..((aaaaa  ~z\n";
	g_autoptr(GRand) random = g_rand_new_with_seed(20261201);
	for (int round = 0; round < 2000; round++) {
		g_autoptr(GString) pattern = g_string_new("x");
		for (int i = g_rand_int_range(random, 0, 60); i > 0; i--) {
			char c = alphabet[g_rand_int_range(random, 0, sizeof(alphabet) - 1)];
			bool hyphen = pattern->str[pattern->len - 1] == 'a';
			g_string_append_c(pattern, c == '~' && !hyphen ? 'x' : c);
		}
		if (g_str_has_suffix(pattern->str, "~")) {
			g_string_append_c(pattern, 'a');
		}
		struct line_room room = room_of(g_rand_int_range(random, 0, 12) * 10);
		room.fit = (enum line_fit)g_rand_int_range(random, 0, 3);
		room.first = g_rand_int_range(random, 0, 3) * 10;
		g_autofree char *lines = broken(linebreak_optimum, pattern->str, &room);
		g_autofree char *again = broken(linebreak_optimum, pattern->str, &room);
		g_assert_cmpstr(lines, ==, again);
		g_free(broken(linebreak_greedy, pattern->str, &room));
		g_autofree char *shown;
		struct boxes boxes = make_boxes(pattern->str, &shown);
		g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(struct line_range));
		linebreak_optimum(&boxes, &room, ranges);
		assert_legal(&boxes, &room, ranges);
		g_free(boxes.boxes);
	}
}

static size_t steps_of(const char *piece, size_t count, double measure)
{
	g_autoptr(GString) pattern = g_string_new(NULL);
	while (pattern->len < count) {
		g_string_append(pattern, piece);
	}
	g_autofree char *shown;
	struct boxes boxes = make_boxes(pattern->str, &shown);
	g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(struct line_range));
	size_t steps = 0;
	struct line_room room = room_of(measure);
	room.steps = &steps;
	linebreak_optimum(&boxes, &room, ranges);
	assert_whole(&boxes, ranges);
	g_free(boxes.boxes);
	return steps;
}

// Ten times the boxes are ten times the lines tried, whatever the boxes are.
static void test_linear(void)
{
	static const struct {
		const char *piece;
		double measure;
		size_t most; // lines tried for a box
	} rows[] = {
		{ "x", 30 * EM, 30 },
		{ "xxxxxxx.", 30 * EM, 30 },
		{ "aaaaa ", 30 * EM, 30 },
		{ "a", 30 * EM, 200 },   // one word: every pass is needed
		{ "xz", 30 * EM, 1000 }, // no place where a line may end
		{ "x", 0, 20 },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		size_t tenth = steps_of(rows[i].piece, 10000, rows[i].measure);
		size_t whole = steps_of(rows[i].piece, 100000, rows[i].measure);
		g_test_message("'%s': %zu, %zu", rows[i].piece, tenth, whole);
		g_assert_cmpuint(tenth, >, 0);
		g_assert_cmpuint(whole, <=, tenth * 11);
		g_assert_cmpuint(whole, <=, 100000 * rows[i].most);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/linebreak/full", test_full);
	g_test_add_func("/linebreak/prohibitions", test_prohibitions);
	g_test_add_func("/linebreak/hard-breaks", test_hard_breaks);
	g_test_add_func("/linebreak/overfull", test_overfull);
	g_test_add_func("/linebreak/hang", test_hang);
	g_test_add_func("/linebreak/runts", test_runts);
	g_test_add_func("/linebreak/room", test_room);
	g_test_add_func("/linebreak/fits", test_fits);
	g_test_add_func("/linebreak/hyphens", test_hyphens);
	g_test_add_func("/linebreak/greedy", test_greedy);
	g_test_add_func("/linebreak/widths", test_widths);
	g_test_add_func("/linebreak/any-boxes", test_any_boxes);
	g_test_add_func("/linebreak/linear", test_linear);
	return g_test_run();
}
