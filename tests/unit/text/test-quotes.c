#include "text/quotes.h"

#include <locale.h>
#include <string.h>

#include "text/cjk_text.h"

/* shown: each mark decided CJK stands as it is, each Latin one as its ASCII likeness. */
struct quotes_case {
	const char *lang;
	const char *text;
	const char *shown;
};

static const struct quotes_case cases[] = {
	{ "zh-Hans", "他说“你好”啊", "他说“你好”啊" },
	{ "zh-Hans", "我说：“T’Pol 是‘虚构’人物！”", "我说：“T'Pol 是‘虚构’人物！”" },
	{ "zh-Hans", "用C语言“A”写", "用C语言“A”写" },
	{ "zh-Hans", "他说 He said “hi”.", "他说 He said \"hi\"." },
	{ "zh-Hans", "He said “你好” twice", "He said “你好” twice" },
	{ "zh-Hans", "don’t说，it’s", "don't说，it's" },
	{ "zh-Hans", "the girls’ room 里", "the girls' room 里" },
	{ "zh-Hans", "“‘Hi’, he said” is all", "\"'Hi', he said\" is all" },
	{ "zh-Hans", "“没有说完", "“没有说完" },
	{ "zh-Hans", "说完了”", "说完了”" },
	{ "zh-Hans", "“never closed", "\"never closed" },
	{ "zh-Hans", "他说“甲‘乙”丙", "他说“甲‘乙”丙" },
	{ "zh-Hant", "他說“好”", "他說“好”" },
	{ "ja", "これは“テスト”です", "これは“テスト”です" },
	{ "ko", "그는 “안녕” 하고", "그는 \"안녕\" 하고" },
	{ "en", "the word “字” here", "the word \"字\" here" },
	{ "zh-Hans", "甲——乙", "甲——乙" },
	{ "zh-Hans", "甲 —— 乙", "甲 —— 乙" },
	{ "zh-Hans", "——鲁迅", "——鲁迅" },
	{ "zh-Hans", "a——b 里", "a--b 里" },
	{ "zh-Hans", "北京—上海", "北京—上海" },
	{ "zh-Hans", "从2010—2020", "从2010—2020" },
	{ "zh-Hans", "one—two 里", "one-two 里" },
	{ "zh-Hans", "wait… 里面", "wait… 里面" },
	{ "zh-Hans", "well… yes 里", "well. yes 里" },
	{ "zh-Hans", "well…… yes", "well…… yes" },
	{ "en", "well…… yes", "well.. yes" },
	{ "zh-Hans", "蒂娜·罗塞", "蒂娜·罗塞" },
	{ "zh-Hans", "3·5和f·g", "3*5和f*g" },
	{ "zh-Hans", "甲–乙", "甲–乙" },
	{ "zh-Hans", "1–2", "1-2" },
	{ "zh-Hans", "`“中”`“中”", "`\"中\"`“中”" },
};

static char likeness(gunichar c)
{
	static const char *const likenesses[] = { "“\"", "”\"", "‘'", "’'", "—-", "–-", "….", "·*" };
	for (size_t i = 0; i < G_N_ELEMENTS(likenesses); i++) {
		if (g_utf8_get_char(likenesses[i]) == c) {
			return *g_utf8_next_char(likenesses[i]);
		}
	}
	return '\0';
}

// Whether bytes are inside `...`, which stands for inline code.
static void add_spans(GArray *spans, const char *text, enum cjk_region region)
{
	enum cjk_span_kind kind = CJK_SPAN_TEXT;
	for (const char *p = text;; p++) {
		if (*p == '`' || *p == '\0') {
			struct cjk_span span = { (size_t)(p - text), region, kind };
			g_array_append_val(spans, span);
			kind = kind == CJK_SPAN_TEXT ? CJK_SPAN_CODE : CJK_SPAN_TEXT;
		}
		if (*p == '\0') {
			return;
		}
	}
}

static void show_unit(GString *shown, const char *bytes, size_t size, const struct cjk_unit *unit)
{
	char plain = likeness(unit->c);
	if (plain == '\0' || unit->wide) {
		g_string_append_len(shown, bytes, (gssize)size);
	} else {
		g_string_append_c(shown, plain);
	}
}

static void test_cases(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const struct quotes_case *c = &cases[i];
		g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(struct cjk_span));
		add_spans(spans, c->text, cjk_region_of_lang(c->lang));
		struct cjk_text *text = cjk_text_create(
			c->text, strlen(c->text), (const struct cjk_span *)(void *)spans->data, spans->len);
		g_autoptr(GString) shown = g_string_new(NULL);
		for (size_t k = 0; k < text->count; k++) {
			show_unit(shown, c->text + text->units[k].offset, cjk_text_size(text, k), &text->units[k]);
		}
		cjk_text_destroy(text);
		if (strcmp(shown->str, c->shown) != 0) {
			g_test_message("want %s, found %s", c->shown, shown->str);
			g_test_fail();
		}
	}
}

static enum cjk_class class_at(const char *string, const char *lang, size_t offset)
{
	struct cjk_span span = { strlen(string), cjk_region_of_lang(lang), CJK_SPAN_TEXT };
	struct cjk_text *text = cjk_text_create(string, strlen(string), &span, 1);
	size_t unit = 0;
	while (text->units[unit + 1].offset <= offset) {
		unit++;
	}
	enum cjk_class class = text->units[unit].class;
	cjk_text_destroy(text);
	return class;
}

static void test_classes(void)
{
	g_assert_cmpint(class_at("甲-乙", "zh", 3), ==, CJK_CONN);
	g_assert_cmpint(class_at("甲-b", "zh", 3), ==, CJK_HYPHEN);
	g_assert_cmpint(class_at("甲~乙", "ja", 3), ==, CJK_CONN);
	g_assert_cmpint(class_at("甲~乙", "en", 3), ==, CJK_OTHER);
	g_assert_cmpint(class_at("a—b", "zh", 1), ==, CJK_CONN);
	g_assert_cmpint(class_at("\"a\"", "zh", 0), ==, CJK_NARROW_OP);
	g_assert_cmpint(class_at("\"a\"", "zh", 2), ==, CJK_NARROW_CL);
	g_assert_cmpint(class_at("it's", "zh", 2), ==, CJK_LATIN);
	g_assert_cmpint(class_at("5\" TV", "en", 1), ==, CJK_NARROW_CL);
}

int main(int argc, char **argv)
{
	setlocale(LC_CTYPE, "C.UTF-8"); // so that messages show the text
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/quotes/cases", test_cases);
	g_test_add_func("/quotes/classes", test_classes);
	return g_test_run();
}
