#include "text/breaks.h"

#include <locale.h>
#include <string.h>

/*
 * A case is the text with | at every break that the normal pass may take; {..} is inline code, <..>
 * the text of a link, ^..^ a note mark, none of them part of the text. The numbers are those of the
 * typography requirements.
 */
struct breaks_case {
	const char *number;
	const char *lang;
	enum breaks_level level;
	const char *text;
};

static const struct breaks_case cases[] = {
	{ "1", "zh-Hans", BREAKS_GB, "他|说|“你|好”|啊" },
	{ "2", "zh-Hans", BREAKS_GB, "“你|好”|“再|见”" },
	{ "3", "zh-Hans", BREAKS_GB, "“甲”、|“乙”" },
	{ "4", "zh-Hans", BREAKS_GB, "急|（8888），|松" },
	{ "6", "zh-Hans", BREAKS_GB, "蒂|娜·|罗|塞" },
	{ "6", "zh-Hans", BREAKS_GB, "蒂|娜•|罗|塞" },
	{ "6", "zh-Hans", BREAKS_GB, "•|娜 |•|罗" },
	{ "7", "zh-Hans", BREAKS_GB, "10～|20|个" },
	{ "7", "zh-Hans", BREAKS_GB, "甲～|乙" },
	{ "8", "zh-Hans", BREAKS_GB, "北|京—|上|海" },
	{ "9", "zh-Hans", BREAKS_GB, "甲|——|乙" },
	{ "9", "zh-Hans", BREAKS_STRICT, "甲——|乙" },
	{ "9", "zh-Hans", BREAKS_GB, "甲|⸺|乙" },
	{ "10", "zh-Hans", BREAKS_GB, "甲……|乙" },
	{ "10", "zh-Hans", BREAKS_BASIC, "甲|……|乙" },
	{ "10", "zh-Hans", BREAKS_GB, "甲……|……|乙" },
	{ "10", "zh-Hans", BREAKS_GB, "等|等……|吧" },
	{ "12", "zh-Hans", BREAKS_GB, "A/B|测|试" },
	{ "12", "zh-Hans", BREAKS_GB, "甲／乙|丙" },
	{ "12", "zh-Hans", BREAKS_GB, "甲/乙、|A/B" },
	{ "12", "zh-Hans", BREAKS_BASIC, "甲|/|乙" },
	{ "13", "zh-Hans", BREAKS_GB, "25℃|左|右" },
	{ "13", "zh-Hans", BREAKS_GB, "50%|的" },
	{ "13", "zh-Hans", BREAKS_GB, "花|￥100|元" },
	{ "13", "zh-Hans", BREAKS_GB, "值|$5|吧" },
	{ "13", "zh-Hans", BREAKS_GB, "在|№3|处" },
	{ "13", "zh-Hans", BREAKS_GB, "偏|5′30″|多" },
	{ "13", "zh-Hans", BREAKS_GB, "约|±5|度" },
	{ "13", "zh-Hans", BREAKS_GB, "共|1,234.56|元" },
	{ "13", "zh-Hans", BREAKS_GB, "为|-5|度" },
	{ "13", "zh-Hans", BREAKS_GB, "早|10:30|到" },
	{ "14", "zh-Hans", BREAKS_GB, "约|20 ℃，|好" },
	{ "14", "zh-Hans", BREAKS_GB, "重|5 kg|的" },
	{ "14", "zh-Hans", BREAKS_GB, "见|图 1|中" },
	{ "14", "zh-Hans", BREAKS_GB, "见|表 2-3|中" },
	{ "14", "zh-Hans", BREAKS_GB, "第 3 章|里" },
	{ "14", "zh-Hans", BREAKS_GB, "有|1 234|人" },
	{ "14", "zh-Hans", BREAKS_GB, "在|2020 |100|人" },
	{ "14", "zh-Hans", BREAKS_GB, "有|5 |kilos" },
	{ "15", "zh-Hans", BREAKS_GB, "2024-01-02|号" },
	{ "17", "zh-Hans", BREAKS_GB, "世|界^[1]^。" },
	{ "17", "zh-Hans", BREAKS_GB, "世|界^[1]^|人" },
	{ "17", "zh-Hans", BREAKS_GB, "“甲”^①^|乙" },
	{ "17", "en", BREAKS_GB, "word^[1]^ |next^[2]^." },
	{ "17", "en", BREAKS_GB, "word ^[1]^ |next" },
	{ "18", "ja", BREAKS_GB, "人々|は" },
	{ "18", "ja", BREAKS_GB, "コー|ヒー" },
	{ "18", "ja", BREAKS_GB, "きゃっ|と" },
	{ "18", "ja", BREAKS_BASIC, "人|々|は" },
	{ "18", "ja", BREAKS_BASIC, "コ|ー|ヒ|ー" },
	{ "18", "ja", BREAKS_BASIC, "き|ゃ|っ|と" },
	{ "20", "ko", BREAKS_GB, "안녕하세요 |세계" },
	{ "20", "ko", BREAKS_GB, "한국어（괄호）|는" },
	{ "21", "zh-Hant", BREAKS_GB, "葛\U000E0100|城" },
	{ "22", "zh-Hans", BREAKS_GB, "👨\u200D👩\u200D👧|家|庭" },
	{ "22", "zh-Hans", BREAKS_GB, "好|👍🏽|🇨🇳|1\uFE0F\u20E3|吗" },
	{ "23", "zh-Hans", BREAKS_GB, "查|看|<https://example.|com/|a/|b?|c=d>。" },
	{ "23", "zh-Hans", BREAKS_GB, "查|看|https://example.|com/|ab。" },
	{ "23", "zh-Hans", BREAKS_GB, "（https://example.|com/|ab）" },
	{ "24", "zh-Hans", BREAKS_GB, "甲|\uFFFC，|乙" },
	{ "25", "zh-Hans", BREAKS_GB, "don’t|说，|it’s" },
	{ "26", "zh-Hans", BREAKS_GB, "（“甲”）" },
	{ "27", "zh-Hans", BREAKS_GB, "甲\u3000|乙" },
	{ "29", "zh-Hans", BREAKS_GB, "甲：|乙" },
	{ "29", "zh-Hans", BREAKS_GB, "一、|二" },
	// What stands in the requirements without a number.
	{ "2.4 plus", "zh-Hans", BREAKS_GB, "C++|语|言" },
	{ "2.4 sharp", "zh-Hans", BREAKS_GB, "C#|语|言" },
	{ "2.4 net", "zh-Hans", BREAKS_GB, "用 |.NET |写" },
	{ "2.4 straight", "zh-Hans", BREAKS_GB, "甲|\"乙\"|丙" },
	{ "2.4 marks", "zh-Hans", BREAKS_GB, "“好|吗？！”|他" },
	{ "2.4 figure", "zh-Hans", BREAKS_GB, "（见|图|3）|吧" },
	{ "2.2 keys", "zh-Hans", BREAKS_GB, "按|Ctrl+|C|键" },
	{ "2.2 four dashes", "zh-Hans", BREAKS_GB, "甲|——|——|乙" },
	{ "2.2 exclamation", "zh-Hans", BREAKS_GB, "好！！！|啊" },
	{ "2.1 no end", "zh-Hans", BREAKS_GB, "甲|(乙)|丙|[丁]|戊" },
	{ "2.1 quote", "zh-Hans", BREAKS_GB, "他|说|‘甲|乙’，|走" },
	{ "9.2 numeral", "zh-Hans", BREAKS_GB, "二|〇|二|四|年" },
	{ "latin", "en", BREAKS_GB, "a |well-|known |(good) |word, |e.g. |and/|or |this" },
	{ "latin", "en", BREAKS_GB, "an |e-mail |-v |--force |’90s |“so” |end" },
	{ "latin", "en", BREAKS_GB, "one — |two–|three" },
	{ "space", "zh-Hans", BREAKS_GB, "甲 |乙 。 |丙" },
	{ "nbsp", "zh-Hans", BREAKS_GB, "甲\u00A0乙\u2060丙\u200B|丁" },
	{ "shy", "en", BREAKS_GB, "co\u00AD|op" },
	{ "code", "zh-Hans", BREAKS_GB, "用|{--flag}|和|{foo.|barn(x)}|吧" },
	{ "code", "zh-Hans", BREAKS_GB, "（{x}）" },
	{ "code", "zh-Hans", BREAKS_GB, "{Coin::|Quarter(a,|b)}" },
	{ "code", "zh-Hans", BREAKS_GB, "{value|Of|Coin}|和|{IOError}" },
	{ "code", "zh-Hans", BREAKS_GB, "{[1,234,-3]}" },
	{ "long name", "zh-Hans", BREAKS_GB, "用|Get|String|Map|String|和|JavaScript" },
	{ "long name", "en", BREAKS_GB, "internationalization" },
	{ "long name", "zh-Hans", BREAKS_GB, "请|求|localhost:8000/|set?|key=|name&|value=|dj，|返" },
	{ "long name", "zh-Hans", BREAKS_GB, "看|src/|runtime/|proc.|go。" },
	{ "long name", "zh-Hans", BREAKS_GB, "在|2024/01/02-2024/02/03|间" },
	{ "long name", "zh-Hans", BREAKS_GB, "（seeruntime/|internal/|sys）" },
	{ "bracket", "zh-Hans", BREAKS_GB, "甲|《乙》|（丙）" },
	{ "hanja", "ko", BREAKS_GB, "漢字를 |쓴다" },
	{ "empty", "zh-Hans", BREAKS_GB, "" },
	{ "one", "zh-Hans", BREAKS_GB, "。" },
};

static const enum cjk_span_kind no_kind = CJK_SPAN_TEXT;

// The kind of span that a marker opens or closes, or no_kind.
static enum cjk_span_kind marker_kind(char c)
{
	switch (c) {
	case '{':
	case '}':
		return CJK_SPAN_CODE;
	case '<':
	case '>':
		return CJK_SPAN_URL;
	case '^':
		return CJK_SPAN_GLUED;
	default:
		return no_kind;
	}
}

static void end_span(GArray *spans, const GString *plain, enum cjk_region region, enum cjk_span_kind kind)
{
	struct cjk_span span = { plain->len, region, kind };
	g_array_append_val(spans, span);
}

// Takes the markers out of a case and notes the spans they mean.
static void read_case(const char *text, enum cjk_region region, GString *plain, GArray *spans)
{
	enum cjk_span_kind kind = CJK_SPAN_TEXT;
	for (const char *p = text; *p != '\0'; p++) {
		enum cjk_span_kind marker = marker_kind(*p);
		if (marker != no_kind) {
			end_span(spans, plain, region, kind);
			kind = kind == CJK_SPAN_TEXT ? marker : CJK_SPAN_TEXT;
		} else if (*p != '|') {
			g_string_append_c(plain, *p);
		}
	}
	end_span(spans, plain, region, kind);
}

static char *show_breaks(const GString *plain, const struct cjk_text *text, enum breaks_level level)
{
	g_autofree uint8_t *breaks = g_new(uint8_t, text->count + 1);
	breaks_find(text, level, breaks);
	GString *shown = g_string_new(NULL);
	for (size_t i = 0; i < text->count; i++) {
		if (breaks_is_normal(breaks[i])) {
			g_string_append_c(shown, '|');
		}
		g_string_append_len(shown, plain->str + text->units[i].offset, (gssize)cjk_text_size(text, i));
	}
	return g_string_free(shown, FALSE);
}

static char *without_markers(const char *text)
{
	GString *bare = g_string_new(NULL);
	for (const char *p = text; *p != '\0'; p++) {
		if (marker_kind(*p) == no_kind) {
			g_string_append_c(bare, *p);
		}
	}
	return g_string_free(bare, FALSE);
}

static void test_cases(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const struct breaks_case *c = &cases[i];
		g_autoptr(GString) plain = g_string_new(NULL);
		g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(struct cjk_span));
		read_case(c->text, cjk_region_of_lang(c->lang), plain, spans);
		struct cjk_text *text = cjk_text_create(
			plain->str, plain->len, (const struct cjk_span *)(void *)spans->data, spans->len);
		g_autofree char *shown = show_breaks(plain, text, c->level);
		g_autofree char *want = without_markers(c->text);
		cjk_text_destroy(text);
		if (strcmp(shown, want) != 0) {
			g_test_message("case %s: want %s, found %s", c->number, want, shown);
			g_test_fail();
		}
	}
}

static enum breaks_kind kind_at(const char *string, const char *lang, size_t unit)
{
	struct cjk_span span = { strlen(string), cjk_region_of_lang(lang), CJK_SPAN_TEXT };
	struct cjk_text *text = cjk_text_create(string, strlen(string), &span, 1);
	g_autofree uint8_t *breaks = g_new(uint8_t, text->count);
	breaks_find(text, BREAKS_GB, breaks);
	g_assert_cmpuint(unit, <, text->count);
	enum breaks_kind kind = breaks[unit];
	cjk_text_destroy(text);
	return kind;
}

static void test_kinds(void)
{
	g_assert_cmpint(kind_at("甲——乙", "zh", 1), ==, BREAKS_BEFORE_DASH);
	g_assert_cmpint(kind_at("甲，乙", "zh", 2), ==, BREAKS_AFTER_MARK);
	g_assert_cmpint(kind_at("甲（乙）", "zh", 1), ==, BREAKS_BEFORE_OPEN);
	g_assert_cmpint(kind_at("甲——乙", "zh", 2), ==, BREAKS_AFTER_DASH);
	g_assert_cmpint(kind_at("甲。」』乙", "zh", 2), ==, BREAKS_TRIPLE);
	g_assert_cmpint(kind_at("甲。」乙", "zh", 2), ==, BREAKS_NONE);
	g_assert_cmpint(kind_at("甲／乙", "zh", 1), ==, BREAKS_RELAXED);
	g_assert_cmpint(kind_at("A/B", "zh", 1), ==, BREAKS_NONE);
	g_assert_cmpint(kind_at("一二", "zh", 1), ==, BREAKS_NUMERAL);
	g_assert_cmpint(kind_at("word", "en", 2), ==, BREAKS_EMERGENCY);
	g_assert_cmpint(kind_at("LongCamelCaseName", "en", 4), ==, BREAKS_HUMP);
	g_assert_cmpint(kind_at("https://ab.cd/example/", "en", 17), ==, BREAKS_URL_LETTER);
	g_assert_cmpint(kind_at("https://ab.cd/example/", "en", 16), ==, BREAKS_EMERGENCY); // too near the edge
	g_assert_cmpint(kind_at("https://ab.cd/example/", "en", 19), ==, BREAKS_EMERGENCY);
	g_assert_cmpint(kind_at("https://example.com/", "en", 11), ==, BREAKS_EMERGENCY); // in the host
	g_assert_cmpint(kind_at("https://example.com/", "en", 3), ==, BREAKS_EMERGENCY);
	g_assert_cmpint(kind_at("https://example.com/", "en", 8), ==, BREAKS_URL_LETTER);
	g_assert_cmpint(kind_at("https://example.com/", "en", 7), ==, BREAKS_EMERGENCY);
	g_assert_cmpint(kind_at("한국", "ko", 1), ==, BREAKS_SYLLABLE);
	g_assert_cmpint(kind_at("한국", "zh", 1), ==, BREAKS_SYLLABLE);
	g_assert_cmpint(kind_at("ภาษา", "zh", 1), ==, BREAKS_DEFER);
	g_assert_cmpint(kind_at("a\nb", "zh", 2), ==, BREAKS_MANDATORY);
	g_assert_cmpint(kind_at("a\nb", "zh", 1), ==, BREAKS_NONE);
	g_assert_cmpint(kind_at("co\u00ADop", "en", 3), ==, BREAKS_HYPHEN);
	g_assert_cmpint(kind_at("甲", "zh", 0), ==, BREAKS_NONE);
	g_assert_cmpint(breaks_penalty(BREAKS_EMERGENCY), >=, 5000);
	g_assert_cmpint(breaks_penalty(BREAKS_AFTER_MARK), <, 0);
	g_assert_false(breaks_is_normal(BREAKS_NONE));
	g_assert_false(breaks_is_normal(BREAKS_DEFER));
	g_assert_true(breaks_is_normal(BREAKS_MANDATORY));
}

// Ends in an instant if every rule is linear.
static void test_long(void)
{
	static const char *const pieces[] = { "字", "a", "1 ", "（", "。", "“", "”", "——", "http://a", "%" };
	for (size_t i = 0; i < G_N_ELEMENTS(pieces); i++) {
		g_autoptr(GString) string = g_string_new(NULL);
		while (string->len < 300000) {
			g_string_append(string, pieces[i]);
		}
		struct cjk_span span = { string->len, CJK_REGION_HANS, CJK_SPAN_TEXT };
		struct cjk_text *text = cjk_text_create(string->str, string->len, &span, 1);
		g_autofree uint8_t *breaks = g_new(uint8_t, text->count);
		breaks_find(text, BREAKS_GB, breaks);
		g_assert_cmpint(breaks[0], ==, BREAKS_NONE);
		cjk_text_destroy(text);
	}
}

int main(int argc, char **argv)
{
	setlocale(LC_CTYPE, "C.UTF-8"); // so that messages show the text
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/breaks/cases", test_cases);
	g_test_add_func("/breaks/kinds", test_kinds);
	g_test_add_func("/breaks/long", test_long);
	return g_test_run();
}
