#include "text/cjk_class.h"

struct class_case {
	const char *characters;
	enum cjk_class class;
};

// In a zh-Hans paragraph.
static const struct class_case class_cases[] = {
	{ "“‘（〈《「『【〔〖｛［〝｢", CJK_OP },
	{ "”’）〉》」』】〕〗｝］〞〟｣", CJK_CL },
	{ "，、､", CJK_COMMA },
	{ "。．｡", CJK_STOP },
	{ "：；", CJK_COLON },
	{ "！？", CJK_EXQ },
	{ "‼⁇⁈⁉", CJK_EXQ_PAIR },
	{ "·・‧", CJK_MID },
	{ "–～〜゠－", CJK_CONN },
	{ "—―⸺⸻", CJK_DASH },
	{ "…‥⋯", CJK_ELL },
	{ "/／", CJK_SOL },
	{ "中〇㐀𠮷ㄅ①❶㈠㍿Ａ１〆凜", CJK_ID },
	{ "あアヲ", CJK_KANA },
	{ "ぁっゃァッㇰｧ", CJK_SMALL_KANA },
	{ "々〻ゝヽ〱", CJK_ITER },
	{ "ーｰ", CJK_PROLONG },
	{ "한ᄒㅎ", CJK_HANGUL },
	{ "aZéßλЖ&@", CJK_LATIN },
	{ "09", CJK_DIGIT },
	{ "$#￥№§€", CJK_PRE },
	{ "%°℃㎏％′", CJK_POST },
	{ "+±−", CJK_SIGN },
	{ "([{«", CJK_NARROW_OP },
	{ ")]}»", CJK_NARROW_CL },
	{ ",.;:!?", CJK_NARROW_MARK },
	{ "\"'", CJK_QUOTE },
	{ "*=<→★בअ", CJK_OTHER },
	{ "กខລ", CJK_COMPLEX },
	{ "😀🈁⭐", CJK_EMOJI },
	{ "\uFFFC", CJK_OBJECT },
	{ " \t\u2003", CJK_SPACE },
	{ "\u3000", CJK_IDSPACE },
	{ "\u00A0\u202F", CJK_NBSP },
	{ "\u2060\uFEFF", CJK_JOINER },
	{ "\u200B", CJK_ZWSP },
	{ "\u00AD", CJK_SHY },
	{ "\n\u2028", CJK_NEWLINE },
	{ "\u0301\u200D\uFE0F\U000E0100\u3099", CJK_EXTEND },
};

static void test_classes(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(class_cases); i++) {
		for (const char *p = class_cases[i].characters; *p != '\0'; p = g_utf8_next_char(p)) {
			gunichar c = g_utf8_get_char(p);
			enum cjk_class class = cjk_class_of(c, CJK_REGION_HANS);
			g_test_message("U+%04X", c);
			g_assert_cmpint(class, ==, class_cases[i].class);
		}
	}
}

static void test_shared(void)
{
	g_assert_cmpint(cjk_class_of(0x201C, CJK_REGION_OTHER), ==, CJK_NARROW_OP);
	g_assert_cmpint(cjk_class_of(0x201C, CJK_REGION_KO), ==, CJK_NARROW_OP);
	g_assert_cmpint(cjk_class_of(0x2019, CJK_REGION_JA), ==, CJK_CL);
	g_assert_cmpint(cjk_class_of(0x2026, CJK_REGION_OTHER), ==, CJK_NARROW_MARK);
	g_assert_cmpint(cjk_class_of(0x00B7, CJK_REGION_HANT), ==, CJK_MID);
	g_assert_cmpint(cjk_class_of(0x300C, CJK_REGION_OTHER), ==, CJK_OP);
}

struct region_case {
	const char *lang;
	enum cjk_region region;
};

static const struct region_case region_cases[] = {
	{ "zh", CJK_REGION_HANS },
	{ "zh-CN", CJK_REGION_HANS },
	{ "zh-Hans", CJK_REGION_HANS },
	{ "zh-SG", CJK_REGION_HANS },
	{ "zh-TW", CJK_REGION_HANT },
	{ "zh-hk", CJK_REGION_HANT },
	{ "ZH-HANT", CJK_REGION_HANT },
	{ "zh-Hant-CN", CJK_REGION_HANT },
	{ "zh_TW", CJK_REGION_HANT },
	{ "zh-Hans-HK", CJK_REGION_HANS },
	{ "yue", CJK_REGION_HANT },
	{ "ja-JP", CJK_REGION_JA },
	{ "ko", CJK_REGION_KO },
	{ "en-TW", CJK_REGION_OTHER },
	{ "jam", CJK_REGION_OTHER },
	{ "", CJK_REGION_OTHER },
	{ NULL, CJK_REGION_OTHER },
};

static void test_regions(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(region_cases); i++) {
		g_test_message("%s", region_cases[i].lang);
		g_assert_cmpint(cjk_region_of_lang(region_cases[i].lang), ==, region_cases[i].region);
	}
}

static void check_blank(enum cjk_class class, enum cjk_region region, float left, float right)
{
	struct cjk_blank blank = cjk_blank_of(class, region);
	g_assert_cmpfloat(blank.left, ==, left);
	g_assert_cmpfloat(blank.right, ==, right);
}

static void test_blanks(void)
{
	check_blank(CJK_OP, CJK_REGION_HANT, .5f, 0);
	check_blank(CJK_CL, CJK_REGION_JA, 0, .5f);
	check_blank(CJK_STOP, CJK_REGION_HANS, 0, .5f);
	check_blank(CJK_STOP, CJK_REGION_HANT, .25f, .25f);
	check_blank(CJK_COLON, CJK_REGION_JA, .25f, .25f);
	check_blank(CJK_EXQ, CJK_REGION_HANS, 0, .5f);
	check_blank(CJK_EXQ, CJK_REGION_JA, 0, 0);
	check_blank(CJK_MID, CJK_REGION_HANS, 0, 0);
	check_blank(CJK_ID, CJK_REGION_HANS, 0, 0);
	check_blank(CJK_EXTEND, CJK_REGION_KO, 0, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/cjk-class/classes", test_classes);
	g_test_add_func("/cjk-class/shared", test_shared);
	g_test_add_func("/cjk-class/regions", test_regions);
	g_test_add_func("/cjk-class/blanks", test_blanks);
	return g_test_run();
}
