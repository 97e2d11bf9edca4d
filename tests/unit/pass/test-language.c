#include "pass/language.h"

#include "builder.h"

static void test_texts(void)
{
	static const struct {
		const char *text;
		const char *lang;
	} rows[] = {
		{ "", "zh-CN" },
		{ "123！？", "zh-CN" },
		{ "春天到了，花都开了。", "zh-CN" },
		{ "春天到了，花都開了，鳥兒在樹上唱歌。", "zh-TW" },
		{ "山水", "zh-CN" },
		{ "用 Kubernetes 部署 PostgreSQL 时的几个要点", "zh-CN" },
		{ "今日はとても寒いので、家で本を読みます。", "ja" },
		{ "東京都の新しい地図", "ja" },
		{ "“の”这个字在中文广告里也常常见到，但文章仍然是中文。", "zh-CN" },
		{ "오늘은 날씨가 좋습니다.", "ko" },
		{ "대한민국(大韓民國)의 수도", "ko" },
		{ "The quick brown fox jumps over the lazy dog.", "en" },
		{ "A long English text that quotes 道 and goes on about it for a while.", "en" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_test_message("%s", rows[i].text);
		g_assert_cmpstr(language_of_text(rows[i].text), ==, rows[i].lang);
	}
}

static const char *language_of(const char *flag, const char *meta, const char *text)
{
	struct builder builder;
	builder_init(&builder, "a.md");
	builder.doc->meta.lang = meta;
	struct block *code = builder_block(&builder, NULL, BLOCK_CODE, NULL);
	code->as.code.text = "これはコードです\n";
	builder_block(&builder, NULL, BLOCK_PARAGRAPH, text);
	builder_run(&builder, (struct pass_options){ .last = PASS_LANGUAGE, .lang = flag });
	const char *lang = g_intern_string(builder.doc->lang);
	builder_finish(&builder);
	return lang;
}

static void test_precedence(void)
{
	g_assert_cmpstr(language_of("ko", "ja", "春天到了"), ==, "ko");
	g_assert_cmpstr(language_of(NULL, "ja", "春天到了"), ==, "ja");
	g_assert_cmpstr(language_of(NULL, NULL, "春天到了，花开了"), ==, "zh-CN");
}

// What comes behind the sample does not count.
static void test_sample(void)
{
	g_autoptr(GString) text = g_string_new(NULL);
	for (int i = 0; i < LANGUAGE_SAMPLE; i++) {
		g_string_append(text, "国");
	}
	for (int i = 0; i < 2 * LANGUAGE_SAMPLE; i++) {
		g_string_append(text, "國");
	}
	g_assert_cmpstr(language_of_text(text->str), ==, "zh-CN");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/language/texts", test_texts);
	g_test_add_func("/language/precedence", test_precedence);
	g_test_add_func("/language/sample", test_sample);
	return g_test_run();
}
