#include "type/ruby.h"

#include "setting.h"

#define assert_near(a, b) g_assert_cmpfloat_with_epsilon((a), (b), .001)

static struct run base_of(struct setting *s, const char *annotation)
{
	struct span *ruby = span_create(s->arena, SPAN_RUBY, (struct source_pos){ 0 });
	ruby->as.ruby = annotation;
	ruby->id = 7;
	return (struct run){ .size = 20, .raise = 3, .lang = "zh-CN", .ruby = ruby, .background = 0xff0000 };
}

// Half the size, standing on the em box of the base, without its background.
static void test_look(struct setting *s, gconstpointer data)
{
	struct run base = base_of(s, "hàn");
	struct run look = ruby_look(&base, .5);
	assert_near(look.size, 10);
	assert_near(look.raise - (1 - page_item_em_ascent) * look.size, base.raise + page_item_em_ascent * base.size);
	g_assert_cmpuint(look.span, ==, 7);
	g_assert_cmpuint(look.background, ==, COLOR_INHERIT);
}

static void test_letters(struct setting *s, gconstpointer data)
{
	static const struct {
		const char *text;
		bool letters;
		double width; // em
	} rows[] = {
		{ "hàn", true, 1.5 },
		{ "かん", false, 2 },
		{ "ㄏㄢˋ", false, 2.5 },
		{ "汉", false, 1 },
		{ "3", true, .5 },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct run base = base_of(s, rows[i].text);
		g_test_message("%s", rows[i].text);
		g_assert_true(ruby_is_in_letters(rows[i].text) == rows[i].letters);
		assert_near(ruby_width(ruby_shape(s->shaper, &base, s->arena), 10), 10 * rows[i].width);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add("/ruby/look", struct setting, NULL, setting_open, test_look, setting_close);
	g_test_add("/ruby/letters", struct setting, NULL, setting_open, test_letters, setting_close);
	return g_test_run();
}
